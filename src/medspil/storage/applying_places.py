"""Applying what citizens decide about their places in group courses."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, delete, update

from medspil.domain import group_decisions as d
from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.courses import Course
from medspil.domain.decisions import Decision
from medspil.domain.group_agenda import LATER_IS
from medspil.domain.persons import Role
from medspil.domain.places import Acceptance, OfferAnswer, Place, free_places
from medspil.storage import agenda, courses, group_planning, invitations, people, places, responses
from medspil.storage.course_at_hand import course_open
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import attendances as attendance_rows
from medspil.storage.tables import places as place_rows


def _answer_offer(scene: Scene, decision: d.AnswerOffer) -> None:
    row, course = _locked(scene, decision.place_id)
    if row.person_id not in (None, scene.person_id) or row.answer == OfferAnswer.ACCEPTED:
        raise Stale("place")
    _must_be_a_citizen(scene)
    if decision.answer is OfferAnswer.ACCEPTED and decision.acceptance is not None:
        _take(scene, course, row, decision.acceptance)
        return
    if row.person_id is None and _place_of(scene, course.id) is not None:
        raise Stale("place")
    if row.invitation_id is not None:
        invitations.use(scene.connection, scene.store, row.invitation_id, scene.now)
    group_planning.drop(scene.connection, [row.id], scene.now, [AgendaKind.OFFER])
    places.change(scene.connection, row.id, person_id=scene.person_id, answer=decision.answer, answered_at=scene.now)
    if decision.answer is OfferAnswer.LATER:
        again = Planned(AgendaKind.OFFER, scene.now + LATER_IS)
        agenda.add(scene.connection, scene.store, [again], row.id, scene.person_id)
    scene.note("answered an offer")


def _join_room(scene: Scene, decision: d.JoinRoom) -> None:
    course_id = invitations.room(scene.connection, decision.invitation_id, scene.now)
    if course_id is None:
        raise Stale("room")
    course = course_open(scene, course_id)
    _must_be_a_citizen(scene)
    mine = _place_of(scene, course.id)
    leaders = courses.leader_ids(scene.connection, course.id)
    place_id = mine or places.offer(
        scene.connection, course.id, course.paragraph, next(iter(leaders), None), None, scene.now
    )
    row = places.lock(scene.connection, place_id)
    assert row is not None
    if row.answer == OfferAnswer.ACCEPTED and row.left_at is None:
        raise Stale("place")
    _take(scene, course, row, decision.acceptance)


def _take(scene: Scene, course: Course, row: Row[Any], acceptance: Acceptance) -> None:
    """The citizen has the place, if there is one left. An older offer of a place in the same course gives way."""
    all_of_them = places.of_course(scene.connection, scene.store, course.id)
    mine = _place_of(scene, course.id)
    others = tuple(place for place in all_of_them if place.id not in (row.id, mine))
    if course.closed or free_places(course, others) < 1:
        raise Stale("full")
    if mine is not None and mine != row.id:
        before = next(place for place in all_of_them if place.id == mine)
        if before.taken:
            raise Stale("place")
        # Whoever left and comes back was there before all the same.
        was_there = update(attendance_rows).where(attendance_rows.c.place_id == mine).values(place_id=row.id)
        scene.connection.execute(was_there)
        scene.connection.execute(delete(place_rows).where(place_rows.c.id == mine))
    if row.invitation_id is not None:
        invitations.use(scene.connection, scene.store, row.invitation_id, scene.now)
    group_planning.drop(scene.connection, [row.id], scene.now, [AgendaKind.OFFER])
    places.change(
        scene.connection,
        row.id,
        person_id=scene.person_id,
        answer=OfferAnswer.ACCEPTED,
        answered_at=scene.now,
        left_at=None,
    )
    _wish(scene, course, row.id, acceptance)
    tell = [leader for leader in courses.leader_ids(scene.connection, course.id) if leader != scene.person_id]
    group_planning.now_for(scene.connection, scene.store, tell, AgendaKind.JOINED, row.id, scene.now)
    if row.offered_by is not None and row.offered_by != scene.person_id:
        group_planning.now_for(scene.connection, scene.store, [row.offered_by], AgendaKind.SUPPORT, row.id, scene.now)
    scene.note("joined a group")


def _wish(scene: Scene, course: Course, place_id: str, acceptance: Acceptance) -> None:
    people.change_name(scene.connection, scene.store, scene.person_id, acceptance.name)
    places.keep_wishes(scene.connection, scene.store, place_id, acceptance)
    place = places.one(scene.connection, scene.store, place_id)
    assert place is not None
    group_planning.plan_place(scene.connection, scene.store, course, place, scene.person_id, scene.now)


def _change_place(scene: Scene, decision: d.ChangePlace) -> None:
    place, course = _mine(scene, decision.place_id)
    _wish(scene, course, place.id, decision.acceptance)
    scene.note("changed wishes for a group")


def _leave(scene: Scene, decision: d.LeaveCourse) -> None:
    place, course = _mine(scene, decision.place_id)
    places.change(scene.connection, place.id, left_at=scene.now)
    expected = [a.id for a in places.attendances_of_place(scene.connection, place.id)]
    group_planning.drop(scene.connection, expected, scene.now)
    responses.unask_open(scene.connection, scene.person_id, course.id)
    leaders = [leader for leader in courses.leader_ids(scene.connection, course.id) if leader != scene.person_id]
    group_planning.now_for(scene.connection, scene.store, leaders, AgendaKind.LEFT, place.id, scene.now)
    scene.note("left a group")


def _cannot_come(scene: Scene, decision: d.CannotCome) -> None:
    found = places.attendance(scene.connection, decision.attendance_id)
    if found is None:
        raise Stale("attendance")
    place, course = _mine(scene, found.place_id)
    session = course.session(found.session_id)
    if session is None or session not in course.ahead(scene.store.defaults.tz, scene.now):
        raise Stale("session")
    scene.connection.execute(
        update(attendance_rows)
        .where(attendance_rows.c.id == found.id)
        .values(cannot_come_at=scene.now if decision.cannot else None)
    )
    group_planning.plan_place(scene.connection, scene.store, course, place, scene.person_id, scene.now)
    leaders = courses.leader_ids(scene.connection, course.id)
    group_planning.drop(scene.connection, [found.id], scene.now, [AgendaKind.CANNOT_COME])
    group_planning.now_for(scene.connection, scene.store, leaders, AgendaKind.CANNOT_COME, found.id, scene.now)
    scene.note("told whether they come")


def _mine(scene: Scene, place_id: str) -> tuple[Place, Course]:
    """The place, where the one who decides has it. Raises Stale."""
    row, course = _locked(scene, place_id)
    place = places.one(scene.connection, scene.store, place_id)
    if place is None or row.person_id != scene.person_id or not place.taken:
        raise Stale("place")
    return place, course


def _locked(scene: Scene, place_id: str) -> tuple[Row[Any], Course]:
    """The place and its course, which is open, both locked. Raises Stale."""
    found = places.row(scene.connection, place_id)
    if found is None:
        raise Stale("place")
    course = course_open(scene, found.course_id)
    row = places.lock(scene.connection, place_id)
    if row is None:
        raise Stale("place")
    return row, course


def _must_be_a_citizen(scene: Scene) -> None:
    """Places are for citizens; who works here as well may be one. Raises Stale."""
    if not people.has_role(scene.connection, scene.person_id, Role.CITIZEN):
        raise Stale("role")


def _place_of(scene: Scene, course_id: str) -> str | None:
    """The place that the one who decides has or had in a course."""
    mine = places.of_person(scene.connection, scene.store, scene.person_id)
    return next((place.id for place in mine if place.course_id == course_id), None)


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.AnswerOffer: _answer_offer,
    d.JoinRoom: _join_room,
    d.ChangePlace: _change_place,
    d.LeaveCourse: _leave,
    d.CannotCome: _cannot_come,
}
