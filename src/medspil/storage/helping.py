"""Wishes for help as they are remembered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from medspil.domain.helping import HelpHow, HelpReply, HelpWish
from medspil.storage import names
from medspil.storage.store import Store, new_id
from medspil.storage.tables import help_wishes, persons

_WISHES = select(help_wishes, persons.c.name.label("by")).outerjoin(persons, persons.c.id == help_wishes.c.seen_by)


def add(connection: Connection, person_id: str, sub_goal_id: str | None, how: HelpHow, now: datetime) -> str:
    """A new wish; an older one about the same that nobody has seen gives way to it. Returns its id."""
    same = (help_wishes.c.person_id == person_id) & help_wishes.c.sub_goal_id.is_not_distinct_from(sub_goal_id)
    waits = help_wishes.c.seen_at.is_(None) & help_wishes.c.withdrawn_at.is_(None)
    connection.execute(update(help_wishes).where(same, waits).values(withdrawn_at=now))
    wish_id = new_id()
    connection.execute(
        insert(help_wishes).values(id=wish_id, person_id=person_id, sub_goal_id=sub_goal_id, how=how, wished_at=now)
    )
    return wish_id


def of_citizen(connection: Connection, store: Store, person_id: str) -> tuple[HelpWish, ...]:
    """The wishes of a citizen that were not withdrawn, the oldest first."""
    mine = _WISHES.where(help_wishes.c.person_id == person_id, help_wishes.c.withdrawn_at.is_(None))
    rows = connection.execute(mine.order_by(help_wishes.c.wished_at, help_wishes.c.id))
    return tuple(_wish(store, row) for row in rows)


def one(connection: Connection, store: Store, wish_id: str) -> tuple[str, HelpWish] | None:
    """The id of the citizen and the wish; None where it was withdrawn."""
    still = (help_wishes.c.id == wish_id) & help_wishes.c.withdrawn_at.is_(None)
    row = connection.execute(_WISHES.where(still)).first()
    return None if row is None else (row.person_id, _wish(store, row))


def note_seen(connection: Connection, wish_id: str, by: str, reply: HelpReply, now: datetime) -> bool:
    """Somebody has seen it and says what they will do. Whether nobody else was quicker."""
    waits = (help_wishes.c.id == wish_id) & help_wishes.c.seen_at.is_(None) & help_wishes.c.withdrawn_at.is_(None)
    seen = update(help_wishes).where(waits).values(seen_by=by, seen_at=now, reply=reply)
    return connection.execute(seen).rowcount == 1


def withdraw(connection: Connection, person_id: str, sub_goal_id: str | None, now: datetime) -> None:
    """The citizen needs no help with this any more."""
    mine = (help_wishes.c.person_id == person_id) & help_wishes.c.sub_goal_id.is_not_distinct_from(sub_goal_id)
    still = help_wishes.c.withdrawn_at.is_(None)
    connection.execute(update(help_wishes).where(mine, still).values(withdrawn_at=now))


def _wish(store: Store, row: Row[Any]) -> HelpWish:
    return HelpWish(
        row.id,
        HelpHow(row.how),
        row.wished_at,
        row.sub_goal_id,
        row.seen_at,
        names.opened(store, row.by),
        None if row.reply is None else HelpReply(row.reply),
    )
