"""When a wish for help that nobody has seen comes back: after so many working hours, whatever the day."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Send, Standing, Wait
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.circle_verdicts import circle_verdict
from medspil.domain.helping import GIVEN_UP_AFTER, HelpHow, HelpReply, HelpTime, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.opening_hours import OpeningHours, Span, is_holiday
from medspil.domain.persons import PersonSettings

ZONE = ZoneInfo("Europe/Copenhagen")
OFFICE = OpeningHours((Span(frozenset(range(5)), time(8), time(16)),))
A_DAY = HelpTime(timedelta(hours=8), OFFICE)


def wall(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


instants = st.integers(0, 5 * 365 * 24 * 60).map(lambda after: wall(1, 0) + timedelta(minutes=after))


@pytest.mark.parametrize(
    ("wished", "back"),
    [
        (wall(24, 10), wall(25, 10)),  # a Tuesday
        (wall(24, 7), wall(24, 16)),
        (wall(27, 15), wall(30, 15)),  # over a weekend
        (wall(28, 12), wall(30, 16)),  # on a Saturday
        (wall(23, 12, month=12), wall(28, 12, month=12)),  # Christmas: 24 to 26 are holidays, 27 is a Sunday
    ],
)
def test_a_wish_comes_back_after_eight_working_hours(wished: datetime, back: datetime) -> None:
    assert A_DAY.comes_back(wished, ZONE) == back


@given(instants, st.integers(1, 60))
def test_it_comes_back_at_work_and_never_too_early(wished: datetime, hours: int) -> None:
    back = HelpTime(timedelta(hours=hours), OFFICE).comes_back(wished, ZONE)
    local = back.astimezone(ZONE)
    assert back >= wished + timedelta(hours=hours)
    assert local.weekday() < 5
    assert not is_holiday(local.date())
    assert time(8) < local.time() <= time(16)


@given(instants, instants, st.integers(1, 60))
def test_who_wished_first_is_asked_about_first(one: datetime, other: datetime, hours: int) -> None:
    within = HelpTime(timedelta(hours=hours), OFFICE)
    first, second = sorted((one, other))
    assert within.comes_back(first, ZONE) <= within.comes_back(second, ZONE)


def test_it_comes_back_again_for_two_weeks() -> None:
    wish = HelpWish("w", HelpHow.CALL, wall(24, 10))
    assert A_DAY.again(wish, wall(25, 10), ZONE) == wall(26, 10)
    assert A_DAY.again(wish, wish.wished_at + GIVEN_UP_AFTER, ZONE) is None


LINK = Link("l", "c", "o", LinkKind.CONTACT_PERSON, wall(2, 10), wall(2, 10), name="Mette")
WISHED = CircleMatter(LINK, "Sara", wish=HelpWish("w", HelpHow.CALL, wall(24, 22)), within=A_DAY)
ITEM = AgendaItem(1, AgendaKind.HELP_WANTED, wall(24, 22), "w")
USUAL = Standing(PersonSettings())


def test_a_wish_of_the_evening_waits_for_the_working_day_and_comes_as_it_begins() -> None:
    assert circle_verdict(ITEM, WISHED, USUAL, wall(24, 22)) == Wait(wall(25, 8))
    # Their own quiet hours go on until nine; they are at work all the same.
    assert circle_verdict(ITEM, WISHED, USUAL, wall(25, 8)) == Send()


def test_who_has_a_pause_is_left_alone_at_work_too() -> None:
    away = Standing(PersonSettings(paused_until=wall(30, 9)))
    assert circle_verdict(ITEM, WISHED, away, wall(25, 8)) == Wait(wall(30, 9))


def test_a_wish_that_was_seen_or_withdrawn_is_said_no_more() -> None:
    seen = HelpWish("w", HelpHow.CALL, wall(24, 22), seen_at=wall(25, 8), reply=HelpReply.CALLS)
    assert circle_verdict(ITEM, CircleMatter(LINK, "Sara", wish=seen, within=A_DAY), USUAL, wall(25, 9)) == Drop("seen")
    assert circle_verdict(ITEM, CircleMatter(LINK, "Sara", within=A_DAY), USUAL, wall(25, 9)) == Drop("withdrawn")


def test_who_is_not_beside_the_citizen_any_more_hears_of_no_wish() -> None:
    gone = Link("l", "c", "o", LinkKind.STAND_IN, wall(2, 10), ends_on=wall(24, 10).date())
    matter = CircleMatter(gone, "Sara", wish=WISHED.wish, within=A_DAY)
    assert circle_verdict(ITEM, matter, USUAL, wall(25, 9)) == Drop("not linked any more")
