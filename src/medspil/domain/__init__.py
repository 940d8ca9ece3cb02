"""The nouns of Medspil and their rules, as pure functions and frozen values."""
