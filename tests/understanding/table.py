"""Reads the tables of phrases: what people write, when they write it or what was asked, and what is meant."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
_FOLDER = Path(__file__).parent / "phrases"


@dataclass(frozen=True)
class Line:
    """One line of a table about days."""

    phrase: str
    now: datetime
    expected: str
    rest: str = ""


@dataclass(frozen=True)
class Answer:
    """One line of a table about short answers."""

    asked: str
    text: str
    expected: str


@dataclass(frozen=True)
class CrisisLine:
    """One sentence that is, or is not, about danger to life."""

    text: str
    language: str
    kind: str


HARMLESS = "harmless"
CRISIS_KINDS = ("direct", "indirect", "misspelt", "other", HARMLESS)


def crises(name: str) -> list[CrisisLine]:
    """The lines of a table about words of crisis."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [CrisisLine(line["text"], line["lang"], line["kind"]) for line in map(json.loads, lines)]


def table(name: str) -> list[Line]:
    """The lines of a table about days, by its file name without the ending."""
    lines: list[Line] = []
    now: datetime | None = None
    for written in _lines(name):
        if written.startswith("@"):
            now = datetime.fromisoformat(written[1:].strip()).replace(tzinfo=ZONE)
            continue
        assert now is not None, f"{name}: the first line must say when, as @ 2026-11-24T14:30"
        parts = written.split(" = ")
        if name.endswith("_inside") and len(parts) == 3:
            lines.append(Line(parts[0], now, parts[1], parts[2]))
        else:
            lines.append(Line(" = ".join(parts[:-1]), now, parts[-1].strip()))
    return lines


def answers(name: str) -> list[Answer]:
    """The lines of a table about short answers."""
    found: list[Answer] = []
    asked = ""
    for written in _lines(name):
        if written.startswith("[") and written.endswith("]"):
            asked = written.strip("[]")
        else:
            text, _, expected = written.rpartition(" = ")
            found.append(Answer(asked, text, expected.strip()))
    return found


def _lines(name: str) -> Iterator[str]:
    for written in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if written and not written.startswith("# "):
            yield written
