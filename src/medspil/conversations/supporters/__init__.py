"""The talks of supporters, and of citizens with them: coming in, cheers, proposals, and going along."""
