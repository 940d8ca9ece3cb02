"""`medspil dates`: what the conversations understand of days and times."""

import sys
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import settings_or_stop, stop
from medspil.conversations.understanding import Moment, Unread, read_moment
from medspil.domain.persons import LANGUAGES


def dates(
    now: Annotated[
        str, typer.Option(help="the wall-clock time to read from, like 2026-11-24T14:30; now unless set")
    ] = "",
    language: Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")] = "",
) -> None:
    """Read a phrase a line; print its day (2026-11-27), day and time (2026-11-27T09:30) or none."""
    settings = settings_or_stop()
    zone = ZoneInfo(settings.timezone)
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    try:
        start = datetime.fromisoformat(now) if now else machine_clock()
    except ValueError:
        stop("--now is no time; write it like 2026-11-24T14:30.")
    start = start.replace(tzinfo=zone) if start.tzinfo is None else start.astimezone(zone)
    for phrase in sys.stdin:
        typer.echo(_said(read_moment(phrase.rstrip("\n"), start, language or settings.language)))


def _said(moment: Moment | Unread) -> str:
    if isinstance(moment, Unread):
        return "none"
    if moment.time is None:
        return moment.day.isoformat()
    return datetime.combine(moment.day, moment.time).isoformat(timespec="minutes")
