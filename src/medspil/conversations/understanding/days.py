"""What the patterns about days mean: each takes the values of a pattern and gives a day or a stretch of days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from medspil.conversations.understanding.feasts import Feast, last_of_month
from medspil.conversations.understanding.moment import UnreadReason

YEARS_AHEAD = 10
"""A day further away is taken for a slip of the thumb."""

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)

Values = Mapping[str, Any]


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
    """Several days: the first is meant, or the last where the first has been."""
    return Day(first, last, first if first >= calendar.today else last)


def monday_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def _near(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return on(calendar.today + timedelta(days=values["near"]), named=True)


def _coming(weekday: int, calendar: Calendar) -> date:
    return calendar.today + timedelta(days=(weekday - calendar.today.isoweekday() - 1) % 7 + 1)


def _weekday(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    weekday = values.get("weekday") or values["short_weekday"]
    return on(_coming(weekday, calendar) + values.get("weeks", 0) * _WEEK, weekday=weekday)


def _next_weekday(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    coming = _coming(values["weekday"], calendar)
    in_next_week = monday_of(calendar.today) + _WEEK + timedelta(days=values["weekday"] - 1)
    if coming == in_next_week:
        return on(coming, other=coming + _WEEK)
    return on(in_next_week, other=coming)


def _in(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    count, unit = values["count"], values["unit"]
    if isinstance(count, UnreadReason):
        return count
    count *= values.get("times", 1)
    if unit in ("hour", "minute"):
        delta = timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)
        then = (calendar.now.astimezone(UTC) + delta).astimezone(calendar.now.tzinfo)
        return on(then.date(), at=then.time().replace(second=0, microsecond=0))
    if unit == "workday":
        return on(_workdays_later(calendar.today, count, calendar)) if count == int(count) else None
    if unit == "day" and count == 8 and values.get("eight_is_a_week"):
        week = calendar.today + _WEEK
        return on(week, other=week + _DAY, shift=7)
    if unit in ("month", "year", "quarter"):
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        whole = int(months)
        return on(months_later(calendar.today, whole) + timedelta(days=round((months - whole) * 30)))
    if unit == "weekend":
        saturday = monday_of(calendar.today) + timedelta(days=5) + int(count) * _WEEK
        return Day(saturday, saturday + _DAY, saturday)
    days = int(count * {"day": 1, "week": 7}[unit])
    return on(calendar.today + timedelta(days=days), shift=days if days % 7 == 0 else None)


def _workdays_later(day: date, count: int, calendar: Calendar) -> date:
    if count > 500:
        raise OverflowError("too many working days to count")
    while count > 0:
        day += _DAY
        count -= calendar.is_workday(day)
    return day


def _date(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    number, month = values["day_number"], values["month"]
    if not 1 <= month <= 12:
        return UnreadReason.IMPOSSIBLE
    try:
        if "year" in values:
            return on(date(values["year"], month, number))
        # a leap year, so that the 29th of February is a day at all
        date(2028, month, number)
        this_year = date(calendar.today.year, month, number)
        return on(this_year if this_year >= calendar.today else date(this_year.year + 1, month, number))
    except ValueError:
        return UnreadReason.IMPOSSIBLE


def _figures(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    token = values["figures"]
    numbers, widths, separator = token.numbers, token.widths, token.separator
    if widths[0] == 4:
        if len(numbers) == 3 and numbers[0] >= 1900:
            return _date({"year": numbers[0], "month": numbers[1], "day_number": numbers[2]}, calendar)
        return None
    if widths[0] > 2 or widths[1] > 2 or ":" in separator:
        return None
    number, month = numbers[:2]
    found = {"day_number": number, "month": month}
    if len(numbers) == 3:
        if widths[2] not in (2, 4):
            return None
        century = calendar.today.year // 100 * 100
        found["year"] = numbers[2] + century if widths[2] == 2 else numbers[2]
    elif "year" in values:
        found["year"] = values["year"]
    elif separator == "." and month > 12:
        return None  # a time such as 14.30
    if number == 0 or month == 0 or (number > 31 and month > 12):
        return None if len(numbers) == 2 else UnreadReason.IMPOSSIBLE
    return _date(found, calendar)


def _day_of_month(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    number = values["day_number"]
    if "span" in values:
        return _within(values["span"], number, calendar)
    if not 1 <= number <= 31:
        return UnreadReason.IMPOSSIBLE
    month = calendar.today.replace(day=1)
    later = number > calendar.today.day
    for months in range(0 if later else 1, 4):
        first = months_later(month, months)
        if number <= last_of_month(first.year, first.month).day:
            other = calendar.today if number == calendar.today.day else None
            return on(first.replace(day=number), number=number, other=other)
    return UnreadReason.IMPOSSIBLE


def _within(span: Day, number: int, calendar: Calendar) -> Day | UnreadReason | None:
    if span.first.day != 1 or span.last != last_of_month(span.first.year, span.first.month):
        return None
    if not 1 <= number <= span.last.day:
        return UnreadReason.IMPOSSIBLE
    return on(span.first.replace(day=number))


def _week(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    year = values.get("year", calendar.today.isocalendar().year)
    try:
        monday = date.fromisocalendar(year, values["number"], 1)
        if "year" not in values and monday + _WEEK <= calendar.today:
            monday = date.fromisocalendar(year + 1, values["number"], 1)
    except ValueError:
        return UnreadReason.IMPOSSIBLE
    return stretch(monday, monday + 6 * _DAY, calendar)


def _month(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    month, year = values["month"], calendar.today.year
    if "year" in values:
        year = values["year"]
    elif month < calendar.today.month:
        year += 1
    year += values.get("years", 0)
    return stretch(date(year, month, 1), last_of_month(year, month), calendar)


def _unit(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """This, the next, or the one after next: week, month, year, weekend, quarter."""
    ahead, today = values["ahead"], calendar.today
    match values["unit"]:
        case "week":
            first = monday_of(today) + ahead * _WEEK
            return stretch(first, first + 6 * _DAY, calendar)
        case "weekend":
            return _weekend(ahead, calendar)
        case "month":
            first = months_later(today.replace(day=1), ahead)
            return stretch(first, last_of_month(first.year, first.month), calendar)
        case "quarter":
            first = months_later(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * ahead)
            return stretch(first, months_later(first, 3) - _DAY, calendar)
        case "year":
            return stretch(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31), calendar)
        case "day":
            return on(today + timedelta(days=ahead), named=True)
        case "workday":
            return on(_workdays_later(today, ahead, calendar)) if ahead else None
    return None


def _weekend(ahead: int, calendar: Calendar) -> Day:
    saturday = monday_of(calendar.today) + timedelta(days=5)
    if calendar.today.isoweekday() == 7:
        saturday += _WEEK
    if ahead == 0:
        return stretch(saturday, saturday + _DAY, calendar)
    # "næste weekend" said from Monday to Friday: people are split between the coming one and the one behind it
    split = calendar.today < saturday and calendar.today.isoweekday() < 6
    other = saturday if split and ahead == 1 else None
    saturday += ahead * _WEEK if split or calendar.today >= saturday else (ahead - 1) * _WEEK
    return Day(saturday, saturday + _DAY, saturday, other=other)


def _nth_of(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """The first, second ... or last day, weekday or working day of a stretch of days."""
    nth, span = values["nth"], values.get("span")
    if isinstance(span, Day):
        return _nth(values, nth, span, calendar)
    for ahead in (0, 1):
        first = months_later(calendar.today.replace(day=1), ahead)
        month = Day(first, last_of_month(first.year, first.month), first)
        found = _nth(values, nth, month, calendar)
        if isinstance(found, Day) and found.pick >= calendar.today:
            return found
    return None


def _nth(values: Values, nth: int, span: Day, calendar: Calendar) -> Day | UnreadReason | None:
    kind = values.get("weekday", values.get("unit"))
    days = (span.last - span.first).days + 1
    run = [span.first + i * _DAY for i in range(days)] if days <= 366 else []
    if isinstance(kind, int):
        run = [day for day in run if day.isoweekday() == kind]
    elif kind == "workday":
        run = [day for day in run if calendar.is_workday(day)]
    elif kind == "weekend":
        run = [day for day in run if day.isoweekday() == 6]
    elif kind == "week":
        run = [day for day in run if day.isoweekday() == 1]
    elif kind != "day":
        return None
    try:
        day = run[nth - 1 if nth > 0 else nth]
    except IndexError:
        return UnreadReason.IMPOSSIBLE
    return Day(day, day + _DAY, day) if kind == "weekend" else on(day)


def _edge(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """The start, middle or end of a week, month or year."""
    span: Day = values["span"]
    days = (span.last - span.first).days + 1
    if days < 2:
        return None
    match values["edge"]:
        case "start":
            day = span.first
        case "middle":
            day = span.first + timedelta(days=2 if days == 7 else 14 if days < 32 else days // 2)
        case "end" if days == 7 and span.last - 2 * _DAY >= calendar.today:
            return on(span.last - 2 * _DAY, other=span.last)
        case _:
            day = span.last
    return on(day if day >= calendar.today else span.pick)


def _feast(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    feast = calendar.feasts[values["feast"]]
    year = values.get("year", calendar.today.year)
    day = feast.in_year(year)
    if "year" not in values and day < calendar.today:
        day = feast.in_year(year + 1)
    return on(day, after=day + timedelta(days=feast.after), named=True)


def _eve_of(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """A number of days, weeks ... before or after another day."""
    anchor: Day = values["day"]
    count, unit = values.get("count", 1), values.get("unit", "day")
    sign = values["sign"]
    if unit in ("month", "year", "quarter"):
        months = int(count * {"month": 1, "quarter": 3, "year": 12}[unit])
        return on(months_later(anchor.pick, sign * months))
    if unit not in ("day", "week"):
        return None
    start = anchor.first if sign < 0 else (anchor.after or anchor.last + _DAY) - _DAY
    if unit == "week" or count != 1:
        start = anchor.pick
    return on(start + sign * timedelta(days=int(count * (7 if unit == "week" else 1))))


def _same_day(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    found = values["day"]
    return replace(found, shift=None) if isinstance(found, Day) else None


def _past(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return UnreadReason.PAST


def _several(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return UnreadReason.SEVERAL


def _nothing(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return UnreadReason.NOTHING


MEANINGS: Mapping[str, Callable[[Values, Calendar], Day | UnreadReason | None]] = {
    "near": _near,
    "weekday": _weekday,
    "next-weekday": _next_weekday,
    "in": _in,
    "date": _date,
    "figures": _figures,
    "day-of-month": _day_of_month,
    "week": _week,
    "month": _month,
    "unit": _unit,
    "nth-of": _nth_of,
    "edge": _edge,
    "feast": _feast,
    "eve-of": _eve_of,
    "same-day": _same_day,
    "past": _past,
    "several": _several,
    "nothing": _nothing,
}
"""The meanings that a pattern in the data files can name for a day."""

__all__ = ["MEANINGS", "YEARS_AHEAD", "Calendar", "Day", "monday_of", "on"]
