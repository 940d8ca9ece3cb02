"""When a staffed line is open, over weekends, holidays and the changes of summer time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.opening_hours import OpeningHours, Span, is_holiday

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFICE = OpeningHours((Span(frozenset(range(5)), time(8), time(15, 30)),))
ALWAYS = OpeningHours((Span(frozenset(range(7)), time(0), time(0)),), on_holidays=True)


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=COPENHAGEN).astimezone(UTC)


def test_an_office_is_open_on_weekdays_between_its_hours() -> None:
    assert OFFICE.open_until(at("2026-11-24", "08:00"), COPENHAGEN) == at("2026-11-24", "15:30")
    assert OFFICE.open_until(at("2026-11-24", "07:59"), COPENHAGEN) is None
    assert OFFICE.open_until(at("2026-11-24", "15:30"), COPENHAGEN) is None
    assert OFFICE.open_until(at("2026-11-28", "10:00"), COPENHAGEN) is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (("2026-11-24", "06:00"), ("2026-11-24", "08:00")),
        (("2026-11-24", "16:00"), ("2026-11-25", "08:00")),
        (("2026-11-27", "16:00"), ("2026-11-30", "08:00")),
        (("2026-12-23", "16:00"), ("2026-12-28", "08:00")),
        (("2026-04-01", "16:00"), ("2026-04-07", "08:00")),
        (("2026-06-04", "16:00"), ("2026-06-08", "08:00")),
        (("2026-12-30", "16:00"), ("2027-01-04", "08:00")),
    ],
)
def test_it_opens_next_on_the_first_day_that_is_no_weekend_and_no_holiday(
    now: tuple[str, str], opens: tuple[str, str]
) -> None:
    assert OFFICE.opens_next(at(*now), COPENHAGEN) == at(*opens)


def test_on_a_holiday_a_weekday_is_closed() -> None:
    assert OFFICE.open_until(at("2026-12-24", "10:00"), COPENHAGEN) is None
    assert OFFICE.open_until(at("2026-05-14", "10:00"), COPENHAGEN) is None
    assert not is_holiday(date(2026, 5, 1))


def test_hours_that_meet_at_midnight_are_one() -> None:
    evening = Span(frozenset(range(7)), time(20), time(0))
    night = Span(frozenset(range(7)), time(0), time(6))
    hours = OpeningHours((evening, night), on_holidays=True)
    assert hours.open_until(at("2026-11-24", "23:00"), COPENHAGEN) == at("2026-11-25", "06:00")
    assert hours.opens_next(at("2026-11-24", "12:00"), COPENHAGEN) == at("2026-11-24", "20:00")


def test_what_is_always_open_stays_so_over_christmas() -> None:
    until = ALWAYS.open_until(at("2026-12-24", "23:59"), COPENHAGEN)
    assert until is not None
    assert until > at("2026-12-31", "00:00")


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_a_wall_clock_hour_stays_one_when_summer_time_changes(day: str) -> None:
    hours = OpeningHours((Span(frozenset({6}), time(1), time(4)),))
    assert hours.open_until(at(day, "01:30"), COPENHAGEN) == at(day, "04:00")
    assert hours.opens_next(at(day, "00:10"), COPENHAGEN) == at(day, "01:00")


@pytest.mark.parametrize(
    ("days", "opens", "closes"),
    [(frozenset[int](), time(8), time(9)), (frozenset({7}), time(8), time(9)), (frozenset({1}), time(9), time(8))],
)
def test_hours_that_cannot_be_are_refused(days: frozenset[int], opens: time, closes: time) -> None:
    with pytest.raises(ValueError, match=r"open on no day|closes before"):
        Span(days, opens, closes)


TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
SPANS = st.tuples(st.frozensets(st.integers(0, 6), min_size=1), TIMES, TIMES).filter(
    lambda span: span[2] == time(0) or span[2] > span[1]
)
HOURS = st.builds(
    lambda spans, holidays: OpeningHours(tuple(Span(*span) for span in spans), holidays),
    st.lists(SPANS, min_size=1, max_size=4),
    st.booleans(),
)
ZONES = st.sampled_from(
    ["Europe/Copenhagen", "America/Nuuk", "Atlantic/Faroe", "Pacific/Apia", "Asia/Kathmandu", "UTC"]
)
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(HOURS, ZONES, INSTANTS)
def test_it_is_open_or_says_when_it_opens_and_both_are_true(hours: OpeningHours, zone_name: str, now: datetime) -> None:
    zone = ZoneInfo(zone_name)
    until, opens = hours.open_until(now, zone), hours.opens_next(now, zone)
    assert until is None or opens is None
    if until is not None:
        assert until > now
        assert hours.open_until(until - timedelta(seconds=1), zone) is not None
        # Only what lies beyond the weeks looked at could go on behind it.
        assert until - now > timedelta(days=18) or hours.open_until(until, zone) is None
    elif opens is not None:
        assert opens > now
        assert hours.open_until(opens, zone) is not None
        assert hours.open_until(now + (opens - now) / 2, zone) is None


@given(HOURS, ZONES, INSTANTS)
def test_on_a_holiday_only_what_is_always_staffed_is_open(hours: OpeningHours, zone_name: str, now: datetime) -> None:
    zone = ZoneInfo(zone_name)
    if is_holiday(now.astimezone(zone).date()) and not hours.on_holidays:
        assert hours.open_until(now, zone) is None
