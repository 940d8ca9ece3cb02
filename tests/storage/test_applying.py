"""Decisions: applied once, and refused where what they change has changed meanwhile."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from medspil.domain.decisions import (
    ChangeSettings,
    ChangeSubGoal,
    Decided,
    Decision,
    LookBack,
    NewSubGoal,
    RestAfterCrisis,
    Resume,
    Stop,
    WishForHelp,
)
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import (
    Aim,
    AimKind,
    CheckIn,
    Deadline,
    LifeArea,
    Outcome,
    Reminder,
    Rung,
    Status,
    SubGoal,
    SubGoalDraft,
)
from medspil.storage import addresses, applying, people, sub_goals
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import audit, decisions, dreams, persons
from medspil.storage.tables import sub_goals as rows
from tests.storage.town import Someone, Town

FRIDAY = date(2026, 11, 27)
MEANWHILE = "ændret, mens vi skrev"


@pytest.fixture
def citizen(town: Town) -> Someone:
    return town.citizen()


def apply(someone: Someone, *decided: Decided) -> None:
    address_id = someone.address_id
    town = someone.town
    with town.store.database.transaction() as connection:
        scene = Scene(connection, town.store, addresses.load(connection, address_id), town.now)
        for one in decided:
            applying.apply(scene, one)


def decide(someone: Someone, *what: Decision) -> None:
    serial = someone.town.count(decisions)
    apply(someone, *(Decided(f"test:{serial + place}", decision) for place, decision in enumerate(what)))


def steps(someone: Someone) -> Sequence[SubGoal]:
    person_id = someone.person_id
    with someone.town.store.database.transaction() as connection:
        return sub_goals.of_person(connection, someone.town.store, person_id)


def new(someone: Someone, **fields: object) -> SubGoal:
    draft = SubGoalDraft("gå en tur", Deadline(FRIDAY), Rung.SELF, reminder=Reminder(1, someone.town.now.time()))
    decide(someone, NewSubGoal(SubGoalDraft(**{**vars(draft), **fields})))
    return steps(someone)[-1]


def test_what_was_said_comes_back_as_it_was_said(citizen: Someone) -> None:
    draft = SubGoalDraft(
        what="Robert'); DROP TABLE sub_goals;-- <b>*fed*</b> \u202eגן 🙂",
        deadline=Deadline(FRIDAY, citizen.town.now.time()),
        rung=Rung.SOMEONE_I_KNOW,
        helper="Bo",
        reminder=Reminder(2, citizen.town.now.time()),
        area=LifeArea.HOME,
        confidence=0,
        importance=10,
        follows="x" * 32,
    )
    decide(citizen, NewSubGoal(draft))
    (step,) = steps(citizen)
    assert step.draft == draft
    assert (step.version, step.status, step.created_at) == (1, Status.ACTIVE, citizen.town.now)


def test_a_new_dream_is_kept_and_served_by_later_steps(citizen: Someone) -> None:
    first = new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    assert first.draft.aim is not None
    assert first.draft.aim.id is not None
    second = new(citizen, aim=first.draft.aim)
    assert second.draft.aim == first.draft.aim
    assert citizen.town.count(dreams) == 1


def test_a_decision_is_applied_once_however_often_it_comes(citizen: Someone) -> None:
    again = Decided("talk:0", NewSubGoal(SubGoalDraft("gå en tur", Deadline(FRIDAY), Rung.SELF)))
    apply(citizen, again)
    apply(citizen, again, again)
    assert len(steps(citizen)) == 1


def test_a_change_raises_the_version_and_leaves_a_wordless_line(citizen: Someone) -> None:
    step = new(citizen)
    decide(citizen, ChangeSubGoal(step.id, 1, SubGoalDraft("løbe en tur", Deadline(FRIDAY), Rung.SELF)))
    (changed,) = steps(citizen)
    assert (changed.version, changed.draft.what) == (2, "løbe en tur")
    assert [row.what for row in citizen.town.rows(audit)][-1] == "changed a sub-goal"


@pytest.mark.parametrize(
    "decision", [ChangeSubGoal("?", 1, SubGoalDraft("x", Deadline(FRIDAY), Rung.SELF)),
                 LookBack("?", 1, Outcome.REACHED), WishForHelp("?", 1)]
)  # fmt: skip
def test_a_decision_about_an_older_version_is_refused(citizen: Someone, decision: ChangeSubGoal) -> None:
    step = new(citizen)
    decide(citizen, WishForHelp(step.id, 1))
    with pytest.raises(Stale):
        decide(citizen, type(decision)(**{**vars(decision), "sub_goal_id": step.id}))
    assert steps(citizen)[0].version == 2


def test_nobody_changes_what_belongs_to_someone_else(citizen: Someone) -> None:
    step = new(citizen)
    other = citizen.town.citizen("1002")
    with pytest.raises(Stale):
        decide(other, LookBack(step.id, 1, Outcome.LET_GO))
    assert steps(citizen)[0].active


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.REACHED, Status.REACHED),
        (Outcome.ADJUSTED, Status.ADJUSTED),
        (Outcome.LET_GO, Status.LET_GO),
        (Outcome.GOES_ON, Status.ACTIVE),
    ],
)
def test_a_look_back_is_kept_and_ends_the_sub_goal_or_not(citizen: Someone, outcome: Outcome, status: Status) -> None:
    step = new(citizen)
    decide(citizen, LookBack(step.id, 1, outcome, progress=7, note="det gik", importance=9))
    (after,) = steps(citizen)
    assert after.status is status
    assert after.check_ins == (CheckIn(citizen.town.now, outcome, 7, "det gik", 9),)
    assert after.draft.importance == 9
    assert after.ended_at == (None if after.active else citizen.town.now)


def test_moving_the_day_moves_the_reminder_too(citizen: Someone) -> None:
    step = new(citizen)
    moved = Deadline(FRIDAY + timedelta(days=7))
    decide(citizen, LookBack(step.id, 1, Outcome.MOVED, deadline=moved))
    (after,) = steps(citizen)
    assert (after.draft.deadline, after.draft.reminder) == (moved, step.draft.reminder)
    assert after.active


def test_a_wish_for_help_is_written_down_and_gone_when_the_step_ends(citizen: Someone) -> None:
    step = new(citizen)
    decide(citizen, WishForHelp(step.id, 1))
    assert steps(citizen)[0].help_wanted_at == citizen.town.now
    decide(citizen, LookBack(step.id, 2, Outcome.REACHED))
    assert steps(citizen)[0].help_wanted_at is None


def test_settings_stop_and_rest_are_remembered(citizen: Someone) -> None:
    wished = PersonSettings(language="en", zone="Asia/Kolkata", discreet=True, paused_until=citizen.town.now)
    rest = citizen.town.now + timedelta(days=1)
    decide(citizen, ChangeSettings(wished), Stop(), RestAfterCrisis(rest))
    (row,) = citizen.town.rows(persons)
    assert people.settings_of(row) == wished
    assert (row.stopped_at, row.resting_until) == (citizen.town.now, rest)
    decide(citizen, Resume())
    assert citizen.town.rows(persons)[0].stopped_at is None


# The whole way


def test_what_changed_while_they_talked_is_not_written_over(citizen: Someone) -> None:
    citizen.says("gå en tur om søen på fredag").presses("Gem")
    citizen.town.later(days=1, hours=20)
    citizen.presses("En anden dag")
    (step,) = steps(citizen)
    decide(citizen, WishForHelp(step.id, step.version))
    citizen.presses("Om en uge")
    assert MEANWHILE in citizen.last
    (after,) = steps(citizen)
    assert after.draft.deadline == step.draft.deadline
    assert after.check_ins == ()


def test_after_that_the_same_can_be_done_anew(citizen: Someone) -> None:
    test_what_changed_while_they_talked_is_not_written_over(citizen)
    citizen.presses("Mine delmål")
    assert "gå en tur om søen" in citizen.last + str([b.label for row in citizen.heard[-1].rows for b in row])


def test_pressing_the_same_button_twice_decides_once(citizen: Someone) -> None:
    citizen.says("gå en tur om søen på fredag")
    save = citizen.button("Gem")
    for _press in range(2):
        citizen.posts({"kind": "pressed", "token": save.token})
    citizen.town.settle()
    assert citizen.town.count(rows) == 1
