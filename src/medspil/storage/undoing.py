"""What can be taken back: how things were before a decision, sealed, until its hour is over."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, insert, select, update

from medspil.domain.undoing import UNDO_WITHIN, Change, ShareChange, SubGoalChange, Undoable, one_after_the_other
from medspil.storage.store import Store
from medspil.storage.tables import undoable

_PURPOSE = "undoable.change"
_changes: TypeAdapter[Change] = TypeAdapter(Change)


@dataclass(frozen=True)
class Kept:
    """A decision that can be taken back, and when (UTC) its talk first decided about it."""

    undoable: Undoable
    began_at: datetime


def keep(connection: Connection, store: Store, person_id: str, talk_id: str, change: Change, now: datetime) -> None:
    """Remembers what a decision changed.

    A later decision of the same talk about the same thing takes the place of the earlier one, as a look back does step
    by step: taking it back takes back both.
    """
    connection.execute(delete(undoable).where(undoable.c.person_id == person_id, undoable.c.at <= now - UNDO_WITHIN))
    subject, version = _about(change)
    earlier = connection.execute(
        select(undoable).where(
            undoable.c.person_id == person_id, undoable.c.talk_id == talk_id, undoable.c.subject == subject
        )
    ).first()
    if earlier is not None:
        change = one_after_the_other(_change(store, earlier), change)
    values = {"version": version, "change": store.vault.seal(_PURPOSE, _changes.dump_json(change)), "at": now}
    if earlier is not None:
        connection.execute(update(undoable).where(undoable.c.id == earlier.id).values(**values))
    else:
        names = {"person_id": person_id, "talk_id": talk_id, "subject": subject, "began_at": now}
        connection.execute(insert(undoable).values(**names, **values))


def of_person(connection: Connection, store: Store, person_id: str) -> tuple[Undoable, ...]:
    """All that is remembered of a person's decisions, the newest first."""
    rows = connection.execute(
        select(undoable).where(undoable.c.person_id == person_id).order_by(undoable.c.at.desc(), undoable.c.id.desc())
    )
    return tuple(_undoable(store, row) for row in rows)


def take(connection: Connection, store: Store, person_id: str, id: int) -> Kept | None:
    """One of them, which is remembered no longer; None where it is not theirs or not there."""
    row = connection.execute(select(undoable).where(undoable.c.id == id, undoable.c.person_id == person_id)).first()
    if row is None:
        return None
    connection.execute(delete(undoable).where(undoable.c.id == id))
    return Kept(_undoable(store, row), row.began_at)


def note_again(connection: Connection, change: SubGoalChange, undone: int, version: int) -> None:
    """The sub-goal is again as it was before `change`: what led to that can be taken back from this `version` on.

    `undone` is the version that was taken back. A change of the check-ins alone shares it with what led to it.
    """
    if change.before is None:
        return
    before = change.before.version
    shared = (before, undone) if before == change.after.version else (before,)
    led_there = (undoable.c.subject == change.before.id) & undoable.c.version.in_(shared)
    connection.execute(update(undoable).where(led_there).values(version=version))


def drop_over(connection: Connection, now: datetime) -> int:
    """Deletes what can't be taken back any more; returns how many."""
    return connection.execute(delete(undoable).where(undoable.c.at <= now - UNDO_WITHIN)).rowcount


def _about(change: Change) -> tuple[str, int]:
    """The id and version of what was changed; a person and what is shared have no version."""
    if isinstance(change, SubGoalChange):
        return change.after.id, change.after.version
    return (change.after.link_id if isinstance(change, ShareChange) else ""), 0


def _undoable(store: Store, row: Row[tuple[object, ...]]) -> Undoable:
    return Undoable(row.id, row.at, _change(store, row), row.version, row.talk_id)


def _change(store: Store, row: Row[tuple[object, ...]]) -> Change:
    return _changes.validate_json(store.vault.open(_PURPOSE, row.change))
