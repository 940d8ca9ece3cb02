"""Going along and cheering: when somebody is reminded beside the citizen, and how often one may cheer."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from medspil.domain.companions import Cheer, Companion, cheered_already, due_beside, still_reminds
from medspil.domain.sub_goals import Deadline, Reminder, Rung, SubGoalDraft

ZONE = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DRAFT = SubGoalDraft("gå en tur", Deadline(date(2026, 11, 27), time(14)), Rung.SOMEONE_I_KNOW, "Ali")
WALK = "a" * 32
BOTH_WANT = Companion("c" * 32, WALK, "d" * 32, MONDAY, remind=True, answer=True, remind_me=True)


def test_a_companion_is_reminded_in_the_same_moment_as_the_citizen() -> None:
    draft = replace(DRAFT, reminder=Reminder(0, time(12, 30)))
    assert due_beside(draft, ZONE) == datetime(2026, 11, 27, 11, 30, tzinfo=UTC)


def test_where_the_citizen_wants_no_reminder_it_comes_the_day_before_at_ten() -> None:
    assert due_beside(DRAFT, ZONE) == datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "one",
    [
        replace(BOTH_WANT, answer=None),
        replace(BOTH_WANT, answer=False),
        replace(BOTH_WANT, remind=False),
        replace(BOTH_WANT, remind_me=False),
    ],
)
def test_both_must_want_it(one: Companion) -> None:
    assert still_reminds(BOTH_WANT, DRAFT.deadline, ZONE, MONDAY)
    assert not still_reminds(one, DRAFT.deadline, ZONE, MONDAY)


def test_from_the_agreed_time_on_it_makes_no_sense_any_more() -> None:
    two_o_clock = datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert still_reminds(BOTH_WANT, DRAFT.deadline, ZONE, two_o_clock.replace(hour=12, minute=59))
    assert not still_reminds(BOTH_WANT, DRAFT.deadline, ZONE, two_o_clock)


def test_without_an_agreed_time_it_makes_sense_until_the_day_is_over() -> None:
    friday = Deadline(date(2026, 11, 27))
    assert still_reminds(BOTH_WANT, friday, ZONE, datetime(2026, 11, 27, 22, 59, tzinfo=UTC))
    assert not still_reminds(BOTH_WANT, friday, ZONE, datetime(2026, 11, 27, 23, tzinfo=UTC))


def test_one_cheer_a_day_for_each_sub_goal_by_the_citizens_calendar() -> None:
    late = Cheer("e" * 32, WALK, "cheering", datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert cheered_already([late], WALK, date(2026, 11, 24), ZONE)
    assert not cheered_already([late], WALK, date(2026, 11, 23), ZONE)
    assert not cheered_already([late], WALK, date(2026, 11, 25), ZONE)
    assert not cheered_already([late], "b" * 32, date(2026, 11, 24), ZONE)
