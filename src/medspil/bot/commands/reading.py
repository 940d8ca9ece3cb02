"""`medspil dates` and `medspil understand`: what the conversations understand of days, answers and wishes."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import settings_or_stop, stop
from medspil.conversations.understanding import Moment, Unread, read_moment
from medspil.conversations.understood import ASKED, NOTHING, understand
from medspil.domain.persons import LANGUAGES

Now = Annotated[str, typer.Option(help="the wall-clock time to read from, like 2026-11-24T14:30; now unless set")]
Language = Annotated[str, typer.Option("--lang", help="da or en; MEDSPIL_LANGUAGE unless set")]


def dates(now: Now = "", language: Language = "") -> None:
    """Read a phrase a line; print its day (2026-11-27), day and time (2026-11-27T09:30) or none."""
    start, spoken = _when_and_in_what(now, language)
    for phrase in sys.stdin:
        typer.echo(_said(read_moment(phrase.rstrip("\n"), start, spoken)))


def understand_lines(now: Now = "", language: Language = "") -> None:
    """Read {"text": …, "asked": …, "choices": […]} a line; print what is understood of it as JSON a line.

    "asked" is nothing (unless set), yes-no, scale-0-10 or choice. Printed are crisis, intent, offers, day and value.
    """
    start, spoken = _when_and_in_what(now, language)
    for number, line in enumerate(sys.stdin.buffer, 1):
        text, asked, choices = _asked(line, number)
        typer.echo(_as_json(asdict(understand(text, asked, choices, start, spoken))))
        sys.stdout.flush()


def _asked(line: bytes, number: int) -> tuple[str, str, list[str]]:
    """What a line holds; stops with a sentence where it is not what it should be."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        stop(f'Line {number} is no JSON; write {{"text": "…"}}, one a line.')
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        stop(f'Line {number} has no "text"; write {{"text": "…"}}, one a line.')
    asked, choices = given.get("asked", NOTHING), given.get("choices") or []
    if asked not in ASKED:
        stop(f'Line {number}: "asked" is none of {", ".join(ASKED)}.')
    if not isinstance(choices, list) or not all(isinstance(choice, str) for choice in choices):
        stop(f'Line {number}: "choices" is no list of texts.')
    return given["text"], asked, choices


def _as_json(value: dict[str, Any]) -> str:
    written = json.dumps(value, ensure_ascii=False, default=date.isoformat)
    # Half of a letter can't be printed as it is; everything else is easier to read so.
    return written if written.isprintable() else json.dumps(value, default=date.isoformat)


def _when_and_in_what(now: str, language: str) -> tuple[datetime, str]:
    """The instant to read from and the language; stops where they can't be read."""
    settings = settings_or_stop()
    zone = ZoneInfo(settings.timezone)
    if language and language not in LANGUAGES:
        stop(f"--lang is none of the languages Medspil speaks; use {' or '.join(LANGUAGES)}.")
    try:
        start = datetime.fromisoformat(now) if now else machine_clock()
    except ValueError:
        stop("--now is no time; write it like 2026-11-24T14:30.")
    start = start.replace(tzinfo=zone) if start.tzinfo is None else start.astimezone(zone)
    return start, language or settings.language


def _said(moment: Moment | Unread) -> str:
    if isinstance(moment, Unread):
        return "none"
    if moment.time is None:
        return moment.day.isoformat()
    return datetime.combine(moment.day, moment.time).isoformat(timespec="minutes")
