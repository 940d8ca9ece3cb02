"""What becomes of the audit log: read out for control, and let go of when it is old."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from medspil.storage.store import Store
from medspil.storage.tables import audit, persons

ADMINISTRATOR = "administrator"
"""Stands for whoever works with the command line, whom Medspil does not know."""

PAGE = 5000
"""So many lines are read at a time: a long one keeps nobody else from writing."""


@dataclass(frozen=True)
class Line:
    """A line of the audit log. `actor` and `subject` are ids, `name` is the actor's where they are known."""

    id: int
    at: datetime
    actor: str
    role: str
    what: str
    subject: str
    way: str
    name: str = ""


def lines(store: Store, since: datetime | None, until: datetime, with_names: bool = False) -> Iterator[Line]:
    """All lines from `since` on and before `until` (UTC), the oldest first."""
    last = 0
    while page := _page(store, last, since, until, with_names):
        yield from page
        last = page[-1].id


def _page(store: Store, last: int, since: datetime | None, until: datetime, with_names: bool) -> list[Line]:
    query = (
        select(audit, persons.c.name)
        .outerjoin(persons, persons.c.id == audit.c.actor)
        .where(audit.c.id > last, audit.c.at < until)
        .order_by(audit.c.id)
        .limit(PAGE)
    )
    if since is not None:
        query = query.where(audit.c.at >= since)
    with store.database.transaction() as connection:
        rows = connection.execute(query).all()
    known = {row.name: "" for row in rows if row.name is not None and with_names}
    names = {name: store.vault.open_text("persons.name", name) for name in known}
    return [
        Line(row.id, row.at, row.actor, row.role or "", row.what, row.subject, row.way, names.get(row.name, ""))
        for row in rows
    ]


def forget_older(connection: Connection, before: datetime) -> int:
    """Deletes the lines from before this instant (UTC); returns how many."""
    return connection.execute(delete(audit).where(audit.c.at < before)).rowcount
