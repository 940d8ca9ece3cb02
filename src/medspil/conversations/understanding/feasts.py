"""The feasts and days that people name, each with its rule for finding the day in a year."""

from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day. `after` is the first ordinary day behind it, in days from it; `closed` is a public holiday."""

    rule: str
    names: dict[str, tuple[str, ...]]
    after: int = 1
    closed: bool = False

    def in_year(self, year: int) -> date:
        """The day this feast falls on in `year`; raises ValueError for a rule nobody can read."""
        return day_by_rule(self.rule, year)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (0 is Monday) of a month, counted from its end where nth is negative.

    Raises ValueError where the month has no such day.
    """
    if nth > 0:
        first = date(year, month, 1)
        return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = last_of_month(year, month)
    return last.replace(day=last.day - (last.weekday() - weekday) % 7 + 7 * (nth + 1))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def day_by_rule(rule: str, year: int) -> date:
    """Reads the rules of feasts.toml: "12-24", "easter+39", "sunday 2 of 5", "saturday -1 of 6", "week 42",
    each with days to add or take away at the end if need be ("thursday 4 of 11 +1").
    """
    words = rule.split()
    plus = int(words.pop()) if words[-1][0] in "+-" and len(words) in (2, 5) else 0
    match words:
        case [single] if single.startswith("easter"):
            found = easter(year) + timedelta(days=int(single.removeprefix("easter") or "0"))
        case ["advent"]:
            christmas = date(year, 12, 25)
            found = christmas - timedelta(days=christmas.isoweekday() + 21)
        case [single]:
            month, day = single.split("-")
            found = date(year, int(month), int(day))
        case ["week", number]:
            found = date.fromisocalendar(year, int(number), 1)
        case [weekday, nth, "of", month]:
            found = nth_weekday(year, int(month), _WEEKDAYS.index(weekday), int(nth))
        case _:
            raise ValueError(f"not a rule for a day: {rule!r}")
    return found + timedelta(days=plus)
