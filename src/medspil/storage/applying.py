"""Applying decisions: each once, by the id made from its talk, in the transaction of the message that led to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from medspil.domain import decisions as d
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import CheckIn, Outcome, SubGoal, after_look_back
from medspil.domain.undoing import (
    UNDOABLE,
    PersonChange,
    ShareChange,
    SubGoalChange,
    may_be_undone,
    person_again,
    sub_goal_again,
)
from medspil.storage import (
    access,
    addresses,
    agenda,
    applying_answers,
    applying_beside,
    applying_circle,
    applying_courses,
    applying_help,
    applying_links,
    applying_meetings,
    applying_places,
    applying_proof,
    beside,
    forgetting,
    helping,
    invitations,
    outbox,
    pages,
    people,
    planning_digests,
    sub_goals,
    undoing,
)
from medspil.storage.before_and_after import keep, look, undo_share
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import consents, decisions


def apply(scene: Scene, decided: d.Decided) -> None:
    """Applies a decision, unless it was applied before. Raises Stale where what it changes has changed meanwhile."""
    insert = sqlite.insert if scene.store.database.is_sqlite else postgresql.insert
    kind = type(decided.decision)
    row = insert(decisions).values(id=decided.id, person_id=scene.address.person_id, kind=kind.__name__, at=scene.now)
    # Asked for by RETURNING: the rowcount of an insert is -1 on PostgreSQL, whether or not there was a conflict.
    if scene.connection.scalar(row.on_conflict_do_nothing().returning(decisions.c.id)) is not None:
        scene.talk_id = decided.id.partition(":")[0]
        scene.made = None
        touches = UNDOABLE.get(kind)
        before = look(scene, touches, decided.decision)
        _APPLYING[kind](scene, decided.decision)
        keep(scene, before, look(scene, touches, decided.decision))
        if kind is d.AcceptInvitation:
            # Theirs as well, though they were nobody yet: it must go when they go.
            mine = update(decisions).where(decisions.c.id == decided.id).values(person_id=scene.person_id)
            scene.connection.execute(mine)


def _accept(scene: Scene, decision: d.AcceptInvitation) -> None:
    invitation = invitations.use(scene.connection, scene.store, decision.invitation_id, scene.now)
    if invitation is None or invitation.role is not decision.role:
        raise Stale("invitation")
    person_id = scene.address.person_id
    if person_id is None:
        settings = replace(scene.store.defaults, language=decision.language)
        person_id = people.make(scene.connection, settings, decision.role, scene.now)
        scene.address = replace(scene.address, person_id=person_id)
    else:
        people.lock(scene.connection, person_id)
        people.give_role(scene.connection, scene.store, person_id, decision.role, scene.now)
    # Theirs as well where they were in already: the wrong codes before this one are forgotten.
    addresses.give_to(scene.connection, scene.address.id, person_id)
    # What a citizen calls somebody they invite is no new name for one who has one.
    named = decision.role is Role.SUPPORTER and people.called_by_id(scene.connection, scene.store, person_id)
    if invitation.name is not None and not named:
        people.change_name(scene.connection, scene.store, person_id, invitation.name)
    _consent(scene, person_id, decision.invitation_id, decision.notice_version, yes=True)
    applying_circle.came_in(scene, invitation, person_id)
    scene.note("said yes" if decision.role is Role.CITIZEN else f"said yes: {decision.role}")
    scene.show_menu()


def _decline(scene: Scene, decision: d.DeclineInvitation) -> None:
    if invitations.use(scene.connection, scene.store, decision.invitation_id, scene.now) is None:
        raise Stale("invitation")
    _consent(scene, None, decision.invitation_id, scene.store.house.notice_version, yes=False)
    if scene.address.person_id is None:
        addresses.forget_when_done(scene.connection, scene.address.id)


def _consent(scene: Scene, person_id: str | None, invitation_id: str, notice: str, yes: bool) -> None:
    scene.connection.execute(
        consents.insert().values(
            person_id=person_id, invitation_id=invitation_id, notice_version=notice, yes=yes, at=scene.now
        )
    )


def _leave_at_the_door(scene: Scene, decision: d.LeaveAtTheDoor) -> None:
    addresses.forget_when_done(scene.connection, scene.address.id)


def _wrong_code(scene: Scene, decision: d.NoteWrongCode) -> None:
    addresses.note_wrong_code(scene.connection, scene.address.id, scene.now)


def _new_sub_goal(scene: Scene, decision: d.NewSubGoal) -> None:
    sub_goal = sub_goals.add(scene.connection, scene.store, scene.person_id, decision.draft, scene.now)
    scene.made = sub_goal.id
    _plan(scene, sub_goal)
    scene.note("new sub-goal")


def _change(scene: Scene, decision: d.ChangeSubGoal) -> None:
    before = _sub_goal(scene, decision.sub_goal_id, decision.version)
    after = before.with_draft(decision.draft)
    sub_goals.change(scene.connection, scene.store, scene.person_id, after, decision.version, scene.now)
    _plan(scene, after)
    scene.note("changed a sub-goal")


def _look_back(scene: Scene, decision: d.LookBack) -> None:
    sub_goal = _sub_goal(scene, decision.sub_goal_id, decision.version)
    zone = scene.settings.tz
    after = after_look_back(sub_goal, decision.outcome, zone, scene.now, decision.deadline, decision.importance)
    # Moved to the day it had already is a change, too: its button "undo" stands for the version after it.
    if after != sub_goal or decision.outcome is Outcome.MOVED:
        sub_goals.change(scene.connection, scene.store, scene.person_id, after, decision.version, scene.now)
    check_in = CheckIn(scene.now, decision.outcome, decision.progress, decision.note, decision.importance)
    due = sub_goal.draft.deadline.day
    sub_goals.keep_check_in(scene.connection, scene.store, sub_goal.id, scene.talk_id, check_in, due)
    if not after.active or decision.outcome is Outcome.MOVED:
        _plan(scene, after)
    else:
        agenda.drop_answered(scene.connection, sub_goal.id, scene.now)
    scene.note(f"looked back: {decision.outcome}")


def _wish_for_help(scene: Scene, decision: d.WishForHelp) -> None:
    sub_goal = _sub_goal(scene, decision.sub_goal_id, decision.version)
    wished = replace(sub_goal, help_wanted_at=scene.now)
    sub_goals.change(scene.connection, scene.store, scene.person_id, wished, decision.version, scene.now)
    wish_id = helping.add(scene.connection, scene.person_id, sub_goal.id, decision.how, scene.now)
    applying_help.send_out(scene, wish_id)
    scene.note("wished for help")


def _change_settings(scene: Scene, decision: d.ChangeSettings) -> None:
    _set(scene, decision.settings)
    scene.note("changed settings")


def _set(scene: Scene, settings: PersonSettings) -> None:
    """The settings are these from now on, and what lies ahead follows them."""
    before = scene.settings
    people.change_settings(scene.connection, scene.person_id, settings)
    agenda.look_again(scene.connection, scene.person_id)
    if settings.zone != before.zone:
        _plan_what_lies_ahead(scene, settings)
        planning_digests.begin(scene.connection, scene.store, scene.person_id, scene.now)
    if settings.language != before.language:
        scene.show_menu()


def _stop(scene: Scene, decision: d.Stop) -> None:
    people.note(scene.connection, scene.person_id, stopped_at=scene.now)
    scene.note("stopped")


def _resume(scene: Scene, decision: d.Resume) -> None:
    people.note(scene.connection, scene.person_id, stopped_at=None, paused_until=None, resting_until=None)
    agenda.look_again(scene.connection, scene.person_id)
    _plan_what_lies_ahead(scene, scene.settings)
    scene.note("went on")


def _rest(scene: Scene, decision: d.RestAfterCrisis) -> None:
    people.note(scene.connection, scene.person_id, resting_until=decision.until)


def _undo(scene: Scene, decision: d.Undo) -> None:
    people.lock(scene.connection, scene.person_id)
    kept = undoing.take(scene.connection, scene.store, scene.person_id, decision.undoable_id)
    if kept is None or not may_be_undone(kept.undoable, scene.now):
        raise Stale("too late")
    change = kept.undoable.change
    if isinstance(change, SubGoalChange):
        _undo_sub_goal(scene, change, decision.version, kept)
    elif isinstance(change, ShareChange):
        undo_share(scene, change)
    else:
        _undo_person(scene, change)
    scene.note("took something back")


def _undo_sub_goal(scene: Scene, change: SubGoalChange, version: int, kept: undoing.Kept) -> None:
    current = _sub_goal(scene, change.after.id, version)
    again = sub_goal_again(change, current)
    if current.help_wanted_at is not None and (again is None or again.help_wanted_at is None):
        helping.withdraw(scene.connection, scene.person_id, current.id, scene.now)
    sub_goals.drop_check_in(scene.connection, current.id, kept.undoable.talk_id)
    if again is None:
        sub_goals.remove(scene.connection, current.id, version)
        agenda.drop_subject(scene.connection, current.id, scene.now)
    else:
        sub_goals.change(scene.connection, scene.store, scene.person_id, again, version, scene.now)
        undoing.note_again(scene.connection, change, version, again.version)
        agenda.plan_back(
            scene.connection, scene.store, again, scene.settings, scene.person_id, kept.began_at, scene.now
        )
        beside.plan_beside(scene.connection, scene.store, again, scene.settings.tz, scene.now)
    if change.after.draft.aim is not None:
        sub_goals.remove_aim(scene.connection, change.after.draft.aim, kept.undoable.at)


def _undo_person(scene: Scene, change: PersonChange) -> None:
    state = person_again(change, scene.state)
    if state is None:
        raise Stale("settings")
    people.note(scene.connection, scene.person_id, stopped_at=state.stopped_at, resting_until=state.resting_until)
    _set(scene, state.settings)
    if change.after.stopped_at is not None and state.stopped_at is None:
        _plan_what_lies_ahead(scene, state.settings)


def _data_given(scene: Scene, decision: d.NoteDataGiven) -> None:
    scene.note("got a copy of all data")


def _forget(scene: Scene, decision: d.ForgetMe) -> None:
    access.leaves_citizens(scene.connection, scene.store, scene.person_id, scene.now)
    forgetting.forget(scene.connection, scene.person_id, scene.now)
    outbox.drop_for(scene.connection, scene.address.id, scene.now, "forgotten")
    scene.address = replace(scene.address, person_id=None)
    scene.show_menu()


def _sub_goal(scene: Scene, sub_goal_id: str, version: int) -> SubGoal:
    people.lock(scene.connection, scene.person_id)
    sub_goal = sub_goals.one(scene.connection, scene.store, sub_goal_id, scene.person_id)
    if sub_goal is None or sub_goal.version != version:
        raise Stale("sub-goal")
    return sub_goal


def _plan(scene: Scene, sub_goal: SubGoal) -> None:
    agenda.plan_anew(scene.connection, scene.store, sub_goal, scene.settings, scene.person_id, scene.now)
    beside.plan_beside(scene.connection, scene.store, sub_goal, scene.settings.tz, scene.now)


def _plan_what_lies_ahead(scene: Scene, settings: PersonSettings) -> None:
    """All sub-goals anew; what has fallen due and waits, and a nudge, stay."""
    for sub_goal in sub_goals.of_person(scene.connection, scene.store, scene.person_id):
        agenda.plan_anew(scene.connection, scene.store, sub_goal, settings, scene.person_id, scene.now, only_ahead=True)
        beside.plan_beside(scene.connection, scene.store, sub_goal, settings.tz, scene.now)


_APPLYING: dict[type[d.Decision], Callable[[Scene, Any], None]] = {
    d.AcceptInvitation: _accept,
    d.DeclineInvitation: _decline,
    d.LeaveAtTheDoor: _leave_at_the_door,
    d.NoteWrongCode: _wrong_code,
    d.NewSubGoal: _new_sub_goal,
    d.ChangeSubGoal: _change,
    d.LookBack: _look_back,
    d.WishForHelp: _wish_for_help,
    d.ChangeSettings: _change_settings,
    d.Stop: _stop,
    d.Resume: _resume,
    d.RestAfterCrisis: _rest,
    d.Undo: _undo,
    d.NoteDataGiven: _data_given,
    d.ForgetMe: _forget,
    **applying_courses.APPLYING,
    **applying_places.APPLYING,
    **applying_answers.APPLYING,
    **applying_circle.APPLYING,
    **applying_beside.APPLYING,
    **pages.APPLYING,
    **applying_links.APPLYING,
    **applying_help.APPLYING,
    **applying_meetings.APPLYING,
    **applying_proof.APPLYING,
}
