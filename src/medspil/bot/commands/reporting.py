"""`medspil report`: the organisation's figures of all its group courses, as a file."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.bot.reports import as_csv, as_html, as_xlsx
from medspil.conversations.group_report import Known, group_report
from medspil.conversations.group_tidy import COLUMNS, tidy
from medspil.conversations.texts import speaking
from medspil.domain.group_figures import GroupFigures
from medspil.domain.local_time import local_day
from medspil.domain.persons import LANGUAGES
from medspil.storage import figures

report = typer.Typer(no_args_is_help=True, help="Figures for the organisation.")


@report.callback()
def _report() -> None:
    """Figures for the organisation."""


class Form(StrEnum):
    """What kind of file the figures become."""

    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


@report.command()
def groups(
    first: Annotated[str, typer.Option("--from", help="the first day, like 2026-01-01; unless set, of this year")] = "",
    last: Annotated[str, typer.Option("--to", help="the last day, like 2026-12-31; today unless set")] = "",
    form: Annotated[Form, typer.Option("--format", help="what kind of file")] = Form.XLSX,
    out: Annotated[
        str, typer.Option(help="where to write it; - writes it to the terminal; a name of its own here unless set")
    ] = "",
    language: Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")] = "",
) -> None:
    """Figures of all group courses: who took part and what they answered, nothing that is about fewer than three."""
    settings = settings_or_stop()
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    opened = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value())
    store = opened.store
    today = local_day(machine_clock(), store.defaults.tz)
    first_day = _day("--from", first) if first else today.replace(month=1, day=1)
    last_day = _day("--to", last) if last else today
    if first_day > last_day:
        stop(f"--from ({first_day}) is after --to ({last_day}); turn them round.")
    with store.database.transaction() as connection:
        found = figures.figures(connection, store, first_day, last_day, today)
        known = Known(figures.names(connection, store), store.questionnaires)
    with speaking(language or settings.language):
        content = _made(found, known, form, today, language or settings.language)
    _write(content, out or f"medspil-groups-{first_day}-{last_day}.{form}")


def _day(option: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        stop(f"{option} is no day; write it like 2026-11-24.")


def _made(found: GroupFigures, known: Known, form: Form, today: date, language: str) -> bytes:
    if form is Form.CSV:
        return as_csv(COLUMNS, tidy(found, known), language)
    made = group_report(found, known, today)
    return as_xlsx(made) if form is Form.XLSX else as_html(made).encode()


def _write(content: bytes, out: str) -> None:
    if out == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        Path(out).write_bytes(content)
    except OSError as error:
        stop(f"The report can't be written to {out} ({type(error).__name__}); name another place with --out.")
    typer.echo(f"Written: {out}")
