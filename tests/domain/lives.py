"""Hypothesis strategies for people, days and moments: zones with every kind of summer time, and the days around it."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from medspil.domain.agenda import AgendaItem, AgendaKind, Standing
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.sub_goals import Deadline, Reminder, Rung, Status, SubGoal, SubGoalDraft

ZONES = (
    "Europe/Copenhagen",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Asia/Kolkata",  # none, and half an hour off
    "America/Havana",  # changes at midnight
    "Pacific/Kiritimati",
)
YEARS = (2025, 2026, 2027)


def changes_of(zone: str, year: int) -> tuple[date, ...]:
    """The days on which the clock is changed."""
    tz = ZoneInfo(zone)
    offsets = {day: datetime.combine(day, time(12), tz).utcoffset() for day in _days(year)}
    return tuple(day for before, day in pairwise(offsets) if offsets[before] != offsets[day])


def _days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]


def days_of(zone: str) -> st.SearchStrategy[date]:
    """Any day, and often one near a change of the clock or the turn of the year."""
    changes = [day for year in YEARS for day in changes_of(zone, year)]
    turns = [date(year, 12, 31) for year in YEARS]
    near = st.builds(lambda day, off: day + timedelta(days=off), st.sampled_from(changes + turns), st.integers(-2, 2))
    return st.one_of(near, st.dates(date(2025, 1, 1), date(2027, 12, 31)))


zones = st.sampled_from(ZONES)
zones_and_days = zones.flatmap(lambda zone: st.tuples(st.just(zone), days_of(zone)))
wall_times = st.one_of(
    st.sampled_from([time(0), time(0, 30), time(2), time(2, 30), time(3), time(10), time(23, 59)]),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
reminders = st.builds(Reminder, st.integers(0, 14), wall_times)
quiet_hours = st.one_of(st.just(QuietHours()), st.builds(QuietHours, wall_times, wall_times))
deadlines = st.builds(Deadline, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.none() | wall_times)


def instants(days: st.SearchStrategy[date]) -> st.SearchStrategy[datetime]:
    """Instants on these days (UTC), to the minute."""
    return st.builds(
        lambda day, minute: datetime.combine(day, time(0), UTC) + timedelta(minutes=minute),
        days,
        st.integers(0, 24 * 60 - 1),
    )


def sub_goal(
    day: date,
    reminder: Reminder | None = None,
    at: time | None = None,
    status: Status = Status.ACTIVE,
    id: str = "walk",
    created_at: datetime = datetime(2025, 1, 1, tzinfo=UTC),
) -> SubGoal:
    """A small step."""
    return SubGoal(
        id, 1, SubGoalDraft("gå en tur", Deadline(day, at), Rung.SELF, reminder=reminder), status, created_at
    )


@st.composite
def fallen_due(draw: st.DrawFn) -> tuple[AgendaItem, SubGoal, Standing, datetime]:
    """Something that has fallen due for somebody, however things stand with them, and an instant after that."""
    zone, day = draw(zones_and_days)
    settings = PersonSettings(zone=zone, quiet=draw(quiet_hours))
    now = draw(instants(st.just(day)))
    due_at = now - draw(st.sampled_from([timedelta(0), timedelta(minutes=20), timedelta(hours=5), timedelta(days=3)]))
    kind = draw(st.sampled_from([AgendaKind.REMINDER, AgendaKind.LOOK_BACK, AgendaKind.NUDGE]))
    around = st.none() | st.integers(-72 * 60, 72 * 60).map(lambda minutes: now + timedelta(minutes=minutes))
    before = st.none() | st.integers(0, 90).map(lambda minutes: now - timedelta(minutes=minutes))
    today = settings.local(now).date()
    standing = Standing(
        settings=PersonSettings(zone=zone, quiet=settings.quiet, paused_until=draw(around)),
        resting_until=draw(around),
        last_talked_at=draw(before),
        unasked_on=draw(st.sampled_from([None, today, today - timedelta(days=1)])),
    )
    subject = sub_goal(today + timedelta(days=draw(st.integers(-3, 3))))
    return AgendaItem(1, kind, due_at, subject.id), subject, standing, now
