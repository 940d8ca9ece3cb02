"""Applying who was there, who is asked, and what is answered."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row

from medspil.domain import group_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, Session
from medspil.domain.decisions import Decision
from medspil.domain.group_agenda import OPEN_FOR, heard, questions
from medspil.domain.persons import Role
from medspil.domain.questionnaires import Occasion, QuestionKind, is_answer
from medspil.storage import (
    agenda,
    asking,
    courses,
    group_planning,
    interview_answers,
    interviews,
    people,
    places,
    responses,
)
from medspil.storage.course_at_hand import course_led
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _tick(scene: Scene, decision: d.TickAttendance) -> None:
    found = courses.of_session(scene.connection, scene.store, decision.session_id)
    if found is None:
        raise Stale("session")
    course = course_led(scene, found[0].id)
    session = course.session(decision.session_id)
    if session is None or session.told or session.cancelled:
        raise Stale("session")
    expected = group_planning.participants(scene.connection, scene.store, course.id)
    present = {place.id: place.id in decision.present for place, _person in expected}
    places.tick(scene.connection, session.id, present, scene.now)
    kinds = [AgendaKind.ATTENDANCE, AgendaKind.ATTENDANCE_NUDGE, AgendaKind.HEARD]
    group_planning.drop(scene.connection, [session.id], scene.now, kinds)
    there = [person for place, person in expected if present[place.id] and place.ask]
    away = {person for place, person in expected if not present[place.id]}
    _ask_after(scene, course, session, there, away)
    _ask_leader(scene, course, session, decision.reflection_id)
    if course.last is not None and course.last.id == session.id:
        asking.ask_at_the_end(scene.connection, scene.store, course, expected, scene.now)
    scene.note("told who was there")


def _ask_after(scene: Scene, course: Course, session: Session, there: list[str], away: set[str]) -> None:
    """Those who were there are asked, nobody else; the leader hears what they said, and looks back, too."""
    ends = course.ends(session, scene.store.defaults.tz)
    questionnaire = scene.store.questionnaires.current(course.questionnaire)
    asked = responses.of_session(scene.connection, session.id, questionnaire.name)
    # What somebody answered who has left since, or wants no more questions, stays: they were there.
    wrongly = [row for row in asked if row.person_id in away or (not row.answered_at and row.person_id not in there)]
    responses.unask(scene.connection, [row.id for row in wrongly])
    known = {row.person_id for row in asked}
    for person_id in there:
        if person_id not in known:
            response_id = responses.ask(
                scene.connection,
                scene.store,
                person_id,
                questionnaire,
                course.id,
                session.id,
                ends + OPEN_FOR,
                scene.now,
            )
            agenda.add(scene.connection, scene.store, [questions(ends, scene.now)], response_id, person_id)
    hears = heard(ends, scene.now, scene.store.defaults)
    for leader in courses.leader_ids(scene.connection, course.id):
        agenda.add(scene.connection, scene.store, [hears], session.id, leader)


def _ask_leader(scene: Scene, course: Course, session: Session, response_id: str) -> None:
    """Who told who was there may look back at the session, too, by a button: nobody reminds them."""
    for reflection in scene.store.questionnaires.for_occasion(Occasion.LEADER_AFTER_SESSION)[:1]:
        closes_at = course.ends(session, scene.store.defaults.tz) + OPEN_FOR
        asking.asks(scene, scene.person_id, reflection, course.id, session.id, closes_at, response_id)


def _give(scene: Scene, decision: d.GiveAnswer) -> None:
    row = _asked(scene, decision.response_id)
    if scene.now >= row.closes_at:
        return
    is_words = _must_fit(scene, row, decision)
    responses.give(
        scene.connection,
        scene.store,
        row.id,
        decision.question,
        decision.value,
        decision.pass_on if is_words else None,
        scene.now,
    )


def _must_fit(scene: Scene, row: Row[Any], decision: d.GiveAnswer) -> bool:
    """Whether it answers a question for words of one's own. Raises Stale where it is no answer to what was asked."""
    asked = responses.questionnaire_of(scene.store, row)
    question = None if asked is None else next((q for q in asked.questions if q.key == decision.question), None)
    if question is None or (decision.value is not None and not is_answer(question, decision.value)):
        raise Stale("answer")
    return question.kind is QuestionKind.WORDS


def _finish(scene: Scene, decision: d.FinishAnswers) -> None:
    row = _asked(scene, decision.response_id)
    if scene.now >= row.closes_at:
        return
    responses.finish(scene.connection, row.id, scene.now)
    group_planning.drop(
        scene.connection, [row.id], scene.now, [AgendaKind.QUESTIONS, AgendaKind.QUESTIONS_NUDGE, AgendaKind.PULSE]
    )
    if row.session_id is None:
        return
    found = courses.of_session(scene.connection, scene.store, row.session_id)
    if found is None or found[1].told or found[0].questionnaire != row.questionnaire:
        return
    course, session = found
    asked = responses.of_session(scene.connection, session.id, row.questionnaire)
    if responses.all_finished(asked):
        group_planning.drop(scene.connection, [session.id], scene.now, [AgendaKind.HEARD])
        leaders = courses.leader_ids(scene.connection, course.id)
        group_planning.now_for(scene.connection, scene.store, leaders, AgendaKind.HEARD, session.id, scene.now)


def _begin_interviews(scene: Scene, decision: d.BeginInterviews) -> None:
    under_way = any(one.told_at is None for one in interviews.of_interviewer(scene.connection, scene.person_id))
    if under_way or not people.has_role(scene.connection, scene.person_id, Role.INTERVIEWER):
        raise Stale("interviews")
    interviews.begin(scene.connection, scene.store, scene.person_id, decision.wanted, scene.now)
    scene.note("began interviews")


def _answer_interview(scene: Scene, decision: d.AnswerInterview) -> None:
    known = interviews.answer(scene.connection, decision.drawn_id, scene.person_id, decision.yes, scene.now)
    if not known:
        raise Stale("interview")
    group_planning.drop(scene.connection, [decision.drawn_id], scene.now, [AgendaKind.INTERVIEW])
    scene.note("answered whether they want an interview")


def _read_interviews(scene: Scene, decision: d.ReadInterviews) -> None:
    if not interview_answers.hand_over(scene.connection, scene.store, decision.round_id, scene.person_id, scene.now):
        raise Stale("interviews")
    scene.note("read interviews")


def _asked(scene: Scene, response_id: str) -> Row[Any]:
    """The response of the one who decides. Raises Stale where it is not theirs, or gone."""
    found = responses.row(scene.connection, response_id)
    if found is not None and found.course_id is not None:
        courses.lock(scene.connection, found.course_id)
    row = responses.lock(scene.connection, response_id)
    if row is None or row.person_id != scene.person_id:
        raise Stale("response")
    return row


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.TickAttendance: _tick,
    d.GiveAnswer: _give,
    d.FinishAnswers: _finish,
    d.BeginInterviews: _begin_interviews,
    d.AnswerInterview: _answer_interview,
    d.ReadInterviews: _read_interviews,
}
