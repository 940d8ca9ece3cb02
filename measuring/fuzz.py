"""`python -m measuring fuzz`: any text to every reader: how many, the slowest of each per kilobyte, what was raised."""

import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from measuring.nasty import texts
from medspil.conversations import readers, setting_readers
from medspil.conversations.crisis import is_crisis
from medspil.conversations.offering import by_label, by_part
from medspil.conversations.readers import Reader
from medspil.conversations.state import Offered
from medspil.conversations.understanding import (
    find_moment,
    read_about_group,
    read_answer,
    read_change,
    read_choice,
    read_moment,
    read_name,
    read_scale,
    read_several,
    read_wish,
    read_word,
    read_yes_no,
)
from medspil.conversations.understood import ASKED, understand
from medspil.domain.sub_goals import Deadline

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
_LABELS = ("Ring til lægen", "Hver dag", "Nej, ikke nu", "7", "Et sted i nærheden", "", "👍")
_MOST_SHOWN = 20
_MORE_TIMES = 5

Read = Callable[[str, str], object]
"""Reads a text in a language."""


@dataclass(frozen=True)
class Slowest:
    """The text that took a reader the longest for its length."""

    milliseconds: float = 0.0
    text: str = ""


@dataclass
class Report:
    """What came of a run: how many readings, the slowest of each reader, and what was raised."""

    readings: int = 0
    slowest: dict[str, Slowest] = field(default_factory=dict)
    raised: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The report as it is printed."""
        lines = [f"{self.readings} readings, {len(self.raised)} raised", "", "milliseconds a kilobyte, the slowest:"]
        for name, slow in sorted(self.slowest.items(), key=lambda item: -item[1].milliseconds):
            lines.append(f"  {slow.milliseconds:6.2f}  {name:22}  {len(slow.text):6} letters  {slow.text[:40]!r}")
        return "\n".join([*lines, "", *self.raised[:_MOST_SHOWN]])


def every_reader() -> dict[str, Read]:
    """Every reader that a person's words come to, by its name."""
    offered = tuple(Offered(label, {}) for label in _LABELS)
    typed: dict[str, Reader[Any]] = {
        "a_day": readers.a_day(),
        "a_reminder": readers.a_reminder(Deadline(NOW.date().replace(month=12))),
        "a_scale": readers.a_scale(0, 10),
        "yes_no": readers.yes_no,
        "quiet_hours": setting_readers.quiet_hours,
        "words": readers.words,
        "zone": setting_readers.zone,
    }
    found: dict[str, Read] = {
        "read_moment": lambda text, language: read_moment(text, NOW, language),
        "find_moment": lambda text, language: find_moment(text, NOW, language),
        "read_yes_no": read_yes_no,
        "read_word": read_word,
        "read_scale": lambda text, language: read_scale(text, 0, 10, language),
        "read_choice": lambda text, language: read_choice(text, _LABELS, language),
        "read_several": lambda text, language: read_several(text, _LABELS, language),
        "read_change": read_change,
        "read_name": read_name,
        "read_wish": lambda text, language: read_wish(text, NOW, language),
        "read_about_group": lambda text, language: read_about_group(text, NOW, language),
        "by_label": lambda text, language: by_label(offered, text),
        "by_part": lambda text, language: by_part(offered, text, language, takes_words=False),
        "is_crisis": lambda text, language: is_crisis(text),
    }
    for asked in ASKED:
        found[f"read_answer {asked}"] = partial(_answer, asked)
    found["understand"] = lambda text, language: understand(text, "choice", _LABELS, NOW, language)
    for name, reader in typed.items():
        found[f"readers.{name}"] = partial(_typed, reader)
    return found


def fuzz(seconds: float, seed: int, everyone: dict[str, Read] | None = None) -> Report:
    """Gives texts to all readers for so long; the same seed gives the same texts."""
    report = Report()
    everyone = every_reader() if everyone is None else everyone
    for read in everyone.values():
        for language in ("da", "en"):
            _try(Report(), "", read, "fredag kl. 9", language)  # what is loaded at first use is no text's cost
    report.slowest = dict.fromkeys(everyone, Slowest())
    end = time.monotonic() + seconds
    for count, text in enumerate(texts(random.Random(seed))):
        for name, read in everyone.items():
            report.readings += 1
            _try(report, name, read, text, "en" if count % 2 else "da")
        if time.monotonic() > end:
            break
    return report


def _try(report: Report, name: str, read: Read, text: str, language: str) -> None:
    try:
        slow = _milliseconds(read, text, language)
        if slow > report.slowest.get(name, Slowest()).milliseconds:
            # Some times more: the machine may have been busy with something else.
            slow = min(slow, *(_milliseconds(read, text, language) for _ in range(_MORE_TIMES)))
            if slow > report.slowest.get(name, Slowest()).milliseconds:
                report.slowest[name] = Slowest(slow, text)
    except Exception:
        # Whatever a reader raises is what is looked for here.
        report.raised.append(f"{name}, {language}: {text[:200]!r}\n{traceback.format_exc(limit=-3)}")


def _milliseconds(read: Read, text: str, language: str) -> float:
    """How long it takes, for each kilobyte of the text; a shorter one counts as one."""
    begun = time.perf_counter()
    read(text, language)
    return (time.perf_counter() - begun) * 1e3 / max(1.0, len(text) / 1024)


def _answer(asked: str, text: str, language: str) -> object:
    return read_answer(text, asked, _LABELS, language)


def _typed(reader: Reader[Any], text: str, language: str) -> object:
    return reader.read(text, NOW, language)
