"""Asking by a questionnaire: one person, or a whole group at the end of its course."""

from datetime import datetime

from medspil.domain.courses import Course
from medspil.domain.group_agenda import end_questions, support_after
from medspil.domain.places import Place
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.storage import agenda, places, responses
from medspil.storage.scene import Scene


def ask_at_the_end(scene: Scene, course: Course, expected: list[tuple[Place, str]]) -> None:
    """After the last session: the citizens about the whole course, and those who offered places what follows."""
    closes_at = course.closes_at(scene.store.defaults.tz)
    assert closes_at is not None
    for questionnaire in scene.store.questionnaires.for_occasion(Occasion.END_OF_COURSE)[:1]:
        asked = {row.person_id for row in responses.of_course(scene.connection, course.id, questionnaire.name)}
        for place, person_id in expected:
            if place.ask and person_id not in asked:
                response_id = asks(scene, person_id, questionnaire, course.id, None, closes_at)
                item = end_questions(scene.now, scene.store.defaults)
                agenda.add(scene.connection, scene.store, [item], response_id, person_id)
    for place, _person in expected:
        row = places.lock(scene.connection, place.id)
        if row is not None and row.offered_by is not None and place.support_after is None:
            item = support_after(scene.now, scene.store.defaults)
            agenda.add(scene.connection, scene.store, [item], place.id, row.offered_by)


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
