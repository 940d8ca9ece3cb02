"""Between instants and the clock on the wall, over summer time, midnight and the turn of the year."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.local_time import end_of_day, instant_of, local, local_day
from tests.domain.lives import days_of, instants, wall_times, zones, zones_and_days

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def exists(day: date, at: time, zone: ZoneInfo) -> bool:
    return any(
        local(datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC), zone).replace(tzinfo=None)
        == datetime.combine(day, at)
        for fold in (0, 1)
    )


def test_ten_in_the_morning_is_nine_utc_in_winter_and_eight_in_summer() -> None:
    assert instant_of(date(2026, 11, 24), time(10), COPENHAGEN) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert instant_of(date(2026, 6, 24), time(10), COPENHAGEN) == datetime(2026, 6, 24, 8, tzinfo=UTC)


def test_the_hour_that_does_not_exist_comes_as_much_later() -> None:
    assert local(instant_of(date(2026, 3, 29), time(2, 30), COPENHAGEN), COPENHAGEN).time() == time(3, 30)


def test_of_the_hour_that_comes_twice_the_first_one_counts() -> None:
    assert instant_of(date(2026, 10, 25), time(2, 30), COPENHAGEN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_day_of_an_instant_is_the_day_where_the_person_lives() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert local_day(late, COPENHAGEN) == date(2027, 1, 1)
    assert local_day(late, ZoneInfo("America/New_York")) == date(2026, 12, 31)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_a_day_is_over_at_its_midnight_however_long_it_was(day: date, hours: int) -> None:
    begins = instant_of(day, time(0), COPENHAGEN)
    assert end_of_day(day, COPENHAGEN) - begins == timedelta(hours=hours)


@given(zones_and_days, wall_times)
def test_the_wall_clock_shows_what_was_wished(where: tuple[str, date], at: time) -> None:
    zone, day = ZoneInfo(where[0]), where[1]
    shown = local(instant_of(day, at, zone), zone)
    if exists(day, at, zone):
        assert (shown.date(), shown.time()) == (day, at)
    else:
        gap = shown.replace(tzinfo=None) - datetime.combine(day, at)
        assert timedelta(0) < gap <= timedelta(hours=1)


@given(zones_and_days, wall_times)
def test_nothing_comes_before_the_first_time_the_wall_clock_shows_it(where: tuple[str, date], at: time) -> None:
    zone, day = ZoneInfo(where[0]), where[1]
    instant = instant_of(day, at, zone)
    earlier = local(instant - timedelta(hours=1), zone)
    assert (earlier.date(), earlier.time()) != (day, at)


@given(zones.flatmap(lambda zone: st.tuples(st.just(zone), instants(days_of(zone)))))
def test_an_instant_lies_on_its_day_and_on_no_other(where: tuple[str, datetime]) -> None:
    zone, instant = ZoneInfo(where[0]), where[1]
    day = local_day(instant, zone)
    assert end_of_day(day - timedelta(days=1), zone) <= instant < end_of_day(day, zone)


@given(zones_and_days)
def test_days_follow_each_other_without_a_gap(where: tuple[str, date]) -> None:
    zone, day = ZoneInfo(where[0]), where[1]
    assert end_of_day(day, zone) == instant_of(day + timedelta(days=1), time(0), zone)
    assert timedelta(hours=22) < end_of_day(day + timedelta(days=1), zone) - end_of_day(day, zone) < timedelta(hours=26)
