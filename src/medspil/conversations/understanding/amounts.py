"""How many and how long: a count in figures or words, a length in hours and minutes, a time of day by itself."""

import re
from collections.abc import Iterator
from datetime import datetime, time
from functools import cache

from medspil.conversations.understanding.moment import Moment
from medspil.conversations.understanding.moments import read_moment
from medspil.conversations.understanding.normalise import fold, tokenise
from medspil.conversations.understanding.short_text import LONGEST_ANSWER
from medspil.conversations.understanding.words import load

MOST_HOURS = 8
"""A bare number up to this one is a length in hours, a larger one in minutes."""

_UNITS = {"hour", "minute"}
_HALF = "½"
_WITH_POINT = re.compile(r"(?<![\d.,])(\d{1,2})[.,](\d)(?![\d.,])")
_BARE_TIME = re.compile(r"^\s*\d")
_AT = {"da": "kl.", "en": "at"}
_SPAN = re.compile(r"\s*(?:-|–|—|\btil\b)\s*\d.*$", re.DOTALL)


def read_count(text: str, language: str) -> int | None:
    """The one number in the text, in figures or in words; None where there is none, or several."""
    if len(text) > LONGEST_ANSWER or "-" in text:
        return None
    found = [value for value, _unit in _amounts(text, language)]
    return int(found[0]) if len(found) == 1 and found[0] == int(found[0]) else None


def read_minutes(text: str, language: str) -> int | None:
    """How many minutes: "2 timer", "halvanden time", "1 time og 30 minutter", "90"; None where it says no length."""
    if len(text) > LONGEST_ANSWER or "-" in text:
        return None
    amounts = list(_amounts(text, language))
    if len(amounts) == 1 and amounts[0][1] is None:
        value = amounts[0][0]
        amounts = [(value, "hour" if value <= MOST_HOURS else "minute")]
    units = [unit for _value, unit in amounts]
    if not amounts or len(set(units)) != len(units) or not _UNITS.issuperset(units):
        return None
    minutes = sum(value * (60 if unit == "hour" else 1) for value, unit in amounts)
    return int(minutes) if minutes == int(minutes) else None


def read_time(text: str, now: datetime, language: str) -> time | None:
    """A time of day by itself: "13", "kl. 13.30", "halv to"; of "13-15" the beginning."""
    if len(text) > LONGEST_ANSWER:
        return None
    text = _SPAN.sub("", text)
    for written in (f"{_AT[language]} {text}", text) if _BARE_TIME.match(text) else (text,):
        moment = read_moment(written, now, language)
        if isinstance(moment, Moment) and moment.time is not None:
            return moment.time
    return None


def _amounts(text: str, language: str) -> Iterator[tuple[float, str | None]]:
    """Each number of the text with its unit, where one stands behind it."""
    numbers, units, longest = _known(language)
    keys = [_HALF if token.raw == _HALF else token.key for token in tokenise(_WITH_POINT.sub(_half_of, text))]
    at = 0
    while at < len(keys):
        for length in range(longest, 0, -1):
            words = tuple(keys[at : at + length])
            value = numbers.get(words, float(words[0]) if length == 1 and words[0].isdecimal() else None)
            if value is None:
                continue
            unit = units.get(keys[at + length]) if at + length < len(keys) else None
            yield value, unit
            at += length - 1
            break
        at += 1


def _half_of(point: re.Match[str]) -> str:
    """ "1,5" as "1 ½"; any other figure behind the point stays and makes the text none that is read."""
    return f"{point[1]} {_HALF}" if point[2] == "5" else point[0]


@cache
def _known(language: str) -> tuple[dict[tuple[str, ...], float], dict[str, str], int]:
    """The words for numbers and for units, and how many words the longest number has."""
    lists = load(language)["lists"]
    numbers = {
        tuple(fold(word) for word in name.split()): float(value)
        for kind in ("number", "some", "half")
        for value, names in lists[kind].items()
        for name in names
    }
    numbers |= {(str(whole), _HALF): whole + 0.5 for whole in range(1, MOST_HOURS)}
    kinds = ("unit", "short_unit", "hour_sign")
    units = {fold(name): unit for kind in kinds for unit, names in lists[kind].items() for name in names}
    return numbers, units, max(map(len, numbers))
