"""Tokens of one-time links to Medspil's own pages: 160 bits that nobody can guess."""

import secrets


def fresh_token() -> str:
    """A token that nobody has yet."""
    return secrets.token_urlsafe(20)
