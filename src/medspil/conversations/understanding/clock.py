"""What the patterns about times of day mean: a time on the clock, or a part of the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from medspil.conversations.understanding.moment import UnreadReason

_FIRST_HOUR_AWAKE = 6
"""A bare "kl 3" or "halv fire" is in the afternoon: nobody agrees on an hour of the night without saying so."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock; `open` where it may be in the morning or the afternoon. 24:00 is the end of a day."""

    hour: int
    minute: int = 0
    open: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: the time meant by it, the hour it is over at, and whether its hours are after noon.

    `today` is set where it names this day's ("i aften"), `habit` where it may mean each day's ("om aftenen").
    """

    at: time
    until: int
    afternoon: bool
    today: bool = False
    habit: bool = False


Values = Mapping[str, Any]
Parts = Mapping[str, Mapping[str, Any]]


def time_of(clock: Clock, part: Part | None) -> tuple[int, int]:
    """The hour (0-24) and minute meant by a time on the clock beside a part of the day."""
    hour, minute = clock.hour, clock.minute
    if part is not None and hour <= 12:
        if part.afternoon and hour < 12 and not (part.until > 24 and hour < _FIRST_HOUR_AWAKE):
            hour += 12
        elif part.afternoon and hour == 12 and part.until > 22:
            hour = 24
    elif clock.open and hour < _FIRST_HOUR_AWAKE:
        hour += 12
    return hour, minute


def _clock(hour: int, minute: int, open_: bool = True) -> Clock | UnreadReason:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return UnreadReason.IMPOSSIBLE
    return Clock(hour, minute, open_ and 0 < hour <= 12)


def _exact(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    if "pair" in values:  # "kl 10-12" begins at 10
        return _clock(values["pair"][0], 0)
    hour, minute, zero = values.get("time") or values["four_digits"]
    return _clock(hour, minute, not zero and not values.get("exact", False))


def _hour(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    return _clock(values["hour"], values.get("minute", 0), not values.get("exact", False))


def _half(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    """Danish counts towards the hour: "halv ti" is 9:30; English from it: "half nine" is 9:30."""
    return _shifted(values, values.get("minutes", -30))


def _minutes(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    if not 1 <= values["number"] <= 30 or (values.get("plain") and values["number"] not in (5, 10, 20, 25)):
        return None
    return _shifted(values, values["sign"] * values["number"] + values.get("from", 0))


def _shifted(values: Values, minutes: int) -> Clock | UnreadReason | None:
    if not 1 <= values["hour"] <= 24:
        return None
    if "half_day" in values:
        named = _half_day(values, {})
        if not isinstance(named, Clock):
            return UnreadReason.IMPOSSIBLE
        hour, minute = divmod(named.hour * 60 + minutes, 60)
        return _clock(hour % 24, minute, False)
    hour, minute = divmod(values["hour"] * 60 + minutes, 60)
    return _clock(hour or 12, minute)


def _half_day(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    """English a.m. and p.m."""
    figures = values.get("time") or values.get("four_digits")
    hour, minute = figures[:2] if figures else (values["hour"], values.get("minute", 0))
    if not 1 <= hour <= 12 or minute > 59:
        return UnreadReason.IMPOSSIBLE if hour > 12 and minute > 59 else _clock(hour, minute, False)
    return Clock(hour % 12 + (12 if values["half_day"] == "pm" else 0), minute, False)


def _part(values: Values, parts: Parts) -> Clock | Part | UnreadReason | None:
    part = parts[values["part"]]
    return Part(
        time.fromisoformat(part["at"]),
        part["until"],
        part["afternoon"],
        values.get("today", False),
        values.get("habit", False),
    )


MEANINGS: Mapping[str, Callable[[Values, Parts], Clock | Part | UnreadReason | None]] = {
    "time": _exact,
    "hour": _hour,
    "half": _half,
    "minutes": _minutes,
    "half-day": _half_day,
    "part": _part,
}
"""The meanings that a pattern in the data files can name for a time."""
