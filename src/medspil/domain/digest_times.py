"""When a digest comes: on Mondays at eight, or as each one chooses; never on a day on which offices are closed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.domain.agenda import AgendaItem, Drop, Standing, Verdict, Wait, now_or_later
from medspil.domain.local_time import instant_of, local_day
from medspil.domain.opening_hours import is_holiday

WEEK = timedelta(days=7)
LONGEST = timedelta(weeks=5)
"""A digest looks no further back, however long the last one is ago: as after a summer's holidays."""

SATURDAY = 5


@dataclass(frozen=True)
class DigestTimes:
    """The weekday (0 is Monday) and wall-clock time that somebody chose. No day: it comes only when asked for.

    `email`: where they hear, besides, that there is one.
    """

    day: int | None = 0
    at: time = time(8)
    email: str | None = None


def next_digest(times: DigestTimes, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the next digest comes after `now` (both UTC); what would fall on a holiday comes on the next working day."""
    if times.day is None:
        return None
    today = local_day(now, zone)
    # That of last week may have been put off until today.
    first = today - timedelta(days=(today.weekday() - times.day) % 7) - WEEK
    days = (working_day(first + week * WEEK) for week in range(4))
    return next((due for day in days if (due := instant_of(day, times.at, zone)) > now), None)


def working_day(day: date) -> date:
    """The day itself, or where offices are closed on it the next one on which they are open.

    A weekend that somebody chose is a day of work to them; but nothing is put off to one.
    """
    if not is_holiday(day):
        return day
    while is_holiday(day) or day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def looks_back_to(last: datetime | None, now: datetime) -> datetime:
    """From when (UTC) on a digest tells that comes by itself at `now`: from the last one, or a week back."""
    return now - WEEK if last is None else max(last, now - LONGEST)


def at_once_looks_back_to(now: datetime) -> datetime:
    """From when (UTC) on a digest tells that was asked for at `now`."""
    return now - WEEK


def digest_verdict(
    item: AgendaItem, cares: bool, standing: Standing, following: datetime | None, now: datetime
) -> Verdict:
    """Whether a digest that has fallen due goes out now, later, or not at all.

    `cares`: they still are somebody whom citizens have beside them. `following` is when (UTC) the next one comes: one
    that has to wait so long is not missed, since the next one tells all that it would have told.
    """
    if not cares:
        return Drop("works with nobody any more")
    if standing.stopped:
        return Drop("stopped")
    if not standing.reachable:
        return Drop("unreachable")
    verdict = now_or_later(item, standing, now)
    if isinstance(verdict, Wait) and following is not None and verdict.until >= following:
        return Drop("the next one comes before it could")
    return verdict
