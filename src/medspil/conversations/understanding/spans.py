"""What the patterns about weeks, months, years, weekends and feasts mean, and about the first or last day in them."""

from collections.abc import Mapping
from datetime import date, timedelta

from medspil.conversations.understanding.day import (
    DAY,
    WEEK,
    Calendar,
    Day,
    Meaning,
    Values,
    monday_of,
    months_later,
    on,
    stretch,
    workdays_later,
)
from medspil.conversations.understanding.feasts import last_of_month
from medspil.conversations.understanding.moment import UnreadReason


def _week(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    year = values.get("year", calendar.today.isocalendar().year)
    try:
        monday = date.fromisocalendar(year, values["number"], 1)
        if "year" not in values and monday + WEEK <= calendar.today:
            monday = date.fromisocalendar(year + 1, values["number"], 1)
    except ValueError:
        return UnreadReason.IMPOSSIBLE
    if "weekday" in values:
        return on(monday + (values["weekday"] - 1) * DAY)
    return stretch(monday, monday + 6 * DAY, calendar)


def _weekday_in(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """A weekday of a week."""
    span: Day = values["span"]
    if (span.last - span.first).days > 6:
        return None
    return on(span.first + timedelta(days=(values["weekday"] - span.first.isoweekday()) % 7))


def _month(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    month, year = values["month"], calendar.today.year
    if "year" in values:
        year = values["year"]
    elif month < calendar.today.month:
        year += 1
    year += values.get("years", 0)
    return stretch(date(year, month, 1), last_of_month(year, month), calendar)


def _quarter(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    number, year = values["ordinal"], values.get("year", calendar.today.year)
    if not 1 <= number <= 4:
        return UnreadReason.IMPOSSIBLE
    first = date(year, 3 * number - 2, 1)
    if "year" not in values and months_later(first, 3) <= calendar.today:
        first = first.replace(year=year + 1)
    return stretch(first, months_later(first, 3) - DAY, calendar)


def _season(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """The next season that has not begun, by its first month."""
    first = date(calendar.today.year, values["season"], 1)
    return on(first if first > calendar.today else first.replace(year=first.year + 1))


def _unit(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """This, the next, or the one after next: week, month, year, weekend, quarter."""
    ahead, today = values["ahead"], calendar.today
    match values["unit"]:
        case "week":
            first = monday_of(today) + ahead * WEEK
            return stretch(first, first + 6 * DAY, calendar)
        case "weekend":
            return _weekend(0 if values.get("coming") else ahead, calendar)
        case "month":
            first = months_later(today.replace(day=1), ahead)
            return stretch(first, last_of_month(first.year, first.month), calendar)
        case "quarter":
            first = months_later(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * ahead)
            return stretch(first, months_later(first, 3) - DAY, calendar)
        case "year":
            return stretch(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31), calendar)
        case "day":
            return on(today + timedelta(days=ahead), named=True)
        case "workday":
            return on(workdays_later(today, ahead, calendar)) if ahead else None
    return None


def _weekend(ahead: int, calendar: Calendar) -> Day:
    saturday = monday_of(calendar.today) + timedelta(days=5)
    if calendar.today.isoweekday() == 7:
        saturday += WEEK
    if ahead == 0:
        return stretch(saturday, saturday + DAY, calendar)
    # "næste weekend" said from Monday to Friday: people are split between the coming one and the one behind it
    split = calendar.today < saturday and calendar.today.isoweekday() < 6
    other = saturday if split and ahead == 1 else None
    saturday += ahead * WEEK if split or calendar.today >= saturday else (ahead - 1) * WEEK
    return Day(saturday, saturday + DAY, saturday, other=other)


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
    run = [span.first + i * DAY for i in range(days)] if days <= 366 else []
    if isinstance(kind, int):
        run = [day for day in run if day.isoweekday() == kind]
    elif kind == "workday":
        run = [day for day in run if calendar.is_workday(day)]
    elif kind == "weekend":
        run = [day for day in run if day.isoweekday() == 6]
    elif kind == "week":
        # Whole weeks only, by their Monday: the days around them belong to another month's weeks, too.
        run = [day for day in run if day.isoweekday() == 1 and day + 6 * DAY <= span.last]
    elif kind != "day":
        return None
    try:
        day = run[nth - 1 if nth > 0 else nth]
    except IndexError:
        return UnreadReason.IMPOSSIBLE
    return Day(day, day + DAY, day) if kind == "weekend" else on(day)


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
        case "end" if days == 7 and span.last - 2 * DAY >= calendar.today:
            return on(span.last - 2 * DAY, other=span.last)
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


def _weekday_beside(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """The last such weekday before a feast, or the first one after it."""
    feast = _feast(values, calendar)
    if not isinstance(feast, Day) or feast.after is None:
        return None
    if values["sign"] < 0:
        eve = feast.pick - DAY
        return on(eve - timedelta(days=(eve.isoweekday() - values["weekday"]) % 7))
    return on(feast.after + timedelta(days=(values["weekday"] - feast.after.isoweekday()) % 7))


MEANINGS: Mapping[str, Meaning] = {
    "week": _week,
    "weekday-in": _weekday_in,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "unit": _unit,
    "nth-of": _nth_of,
    "edge": _edge,
    "feast": _feast,
    "weekday-beside": _weekday_beside,
}
"""The meanings that a pattern in the data files can name for a stretch of days, or a day in one."""
