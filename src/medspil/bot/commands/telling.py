"""`medspil talks`: every talk as a script that one can read without reading code."""

from typing import Annotated

import typer

from medspil.bot.commands.opening import stop
from medspil.conversations.scripts import all_chapters, printed
from medspil.domain.persons import LANGUAGES


def talks(
    language: Annotated[str, typer.Option("--lang", help="da or en")] = LANGUAGES[0],
) -> None:
    """Print every talk as a script, with all that a citizen can read."""
    if language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    typer.echo(printed(all_chapters(language), language), nl=False)
