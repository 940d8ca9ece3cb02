"""Undoing: what a sub-goal and a person's wishes are once a decision is taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.agenda import AgendaKind, Planned, plan, plan_again
from medspil.domain.decisions import ForgetMe, LookBack, Stop
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.sub_goals import Deadline, Outcome, Reminder, SubGoal, after_look_back, look_back_due
from medspil.domain.undoing import (
    UNDO_WITHIN,
    UNDOABLE,
    PersonChange,
    PersonState,
    SubGoalChange,
    Undoable,
    may_be_undone,
    one_after_the_other,
    person_again,
    still_open,
    sub_goal_again,
)
from tests.domain.lives import deadlines, quiet_hours, reminders, sub_goal, zones

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
SETTINGS = PersonSettings()

sub_goals = st.builds(sub_goal, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.none() | reminders)
settings = st.builds(PersonSettings, st.sampled_from(["da", "en"]), zones, quiet_hours, st.booleans())
people = st.builds(PersonState, settings, st.none() | st.just(NOW), st.none() | st.just(NOW + timedelta(days=1)))


@given(sub_goals, st.sampled_from(Outcome), deadlines, st.none() | st.integers(0, 10))
def test_after_undoing_a_look_back_the_sub_goal_is_as_it_was_but_for_its_version(
    before: SubGoal, outcome: Outcome, moved: Deadline, importance: int | None
) -> None:
    deadline = moved if outcome is Outcome.MOVED else None
    decided = after_look_back(before, outcome, ZoneInfo("Europe/Copenhagen"), NOW, deadline, importance)
    after = replace(decided, version=before.version + 1)
    again = sub_goal_again(SubGoalChange(before, after), after)
    assert again is not None
    assert again.version > after.version
    assert replace(again, version=before.version) == before


def test_a_new_sub_goal_is_gone_again() -> None:
    made = sub_goal(FRIDAY)
    assert sub_goal_again(SubGoalChange(None, made), made) is None


@given(people, people)
def test_after_undoing_a_person_has_it_as_they_had_it(before: PersonState, after: PersonState) -> None:
    assert person_again(PersonChange(before, after), after) == before


@given(people, st.booleans())
def test_what_the_decision_did_not_change_stays_as_it_is_now(before: PersonState, discreet: bool) -> None:
    quiet = replace(before.settings, quiet=QuietHours(time(1, 11), time(2, 22)))
    change = PersonChange(before, replace(before, settings=quiet))
    current = replace(before, settings=replace(quiet, discreet=discreet), resting_until=NOW)
    again = person_again(change, current)
    assert again == replace(current, settings=replace(before.settings, discreet=discreet))


def test_what_was_changed_anew_meanwhile_is_not_written_over() -> None:
    stopped = PersonChange(PersonState(SETTINGS), PersonState(SETTINGS, stopped_at=NOW))
    assert person_again(stopped, PersonState(SETTINGS)) is None
    assert person_again(stopped, PersonState(SETTINGS, stopped_at=NOW + timedelta(minutes=1))) is None
    english = PersonChange(PersonState(SETTINGS), PersonState(PersonSettings(language="en")))
    assert person_again(english, PersonState(SETTINGS)) is None


def test_it_can_be_taken_back_within_the_hour_and_the_newest_comes_first() -> None:
    change = SubGoalChange(None, sub_goal(FRIDAY))
    kept = tuple(Undoable(n, NOW + timedelta(minutes=n), change) for n in (1, 3, 2))
    assert [one.id for one in still_open(kept, NOW + timedelta(minutes=4))] == [3, 2, 1]
    assert [one.id for one in still_open(kept, NOW + UNDO_WITHIN + timedelta(minutes=1))] == [3, 2]
    assert may_be_undone(kept[0], kept[0].at + UNDO_WITHIN - timedelta(seconds=1))
    assert not may_be_undone(kept[0], kept[0].at + UNDO_WITHIN)


def test_two_steps_of_one_talk_are_taken_back_as_one() -> None:
    first, second, third = (replace(sub_goal(FRIDAY), version=version) for version in (1, 2, 3))
    whole = one_after_the_other(SubGoalChange(first, second), SubGoalChange(second, third))
    assert whole == SubGoalChange(first, third)
    with pytest.raises(TypeError):
        one_after_the_other(whole, PersonChange(PersonState(SETTINGS), PersonState(SETTINGS)))


def test_deleting_everything_stands() -> None:
    assert {LookBack, Stop} <= set(UNDOABLE)
    assert ForgetMe not in UNDOABLE


# What is on the agenda again


def test_what_lies_ahead_comes_back() -> None:
    step = sub_goal(FRIDAY, Reminder(1, time(10)))
    assert plan_again(step, SETTINGS, NOW, ()) == plan(step, SETTINGS, NOW)
    assert len(plan(step, SETTINGS, NOW)) == 2


def test_a_look_back_that_waited_comes_back_though_its_time_has_come_and_a_reminder_does_not() -> None:
    step = sub_goal(FRIDAY, Reminder(1, time(10)))
    due = look_back_due(step.draft.deadline, SETTINGS.tz)
    waited = Planned(AgendaKind.LOOK_BACK, due)
    nudge = Planned(AgendaKind.NUDGE, due + timedelta(days=2))
    missed = Planned(AgendaKind.REMINDER, due - timedelta(days=2))
    of_another_day = Planned(AgendaKind.LOOK_BACK, due - timedelta(days=7))
    unsent = (missed, waited, nudge, of_another_day)
    assert plan_again(step, SETTINGS, due + timedelta(minutes=30), unsent) == (waited, nudge)


@given(sub_goals, st.sampled_from([Outcome.REACHED, Outcome.LET_GO]))
def test_nothing_is_planned_for_what_stays_ended(step: SubGoal, outcome: Outcome) -> None:
    over = after_look_back(step, outcome, SETTINGS.tz, NOW)
    waited = Planned(AgendaKind.LOOK_BACK, look_back_due(step.draft.deadline, SETTINGS.tz))
    assert plan_again(over, SETTINGS, NOW, (waited,)) == ()
