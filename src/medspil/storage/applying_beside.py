"""Applying what is decided between a citizen and those beside: proposals, cheers, and going along."""

from collections.abc import Callable
from typing import Any

from medspil.domain import circle_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.companions import cheered_already
from medspil.domain.decisions import Decision
from medspil.domain.links import Link, LinkKind
from medspil.domain.local_time import local_day
from medspil.domain.seen import SharedSubGoal
from medspil.domain.sharing import after_sharing
from medspil.storage import beside, people, seeing, shares, sub_goals
from medspil.storage.applying_circle import link_beside, note_about, own_link, tell, today
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _propose(scene: Scene, decision: d.Propose) -> None:
    link = link_beside(scene, decision.link_id)
    if not link.proposes:
        raise Stale("link")
    if decision.sub_goal_id is not None and not _shared(scene, link, decision.sub_goal_id).active:
        raise Stale("sub-goal")
    proposal_id = beside.propose(
        scene.connection,
        scene.store,
        link.citizen_id,
        scene.person_id,
        decision.what,
        decision.day,
        decision.sub_goal_id,
        scene.now,
    )
    tell(scene, AgendaKind.PROPOSAL, proposal_id, link.citizen_id)
    note_about(scene, link.citizen_id, "proposed something", link.kind)


def _answer_proposal(scene: Scene, decision: d.AnswerProposal) -> None:
    found = beside.proposal(scene.connection, scene.store, decision.proposal_id)
    if found is None or found[0] != scene.person_id:
        raise Stale("proposal")
    if not beside.answer(scene.connection, decision.proposal_id, scene.person_id, decision.answer, scene.now):
        raise Stale("proposal")
    tell(scene, AgendaKind.PROPOSAL_ANSWERED, decision.proposal_id, found[1].from_id)
    scene.note("answered a proposal")


def _give_cheer(scene: Scene, decision: d.GiveCheer) -> None:
    link = link_beside(scene, decision.link_id)
    _shared(scene, link, decision.sub_goal_id)
    row = people.lock(scene.connection, link.citizen_id)
    if row is None:
        raise Stale("nobody")
    # By the calendar of the one who gets it, and with their row locked: two taps at once are one cheer.
    zone = people.settings_of(row).tz
    sent = beside.cheers_from(scene.connection, scene.store, scene.person_id, scene.now)
    if cheered_already(sent, decision.sub_goal_id, local_day(scene.now, zone), zone):
        return
    cheer_id = beside.cheer(
        scene.connection, link.citizen_id, scene.person_id, decision.sub_goal_id, decision.words, scene.now
    )
    tell(scene, AgendaKind.CHEER, cheer_id, link.citizen_id)
    note_about(scene, link.citizen_id, "sent a cheer", link.kind)


def _ask_along(scene: Scene, decision: d.AskAlong) -> None:
    link = own_link(scene, decision.link_id)
    sub_goal = sub_goals.one(scene.connection, scene.store, decision.sub_goal_id, scene.person_id)
    if sub_goal is None or not sub_goal.active or link.kind is not LinkKind.SUPPORTER or link.accepted_at is None:
        raise Stale("sub-goal")
    before = shares.of_link(scene.connection, link.id)
    shares.write(scene.connection, link.id, after_sharing(before, sub_goal.id), scene.now)
    companion_id = beside.ask_along(scene.connection, sub_goal.id, link.id, decision.remind, scene.now)
    tell(scene, AgendaKind.ALONG, companion_id, link.other_id)
    scene.note("asked someone along")


def _answer_along(scene: Scene, decision: d.AnswerAlong) -> None:
    found = beside.companion(scene.connection, scene.store, decision.companion_id)
    if found is None:
        raise Stale("companion")
    link = link_beside(scene, found.link_id)
    if not _shared(scene, link, found.sub_goal_id).active:
        raise Stale("sub-goal")
    beside.answer_along(scene.connection, found.id, decision.yes, decision.remind_me, scene.now)
    citizen = people.lock(scene.connection, link.citizen_id)
    mine = sub_goals.one(scene.connection, scene.store, found.sub_goal_id, link.citizen_id)
    if citizen is None or mine is None:
        raise Stale("sub-goal")
    beside.plan_beside(scene.connection, scene.store, mine, people.settings_of(citizen).tz, scene.now)
    tell(scene, AgendaKind.ALONG_ANSWERED, found.id, link.citizen_id)
    note_about(scene, link.citizen_id, "comes along" if decision.yes else "can't come along", link.kind)


def _shared(scene: Scene, link: Link, sub_goal_id: str) -> SharedSubGoal:
    """A sub-goal that this link sees. Raises Stale."""
    seen = seeing.seen_through(scene.connection, scene.store, link.id, scene.now)
    found = None if seen is None or not link.sees_shared(today(scene)) else seen.sub_goal(sub_goal_id)
    if found is None:
        raise Stale("sub-goal")
    return found


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.Propose: _propose,
    d.AnswerProposal: _answer_proposal,
    d.GiveCheer: _give_cheer,
    d.AskAlong: _ask_along,
    d.AnswerAlong: _answer_along,
}
"""How each is applied."""
