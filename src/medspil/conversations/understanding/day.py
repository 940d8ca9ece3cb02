"""A day or a stretch of days that a person named, and the calendar it is named on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from medspil.conversations.understanding.feasts import Feast, last_of_month
from medspil.conversations.understanding.moment import UnreadReason

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

Values = Mapping[str, Any]
"""What the slots of a pattern hold, by name, and the values fixed beside it in the data file."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a stretch of days from `first` to `last` that a person named.

    `pick` is the day meant where nothing more is said. `weekday` and `number` tell that only a weekday or a day of the
    month was named; `shift` is a number of whole weeks that can also be counted from another day ("fredag otte dage").
    """

    first: date
    last: date
    pick: date
    other: date | None = None
    after: date | None = None
    weekday: int | None = None
    number: int | None = None
    shift: int | None = None
    at: time | None = None
    named: bool = False
    rolled: bool = False

    @property
    def is_stretch(self) -> bool:
        """Whether more than one day was named by one word, as a week or a month."""
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """The instant a message is read at, in the person's zone, and the feasts of the year."""

    now: datetime
    feasts: tuple[Feast, ...]

    @property
    def today(self) -> date:
        """The person's day at `now`."""
        return self.now.date()

    def is_workday(self, day: date) -> bool:
        """Monday to Friday and no public holiday."""
        return day.weekday() < 5 and not any(f.closed and f.in_year(day.year) == day for f in self.feasts)


def on(day: date, **more: Any) -> Day:
    """One single day."""
    return Day(day, day, day, **more)


def stretch(first: date, last: date, calendar: Calendar) -> Day:
    """Several days: the first is meant, or the last where they have begun."""
    return Day(first, last, first if first > calendar.today else last)


def monday_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def workdays_later(day: date, count: int, calendar: Calendar) -> date:
    """The `count`th working day after `day`; raises OverflowError for far too many."""
    if count > 500:
        raise OverflowError("too many working days to count")
    while count > 0:
        day += DAY
        count -= calendar.is_workday(day)
    return day


Meaning = Callable[[Values, Calendar], Day | UnreadReason | None]
"""Makes a day of the values of a pattern; an UnreadReason where it can be none, None where the pattern does not fit."""
