"""`medspil keys`: the keys that seal what people write."""

import typer

from medspil.storage.vault import new_key

keys = typer.Typer(no_args_is_help=True, help="The keys that seal what people write.")


@keys.callback()
def _keys() -> None:
    """Keeps `new` a command of its own."""


@keys.command()
def new() -> None:
    """Print a fresh key, alone on its line, for MEDSPIL_KEYS. Keep a copy in a safe place: without it nothing opens."""
    typer.echo(new_key())
