"""Asking by a questionnaire: one person, or a whole group at the end of its course."""

from datetime import datetime

from sqlalchemy import Connection

from medspil.domain.courses import Course, Session
from medspil.domain.group_agenda import end_questions, support_after
from medspil.domain.places import Place
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.storage import agenda, courses, group_planning, places, responses
from medspil.storage.scene import Scene
from medspil.storage.store import Store


def ask_at_the_end(
    connection: Connection, store: Store, course: Course, expected: list[tuple[Place, str]], now: datetime
) -> None:
    """After the last session: the citizens about the whole course, and those who offered places what follows."""
    closes_at = course.closes_at(store.defaults.tz)
    assert closes_at is not None
    for questionnaire in store.questionnaires.for_occasion(Occasion.END_OF_COURSE)[:1]:
        asked = {row.person_id for row in responses.of_course(connection, course.id, questionnaire.name)}
        for place, person_id in expected:
            if place.ask and person_id not in asked:
                response_id = responses.ask(
                    connection, store, person_id, questionnaire, course.id, None, closes_at, now
                )
                agenda.add(connection, store, [end_questions(now, store.defaults)], response_id, person_id)
    for place, _person in expected:
        row = places.lock(connection, place.id)
        if row is not None and row.offered_by is not None and place.support_after is None:
            agenda.add(connection, store, [support_after(now, store.defaults)], place.id, row.offered_by)


def change_session(
    connection: Connection, store: Store, course: Course, version: int, session: Session, now: datetime
) -> None:
    """A session is as it is now, and all that hangs on it follows. Raises Stale where `version` is not the newest."""
    courses.change_session(connection, course, version, session, now)
    after = courses.one(connection, store, course.id)
    assert after is not None
    group_planning.plan_session_anew(connection, store, after, session, now)
    if session.cancelled and after.last is not None and after.last.ticked:
        # The one before it was the last after all: nobody will tell who was there once more.
        ask_at_the_end(connection, store, after, group_planning.participants(connection, store, course.id), now)


def asks(
    scene: Scene,
    person_id: str,
    questionnaire: Questionnaire,
    course_id: str | None,
    session_id: str | None,
    closes_at: datetime,
    response_id: str = "",
) -> str:
    """The person is asked from now on; returns the id of their response."""
    return responses.ask(
        scene.connection,
        scene.store,
        person_id,
        questionnaire,
        course_id,
        session_id,
        closes_at,
        scene.now,
        response_id,
    )
