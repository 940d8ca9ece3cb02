"""What the patterns about single days mean: near days, weekdays, dates, so many days from now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta

from medspil.conversations.understanding import spans
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
    workdays_later,
)
from medspil.conversations.understanding.feasts import last_of_month
from medspil.conversations.understanding.moment import UnreadReason

JUST_BEEN = timedelta(days=60)
"""So long ago a date without its year may be told of, instead of next year's being meant."""


def _near(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return on(calendar.today + timedelta(days=values["near"]), named=True)


def _coming(weekday: int, calendar: Calendar) -> date:
    return calendar.today + timedelta(days=(weekday - calendar.today.isoweekday() - 1) % 7 + 1)


def _weekday(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    weekday = values.get("weekday") or values["short_weekday"]
    return on(_coming(weekday, calendar) + values.get("weeks", 0) * WEEK, weekday=weekday)


def _next_weekday(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    coming = _coming(values["weekday"], calendar)
    in_next_week = monday_of(calendar.today) + WEEK + timedelta(days=values["weekday"] - 1)
    if coming == in_next_week:
        return on(coming, other=coming + WEEK)
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
        return on(workdays_later(calendar.today, count, calendar)) if count == int(count) else None
    if unit == "day" and count == 8 and values.get("eight_is_a_week"):
        week = calendar.today + WEEK
        return on(week, other=week + DAY, shift=7)
    if unit in ("month", "year", "quarter"):
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        whole = int(months)
        return on(months_later(calendar.today, whole) + timedelta(days=round((months - whole) * 30)))
    if unit == "weekend":
        saturday = monday_of(calendar.today) + timedelta(days=5) + (int(count) - 1) * WEEK
        return Day(saturday, saturday + DAY, saturday)
    days = int(count * {"day": 1, "week": 7}[unit])
    return on(calendar.today + timedelta(days=days), shift=days if days % 7 == 0 else None)


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
        if this_year >= calendar.today:
            return on(this_year)
        return on(date(this_year.year + 1, month, number), rolled=this_year + JUST_BEEN > calendar.today)
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
    start = anchor.first if sign < 0 else (anchor.after or anchor.last + DAY) - DAY
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


def _score(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    """Eight out of ten, and "24/7": figures that look like a date and, behind such words, are none."""
    token = values["figures"]
    out_of_ten = token.numbers[1:] == (10,) and token.numbers[0] <= 10
    return UnreadReason.NOTHING if token.separator == "/" and (out_of_ten or token.numbers == (24, 7)) else None


def _nothing(values: Values, calendar: Calendar) -> Day | UnreadReason | None:
    return UnreadReason.NOTHING


MEANINGS: Mapping[str, Meaning] = {
    **spans.MEANINGS,
    "near": _near,
    "weekday": _weekday,
    "next-weekday": _next_weekday,
    "in": _in,
    "date": _date,
    "figures": _figures,
    "day-of-month": _day_of_month,
    "eve-of": _eve_of,
    "same-day": _same_day,
    "past": _past,
    "several": _several,
    "score": _score,
    "nothing": _nothing,
}
"""The meanings that a pattern in the data files can name for a day."""
