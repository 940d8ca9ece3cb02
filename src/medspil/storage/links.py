"""Links as they are remembered: who stands beside whom, and how that begins and ends."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select, update

from medspil.domain.links import Link, LinkEnd, LinkKind
from medspil.storage import names
from medspil.storage.store import Store, new_id
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import companions, links, persons, shares, units

_WITH_THE_OTHER = (
    select(links, persons.c.name.label("other_name"), units.c.name.label("service"))
    .join(persons, persons.c.id == links.c.other_id)
    .outerjoin(units, units.c.id == persons.c.unit_id)
    .order_by(links.c.since, links.c.id)
)


def open_on(today: date) -> Any:
    """The condition that a link is open on this day."""
    return links.c.ended_at.is_(None) & or_(links.c.ends_on.is_(None), links.c.ends_on >= today)


def of_citizen(connection: Connection, store: Store, citizen_id: str, today: date) -> tuple[Link, ...]:
    """Those who stand beside a citizen on this day, with their names."""
    return _read(connection, store, _WITH_THE_OTHER.where(links.c.citizen_id == citizen_id, open_on(today)))


def all_of_citizen(connection: Connection, store: Store, citizen_id: str) -> tuple[Link, ...]:
    """All who stand or ever stood beside a citizen."""
    return _read(connection, store, _WITH_THE_OTHER.where(links.c.citizen_id == citizen_id))


def of_other(connection: Connection, store: Store, other_id: str, today: date) -> tuple[Link, ...]:
    """The links of one who stands beside citizens, on this day."""
    return _read(connection, store, _WITH_THE_OTHER.where(links.c.other_id == other_id, open_on(today)))


def one(connection: Connection, store: Store, link_id: str | None) -> Link | None:
    """The link with this id, also one that has ended."""
    return next(iter(_read(connection, store, _WITH_THE_OTHER.where(links.c.id == link_id))), None)


def lock(connection: Connection, store: Store, link_id: str) -> Link:
    """The link with this id, still open, locked until the end of the transaction. Raises Stale where there is none."""
    still = select(links.c.id).where(links.c.id == link_id, links.c.ended_at.is_(None)).with_for_update()
    if connection.scalar(still) is None:
        raise Stale("link")
    found = one(connection, store, link_id)
    if found is None:
        raise Stale("link")
    return found


def make(
    connection: Connection,
    citizen_id: str,
    other_id: str,
    kind: LinkKind,
    now: datetime,
    accepted: bool = True,
    ends_on: date | None = None,
    stands_in_for: str | None = None,
) -> str:
    """Links two people; returns the id. Where they are linked already, that link stays as it is, but for a yes."""
    if citizen_id == other_id:
        raise Stale("link")
    between = (links.c.citizen_id == citizen_id) & (links.c.other_id == other_id) & links.c.ended_at.is_(None)
    known: Row[Any] | None = connection.execute(select(links).where(between)).first()
    if known is not None:
        if accepted and known.accepted_at is None:
            change(connection, known.id, accepted_at=now)
        return str(known.id)
    link_id = new_id()
    connection.execute(
        insert(links).values(
            id=link_id,
            citizen_id=citizen_id,
            other_id=other_id,
            kind=kind,
            since=now,
            accepted_at=now if accepted else None,
            ends_on=ends_on,
            stands_in_for=stands_in_for,
        )
    )
    return link_id


def standing_in_for(connection: Connection, link_id: str) -> tuple[str, ...]:
    """The open links of those who stand in for this one."""
    still = (links.c.stands_in_for == link_id) & links.c.ended_at.is_(None) & (links.c.kind == LinkKind.STAND_IN)
    return tuple(connection.scalars(select(links.c.id).where(still)))


def end_over(connection: Connection, today: date, now: datetime) -> int:
    """Standing in ends with its last day, and with it what was shared for it; returns how many."""
    over = links.c.ended_at.is_(None) & (links.c.ends_on < today)
    found = connection.scalars(select(links.c.id).where(over)).all()
    end(connection, found, LinkEnd.OVER, now)
    return len(found)


def change(connection: Connection, link_id: str, **columns: object) -> None:
    """Writes single columns of a link."""
    connection.execute(update(links).where(links.c.id == link_id).values(**columns))


def end(connection: Connection, link_ids: Iterable[str], how: LinkEnd, now: datetime) -> None:
    """These links end: nothing is shared with them any more, and nobody is asked along."""
    gone = list(link_ids)
    connection.execute(delete(shares).where(shares.c.link_id.in_(gone)))
    connection.execute(delete(companions).where(companions.c.link_id.in_(gone)))
    still = links.c.id.in_(gone) & links.c.ended_at.is_(None)
    connection.execute(update(links).where(still).values(ended_at=now, how_ended=how))


def _read(connection: Connection, store: Store, query: Select[Any]) -> tuple[Link, ...]:
    return tuple(link(store, row) for row in connection.execute(query))


def link(store: Store, row: Row[Any]) -> Link:
    """The link in a row that has the other's name and service, where they are known."""
    name = row.other_name
    return Link(
        id=row.id,
        citizen_id=row.citizen_id,
        other_id=row.other_id,
        kind=LinkKind(row.kind),
        since=row.since,
        accepted_at=row.accepted_at,
        ends_on=row.ends_on,
        stands_in_for=row.stands_in_for,
        may_propose=row.may_propose,
        ended_at=row.ended_at,
        name=names.opened(store, name),
        service=row.service or "",
    )
