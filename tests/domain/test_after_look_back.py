"""What a look back does to a sub-goal, and which reminder goes along when it is moved."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.sub_goals import (
    Deadline,
    Outcome,
    Reminder,
    Status,
    after_look_back,
    reminder_after_move,
    reminders_ahead,
)
from tests.domain.lives import deadlines, instants, reminders, sub_goal, zones

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
TUESDAY_AFTERNOON = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)
NEXT_FRIDAY = Deadline(FRIDAY + timedelta(days=7))
WALK = sub_goal(FRIDAY, Reminder(1, time(10)), created_at=TUESDAY_AFTERNOON)
TODAY = sub_goal(TUESDAY, created_at=TUESDAY_AFTERNOON)
"""Made in the afternoon for the same day, so that no usual reminder was left."""


# The reminder that goes along


def test_a_reminder_moves_along() -> None:
    assert reminder_after_move(WALK, NEXT_FRIDAY, COPENHAGEN, SATURDAY) == WALK.draft.reminder


def test_what_was_made_for_today_gets_the_usual_reminder_when_it_is_moved() -> None:
    assert reminder_after_move(TODAY, Deadline(FRIDAY), COPENHAGEN, TUESDAY_AFTERNOON) == Reminder(1, time(10))


def test_what_was_made_for_today_gets_it_also_at_the_second_move() -> None:
    again = after_look_back(TODAY, Outcome.MOVED, COPENHAGEN, TUESDAY_AFTERNOON, Deadline(TUESDAY, time(20)))
    assert again.draft.reminder is None
    assert reminder_after_move(again, Deadline(FRIDAY), COPENHAGEN, TUESDAY_AFTERNOON) == Reminder(1, time(10))


def test_who_chose_no_reminder_gets_none_after_a_move_either() -> None:
    unreminded = sub_goal(FRIDAY, created_at=TUESDAY_AFTERNOON)
    assert reminder_after_move(unreminded, NEXT_FRIDAY, COPENHAGEN, SATURDAY) is None


@given(zones, deadlines, deadlines, st.none() | reminders, instants(st.dates(date(2025, 1, 1), date(2027, 12, 31))))
def test_whatever_goes_along_lies_ahead(
    zone: str, old: Deadline, new: Deadline, wish: Reminder | None, now: datetime
) -> None:
    tz = ZoneInfo(zone)
    step = sub_goal(old.day, wish, at=old.at, created_at=now - timedelta(hours=3))
    reminder = reminder_after_move(step, new, tz, now)
    assert reminder is None or reminder.due(new, tz) > now
    if wish is None and reminder is not None:
        assert not reminders_ahead(old, tz, step.created_at)


# The sub-goal


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(Outcome.REACHED, Status.REACHED), (Outcome.ADJUSTED, Status.ADJUSTED), (Outcome.LET_GO, Status.LET_GO)],
)
def test_a_look_back_that_ends_it_ends_the_wish_for_help_too(outcome: Outcome, status: Status) -> None:
    wished = replace(WALK, help_wanted_at=TUESDAY_AFTERNOON)
    after = after_look_back(wished, outcome, COPENHAGEN, SATURDAY)
    assert (after.status, after.ended_at, after.help_wanted_at) == (status, SATURDAY, None)


def test_a_look_back_that_goes_on_changes_nothing() -> None:
    wished = replace(WALK, help_wanted_at=TUESDAY_AFTERNOON)
    assert after_look_back(wished, Outcome.GOES_ON, COPENHAGEN, SATURDAY) == wished


def test_how_much_it_matters_is_kept_where_it_was_said() -> None:
    after = after_look_back(WALK, Outcome.GOES_ON, COPENHAGEN, SATURDAY, importance=9)
    assert after == replace(WALK, draft=replace(WALK.draft, importance=9))


def test_a_moved_deadline_takes_its_reminder_along() -> None:
    after = after_look_back(TODAY, Outcome.MOVED, COPENHAGEN, TUESDAY_AFTERNOON, Deadline(FRIDAY))
    assert (after.draft.deadline, after.draft.reminder) == (Deadline(FRIDAY), Reminder(1, time(10)))
    assert after.active
