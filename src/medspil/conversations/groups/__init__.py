"""The citizen's talks about group courses, one file each."""
