"""Applying what is decided about who works here and who stands beside whom: inviting, standing in, handing over."""

from collections.abc import Callable
from typing import Any

from medspil.domain import circle_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import Decision
from medspil.domain.links import CARER_ROLES, LONGEST_STAND_IN, Link, LinkEnd, LinkKind
from medspil.domain.persons import STAFF, Role
from medspil.domain.sharing import SharedWith
from medspil.storage import access, audit, courses, helping, invitations, links, people, shares
from medspil.storage.applying_circle import link_beside, note_about, own_link, tell, today
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _invite_staff(scene: Scene, decision: d.InviteStaff) -> None:
    _must_be_coordinator(scene)
    if decision.role not in STAFF:
        raise Stale("role")
    unit_id = courses.unit_named(scene.connection, decision.unit, scene.now) if decision.unit else None
    invitations.put(
        scene.connection,
        scene.store,
        decision.code,
        scene.now,
        role=decision.role,
        name=decision.name,
        from_id=scene.person_id,
        unit_id=unit_id,
    )
    scene.note("invited somebody to work here")


def _end_access(scene: Scene, decision: d.EndAccess) -> None:
    _must_be_coordinator(scene)
    if decision.person_id == scene.person_id:
        raise Stale("oneself")
    if not access.end(scene.connection, scene.store, decision.person_id, scene.now):
        raise Stale("person")
    audit.note(
        scene.connection, scene.person_id, decision.person_id, access.ENDED, scene.now, role=str(Role.COORDINATOR)
    )


def _must_be_coordinator(scene: Scene) -> None:
    if not people.has_role(scene.connection, scene.person_id, Role.COORDINATOR):
        raise Stale("role")


def _ask_stand_in(scene: Scene, decision: d.AskStandIn) -> None:
    link = _own_citizen(scene, decision.link_id)
    if not today(scene) <= decision.ends_on <= today(scene) + LONGEST_STAND_IN:
        raise Stale("day")
    _must_be_free(scene, link, decision.other_id)
    earlier = links.standing_in_for(scene.connection, link.id)
    links.end(scene.connection, earlier, LinkEnd.OVER, scene.now)
    _comes(scene, link, decision.other_id, LinkKind.STAND_IN, ends_on=decision.ends_on)
    note_about(scene, link.citizen_id, "asked somebody to stand in", link.kind)


def _hand_over(scene: Scene, decision: d.HandOver) -> None:
    link = _own_citizen(scene, decision.link_id)
    if not people.has_role(scene.connection, decision.other_id, Role.CONTACT_PERSON):
        raise Stale("role")
    _must_be_free(scene, link, decision.other_id)
    seen = shares.of_link(scene.connection, link.id)
    gone = (link.id, *links.standing_in_for(scene.connection, link.id))
    new = _comes(scene, link, decision.other_id, LinkKind.CONTACT_PERSON)
    # It waits there unseen for the citizen's yes.
    shares.write(scene.connection, new, seen, scene.now)
    links.end(scene.connection, gone, LinkEnd.HANDED_OVER, scene.now)
    note_about(scene, link.citizen_id, "handed over", link.kind)


def _own_citizen(scene: Scene, link_id: str) -> Link:
    """A link by which the one who decides is a contact person, with the citizen's yes. Raises Stale."""
    link = link_beside(scene, link_id)
    if link.kind is not LinkKind.CONTACT_PERSON:
        raise Stale("link")
    return link


def _must_be_free(scene: Scene, link: Link, other_id: str) -> None:
    """Who comes works beside citizens, and does not hear of this one's wishes already. Raises Stale."""
    row = people.lock(scene.connection, other_id)
    if row is None or CARER_ROLES.isdisjoint(people.roles_of(row)) or other_id == link.citizen_id:
        raise Stale("colleague")
    beside = links.of_citizen(scene.connection, scene.store, link.citizen_id, today(scene))
    if any(one.other_id == other_id and one.stands_in_for != link.id for one in beside):
        raise Stale("colleague")


def _comes(scene: Scene, link: Link, other_id: str, kind: LinkKind, **more: Any) -> str:
    """The new link, without the citizen's yes; both are told, and wishes that wait are told to the one who comes."""
    new = links.make(
        scene.connection,
        link.citizen_id,
        other_id,
        kind,
        scene.now,
        accepted=False,
        stands_in_for=link.id,
        **more,
    )
    tell(scene, AgendaKind.NEW_CONTACT, new, link.citizen_id)
    tell(scene, AgendaKind.LINK_ANSWERED, new, other_id)
    _tell_of_wishes(scene, link.citizen_id, other_id)
    return new


def _tell_of_wishes(scene: Scene, citizen_id: str, other_id: str) -> None:
    """Wishes for help that nobody has seen yet go to the one who is there now."""
    for wish in helping.of_citizen(scene.connection, scene.store, citizen_id):
        if wish.waits:
            tell(scene, AgendaKind.HELP_WANTED, wish.id, other_id)


def _choose_contact(scene: Scene, decision: d.ChooseContact) -> None:
    if not people.has_role(scene.connection, scene.person_id, Role.CITIZEN):
        raise Stale("role")
    if not people.has_role(scene.connection, decision.other_id, Role.CONTACT_PERSON):
        raise Stale("colleague")
    link_id = links.make(
        scene.connection, scene.person_id, decision.other_id, LinkKind.CONTACT_PERSON, scene.now, accepted=True
    )
    # Who stood beside them as something else is their contact person from now on.
    links.change(scene.connection, link_id, kind=LinkKind.CONTACT_PERSON, ends_on=None, stands_in_for=None)
    tell(scene, AgendaKind.LINK_ANSWERED, link_id, decision.other_id)
    _tell_of_wishes(scene, scene.person_id, decision.other_id)
    scene.note("chose a contact person")


def _answer_link(scene: Scene, decision: d.AnswerLink) -> None:
    link = own_link(scene, decision.link_id)
    if link.accepted_at is not None:
        raise Stale("link")
    if decision.yes:
        links.change(scene.connection, link.id, accepted_at=scene.now)
        shares.write(scene.connection, link.id, _seen_from_now_on(scene, link, decision), scene.now)
    else:
        links.end(scene.connection, [link.id], LinkEnd.DECLINED, scene.now)
    tell(scene, AgendaKind.LINK_ANSWERED, link.id, link.other_id)
    asked_by = links.one(scene.connection, scene.store, link.stands_in_for)
    if asked_by is not None and asked_by.is_open(today(scene)):
        tell(scene, AgendaKind.LINK_ANSWERED, link.id, asked_by.other_id)
    if decision.yes:
        scene.note("said yes to somebody")
    else:
        scene.note("said no to somebody")


def _seen_from_now_on(scene: Scene, link: Link, decision: d.AnswerLink) -> SharedWith:
    """What the one who came may see: what the one before sees, where the citizen wants that."""
    if not decision.share_as_before:
        return SharedWith()
    if link.kind is LinkKind.STAND_IN and link.stands_in_for is not None:
        return shares.of_link(scene.connection, link.stands_in_for)
    return shares.of_link(scene.connection, link.id)


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.InviteStaff: _invite_staff,
    d.EndAccess: _end_access,
    d.AskStandIn: _ask_stand_in,
    d.HandOver: _hand_over,
    d.ChooseContact: _choose_contact,
    d.AnswerLink: _answer_link,
}
"""How each is applied."""
