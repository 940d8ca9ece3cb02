"""The clock that can be turned, and the jumps of its buttons."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.sandbox.clock import TurnableClock, next_monday, next_morning, plus_day, plus_hour
from medspil.sandbox.web.turning import STEPS, turn

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
instants = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def wall(instant: datetime) -> str:
    return f"{instant.astimezone(COPENHAGEN):%a %Y-%m-%d %H:%M}"


def at(day: str, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(datetime.fromisoformat(day), time(hour, minute), COPENHAGEN).astimezone(UTC)


def test_the_clock_follows_its_base_and_stays_ahead_of_it() -> None:
    seconds = iter(range(100))
    clock = TurnableClock(lambda: datetime(2026, 11, 24, tzinfo=UTC) + timedelta(seconds=next(seconds)))
    assert clock.now() == datetime(2026, 11, 24, 0, 0, 0, tzinfo=UTC)
    clock.turn_by(timedelta(days=1))
    assert clock.now() == datetime(2026, 11, 25, 0, 0, 1, tzinfo=UTC)
    assert clock.turned == timedelta(days=1)


def test_a_frozen_clock_moves_only_when_it_is_turned() -> None:
    clock = TurnableClock.frozen_at(at("2026-11-24", 14))
    assert clock.now() == clock.now() == at("2026-11-24", 14)
    clock.turn_to(at("2026-11-25", 9))
    assert clock.now() == at("2026-11-25", 9)


def test_the_clock_is_never_turned_back() -> None:
    clock = TurnableClock.frozen_at(at("2026-11-24", 14))
    with pytest.raises(ValueError, match="only be turned forward"):
        clock.turn_to(at("2026-11-24", 13))
    with pytest.raises(ValueError, match="only be turned forward"):
        clock.turn_by(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="needs a zone"):
        clock.turn_to(datetime(2027, 1, 1))  # noqa: DTZ001
    assert clock.now() == at("2026-11-24", 14)


def test_who_listens_is_told_of_each_turn_until_they_stop() -> None:
    clock = TurnableClock.frozen_at(at("2026-11-24", 14))
    heard: list[datetime] = []
    stop = clock.on_turn(lambda: heard.append(clock.now()))
    clock.turn_by(timedelta(hours=1))
    stop()
    clock.turn_by(timedelta(hours=1))
    assert heard == [at("2026-11-24", 15)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("2026-11-24", 14, 30), "Wed 2026-11-25 09:00"),
        (at("2026-11-24", 8), "Wed 2026-11-25 09:00"),
        (at("2026-11-25", 2), "Wed 2026-11-25 09:00"),
        (at("2026-12-31", 22), "Fri 2027-01-01 09:00"),
    ],
)
def test_the_next_morning_is_the_one_a_person_means(now: datetime, expected: str) -> None:
    assert wall(next_morning(now, COPENHAGEN)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("2026-11-24", 14, 30), "Mon 2026-11-30 09:00"),
        (at("2026-11-29", 23, 59), "Mon 2026-11-30 09:00"),
        (at("2026-11-30", 8), "Mon 2026-12-07 09:00"),
    ],
)
def test_next_monday_is_in_the_coming_week(now: datetime, expected: str) -> None:
    assert wall(next_monday(now, COPENHAGEN)) == expected


def test_a_day_later_is_the_same_time_on_the_wall_over_summer_time() -> None:
    assert wall(plus_day(at("2026-03-28", 20), COPENHAGEN)) == "Sun 2026-03-29 20:00"
    assert wall(plus_day(at("2026-10-24", 20), COPENHAGEN)) == "Sun 2026-10-25 20:00"
    assert wall(plus_hour(at("2026-03-29", 1, 30))) == "Sun 2026-03-29 03:30"


@given(now=instants)
def test_every_step_goes_forward_and_no_further_than_a_week(now: datetime) -> None:
    for step in STEPS.values():
        assert now < step(now, COPENHAGEN) <= now + timedelta(days=7, hours=10)


@given(now=instants)
def test_the_morning_and_monday_are_at_nine_on_the_wall(now: datetime) -> None:
    for step in (next_morning, next_monday):
        assert step(now, COPENHAGEN).astimezone(COPENHAGEN).time() == time(9)


def test_the_date_field_is_read_as_time_on_the_wall() -> None:
    clock = TurnableClock.frozen_at(at("2026-11-24", 14))
    turn(clock, COPENHAGEN, {"to": "2027-07-01T08:15"})
    assert wall(clock.now()) == "Thu 2027-07-01 08:15"
    with pytest.raises(ValueError, match="no such step"):
        turn(clock, COPENHAGEN, {"step": "yesterday"})
    with pytest.raises(ValueError, match="Invalid isoformat"):
        turn(clock, COPENHAGEN, {"to": "snart"})
