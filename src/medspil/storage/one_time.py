"""Tokens of one-time links to Medspil's own pages: 160 bits that nobody can guess."""

import secrets


def fresh_token() -> str:
    """A token that nobody has yet; of letters and figures alone, so that no chat takes its end for punctuation."""
    return secrets.token_hex(20)
