"""What a group said of a session: frozen once, and told to its leaders as often as they ask."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from medspil.domain.courses import Course, Session
from medspil.domain.group_matters import Heard
from medspil.storage import courses, responses, sums
from medspil.storage.store import Store
from medspil.storage.sums import Belonging, Open
from medspil.storage.tables import answers, sessions
from medspil.storage.tables import courses as courses_told
from medspil.storage.tables import responses as asked


def hear(connection: Connection, store: Store, session_id: str, now: datetime) -> Heard | None:
    """Freezes what was answered until now, once; None where the session is gone. Asked again it says the same."""
    found = courses.of_session(connection, store, session_id)
    if found is None:
        return None
    courses.lock(connection, found[0].id)
    # Read once more: while the lock was waited for, it may have been told to another leader.
    found = courses.of_session(connection, store, session_id)
    if found is None:
        return None
    course, session = found
    if not session.told:
        _freeze(connection, store, course, session, moment_of_its_own(connection, course.id, now))
    return heard(connection, store, session_id)


def heard(connection: Connection, store: Store, session_id: str) -> Heard | None:
    """What was told after this session; None where nothing was told yet."""
    found = courses.of_session(connection, store, session_id)
    row = connection.execute(select(sessions).where(sessions.c.id == session_id)).first()
    if found is None or row is None or row.told_at is None:
        return None
    course, session = found
    known = sums.of_course(connection, course.id, course.questionnaire, row.told_at)
    which = (asked.c.course_id == course.id) & (asked.c.questionnaire == course.questionnaire)
    passed_on = sums.lines(connection, store, which & (answers.c.passed_on_at == row.told_at))
    current = store.questionnaires.current(course.questionnaire)
    versions = {total.version for total, _at in known} - {current.version}
    return Heard(
        course,
        session,
        current,
        row.asked,
        row.answered,
        tuple(total for total, _at in known),
        tuple(total for total, at in known if at == row.told_at),
        passed_on,
        tuple(store.questionnaires.version(current.name, version) for version in sorted(versions)),
    )


def moment_of_its_own(connection: Connection, course_id: str, now: datetime) -> datetime:
    """`now`, or as soon after it as nothing else of the course was told: what was told is known by its moment."""
    told = set(connection.scalars(select(sessions.c.told_at).where(sessions.c.course_id == course_id)))
    told.add(connection.scalar(select(courses_told.c.last_told_at).where(courses_told.c.id == course_id)))
    while now in told:
        now += timedelta(milliseconds=1)
    return now


def _freeze(connection: Connection, store: Store, course: Course, session: Session, now: datetime) -> None:
    told = select(sessions.c.id).where(sessions.c.course_id == course.id, sessions.c.told_at.is_not(None))
    which = (
        (asked.c.course_id == course.id)
        & (asked.c.questionnaire == course.questionnaire)
        & or_(asked.c.session_id == session.id, asked.c.session_id.in_(told))
    )
    year = now.astimezone(store.defaults.tz).year

    def of(one: Open) -> Belonging:
        return Belonging(course.id, course.unit.id, year)

    if sums.freeze_all(connection, store, sums.open_answers(connection, store, which), of, now):
        sums.pass_lines_on(connection, which, now)
    rows = responses.of_session(connection, session.id, course.questionnaire)
    connection.execute(
        update(sessions)
        .where(sessions.c.id == session.id)
        .values(asked=len(rows), answered=sum(row.answered_at is not None for row in rows), told_at=now)
    )
