"""The ways in and out, one file each behind the same small protocol."""
