"""Migrations: how a database of an earlier Medspil becomes one of today's."""
