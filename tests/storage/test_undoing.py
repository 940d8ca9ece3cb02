"""Undoing, on both databases: things stand as they stood, the agenda too, and what was kept for it goes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from medspil.conversations.messages import Document
from medspil.domain.decisions import (
    ChangeSettings,
    ChangeSubGoal,
    Decided,
    Decision,
    LookBack,
    RestAfterCrisis,
    Resume,
    Stop,
    Undo,
    WishForHelp,
)
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Aim, AimKind, Deadline, Outcome, Reminder, SubGoal
from medspil.domain.undoing import UNDO_WITHIN, PersonState, Undoable
from medspil.storage import people, undoing
from medspil.storage.forgetting import clean_up
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, audit, check_ins, decisions, dreams, persons, undoable
from tests.storage.test_applying import FRIDAY, apply, new, steps
from tests.storage.town import Someone, Town


@pytest.fixture
def citizen(town: Town) -> Someone:
    return town.citizen()


def decide(someone: Someone, *what: Decision) -> None:
    """Each in a talk of its own."""
    serial = someone.town.count(decisions)
    apply(someone, *(Decided(f"talk{serial + place}:0", decision) for place, decision in enumerate(what)))


def kept(someone: Someone) -> Sequence[Undoable]:
    person_id = someone.person_id
    with someone.town.store.database.transaction() as connection:
        return undoing.of_person(connection, someone.town.store, person_id)


def undo(someone: Someone) -> None:
    newest = kept(someone)[0]
    decide(someone, Undo(newest.id, newest.version))


def ahead(someone: Someone) -> list[tuple[str, datetime]]:
    return sorted((row.kind, row.due_at) for row in someone.town.rows(agenda) if row.done_at is None)


def as_it_was(before: SubGoal, after: SubGoal) -> bool:
    return after.version > before.version and replace(after, version=before.version) == before


def all_there_is(step: SubGoal) -> list[Decision]:
    version = step.version
    changed = replace(step.draft, what="løbe", deadline=Deadline(FRIDAY + timedelta(days=2), time(9)), helper="Bo")
    return [
        ChangeSubGoal(step.id, version, changed),
        LookBack(step.id, version, Outcome.REACHED, 10),
        LookBack(step.id, version, Outcome.ADJUSTED, 7, "det gik"),
        LookBack(step.id, version, Outcome.LET_GO),
        LookBack(step.id, version, Outcome.MOVED, deadline=Deadline(FRIDAY + timedelta(days=7))),
        LookBack(step.id, version, Outcome.MOVED, deadline=step.draft.deadline),
        LookBack(step.id, version, Outcome.GOES_ON, 5),
        LookBack(step.id, version, Outcome.GOES_ON, 5, importance=3),
        WishForHelp(step.id, version),
    ]


@pytest.mark.parametrize("which", range(9))
def test_a_sub_goal_and_its_agenda_are_as_they_were_but_for_the_version(citizen: Someone, which: int) -> None:
    step = new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    decide(citizen, LookBack(step.id, 1, Outcome.GOES_ON, 2, "en begyndelse"))
    (before,), planned = steps(citizen), ahead(citizen)
    citizen.town.now += timedelta(minutes=10)
    decide(citizen, all_there_is(before)[which])
    citizen.town.now += timedelta(minutes=10)
    undo(citizen)
    (after,) = steps(citizen)
    assert as_it_was(before, after)
    assert ahead(citizen) == planned
    assert citizen.town.rows(audit)[-1].what == "took something back"


def test_a_new_sub_goal_is_gone_again_with_all_that_came_with_it(citizen: Someone) -> None:
    new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    assert ahead(citizen) != []
    undo(citizen)
    assert steps(citizen) == ()
    assert ahead(citizen) == []
    assert citizen.town.count(dreams) == 0


def test_a_dream_that_another_step_serves_stays(citizen: Someone) -> None:
    first = new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    citizen.town.now += timedelta(minutes=1)
    new(citizen, aim=first.draft.aim)
    undo(citizen)
    assert steps(citizen) == (first,)
    new(citizen, aim=first.draft.aim)
    older = kept(citizen)[1]
    decide(citizen, Undo(older.id, older.version))
    assert [step.draft.aim for step in steps(citizen)] == [first.draft.aim]


def test_a_dream_that_was_taken_back_while_it_was_picked_is_put_into_words_again(citizen: Someone) -> None:
    aim = new(citizen, aim=Aim(AimKind.DREAM, "et sted for mig selv")).draft.aim
    undo(citizen)
    step = new(citizen, aim=aim)
    assert step.draft.aim is not None
    assert step.draft.aim.words == "et sted for mig selv"


def test_undoing_again_undoes_the_one_before(citizen: Someone) -> None:
    first = new(citizen)
    decide(citizen, LookBack(first.id, 1, Outcome.MOVED, deadline=Deadline(FRIDAY + timedelta(days=7))))
    (moved,) = steps(citizen)
    decide(citizen, LookBack(first.id, 2, Outcome.GOES_ON, 6))
    decide(citizen, LookBack(first.id, 2, Outcome.REACHED, 10))
    undo(citizen)
    undo(citizen)
    assert as_it_was(moved, steps(citizen)[0])
    undo(citizen)
    assert as_it_was(first, steps(citizen)[0])
    undo(citizen)
    assert steps(citizen) == ()
    assert kept(citizen) == ()


def test_all_that_one_talk_decided_step_by_step_is_taken_back_at_once(citizen: Someone) -> None:
    step = new(citizen)
    apply(citizen, Decided("t:0", LookBack(step.id, 1, Outcome.GOES_ON, 4)))
    citizen.town.now += timedelta(minutes=5)
    apply(citizen, Decided("t:1", LookBack(step.id, 1, Outcome.REACHED, 4, "det gik")))
    assert len(kept(citizen)) == 2
    undo(citizen)
    assert as_it_was(step, steps(citizen)[0])
    assert citizen.town.count(check_ins) == 0


def test_what_something_else_changed_meanwhile_is_left_alone(citizen: Someone) -> None:
    step = new(citizen)
    decide(citizen, LookBack(step.id, 1, Outcome.MOVED, deadline=Deadline(FRIDAY + timedelta(days=7))))
    moved = kept(citizen)[0]
    decide(citizen, WishForHelp(step.id, 2))
    before = steps(citizen)
    for version in (moved.version, 3):
        with pytest.raises(Stale):
            decide(citizen, Undo(moved.id, version - 1))
    with pytest.raises(Stale):
        decide(citizen, Undo(moved.id, moved.version))
    assert steps(citizen) == before


def test_it_is_taken_back_once_and_only_within_the_hour(citizen: Someone) -> None:
    new(citizen)
    (made,) = kept(citizen)
    citizen.town.now += UNDO_WITHIN
    with pytest.raises(Stale):
        decide(citizen, Undo(made.id, made.version))
    citizen.town.now -= timedelta(seconds=1)
    decide(citizen, Undo(made.id, made.version))
    with pytest.raises(Stale):
        decide(citizen, Undo(made.id, made.version))


def test_nobody_takes_back_what_someone_else_decided(citizen: Someone) -> None:
    new(citizen)
    (made,) = kept(citizen)
    with pytest.raises(Stale):
        decide(citizen.town.citizen("1002"), Undo(made.id, made.version))
    assert len(steps(citizen)) == 1


def state(someone: Someone) -> PersonState:
    (row,) = someone.town.rows(persons)
    return people.state_of(row)


@pytest.mark.parametrize(
    "decision",
    [
        ChangeSettings(PersonSettings(language="en")),
        ChangeSettings(PersonSettings(zone="Asia/Kolkata", discreet=True)),
        ChangeSettings(PersonSettings(paused_until=datetime.fromisoformat("2026-12-01T08:00Z"))),
        Stop(),
    ],
)
def test_a_person_has_it_as_they_had_it(citizen: Someone, decision: Decision) -> None:
    new(citizen)
    before, planned = state(citizen), ahead(citizen)
    decide(citizen, decision)
    assert state(citizen) != before
    undo(citizen)
    assert state(citizen) == before
    assert ahead(citizen) == planned


def test_going_on_is_taken_back_too_but_not_over_words_of_crisis(citizen: Someone) -> None:
    decide(citizen, Stop())
    before = state(citizen)
    decide(citizen, Resume())
    undo(citizen)
    assert state(citizen) == before
    decide(citizen, ChangeSettings(PersonSettings(discreet=True)))
    rest = citizen.town.now + timedelta(days=1)
    decide(citizen, RestAfterCrisis(rest))
    undo(citizen)
    assert state(citizen).resting_until == rest


# What is kept for it


def test_the_clean_up_deletes_it_after_its_hour(citizen: Someone) -> None:
    new(citizen)
    assert len(kept(citizen)) == 1
    for later, gone in ((UNDO_WITHIN - timedelta(seconds=1), 0), (timedelta(seconds=1), 1)):
        citizen.town.now += later
        with citizen.town.store.database.transaction() as connection:
            assert clean_up(connection, citizen.town.now)["undoable"] == gone
    assert kept(citizen) == ()


def test_it_goes_sooner_where_something_new_is_decided(citizen: Someone) -> None:
    new(citizen)
    citizen.town.now += UNDO_WITHIN
    decide(citizen, Stop())
    assert citizen.town.count(undoable) == 1


# The whole way


def test_the_button_brings_a_sub_goal_back_and_its_reminder_comes(citizen: Someone) -> None:
    citizen.says("gå en tur om søen på fredag").presses("Gem")
    citizen.says("mine").presses("gå en tur om søen").presses("Det er nået")
    citizen.town.later(minutes=20)
    citizen.presses("Fortryd")
    assert "»gå en tur om søen« er i gang igen, til fredag 27. november." in citizen.last
    citizen.town.later(days=1, hours=20)
    assert "gå en tur om søen" in citizen.last
    assert citizen.button("Jeg er i gang").label in [b.label for row in citizen.heard[-1].rows for b in row]


def test_a_look_back_that_waited_comes_after_all(citizen: Someone) -> None:
    citizen.says("gå en tur om søen i dag").presses("Gem")
    citizen.town.turn_to(citizen.town.now.replace(day=25, hour=8, minute=58))
    citizen.says("mine").presses("gå en tur om søen").presses("Det er nået")
    citizen.town.later(minutes=10)
    heard = len(citizen.heard)
    citizen.presses("Fortryd")
    assert len(citizen.heard) > heard
    citizen.town.later(minutes=31)
    assert "Dagen er kommet for »gå en tur om søen«" in citizen.last


def test_an_old_button_takes_nothing_else_back(citizen: Someone) -> None:
    citizen.says("gå en tur om søen på fredag").presses("Gem")
    citizen.says("mine").presses("gå en tur om søen").presses("Flyt dagen").presses("Om en uge")
    moved = citizen.button("Fortryd")
    citizen.says("mine").presses("gå en tur om søen").presses("Det er nået")
    citizen.sends({"kind": "pressed", "token": moved.token})
    assert "rettet siden" in citizen.last
    assert not steps(citizen)[0].active


def test_their_words_are_in_the_copy_of_all_data(citizen: Someone) -> None:
    step = new(citizen, what="gå en tur om søen")
    decide(citizen, ChangeSubGoal(step.id, 1, replace(step.draft, what="løbe en tur", reminder=Reminder(0, time(7)))))
    citizen.says("mine data").presses("Få det som fil")
    bodies = [message.document.body for message in citizen.heard if isinstance(message.document, Document)]
    assert len(bodies) == 2
    assert all("gå en tur om søen" in body for body in bodies)
    assert "Gemt i en time, så du kan fortryde" in bodies[0]
