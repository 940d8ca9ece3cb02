"""Places in group courses as they are remembered: the offer, its answer, and who was there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from medspil.domain.courses import Paragraph
from medspil.domain.places import Acceptance, Attendance, OfferAnswer, Place, SupportAfter
from medspil.storage.store import Store, new_id
from medspil.storage.tables import attendances, persons, places, sessions

_PLACES = (
    select(places, persons.c.name)
    .join(persons, persons.c.id == places.c.person_id, isouter=True)
    .order_by(places.c.offered_at, places.c.id)
)
_ATTENDANCES = (
    select(attendances)
    .join(sessions, sessions.c.id == attendances.c.session_id)
    .order_by(sessions.c.number, attendances.c.id)
)


def of_course(connection: Connection, store: Store, course_id: str) -> tuple[Place, ...]:
    """All places of a course, by the names of those who have them, as they are found in a list; the nameless last."""
    found = [_place(store, row) for row in connection.execute(_PLACES.where(places.c.course_id == course_id))]
    return tuple(sorted(found, key=lambda place: (place.name is None, (place.name or "").casefold())))


def of_person(connection: Connection, store: Store, person_id: str) -> tuple[Place, ...]:
    """All places that somebody has or had, or was offered and has answered."""
    return tuple(_place(store, row) for row in connection.execute(_PLACES.where(places.c.person_id == person_id)))


def one(connection: Connection, store: Store, place_id: str) -> Place | None:
    """One place; None where there is none with this id."""
    row = connection.execute(_PLACES.where(places.c.id == place_id)).first()
    return None if row is None else _place(store, row)


def is_of(connection: Connection, place_id: str, person_id: str) -> bool:
    """Whether this place is theirs."""
    whose: str | None = connection.scalar(select(places.c.person_id).where(places.c.id == place_id))
    return whose == person_id


def row(connection: Connection, place_id: str | None) -> Row[Any] | None:
    """The row of a place, with whose it is and who offered it."""
    return connection.execute(select(places).where(places.c.id == place_id)).first()


def lock(connection: Connection, place_id: str) -> Row[Any] | None:
    """The row of a place, locked until the end of the transaction; its course is locked before."""
    return connection.execute(select(places).where(places.c.id == place_id).with_for_update(key_share=True)).first()


def offer(
    connection: Connection,
    course_id: str,
    paragraph: Paragraph,
    offered_by: str | None,
    invitation_id: str | None,
    now: datetime,
) -> str:
    """A new place, offered and not answered yet; returns its id."""
    place_id = new_id()
    connection.execute(
        insert(places).values(
            id=place_id,
            course_id=course_id,
            invitation_id=invitation_id,
            paragraph=paragraph,
            offered_by=offered_by,
            offered_at=now,
            answer=OfferAnswer.NONE,
            remind=False,
            ask=False,
        )
    )
    return place_id


def keep_wishes(connection: Connection, store: Store, place_id: str, acceptance: Acceptance) -> None:
    """How the citizen wants it in the group."""
    goal = None if acceptance.goal is None else store.vault.seal("places.goal", acceptance.goal)
    connection.execute(
        update(places).where(places.c.id == place_id).values(remind=acceptance.remind, ask=acceptance.ask, goal=goal)
    )


def change(connection: Connection, place_id: str, **columns: object) -> None:
    """Writes single columns of a place."""
    connection.execute(update(places).where(places.c.id == place_id).values(**columns))


def attendances_of(connection: Connection, course_id: str) -> tuple[Attendance, ...]:
    """Who said that they can't come, and who was there, at all sessions of a course."""
    return tuple(_attendance(row) for row in connection.execute(_ATTENDANCES.where(sessions.c.course_id == course_id)))


def attendances_of_place(connection: Connection, place_id: str) -> tuple[Attendance, ...]:
    """The same of one place."""
    return tuple(_attendance(row) for row in connection.execute(_ATTENDANCES.where(attendances.c.place_id == place_id)))


def attendance(connection: Connection, attendance_id: str) -> Attendance | None:
    """One of them; None where there is none with this id."""
    row = connection.execute(_ATTENDANCES.where(attendances.c.id == attendance_id)).first()
    return None if row is None else _attendance(row)


def expect(connection: Connection, place_id: str, session_ids: Iterable[str]) -> dict[str, str]:
    """The place is expected at these sessions; returns the attendance of each by the session."""
    known = {a.session_id: a.id for a in attendances_of_place(connection, place_id)}
    wanted = list(session_ids)
    for session_id in wanted:
        if session_id not in known:
            known[session_id] = new_id()
            connection.execute(
                insert(attendances).values(id=known[session_id], session_id=session_id, place_id=place_id)
            )
    return {session_id: known[session_id] for session_id in wanted}


def tick(connection: Connection, session_id: str, present: dict[str, bool], now: datetime) -> None:
    """Who was there, by place."""
    for place_id, there in present.items():
        expect(connection, place_id, [session_id])
        mine = (attendances.c.session_id == session_id) & (attendances.c.place_id == place_id)
        connection.execute(update(attendances).where(mine).values(present=there))
    connection.execute(update(sessions).where(sessions.c.id == session_id).values(ticked_at=now))


def _place(store: Store, row: Row[Any]) -> Place:
    return Place(
        row.id,
        row.course_id,
        Paragraph(row.paragraph),
        OfferAnswer(row.answer),
        None if row.name is None else store.vault.open_text("persons.name", row.name),
        row.remind,
        row.ask,
        None if row.goal is None else store.vault.open_text("places.goal", row.goal),
        row.answered_at,
        row.left_at,
        row.support_hours,
        None if row.support_after is None else SupportAfter(row.support_after),
    )


def _attendance(row: Row[Any]) -> Attendance:
    return Attendance(row.id, row.session_id, row.place_id, row.cannot_come_at is not None, row.present)
