"""A plain reading of days and answers, until the real one is here."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum

from medspil.conversations.understanding.moment import Found, Moment, Unread, UnreadReason

_DAYS = (("mandag", "monday"), ("tirsdag", "tuesday"), ("onsdag", "wednesday"), ("torsdag", "thursday"),
         ("fredag", "friday"), ("lørdag", "saturday"), ("søndag", "sunday"))  # fmt: skip
_MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


class Word(Enum):
    """Words that mean the same everywhere."""

    SKIP = "skip"
    LATER = "later"
    BACK = "back"
    STOP = "stop"
    HELP = "help"
    CANCEL = "cancel"
    CHANGE = "change"
    NONE = "none"


_WORDS = {"spring over": Word.SKIP, "skip": Word.SKIP, "senere": Word.LATER, "later": Word.LATER, "tilbage": Word.BACK,
          "back": Word.BACK, "stop": Word.STOP, "hjælp": Word.HELP, "hjaelp": Word.HELP, "help": Word.HELP,
          "fortryd": Word.CANCEL, "cancel": Word.CANCEL, "annuller": Word.CANCEL, "ret": Word.CHANGE}  # fmt: skip


def read_moment(text: str, now: datetime, language: str) -> Moment | Unread:
    """A day."""
    plain = " ".join(re.sub(r"^(på|on|den|d\.)\s+", "", text.casefold().strip()).split())
    clock = re.search(r"\b(?:kl\.?|klokken|at)\s*(\d{1,2})(?:[.:](\d{2}))?\s*$", plain)
    at = None
    if clock:
        if int(clock[1]) > 23 or int(clock[2] or 0) > 59:
            return Unread(UnreadReason.IMPOSSIBLE)
        at = time(int(clock[1]), int(clock[2] or 0))
        plain = plain[: clock.start()].strip()
    today = now.date()
    day: date | None = {"i dag": today, "today": today, "i morgen": today + timedelta(1), "tomorrow": today + timedelta(1),
                        "om en uge": today + timedelta(7), "in a week": today + timedelta(7)}.get(plain)  # fmt: skip
    for number, names in enumerate(_DAYS):
        if plain in names:
            day = today + timedelta((number - today.weekday() - 1) % 7 + 1)
    if plain in ("i går", "yesterday"):
        return Unread(UnreadReason.PAST)
    found = re.fullmatch(r"(\d{1,2})[./ ]+(\d{1,2}|[a-z]+)\.?", plain)
    if found:
        name = found[2]
        month = (
            int(name) if name.isdigit() else next((n for n, m in enumerate(_MONTHS, 1) if m.startswith(name[:3])), 0)
        )
        try:
            day = date(today.year, month, int(found[1]))
            if day < today:
                day = date(today.year + 1, month, int(found[1]))
        except ValueError:
            return Unread(UnreadReason.IMPOSSIBLE)
    if day is None:
        return Unread(UnreadReason.NOTHING)
    if at is not None and day == today and at <= now.time():
        return Unread(UnreadReason.PAST)
    return Moment(day, at)


def find_moment(text: str, now: datetime, language: str) -> Found | None:
    """A day at the end of a sentence."""
    words = text.split()
    for count in (5, 4, 3, 2, 1):
        if len(words) > count:
            moment = read_moment(" ".join(words[-count:]), now, language)
            if isinstance(moment, Moment):
                return Found(moment, " ".join(words[:-count]))
    return None


def read_yes_no(text: str, language: str) -> bool | None:
    """Yes or no."""
    return {"ja": True, "jep": True, "yes": True, "nej": False, "no": False}.get(text.casefold().strip(" .!"))


def read_scale(text: str, low: int, high: int, language: str) -> int | None:
    """A number."""
    plain = text.casefold().strip()
    if plain in _NUMBERS:
        return _NUMBERS.index(plain)
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 3 and low <= int(plain) <= high else None


def read_choice(text: str, labels: Sequence[str], language: str) -> int | None:
    """A choice."""
    plain = text.casefold().strip()
    if plain.isascii() and plain.isdigit() and len(plain) < 3 and 0 < int(plain) <= len(labels):
        return int(plain) - 1
    found = [n for n, label in enumerate(labels) if len(plain) > 2 and plain in label.casefold()]
    return found[0] if len(found) == 1 else None


def read_word(text: str, language: str) -> Word | None:
    """A word that means the same everywhere."""
    return _WORDS.get(text.casefold().strip(" .!"))
