"""Digests as they are remembered: when each one wants theirs, when the last one came, and what they are made of."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects import postgresql, sqlite

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.digest import Digest, GroupWeek, group_week, looks
from medspil.domain.digest_times import DigestTimes, next_digest
from medspil.domain.persons import PersonSettings
from medspil.domain.places import OfferAnswer
from medspil.storage import agenda, audit, courses
from medspil.storage.emails import ADDRESS
from medspil.storage.store import Store
from medspil.storage.tables import attendances, course_leaders, digests, places
from medspil.storage.tables import courses as course_rows


def times_of(connection: Connection, store: Store, person_id: str) -> tuple[DigestTimes, datetime | None]:
    """When somebody wants their digest, and when (UTC) the last one came by itself."""
    row = connection.execute(select(digests).where(digests.c.person_id == person_id)).first()
    return (DigestTimes(), None) if row is None else (_times(store, row), row.sent_at)


def _times(store: Store, row: Row[Any]) -> DigestTimes:
    email = None if row.email is None else store.vault.open_text(ADDRESS, row.email)
    return DigestTimes(row.day, row.at, email)


def plan_next(
    connection: Connection,
    store: Store,
    person_id: str,
    times: DigestTimes,
    settings: PersonSettings,
    now: datetime,
) -> None:
    """The next digest after `now` (UTC) stands on the agenda."""
    due = next_digest(times, settings.tz, now)
    if due is not None:
        agenda.add(connection, store, [Planned(AgendaKind.DIGEST, due)], person_id, person_id)


def note_sent(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """A digest came by itself: the next one goes on from there."""
    write(connection, store, person_id, sent_at=now)


def note_looks(
    connection: Connection, viewer_id: str, facts: DigestFacts, digest: Digest, now: datetime, way: audit.Way
) -> None:
    """The audit log says of whom somebody has seen something in a digest: all lines in one statement."""
    as_what = {seen.link.citizen_id: seen.link.kind for seen in facts.citizens}
    lines = [(look.citizen_id, look.what, as_what[look.citizen_id]) for look in looks(digest)]
    audit.note_all(connection, viewer_id, lines, now, way)


def write(connection: Connection, store: Store, person_id: str, **columns: Any) -> None:
    """What is known of somebody's digests is this from now on."""
    insert = sqlite.insert if store.database.is_sqlite else postgresql.insert
    usual = DigestTimes()
    row = insert(digests).values({"person_id": person_id, "day": usual.day, "at": usual.at} | columns)
    connection.execute(row.on_conflict_do_update(index_elements=[digests.c.person_id], set_=columns))


def groups_of(connection: Connection, store: Store, person_id: str, now: datetime) -> tuple[GroupWeek, ...]:
    """The open groups that somebody leads, as a digest at `now` (UTC) tells of them."""
    mine = connection.scalars(
        select(course_leaders.c.course_id)
        .join(course_rows, course_rows.c.id == course_leaders.c.course_id)
        .where(course_leaders.c.person_id == person_id, course_rows.c.closed_at.is_(None))
    ).all()
    if not mine:
        return ()
    taken = (places.c.answer == OfferAnswer.ACCEPTED) & places.c.left_at.is_(None) & places.c.course_id.in_(mine)
    there = _counted(connection, select(places.c.course_id, func.count()).where(taken).group_by(places.c.course_id))
    away = _counted(
        connection,
        select(attendances.c.session_id, func.count())
        .join(places, places.c.id == attendances.c.place_id)
        .where(taken, attendances.c.cannot_come_at.is_not(None))
        .group_by(attendances.c.session_id),
    )
    zone = PersonSettings(zone=store.house.zone).tz
    return tuple(
        group_week(one, there.get(one.id, 0), away, zone, now) for one in courses.some(connection, store, mine)
    )


def _counted(connection: Connection, statement: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(statement)}
