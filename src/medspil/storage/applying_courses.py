"""Applying what leaders and staff decide about group courses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert

from medspil.domain import group_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import may_change, moved
from medspil.domain.decisions import Decision
from medspil.domain.persons import Role
from medspil.domain.places import support_step
from medspil.domain.questionnaires import Occasion
from medspil.storage import asking, courses, group_planning, invitations, people, places
from medspil.storage.course_at_hand import course_led, course_open
from medspil.storage.scene import Scene
from medspil.storage.store import new_id
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import say_backs


def _new_course(scene: Scene, decision: d.NewCourse) -> None:
    known = {one.name for one in scene.store.questionnaires.for_occasion(Occasion.AFTER_SESSION)}
    if decision.draft.questionnaire not in known:
        raise Stale("questionnaire")
    if not people.has_role(scene.connection, scene.person_id, Role.GROUP_LEADER):
        raise Stale("role")
    course = courses.add(scene.connection, scene.store, decision.draft, scene.now)
    courses.add_leader(scene.connection, course.id, scene.person_id, scene.now)
    group_planning.plan_leader(scene.connection, scene.store, course, scene.person_id, scene.now)
    group_planning.plan_close(scene.connection, scene.store, course, scene.now)
    scene.note("planned a group")


def _change_session(scene: Scene, decision: d.ChangeSession) -> None:
    course = course_led(scene, decision.course_id)
    session = course.session(decision.session_id)
    if session is None or course.version != decision.version or not may_change(course, session):
        raise Stale("session")
    after = replace(moved(session, decision.day, decision.at), cancelled=decision.cancelled)
    asking.change_session(scene.connection, scene.store, course, decision.version, after, scene.now)
    scene.note("changed a session")


def _offer_place(scene: Scene, decision: d.OfferPlace) -> None:
    course = course_open(scene, decision.course_id)
    offers = people.has_role(scene.connection, scene.person_id, Role.CONTACT_PERSON)
    if not offers and not courses.leads(scene.connection, scene.person_id, course.id):
        raise Stale("role")
    invitation_id = invitations.put(scene.connection, scene.store, decision.code, scene.now)
    places.offer(scene.connection, course.id, decision.paragraph, scene.person_id, invitation_id, scene.now)
    scene.note("offered a place")


def _open_room(scene: Scene, decision: d.OpenRoom) -> None:
    course = course_led(scene, decision.course_id)
    invitations.open_room(scene.connection, scene.store, course.id, decision.code, scene.now)
    scene.note("opened a room")


def _support(scene: Scene, decision: d.NoteSupport) -> None:
    places.change(scene.connection, _offered(scene, decision.place_id).id, support_hours=support_step(decision.hours))
    group_planning.drop(scene.connection, [decision.place_id], scene.now, [AgendaKind.SUPPORT])
    scene.note("told how much support goes beside a group")


def _support_after(scene: Scene, decision: d.NoteSupportAfter) -> None:
    places.change(scene.connection, _offered(scene, decision.place_id).id, support_after=decision.support)
    group_planning.drop(scene.connection, [decision.place_id], scene.now, [AgendaKind.SUPPORT_AFTER])
    scene.note("told which support follows a group")


def _offered(scene: Scene, place_id: str) -> Row[Any]:
    """The place, where the one who decides offered it or leads its course. Raises Stale."""
    row = places.row(scene.connection, place_id)
    if row is None:
        raise Stale("place")
    if row.offered_by != scene.person_id and not courses.leads(scene.connection, scene.person_id, row.course_id):
        raise Stale("place")
    courses.lock(scene.connection, row.course_id)
    return row


def _write_back(scene: Scene, decision: d.WriteBack) -> None:
    course = course_led(scene, decision.course_id)
    if decision.session_id is not None and course.session(decision.session_id) is None:
        raise Stale("session")
    say_back_id = new_id()
    scene.connection.execute(
        insert(say_backs).values(
            id=say_back_id,
            course_id=course.id,
            session_id=decision.session_id,
            words=scene.store.vault.seal("say_backs.words", decision.words),
            at=scene.now,
        )
    )
    group = [person for _place, person in group_planning.participants(scene.connection, scene.store, course.id)]
    group_planning.now_for(scene.connection, scene.store, group, AgendaKind.SAY_BACK, say_back_id, scene.now)
    scene.note("wrote back to a group")


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.NewCourse: _new_course,
    d.ChangeSession: _change_session,
    d.OfferPlace: _offer_place,
    d.OpenRoom: _open_room,
    d.WriteBack: _write_back,
    d.NoteSupport: _support,
    d.NoteSupportAfter: _support_after,
}
