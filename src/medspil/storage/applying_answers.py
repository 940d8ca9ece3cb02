"""Applying who was there, who is asked, and what is answered."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from medspil.domain import group_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, Session
from medspil.domain.decisions import Decision
from medspil.domain.group_agenda import OPEN_FOR, end_questions, heard, questions, support_after
from medspil.domain.persons import Role
from medspil.domain.places import Place
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.storage import (
    agenda,
    courses,
    group_planning,
    interview_answers,
    interviews,
    people,
    places,
    responses,
    status_meetings,
)
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _tick(scene: Scene, decision: d.TickAttendance) -> None:
    found = courses.of_session(scene.connection, scene.store, decision.session_id)
    if found is None or not courses.leads(scene.connection, scene.person_id, found[0].id):
        raise Stale("session")
    course, session = found
    if session.told or session.cancelled:
        raise Stale("session")
    expected = group_planning.participants(scene.connection, scene.store, course.id)
    present = {place.id: place.id in decision.present for place, _person in expected}
    places.tick(scene.connection, session.id, present, scene.now)
    kinds = [AgendaKind.ATTENDANCE, AgendaKind.ATTENDANCE_NUDGE, AgendaKind.HEARD]
    group_planning.drop(scene.connection, [session.id], scene.now, kinds)
    there = [person for place, person in expected if present[place.id] and place.ask]
    _ask_after(scene, course, session, there)
    _ask_leader(scene, course, session, decision.reflection_id)
    if course.last is not None and course.last.id == session.id:
        _ask_at_the_end(scene, course, expected)
    scene.note("told who was there")


def _ask_after(scene: Scene, course: Course, session: Session, there: list[str]) -> None:
    """Those who were there are asked, nobody else; the leader hears what they said, and looks back, too."""
    ends = course.ends(session, scene.store.defaults.tz)
    questionnaire = scene.store.questionnaires.current(course.questionnaire)
    asked = responses.of_session(scene.connection, session.id, questionnaire.name)
    responses.unask(scene.connection, [row.id for row in asked if row.person_id not in there])
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
        _asks(scene, scene.person_id, reflection, course.id, session.id, closes_at, response_id)


def _ask_at_the_end(scene: Scene, course: Course, expected: list[tuple[Place, str]]) -> None:
    """After the last session: the citizens about the whole course, and those who offered places what follows."""
    closes_at = course.closes_at(scene.store.defaults.tz)
    assert closes_at is not None
    for questionnaire in scene.store.questionnaires.for_occasion(Occasion.END_OF_COURSE)[:1]:
        asked = {row.person_id for row in responses.of_course(scene.connection, course.id, questionnaire.name)}
        for place, person_id in expected:
            if place.ask and person_id not in asked:
                response_id = _asks(scene, person_id, questionnaire, course.id, None, closes_at)
                item = end_questions(scene.now, scene.store.defaults)
                agenda.add(scene.connection, scene.store, [item], response_id, person_id)
    for place, _person in expected:
        row = places.lock(scene.connection, place.id)
        if row is not None and row.offered_by is not None and place.support_after is None:
            item = support_after(scene.now, scene.store.defaults)
            agenda.add(scene.connection, scene.store, [item], place.id, row.offered_by)


def _asks(
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


def _give(scene: Scene, decision: d.GiveAnswer) -> None:
    row = _asked(scene, decision.response_id)
    if scene.now >= row.closes_at:
        return
    responses.give(
        scene.connection,
        scene.store,
        row.id,
        decision.question,
        decision.value,
        decision.pass_on,
        scene.now,
    )


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


def _status_meeting(scene: Scene, decision: d.NewStatusMeeting) -> None:
    status_meetings.plan(scene.connection, scene.store, scene.person_id, decision.day, scene.settings, scene.now)
    scene.note("told of a status meeting")


def _no_status_meeting(scene: Scene, decision: d.CancelStatusMeeting) -> None:
    status_meetings.cancel(scene.connection, scene.store, scene.person_id, scene.now)
    scene.note("called a status meeting off")


def _asked(scene: Scene, response_id: str) -> Row[Any]:
    """The response of the one who decides. Raises Stale where it is not theirs, or gone."""
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
    d.NewStatusMeeting: _status_meeting,
    d.CancelStatusMeeting: _no_status_meeting,
}
