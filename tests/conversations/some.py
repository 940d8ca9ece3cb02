"""Invented sub-goals for the dialogue tests."""

from datetime import UTC, date, datetime, time
from typing import Any

from medspil.domain.sub_goals import CheckIn, Deadline, Outcome, Reminder, Rung, Status, SubGoal, SubGoalDraft

FRIDAY = date(2026, 11, 27)


def a_sub_goal(what: str = "gå en tur", id: str = "a" * 32, day: date = FRIDAY, **draft: Any) -> SubGoal:
    """A sub-goal under way."""
    said = SubGoalDraft(what, Deadline(day), Rung.SELF, reminder=Reminder(1, time(10)), **draft)
    return SubGoal(id, 1, said, Status.ACTIVE, datetime(2026, 11, 20, 9, tzinfo=UTC))


def a_check_in(progress: int, day: int = 21, outcome: Outcome = Outcome.GOES_ON, note: str | None = None) -> CheckIn:
    """A check-in of November."""
    return CheckIn(datetime(2026, 11, day, 9, tzinfo=UTC), outcome, progress, note)
