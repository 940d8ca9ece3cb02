"""`medspil audit`: who saw or changed what about whom, as a file for the organisation's own control."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.bot.reports import csv_parts
from medspil.conversations.reports import Cell
from medspil.domain.local_time import end_of_day, local_day
from medspil.domain.persons import LANGUAGES
from medspil.storage import audit as log
from medspil.storage.audit_keeping import ADMINISTRATOR, Line, lines

audit = typer.Typer(no_args_is_help=True, help="The audit log: who saw or changed what about whom.")

COLUMNS = ("line", "at", "actor", "role", "what", "about", "way")
NAME = "actor name"


@audit.callback()
def _audit() -> None:
    """The audit log: who saw or changed what about whom."""


@audit.command()
def export(
    first: Annotated[str, typer.Option("--from", help="the first day, like 2026-01-01; the oldest unless set")] = "",
    last: Annotated[str, typer.Option("--to", help="the last day, like 2026-12-31; today unless set")] = "",
    names: Annotated[bool, typer.Option("--names", help="the names of those who work here, beside their ids")] = False,
    out: Annotated[
        str, typer.Option(help="where to write it; - writes it to the terminal; a name of its own here unless set")
    ] = "",
    language: Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")] = "",
) -> None:
    """Write the audit log as CSV: ids and words of Medspil's own, never what a citizen wrote. That it was, is noted."""
    settings = settings_or_stop()
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    store = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value()).store
    zone = store.defaults.tz
    now = machine_clock()
    first_day = _day("--from", first) if first else None
    last_day = _day("--to", last) if last else local_day(now, zone)
    if first_day is not None and first_day > last_day:
        stop(f"--from ({first_day}) is after --to ({last_day}); turn them round.")
    since = None if first_day is None else end_of_day(first_day - timedelta(days=1), zone)
    found = lines(store, since, end_of_day(last_day, zone), names)
    columns = (*COLUMNS, NAME) if names else COLUMNS
    _write(
        csv_parts(columns, _rows(found, names), language or settings.language), out or f"medspil-audit-{last_day}.csv"
    )
    with store.database.transaction() as connection:
        log.note(connection, ADMINISTRATOR, ADMINISTRATOR, "exported the audit log", now, log.Way.COMMAND)


def _rows(found: Iterable[Line], names: bool) -> Iterator[tuple[Cell, ...]]:
    for line in found:
        row = (line.id, line.at.isoformat(), line.actor, line.role, line.what, line.subject, line.way)
        yield (*row, line.name) if names else row


def _day(option: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        stop(f"{option} is no day; write it like 2026-11-24.")


def _write(parts: Iterable[bytes], out: str) -> None:
    if out == "-":
        for part in parts:
            sys.stdout.buffer.write(part)
        return
    try:
        with Path(out).open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        stop(f"The log can't be written to {out} ({type(error).__name__}); name another place with --out.")
    typer.echo(f"Written: {out}")
