"""Quiet hours: when nothing comes that the person did not choose."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.persons import PersonSettings, QuietHours
from tests.domain.lives import days_of, instants, quiet_hours, wall_times, zones

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


A_DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("hour", "quiet"), [(20, True), (23, True), (0, True), (8, True), (9, False), (12, False), (19, False)]
)
def test_unless_changed_it_is_quiet_from_twenty_to_nine(hour: int, quiet: bool) -> None:
    assert PersonSettings().is_quiet(at(A_DAY, hour)) is quiet


def test_quiet_hours_may_lie_within_one_day() -> None:
    siesta = QuietHours(time(13), time(15))
    assert [hour for hour in range(24) if siesta.covers(time(hour))] == [13, 14]


def test_in_the_evening_they_end_the_next_morning() -> None:
    assert PersonSettings().quiet_ends(at(A_DAY, 21)) == at(A_DAY + timedelta(days=1), 9)


def test_in_the_night_they_end_the_same_morning() -> None:
    assert PersonSettings().quiet_ends(at(A_DAY, 3)) == at(A_DAY, 9)


def test_outside_them_it_is_now() -> None:
    assert PersonSettings().quiet_ends(at(A_DAY, 12)) == at(A_DAY, 12)


def test_they_end_at_nine_on_the_wall_on_both_days_the_clock_is_changed() -> None:
    for night in (date(2026, 3, 28), date(2026, 10, 24)):
        ends = PersonSettings().quiet_ends(at(night, 22))
        assert PersonSettings().local(ends).time() == time(9)


def test_they_end_within_the_hour_that_comes_twice() -> None:
    settings = PersonSettings(quiet=QuietHours(time(20), time(2, 30)))
    second_time = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert settings.local(second_time).time() == time(2, 10)
    assert settings.quiet_ends(second_time) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_where_the_clock_leaps_over_all_that_is_not_quiet_they_end_a_day_later() -> None:
    night_owl = PersonSettings(zone="America/Havana", quiet=QuietHours(time(0, 30), time(0)))
    before_the_leap = datetime(2025, 3, 9, 4, tzinfo=UTC)
    assert night_owl.local(night_owl.quiet_ends(before_the_leap)).replace(tzinfo=UTC) == datetime(
        2025, 3, 10, tzinfo=UTC
    )


@given(wall_times, wall_times)
def test_equal_ends_mean_no_quiet_hours(end: time, moment: time) -> None:
    assert not QuietHours(end, end).covers(moment)


@given(quiet_hours, wall_times)
def test_they_cover_their_beginning_and_never_their_end(quiet: QuietHours, moment: time) -> None:
    assert not quiet.covers(quiet.end)
    assert quiet.covers(quiet.start) or quiet.start == quiet.end
    turned = QuietHours(quiet.end, quiet.start)
    if quiet.start != quiet.end:
        assert quiet.covers(moment) is not turned.covers(moment)


@given(zones.flatmap(lambda zone: st.tuples(st.just(zone), instants(days_of(zone)))), quiet_hours)
def test_when_they_have_ended_it_is_quiet_no_more(where: tuple[str, datetime], quiet: QuietHours) -> None:
    zone, now = where
    settings = PersonSettings(zone=zone, quiet=quiet)
    ends = settings.quiet_ends(now)
    assert not settings.is_quiet(ends)
    assert now <= ends <= now + timedelta(hours=49)


@given(zones.flatmap(lambda zone: st.tuples(st.just(zone), instants(days_of(zone)))), quiet_hours, st.integers(1, 1439))
def test_nobody_waits_longer_than_it_is_quiet(where: tuple[str, datetime], quiet: QuietHours, minutes: int) -> None:
    zone, now = where
    settings = PersonSettings(zone=zone, quiet=quiet)
    ends = settings.quiet_ends(now)
    between = now + timedelta(minutes=minutes)
    # In the hour that the clock jumps over, the end lies as far behind the jump.
    if between < ends - timedelta(hours=1):
        assert settings.is_quiet(between)
