"""`medspil report`: the organisation's figures of its group courses and of sub-goals, as files."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop, stop
from medspil.bot.reports import as_csv, as_html, as_xlsx
from medspil.conversations import goal_tidy
from medspil.conversations.goal_report import goal_report
from medspil.conversations.group_report import Known, group_report
from medspil.conversations.group_tidy import COLUMNS, tidy
from medspil.conversations.texts import speaking
from medspil.domain.group_figures import GroupFigures
from medspil.domain.local_time import local_day
from medspil.domain.persons import LANGUAGES
from medspil.storage import figures, goal_counts, goal_reports
from medspil.storage.store import Store

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
    asked = _asked(first, last, language)
    with asked.store.database.transaction() as connection:
        found = figures.figures(connection, asked.store, asked.first_day, asked.last_day, asked.today)
        known = Known(figures.names(connection, asked.store), asked.store.questionnaires)
    with speaking(asked.language):
        content = _made(found, known, form, asked.today, asked.language)
    _write(content, out or f"medspil-groups-{asked.first_day}-{asked.last_day}.{form}")


@report.command()
def goals(
    first: Annotated[str, typer.Option("--from", help="the first day, like 2026-01-01; unless set, of this year")] = "",
    last: Annotated[str, typer.Option("--to", help="the last day, like 2026-12-31; today unless set")] = "",
    form: Annotated[Form, typer.Option("--format", help="what kind of file")] = Form.XLSX,
    out: Annotated[
        str, typer.Option(help="where to write it; - writes it to the terminal; a name of its own here unless set")
    ] = "",
    language: Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")] = "",
) -> None:
    """Figures of sub-goals: set, followed up, reached, by unit and month. None is about fewer than three people."""
    asked = _asked(first, last, language)
    with asked.store.database.transaction() as connection:
        told = goal_reports.report_on(connection, asked.store, asked.first_day, asked.last_day, asked.today)
    with speaking(asked.language):
        if form is Form.CSV:
            content = as_csv(goal_tidy.COLUMNS, goal_tidy.tidy(told.figures.blocks, told.known.names), asked.language)
        else:
            made = goal_report(told, asked.today)
            content = as_xlsx(made) if form is Form.XLSX else as_html(made).encode()
    _write(content, out or f"medspil-goals-{asked.first_day}-{asked.last_day}.{form}")


@report.command()
def data(
    out: Annotated[str, typer.Option(help="the folder to write both files into")] = "medspil-data",
    language: Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")] = "",
) -> None:
    """All figures of sub-goals as one long table for a BI of your own, with a description (a data package)."""
    asked = _asked("", "", language)
    with asked.store.database.transaction() as connection:
        blocks, names = goal_counts.blocks(connection), figures.names(connection, asked.store)
    with speaking(asked.language):
        # For programs: the same signs in every language, as the description says.
        table = as_csv(goal_tidy.COLUMNS, goal_tidy.tidy(blocks, names), "en", marked=False)
        described = goal_tidy.description(asked.store.house.name, f"{asked.today}T00:00:00Z")
    try:
        Path(out).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        stop(f"The folder {out} can't be made ({type(error).__name__}); name another place with --out.")
    _write(table, str(Path(out) / goal_tidy.DATA_FILE))
    _write(
        f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode(), str(Path(out) / goal_tidy.DESCRIPTION_FILE)
    )


@dataclass(frozen=True)
class _Asked:
    store: Store
    today: date
    first_day: date
    last_day: date
    language: str


def _asked(first: str, last: str, language: str) -> _Asked:
    settings = settings_or_stop()
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    store = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value()).store
    today = local_day(machine_clock(), store.defaults.tz)
    first_day = _day("--from", first) if first else today.replace(month=1, day=1)
    last_day = _day("--to", last) if last else today
    if first_day > last_day:
        stop(f"--from ({first_day}) is after --to ({last_day}); turn them round.")
    return _Asked(store, today, first_day, last_day, language or settings.language)


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
