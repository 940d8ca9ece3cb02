"""Applying what is decided about those around a citizen: inviting, linking, sharing, looking."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from medspil.domain import circle_decisions as d
from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.decisions import Decision
from medspil.domain.invitations import Invitation
from medspil.domain.links import CARER_ROLES, Link, LinkEnd, LinkKind
from medspil.domain.local_time import local_day
from medspil.domain.persons import Role
from medspil.domain.sharing import after_sharing, after_unsharing
from medspil.storage import agenda, audit, invitations, links, people, planning_digests, shares
from medspil.storage.scene import Scene
from medspil.storage.status_meetings import take_back_picks
from medspil.storage.sub_goals import Stale

TOLD_IN_ONE = timedelta(minutes=5)
"""So long after something was shared its viewer is told, so that what follows at once needs no message of its own."""
NAME_COMES_WITHIN = timedelta(minutes=15)
"""So long a citizen who has just come in may think about what they want to be called."""


def today(scene: Scene) -> date:
    """The day where the house stands."""
    return local_day(scene.now, scene.store.defaults.tz)


def tell(scene: Scene, kind: AgendaKind, subject: str, person_id: str) -> None:
    """Somebody hears of it as soon as nothing stands in the way."""
    agenda.add(scene.connection, scene.store, [Planned(kind, scene.now)], subject, person_id)


def own_link(scene: Scene, link_id: str) -> Link:
    """An open link of the citizen who decides. Raises Stale where it is not theirs."""
    link = links.lock(scene.connection, scene.store, link_id)
    if link.citizen_id != scene.person_id or not link.is_open(today(scene)):
        raise Stale("link")
    return link


def link_beside(scene: Scene, link_id: str) -> Link:
    """An open link by which the one who decides stands beside a citizen. Raises Stale where it is not theirs."""
    link = links.lock(scene.connection, scene.store, link_id)
    if link.other_id != scene.person_id or not link.is_open(today(scene)):
        raise Stale("link")
    return link


def note_about(scene: Scene, citizen_id: str, what: str, role: str) -> None:
    """A line in the audit log: somebody did something with what is a citizen's."""
    audit.note(scene.connection, scene.person_id, citizen_id, what, scene.now, role=role)


def came_in(scene: Scene, invitation: Invitation, person_id: str) -> None:
    """Someone came in by an invitation: they are linked to who invited them, where that one is still here."""
    if invitation.unit_id is not None or invitation.paragraph is not None:
        people.place(scene.connection, person_id, invitation.unit_id, invitation.paragraph)
    planning_digests.begin(scene.connection, scene.store, person_id, scene.now)
    inviter = people.lock(scene.connection, invitation.from_id) if invitation.from_id else None
    if inviter is None:
        return
    roles = people.roles_of(inviter)
    if invitation.role is Role.SUPPORTER and Role.CITIZEN in roles:
        link_id = links.make(scene.connection, inviter.id, person_id, LinkKind.SUPPORTER, scene.now)
        tell(scene, AgendaKind.SUPPORTER_CAME, link_id, inviter.id)
    elif invitation.role is Role.CITIZEN and not CARER_ROLES.isdisjoint(roles):
        kind = LinkKind.CONTACT_PERSON if Role.CONTACT_PERSON in roles else LinkKind.PEER_WORKER
        link_id = links.make(scene.connection, person_id, inviter.id, kind, scene.now)
        # Who has invited them hears of it as soon as there is a name, or after a while without one.
        row = people.lock(scene.connection, person_id)
        named = row is not None and people.name_of(scene.store, row) is not None
        told = Planned(AgendaKind.LINK_ANSWERED, scene.now if named else scene.now + NAME_COMES_WITHIN)
        agenda.add(scene.connection, scene.store, [told], link_id, inviter.id)


def _invite_citizen(scene: Scene, decision: d.InviteCitizen) -> None:
    row = people.lock(scene.connection, scene.person_id)
    if row is None or CARER_ROLES.isdisjoint(people.roles_of(row)):
        raise Stale("role")
    invitations.put(
        scene.connection,
        scene.store,
        decision.code,
        scene.now,
        from_id=scene.person_id,
        unit_id=row.unit_id,
        paragraph=decision.paragraph,
    )
    scene.note("invited a citizen")


