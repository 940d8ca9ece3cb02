"""When a digest comes, and how far it looks back."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.digest_times import DigestTimes, looks_back_to, next_digest, working_day
from medspil.domain.local_time import instant_of, local
from medspil.domain.opening_hours import is_holiday

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return instant_of(day, time(hour, minute), COPENHAGEN)


def comes(now: datetime, times: DigestTimes | None = None) -> str:
    due = next_digest(times or DigestTimes(), COPENHAGEN, now)
    assert due is not None
    return f"{local(due, COPENHAGEN):%Y-%m-%d %H.%M}"


def test_it_comes_on_monday_at_eight() -> None:
    assert comes(at(date(2026, 11, 25), 12)) == "2026-11-30 08.00"
    assert comes(at(date(2026, 11, 30), 7, 59)) == "2026-11-30 08.00"
    assert comes(at(date(2026, 11, 30), 8)) == "2026-12-07 08.00"


def test_it_comes_on_the_day_and_at_the_time_that_were_chosen() -> None:
    friday = DigestTimes(4, time(13, 30))
    assert comes(at(date(2026, 11, 27), 13), friday) == "2026-11-27 13.30"
    assert comes(at(date(2026, 11, 27), 14), friday) == "2026-12-04 13.30"
    assert next_digest(DigestTimes(None), COPENHAGEN, at(date(2026, 11, 27))) is None


def test_eight_stays_eight_when_the_clock_is_changed() -> None:
    assert comes(at(date(2026, 10, 20))) == "2026-10-26 08.00"
    assert comes(at(date(2027, 3, 23))) == "2027-03-30 08.00"  # Easter Monday is the 29th


@pytest.mark.parametrize(
    ("chosen", "comes_on"),
    [
        (date(2027, 3, 29), date(2027, 3, 30)),  # Easter Monday
        (date(2027, 5, 17), date(2027, 5, 18)),  # Whit Monday
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas Eve, and the weekend behind it
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday, and Easter behind it
    ],
)
def test_on_a_holiday_it_waits_for_the_next_working_day_and_the_week_after_it_is_itself_again(
    chosen: date, comes_on: date
) -> None:
    times = DigestTimes(chosen.weekday())
    first = comes(at(chosen - timedelta(days=2)), times)
    assert first == f"{comes_on} 08.00"
    assert comes(at(comes_on, 8), times) == f"{working_day(chosen + timedelta(days=7))} 08.00"


def test_who_chose_a_weekend_works_on_weekends() -> None:
    assert comes(at(date(2026, 11, 25)), DigestTimes(6)) == "2026-11-29 08.00"


@given(
    st.integers(0, 6),
    st.times(min_value=time(4), max_value=time(23)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.dates(date(2026, 1, 1), date(2033, 12, 31)),
    st.integers(0, 23),
)
def test_it_comes_once_a_week_never_on_a_holiday_and_always_after_now(
    day: int, chosen: time, today: date, hour: int
) -> None:
    moment = at(today, hour)
    times = DigestTimes(day, chosen)
    first = next_digest(times, COPENHAGEN, moment)
    assert first is not None
    assert moment < first <= moment + timedelta(days=14)
    assert not is_holiday(local(first, COPENHAGEN).date())
    second = next_digest(times, COPENHAGEN, first)
    assert second is not None
    assert timedelta(days=1) < second - first < timedelta(days=14)


def test_it_tells_from_the_last_one_on_but_of_five_weeks_at_most() -> None:
    now = at(date(2026, 11, 30), 8)
    assert looks_back_to(None, now) == now - timedelta(days=7)
    assert looks_back_to(now - timedelta(days=6), now) == now - timedelta(days=6)
    assert looks_back_to(now - timedelta(days=400), now) == now - timedelta(days=35)
