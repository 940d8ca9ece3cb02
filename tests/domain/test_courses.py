"""Group courses: their days, and what moving and cancelling a session does to them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.courses import (
    CLOSES_AFTER,
    MOST_SESSIONS,
    Course,
    Paragraph,
    Session,
    Unit,
    cancelled,
    may_change,
    moved,
    skipped_days,
    weekly_days,
)
from medspil.domain.local_time import local
from medspil.domain.opening_hours import is_holiday

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
days = st.dates(date(2024, 1, 1), date(2034, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
counts = st.integers(0, MOST_SESSIONS)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A course of which some sessions were moved or cancelled."""
    first, number, at = draw(days), draw(st.integers(1, MOST_SESSIONS)), draw(times)
    sessions = []
    for place, day in enumerate(weekly_days(first, number), start=1):
        session = Session(f"session {place}", place, day, at)
        if draw(st.booleans()):
            session = moved(session, draw(days), draw(times))
        if draw(st.booleans()):
            session = cancelled(session)
        sessions.append(session)
    return Course("c", 1, "t", Unit("u", "u"), "p", Paragraph.P85, draw(st.integers(15, 480)), 8, tuple(sessions))


@given(days, counts)
def test_a_weekly_course_has_as_many_days_as_were_asked_for(first: date, sessions: int) -> None:
    assert len(weekly_days(first, sessions)) == sessions


@given(days, counts)
def test_its_days_rise_are_of_one_weekday_and_no_holidays(first: date, sessions: int) -> None:
    found = weekly_days(first, sessions)
    assert all(earlier < later for earlier, later in pairwise(found))
    assert {day.weekday() for day in found} <= {first.weekday()}
    assert all(day >= first for day in found)
    assert not any(map(is_holiday, found))


@given(days, counts)
def test_its_days_and_those_left_out_are_all_the_weeks_until_it_ends(first: date, sessions: int) -> None:
    met, skipped = weekly_days(first, sessions), skipped_days(first, sessions)
    weeks = sorted((*met, *skipped))
    assert weeks == [first + timedelta(weeks=week) for week in range(len(weeks))]
    assert all(map(is_holiday, skipped))
    assert not met or not skipped or max(skipped) < met[-1]


@given(days, st.integers(max_value=0))
def test_a_course_of_no_sessions_has_no_days(first: date, sessions: int) -> None:
    assert weekly_days(first, sessions) == ()
    assert skipped_days(first, sessions) == ()


def test_christmas_and_new_year_are_left_out() -> None:
    assert weekly_days(date(2026, 12, 17), 3) == (date(2026, 12, 17), date(2027, 1, 7), date(2027, 1, 14))
    assert skipped_days(date(2026, 12, 17), 3) == (date(2026, 12, 24), date(2026, 12, 31))


@given(days, times, st.lists(st.tuples(days, times), min_size=1))
def test_a_session_that_is_moved_remembers_the_day_it_was_planned_for(
    first: date, at: time, moves: list[tuple[date, time]]
) -> None:
    session = Session("s", 1, first, at)
    for day, new in moves:
        session = moved(session, day, new)
    assert (session.day, session.at) == moves[-1]
    assert (session.moved_from or session.day) == first


@given(days, times, days)
def test_a_session_that_is_moved_back_was_never_moved(first: date, at: time, other: date) -> None:
    session = Session("s", 1, first, at)
    assert moved(moved(session, other, at), first, at) == session


@given(days, times)
def test_a_cancelled_session_that_is_moved_takes_place(day: date, at: time) -> None:
    session = cancelled(Session("s", 1, day, at))
    assert session.cancelled
    assert not moved(session, day, at).cancelled


@given(courses())
def test_the_sessions_that_are_held_are_those_not_cancelled_in_their_order(course: Course) -> None:
    held = course.held
    assert set(held) == {session for session in course.sessions if not session.cancelled}
    assert all(
        course.starts(earlier, COPENHAGEN) <= course.starts(later, COPENHAGEN)
        for earlier, later in pairwise(held)
        # An hour that summer time leaves out moves the times in it behind those after it.
        if earlier.day != later.day
    )
    assert course.last == (held[-1] if held else None)


@given(courses(), st.tuples(days, times).map(lambda when: datetime.combine(*when, tzinfo=UTC)))
def test_what_lies_ahead_is_not_over_and_all_else_is(course: Course, now: datetime) -> None:
    ahead = course.ahead(COPENHAGEN, now)
    for session in course.held:
        assert (session in ahead) == (course.ends(session, COPENHAGEN) > now)


@given(courses())
def test_a_course_closes_two_weeks_after_its_last_session(course: Course) -> None:
    closes = course.closes_at(COPENHAGEN)
    if course.last is None:
        assert closes is None
    else:
        assert closes == course.ends(course.last, COPENHAGEN) + CLOSES_AFTER


@given(courses())
def test_a_session_is_found_by_its_id(course: Course) -> None:
    assert [course.session(session.id) for session in course.sessions] == list(course.sessions)
    assert course.session(None) is None
    assert course.session("another") is None


def test_a_session_begins_at_the_same_time_of_day_in_summer_and_winter() -> None:
    before, after = (Session("s", 1, day, time(13)) for day in (date(2027, 3, 23), date(2027, 3, 30)))
    course = Course("c", 1, "t", Unit("u", "u"), "p", Paragraph.P85, 120, 8, (before, after))
    for session in course.sessions:
        assert local(course.starts(session, COPENHAGEN), COPENHAGEN).time() == time(13)
        assert local(course.ends(session, COPENHAGEN), COPENHAGEN).time() == time(15)


@given(courses())
def test_what_was_ticked_or_closed_is_not_changed_any_more(course: Course) -> None:
    session = course.sessions[0]
    assert may_change(course, session)
    assert not may_change(course, replace(session, ticked=True))
    assert not may_change(replace(course, closed=True), session)
