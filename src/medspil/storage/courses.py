"""Group courses as they are remembered: the plan and its leaders."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, insert, select, update

from medspil.conversations.group_facts import LedCourse
from medspil.domain.courses import Course, CourseDraft, Paragraph, Session, Unit, weekly_days
from medspil.domain.places import Place
from medspil.storage import places
from medspil.storage.store import Store, new_id
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import course_leaders, courses, persons, sessions, units

_COURSE = (
    select(courses, units.c.name.label("unit_name"))
    .join(units, units.c.id == courses.c.unit_id)
    .where(courses.c.id.in_(bindparam("of", expanding=True)))
    .order_by(courses.c.made_at, courses.c.id)
)
_SESSIONS = (
    select(sessions).where(sessions.c.course_id.in_(bindparam("of", expanding=True))).order_by(sessions.c.number)
)


def add(connection: Connection, store: Store, draft: CourseDraft, now: datetime) -> Course:
    """A new course with its weekly sessions; the unit is made where it is not known yet."""
    course_id = new_id()
    connection.execute(
        insert(courses).values(
            id=course_id,
            unit_id=unit_named(connection, draft.unit, now),
            version=1,
            title=store.vault.seal("courses.title", draft.title),
            place=store.vault.seal("courses.place", draft.place),
            paragraph=draft.paragraph,
            minutes=draft.minutes,
            capacity=draft.capacity,
            questionnaire=draft.questionnaire,
            made_at=now,
        )
    )
    for number, day in enumerate(weekly_days(draft.first_day, draft.sessions), start=1):
        connection.execute(
            insert(sessions).values(id=new_id(), course_id=course_id, number=number, day=day, at=draft.at)
        )
    course = one(connection, store, course_id)
    assert course is not None
    return course


def unit_named(connection: Connection, name: str, now: datetime) -> str:
    """The id of the unit with this name, in whatever case it is written; a new one where there is none."""
    name = " ".join(name.split())
    known: str | None = connection.scalar(select(units.c.id).where(func.lower(units.c.name) == name.lower()))
    if known is not None:
        return known
    unit_id = new_id()
    connection.execute(insert(units).values(id=unit_id, name=name, made_at=now))
    return unit_id


def unit_names(connection: Connection) -> tuple[str, ...]:
    """The names of all units."""
    return tuple(connection.scalars(select(units.c.name).order_by(units.c.name)))


def some(connection: Connection, store: Store, course_ids: Iterable[str]) -> tuple[Course, ...]:
    """The courses with these ids, the oldest first."""
    wanted = list(course_ids)
    if not wanted:
        return ()
    of_course = defaultdict(list)
    for row in connection.execute(_SESSIONS, {"of": wanted}):
        of_course[row.course_id].append(_session(row))
    return tuple(
        Course(
            row.id,
            row.version,
            store.vault.open_text("courses.title", row.title),
            Unit(row.unit_id, row.unit_name),
            store.vault.open_text("courses.place", row.place),
            Paragraph(row.paragraph),
            row.minutes,
            row.capacity,
            tuple(of_course[row.id]),
            row.questionnaire,
            row.closed_at is not None,
        )
        for row in connection.execute(_COURSE, {"of": wanted})
    )


def one(connection: Connection, store: Store, course_id: str | None) -> Course | None:
    """The course with this id; None where there is none."""
    return next(iter(some(connection, store, [course_id] if course_id else [])), None)


def of_session(connection: Connection, store: Store, session_id: str) -> tuple[Course, Session] | None:
    """The session with this id and its course."""
    course = one(connection, store, connection.scalar(select(sessions.c.course_id).where(sessions.c.id == session_id)))
    session = course.session(session_id) if course is not None else None
    return None if course is None or session is None else (course, session)


def lock(connection: Connection, course_id: str | None) -> None:
    """Nothing else is decided about the course, and none of its answers counted, until the end of the transaction.

    Who locks a place or a response of the course as well locks the course first, so that no two wait for each other.
    """
    connection.execute(select(courses.c.id).where(courses.c.id == course_id).with_for_update(key_share=True))


def ids_led_by(connection: Connection, person_id: str) -> tuple[str, ...]:
    """The courses that this person leads."""
    return tuple(connection.scalars(select(course_leaders.c.course_id).where(course_leaders.c.person_id == person_id)))


def ids(connection: Connection) -> tuple[str, ...]:
    """All courses, the oldest first."""
    return tuple(connection.scalars(select(courses.c.id).order_by(courses.c.made_at, courses.c.id)))


def titles(connection: Connection, store: Store, course_ids: Sequence[str]) -> tuple[str, ...]:
    """What these courses are called."""
    rows = connection.scalars(select(courses.c.title).where(courses.c.id.in_(course_ids)).order_by(courses.c.made_at))
    return tuple(store.vault.open_text("courses.title", title) for title in rows)


def ids_open(connection: Connection) -> tuple[str, ...]:
    """The courses that are not closed."""
    return tuple(connection.scalars(select(courses.c.id).where(courses.c.closed_at.is_(None))))


def leads(connection: Connection, person_id: str, course_id: str) -> bool:
    """Whether this person leads the course."""
    mine = exists().where(course_leaders.c.course_id == course_id, course_leaders.c.person_id == person_id)
    return bool(connection.scalar(select(mine)))


def add_leader(connection: Connection, course_id: str, person_id: str, now: datetime) -> None:
    """The person leads the course, too."""
    if not leads(connection, person_id, course_id):
        connection.execute(insert(course_leaders).values(course_id=course_id, person_id=person_id, since=now))


def leader_ids(connection: Connection, course_id: str) -> tuple[str, ...]:
    """Who leads the course, the first one first."""
    return tuple(
        connection.scalars(
            select(course_leaders.c.person_id)
            .where(course_leaders.c.course_id == course_id)
            .order_by(course_leaders.c.since, course_leaders.c.person_id)
        )
    )


def leader_names(connection: Connection, store: Store, course_id: str) -> tuple[str, ...]:
    """What those who lead the course are called."""
    rows = connection.execute(
        select(persons.c.name)
        .join(course_leaders, course_leaders.c.person_id == persons.c.id)
        .where(course_leaders.c.course_id == course_id, persons.c.name.is_not(None))
        .order_by(course_leaders.c.since, persons.c.id)
    )
    return tuple(store.vault.open_text("persons.name", row.name) for row in rows)


def led(connection: Connection, store: Store, course_ids: Sequence[str]) -> tuple[LedCourse, ...]:
    """These courses as their leaders see them."""
    return tuple(
        LedCourse(
            course,
            places.of_course(connection, store, course.id),
            places.attendances_of(connection, course.id),
            leader_names(connection, store, course.id),
        )
        for course in some(connection, store, course_ids)
    )


def joinable(connection: Connection, store: Store, course_ids: Sequence[str]) -> tuple[LedCourse, ...]:
    """These courses as one who offers places sees them: how many are taken and offered, nothing of who has them."""
    return tuple(_nameless(course) for course in led(connection, store, course_ids))


def _nameless(led: LedCourse) -> LedCourse:
    there = (place for place in led.places if place.left_at is None)
    nameless = (Place("", led.course.id, led.course.paragraph, place.answer) for place in there)
    return replace(led, places=tuple(sorted(nameless, key=lambda place: place.answer)), attendances=())


def change_session(connection: Connection, course: Course, version: int, session: Session, now: datetime) -> None:
    """The session as it is now. Raises Stale where `version` is not the course's newest."""
    changed = connection.execute(
        update(courses).where(courses.c.id == course.id, courses.c.version == version).values(version=version + 1)
    ).rowcount
    if changed != 1:
        raise Stale("course")
    connection.execute(
        update(sessions)
        .where(sessions.c.id == session.id)
        .values(
            day=session.day,
            at=session.at,
            moved_from=session.moved_from,
            cancelled_at=now if session.cancelled else None,
        )
    )


def _session(row: Row[Any]) -> Session:
    return Session(
        row.id,
        row.number,
        row.day,
        row.at,
        row.moved_from,
        row.cancelled_at is not None,
        row.ticked_at is not None,
        row.told_at is not None,
    )
