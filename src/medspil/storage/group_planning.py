"""What group courses put on the agenda, and take off it, as things are decided."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, select, update

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.courses import Course, Session
from medspil.domain.group_agenda import session_reminder, ticking
from medspil.domain.places import Place
from medspil.storage import agenda, courses, places
from medspil.storage.agenda import PLANNED_ANEW
from medspil.storage.store import Store
from medspil.storage.tables import agenda as items
from medspil.storage.tables import places as place_rows

_OF_SESSION = frozenset({AgendaKind.ATTENDANCE, AgendaKind.ATTENDANCE_NUDGE})


def drop(
    connection: Connection, subjects: Collection[str], now: datetime, kinds: Iterable[AgendaKind] | None = None
) -> None:
    """Takes what these have on the agenda off it; only these kinds, where some are named."""
    which = items.c.subject.in_(subjects) & items.c.done_at.is_(None)
    if kinds is not None:
        which &= items.c.kind.in_(tuple(kinds))
    connection.execute(update(items).where(which).values(done_at=now, how=PLANNED_ANEW))


def now_for(
    connection: Connection, store: Store, people: Iterable[str], kind: AgendaKind, subject: str, now: datetime
) -> None:
    """Each of these people is told at once."""
    for person_id in people:
        agenda.add(connection, store, [Planned(kind, now)], subject, person_id)


def plan_leader(connection: Connection, store: Store, course: Course, person_id: str, now: datetime) -> None:
    """What a leader of the course is asked after each session that is not over."""
    for session in course.held:
        if not session.ticked:
            ahead = [item for item in ticking(course, session, store.defaults) if item.due_at > now]
            agenda.add(connection, store, ahead, session.id, person_id)


def plan_close(connection: Connection, store: Store, course: Course, now: datetime) -> None:
    """The day on which the course is closed, by its last session as it is planned now."""
    drop(connection, [course.id], now, [AgendaKind.CLOSE_COURSE])
    closes_at = course.closes_at(store.defaults.tz)
    if closes_at is not None and not course.closed:
        agenda.add(connection, store, [Planned(AgendaKind.CLOSE_COURSE, closes_at)], course.id, None)


def plan_place(
    connection: Connection, store: Store, course: Course, place: Place, person_id: str, now: datetime
) -> None:
    """The sessions ahead expect whoever has this place, and remind them where they want it."""
    ahead = course.ahead(store.defaults.tz, now)
    expected = places.expect(connection, place.id, [session.id for session in ahead])
    away = {a.session_id for a in places.attendances_of_place(connection, place.id) if a.cannot_come}
    drop(connection, list(expected.values()), now, [AgendaKind.SESSION_REMINDER])
    for session in ahead:
        reminder = session_reminder(session, store.defaults)
        if place.remind and session.id not in away and reminder.due_at > now:
            agenda.add(connection, store, [reminder], expected[session.id], person_id)


def plan_session_anew(connection: Connection, store: Store, course: Course, session: Session, now: datetime) -> None:
    """A session was moved, cancelled or takes place after all: all that hangs on its time follows it."""
    drop(connection, [session.id], now, _OF_SESSION)
    for person_id in courses.leader_ids(connection, course.id):
        plan_leader(connection, store, course, person_id, now)
    for place, person_id in participants(connection, store, course.id):
        attended = [a.id for a in places.attendances_of_place(connection, place.id) if a.session_id == session.id]
        drop(connection, attended, now, [AgendaKind.SESSION_REMINDER])
        plan_place(connection, store, course, place, person_id, now)
    tell = [person_id for _place, person_id in participants(connection, store, course.id)]
    drop(connection, [session.id], now, [AgendaKind.SESSION_CHANGED])
    now_for(connection, store, tell, AgendaKind.SESSION_CHANGED, session.id, now)
    plan_close(connection, store, course, now)


def participants(connection: Connection, store: Store, course_id: str) -> list[tuple[Place, str]]:
    """The places that are taken, with whose they are."""
    rows = connection.execute(
        select(place_rows.c.id, place_rows.c.person_id).where(place_rows.c.course_id == course_id)
    )
    whose: dict[str, str] = {row.id: row.person_id for row in rows}
    return [(place, whose[place.id]) for place in places.of_course(connection, store, course_id) if place.taken]
