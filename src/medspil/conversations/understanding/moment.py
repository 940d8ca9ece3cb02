"""What reading a day gives: a day with or without a time, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum


class UnreadReason(Enum):
    """Why a message names no day that one could agree on."""

    NOTHING = "nothing"
    """No day is named."""
    PAST = "past"
    """The day, or the time on it, has been."""
    IMPOSSIBLE = "impossible"
    """There is no such day or time, as the 32nd, or it is too many years away."""
    SEVERAL = "several"
    """More than one day is named."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on the person's own calendar, with a time on their wall clock where they named one.

    `other` is the other likely day where people are split, as for "næste fredag".
    """

    day: date
    time: time | None = None
    other: date | None = None

    def __str__(self) -> str:
        """The day, or the day and time, as 2026-11-27 and 2026-11-27T09:30."""
        return f"{self.day}T{self.time:%H:%M}" if self.time is not None else str(self.day)


@dataclass(frozen=True, slots=True)
class Unread:
    """No day that one could agree on, and why."""

    reason: UnreadReason

    def __str__(self) -> str:
        """Always "none"."""
        return "none"


@dataclass(frozen=True, slots=True)
class Found:
    """A moment inside a sentence, and the sentence without it, otherwise in the person's own words."""

    moment: Moment
    rest: str
