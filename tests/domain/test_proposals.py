"""What somebody proposes: it says what a sub-goal would become, and is nothing until the citizen has said yes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from medspil.domain.proposals import Proposal, as_proposed, changes_nothing, day_ahead
from medspil.domain.sub_goals import Deadline, LifeArea, Reminder, Rung, SubGoalDraft

ZONE = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
FRIDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 29)
BEFORE = SubGoalDraft(
    "gå en tur", Deadline(FRIDAY, time(14)), Rung.SELF, None, Reminder(1, time(10)), LifeArea.BODY_AND_HEALTH
)
A_CHANGE = Proposal("p" * 32, "o" * 32, TUESDAY, "gå rundt om søen", SUNDAY, "a" * 32)


def test_a_change_takes_the_new_words_and_day_and_leaves_all_else_as_it_is() -> None:
    changed = as_proposed(A_CHANGE, BEFORE, ZONE, TUESDAY)
    assert changed == replace(BEFORE, what="gå rundt om søen", deadline=Deadline(SUNDAY))


def test_new_words_alone_leave_the_day_with_its_time_and_the_reminder() -> None:
    changed = as_proposed(replace(A_CHANGE, day=None), BEFORE, ZONE, TUESDAY)
    assert changed == replace(BEFORE, what="gå rundt om søen")


def test_the_same_day_leaves_its_time() -> None:
    assert as_proposed(replace(A_CHANGE, what=None, day=FRIDAY), BEFORE, ZONE, TUESDAY) == BEFORE


def test_a_reminder_that_would_lie_behind_becomes_one_that_fits() -> None:
    today = replace(A_CHANGE, what=None, day=date(2026, 11, 25))
    assert as_proposed(today, BEFORE, ZONE, TUESDAY).reminder == Reminder(0, time(9))


def test_no_reminder_stays_none() -> None:
    quiet = replace(BEFORE, reminder=None)
    assert as_proposed(A_CHANGE, quiet, ZONE, TUESDAY).reminder is None


def test_a_day_that_has_gone_by_is_not_proposed_any_more() -> None:
    assert day_ahead(A_CHANGE, SUNDAY) == Deadline(SUNDAY)
    assert day_ahead(A_CHANGE, date(2026, 11, 30)) is None
    late = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert as_proposed(A_CHANGE, BEFORE, ZONE, late) == replace(BEFORE, what="gå rundt om søen")
    assert changes_nothing(replace(A_CHANGE, what=None), BEFORE, ZONE, late)
    assert not changes_nothing(A_CHANGE, BEFORE, ZONE, late)