def _invite_supporter(scene: Scene, decision: d.InviteSupporter) -> None:
    if not people.has_role(scene.connection, scene.person_id, Role.CITIZEN):
        raise Stale("role")
    invitations.put(
        scene.connection,
        scene.store,
        decision.code,
        scene.now,
        role=Role.SUPPORTER,
        name=decision.name,
        from_id=scene.person_id,
    )
    scene.note("invited a supporter")


def _end_link(scene: Scene, decision: d.EndLink) -> None:
    link = links.lock(scene.connection, scene.store, decision.link_id)
    if scene.person_id not in (link.citizen_id, link.other_id):
        raise Stale("link")
    by_citizen = scene.person_id == link.citizen_id
    links.end(scene.connection, [link.id], LinkEnd.TAKEN_OUT if by_citizen else LinkEnd.WENT, scene.now)
    if by_citizen:
        scene.note("took someone out")
        return
    note_about(scene, link.citizen_id, "went", link.kind)
    if link.kind is LinkKind.SUPPORTER:
        tell(scene, AgendaKind.SUPPORTER_LEFT, link.id, link.citizen_id)


def _share(scene: Scene, decision: d.Share) -> None:
    link = own_link(scene, decision.link_id)
    if not link.sees_shared(today(scene)):
        raise Stale("link")
    _check_mine(scene, decision.sub_goal_id)
    before = shares.of_link(scene.connection, link.id)
    shares.write(scene.connection, link.id, after_sharing(before, decision.sub_goal_id), scene.now)
    if link.kind is LinkKind.SUPPORTER:
        # Those who work here see it in their digest. What is shared in one go is told in one.
        agenda.drop_kind(scene.connection, AgendaKind.SHOWN, link.id, scene.now)
        soon = Planned(AgendaKind.SHOWN, scene.now + TOLD_IN_ONE)
        agenda.add(scene.connection, scene.store, [soon], link.id, link.other_id)
    scene.note("shared a sub-goal" if decision.sub_goal_id else "shared all sub-goals")


def _unshare(scene: Scene, decision: d.Unshare) -> None:
    link = own_link(scene, decision.link_id)
    before = shares.of_link(scene.connection, link.id)
    mine = shares.sub_goals_of(scene.connection, scene.person_id)
    shares.write(scene.connection, link.id, after_unsharing(before, decision.sub_goal_id, mine), scene.now)
    take_back_picks(scene.connection, link.id, decision.sub_goal_id)
    scene.note("shared a sub-goal no more" if decision.sub_goal_id else "shared nothing more with someone")


def _check_mine(scene: Scene, sub_goal_id: str | None) -> None:
    if sub_goal_id is not None and sub_goal_id not in shares.sub_goals_of(scene.connection, scene.person_id):
        raise Stale("sub-goal")


def _let_propose(scene: Scene, decision: d.LetPropose) -> None:
    link = own_link(scene, decision.link_id)
    links.change(scene.connection, link.id, may_propose=decision.may)
    scene.note("let someone propose" if decision.may else "let someone propose no more")


def _call_me(scene: Scene, decision: d.CallMe) -> None:
    people.change_name(scene.connection, scene.store, scene.person_id, decision.name)
    for link in links.of_citizen(scene.connection, scene.store, scene.person_id, today(scene)):
        agenda.bring_forward(scene.connection, AgendaKind.LINK_ANSWERED, link.id, scene.now)
    scene.note("changed what they are called")


def _looked(scene: Scene, decision: d.Looked) -> None:
    row = people.lock(scene.connection, scene.person_id)
    if row is None:
        raise Stale("nobody")
    beside = links.of_other(scene.connection, scene.store, scene.person_id, today(scene))
    link = next((one for one in beside if one.citizen_id == decision.citizen_id), None)
    role = link.kind if link is not None else next(iter(sorted(people.roles_of(row))), "")
    note_about(scene, decision.citizen_id, decision.what, role)


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.InviteCitizen: _invite_citizen,
    d.InviteSupporter: _invite_supporter,
    d.EndLink: _end_link,
    d.Share: _share,
    d.Unshare: _unshare,
    d.LetPropose: _let_propose,
    d.CallMe: _call_me,
    d.Looked: _looked,
    d.SetDigest: planning_digests.apply_set_digest,
    d.SawDigest: planning_digests.apply_saw_digest,
}
"""How each is applied; the others of circle_decisions stand in files of their own."""
