"""Medspil: a chat and SMS bot for small goals of one's own."""
