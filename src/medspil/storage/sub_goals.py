"""Sub-goals, dreams, goals and check-ins as they are remembered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, insert, select, update

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
from medspil.storage.store import Store, new_id
from medspil.storage.tables import check_ins, dreams, goals, sub_goals

_AIMS = {AimKind.DREAM: dreams, AimKind.GOAL: goals}

# Made once: making a statement takes longer than running it.
_OF_PERSON = (
    select(sub_goals).where(sub_goals.c.person_id == bindparam("of")).order_by(sub_goals.c.made_at, sub_goals.c.id)
)
_TOLD = (
    select(check_ins)
    .join(sub_goals, sub_goals.c.id == check_ins.c.sub_goal_id)
    .where(sub_goals.c.person_id == bindparam("of"))
    .order_by(check_ins.c.id)
)
_AIMS_OF_PERSON = {
    kind: select(table).where(table.c.person_id == bindparam("of")).order_by(table.c.made_at)
    for kind, table in _AIMS.items()
}


class Stale(Exception):
    """The decision names a version that is not the newest any more."""


def of_person(connection: Connection, store: Store, person_id: str) -> tuple[SubGoal, ...]:
    """All sub-goals of a citizen with their check-ins, the oldest first."""
    rows = connection.execute(_OF_PERSON, {"of": person_id}).all()
    if not rows:
        return ()
    aims = {aim.id: aim for aim in aims_of_person(connection, store, person_id)}
    told = defaultdict(list)
    for row in connection.execute(_TOLD, {"of": person_id}):
        told[row.sub_goal_id].append(_check_in(store, row))
    return tuple(_sub_goal(store, row, aims.get(row.dream_id or row.goal_id), tuple(told[row.id])) for row in rows)


def one(connection: Connection, store: Store, sub_goal_id: str, person_id: str) -> SubGoal | None:
    """One sub-goal of this person without its check-ins; None where it is not theirs or not there."""
    row = connection.execute(
        select(sub_goals).where(sub_goals.c.id == sub_goal_id, sub_goals.c.person_id == person_id)
    ).first()
    if row is None:
        return None
    aims = {aim.id: aim for aim in aims_of_person(connection, store, person_id)}
    return _sub_goal(store, row, aims.get(row.dream_id or row.goal_id), ())


def some(connection: Connection, store: Store, sub_goal_ids: Collection[str], person_id: str) -> tuple[SubGoal, ...]:
    """These sub-goals of this person with their check-ins, without the dreams and goals they serve."""
    mine = (sub_goals.c.person_id == person_id) & sub_goals.c.id.in_(sub_goal_ids)
    rows = connection.execute(select(sub_goals).where(mine).order_by(sub_goals.c.made_at, sub_goals.c.id)).all()
    told = defaultdict(list)
    of_these = select(check_ins).where(check_ins.c.sub_goal_id.in_([row.id for row in rows])).order_by(check_ins.c.id)
    for row in connection.execute(of_these):
        told[row.sub_goal_id].append(_check_in(store, row))
    return tuple(_sub_goal(store, row, None, tuple(told[row.id])) for row in rows)


def aims_of_person(connection: Connection, store: Store, person_id: str) -> tuple[Aim, ...]:
    """The dreams and goals of a citizen."""
    found = []
    for kind, table in _AIMS.items():
        rows = connection.execute(_AIMS_OF_PERSON[kind], {"of": person_id})
        found += [Aim(kind, store.vault.open_text(f"{table.name}.words", row.words), row.id) for row in rows]
    return tuple(found)


def add(connection: Connection, store: Store, person_id: str, draft: SubGoalDraft, now: datetime) -> SubGoal:
    """A new sub-goal."""
    sub_goal = SubGoal(new_id(), 1, draft, Status.ACTIVE, now)
    connection.execute(
        insert(sub_goals).values(
            id=sub_goal.id,
            person_id=person_id,
            version=1,
            status=Status.ACTIVE,
            made_at=now,
            **_columns(connection, store, person_id, draft, now),
        )
    )
    return sub_goal


def change(
    connection: Connection, store: Store, person_id: str, sub_goal: SubGoal, version: int, now: datetime
) -> None:
    """Writes the sub-goal as it is now, in place of `version`. Raises Stale where that is not the newest."""
    changed = connection.execute(
        update(sub_goals)
        .where(sub_goals.c.id == sub_goal.id, sub_goals.c.person_id == person_id, sub_goals.c.version == version)
        .values(
            version=version + 1,
            status=sub_goal.status,
            ended_at=sub_goal.ended_at,
            help_wanted_at=sub_goal.help_wanted_at,
            **_columns(connection, store, person_id, sub_goal.draft, now),
        )
    ).rowcount
    if changed != 1:
        raise Stale(f"version {version}")


def remove(connection: Connection, sub_goal_id: str, version: int) -> None:
    """Deletes a sub-goal and its check-ins. Raises Stale where `version` is not the newest."""
    gone = connection.execute(
        delete(sub_goals).where(sub_goals.c.id == sub_goal_id, sub_goals.c.version == version)
    ).rowcount
    if gone != 1:
        raise Stale(f"version {version}")


def remove_aim(connection: Connection, aim: Aim, made_at: datetime) -> None:
    """Deletes a dream or goal that was put into words at `made_at`, where no sub-goal serves it."""
    table = _AIMS[aim.kind]
    served = exists().where((sub_goals.c.dream_id == table.c.id) | (sub_goals.c.goal_id == table.c.id))
    connection.execute(delete(table).where(table.c.id == aim.id, table.c.made_at == made_at, ~served))


def drop_check_in(connection: Connection, sub_goal_id: str, talk_id: str) -> None:
    """Deletes the check-in that a talk left on a sub-goal."""
    connection.execute(delete(check_ins).where(check_ins.c.talk_id == talk_id, check_ins.c.sub_goal_id == sub_goal_id))


def keep_check_in(
    connection: Connection, store: Store, sub_goal_id: str, talk_id: str, check_in: CheckIn, due: date
) -> None:
    """A check-in on a sub-goal that was set for the day `due` then, in place of an earlier one of the same talk."""
    drop_check_in(connection, sub_goal_id, talk_id)
    note = None if check_in.note is None else store.vault.seal("check_ins.note", check_in.note)
    connection.execute(
        insert(check_ins).values(
            sub_goal_id=sub_goal_id,
            talk_id=talk_id,
            at=check_in.at,
            outcome=check_in.outcome,
            progress=check_in.progress,
            note=note,
            importance=check_in.importance,
            due=due,
        )
    )


def _columns(
    connection: Connection, store: Store, person_id: str, draft: SubGoalDraft, now: datetime
) -> dict[str, Any]:
    aim = draft.aim
    aim_id = None if aim is None else _aim_id(connection, store, person_id, aim, now)
    reminder = draft.reminder
    return {
        "what": store.vault.seal("sub_goals.what", draft.what),
        "helper": None if draft.helper is None else store.vault.seal("sub_goals.helper", draft.helper),
        "rung": draft.rung,
        "day": draft.deadline.day,
        "at": draft.deadline.at,
        "reminder_days_before": reminder.days_before if reminder else None,
        "reminder_at": reminder.at if reminder else None,
        "area": draft.area,
        "dream_id": aim_id if aim and aim.kind is AimKind.DREAM else None,
        "goal_id": aim_id if aim and aim.kind is AimKind.GOAL else None,
        "confidence": draft.confidence,
        "importance": draft.importance,
        "follows": draft.follows,
    }


def _aim_id(connection: Connection, store: Store, person_id: str, aim: Aim, now: datetime) -> str:
    """The id of a dream or goal: made here where it is new, or was taken back since it was picked."""
    table = _AIMS[aim.kind]
    if aim.id is not None:
        known = select(table.c.id).where(table.c.id == aim.id, table.c.person_id == person_id)
        if connection.scalar(known) is not None:
            return aim.id
    aim_id = new_id()
    words = store.vault.seal(f"{table.name}.words", aim.words)
    connection.execute(insert(table).values(id=aim_id, person_id=person_id, words=words, made_at=now))
    return aim_id


def _sub_goal(store: Store, row: Row[Any], aim: Aim | None, told: tuple[CheckIn, ...]) -> SubGoal:
    reminder = None
    if row.reminder_days_before is not None:
        reminder = Reminder(row.reminder_days_before, row.reminder_at)
    draft = SubGoalDraft(
        what=store.vault.open_text("sub_goals.what", row.what),
        deadline=Deadline(row.day, row.at),
        rung=Rung(row.rung),
        helper=None if row.helper is None else store.vault.open_text("sub_goals.helper", row.helper),
        reminder=reminder,
        area=None if row.area is None else LifeArea(row.area),
        aim=aim,
        confidence=row.confidence,
        importance=row.importance,
        follows=row.follows,
    )
    return SubGoal(row.id, row.version, draft, Status(row.status), row.made_at, row.ended_at, row.help_wanted_at, told)


def _check_in(store: Store, row: Row[Any]) -> CheckIn:
    note = None if row.note is None else store.vault.open_text("check_ins.note", row.note)
    return CheckIn(row.at, Outcome(row.outcome), row.progress, note, row.importance)
