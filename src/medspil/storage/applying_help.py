"""Applying wishes for help: they go to those who can help, come back, are answered or withdrawn."""

from collections.abc import Callable
from typing import Any

from medspil.domain import circle_decisions as d
from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.decisions import Decision
from medspil.domain.persons import Role
from medspil.storage import agenda, helping, links, people, units
from medspil.storage.applying_circle import note_about, tell, today
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def send_out(scene: Scene, wish_id: str) -> None:
    """Those to whom wishes for help go hear of it; it comes back where nobody has seen it in time."""
    within = units.help_time(scene.connection, scene.store, scene.person_id)
    back_at = within.comes_back(scene.now, scene.store.defaults.tz)
    beside = links.of_citizen(scene.connection, scene.store, scene.person_id, today(scene))
    helpers = [link.other_id for link in beside if link.hears_of_help(today(scene))]
    for helper in helpers:
        tell(scene, AgendaKind.HELP_WANTED, wish_id, helper)
        back = Planned(AgendaKind.HELP_WAITS, back_at)
        agenda.add(scene.connection, scene.store, [back], wish_id, helper)
    if helpers:
        still = Planned(AgendaKind.HELP_STILL, back_at)
        agenda.add(scene.connection, scene.store, [still], wish_id, scene.person_id)


def tell_of_waiting(scene: Scene, citizen_id: str, other_id: str) -> None:
    """Who has just come beside a citizen hears of the wishes for help that nobody has seen yet."""
    for wish in helping.of_citizen(scene.connection, scene.store, citizen_id):
        if wish.waits:
            tell(scene, AgendaKind.HELP_WANTED, wish.id, other_id)


def _ask(scene: Scene, decision: d.AskForHelp) -> None:
    if not people.has_role(scene.connection, scene.person_id, Role.CITIZEN):
        raise Stale("role")
    send_out(scene, helping.add(scene.connection, scene.person_id, None, decision.how, scene.now))
    scene.note("wished for help")


def _answer(scene: Scene, decision: d.AnswerHelp) -> None:
    found = helping.one(scene.connection, scene.store, decision.wish_id)
    if found is None:
        raise Stale("wish")
    citizen_id, _wish = found
    beside = links.of_citizen(scene.connection, scene.store, citizen_id, today(scene))
    link = next((one for one in beside if one.other_id == scene.person_id and one.hears_of_help(today(scene))), None)
    if link is None:
        raise Stale("wish")
    if not helping.note_seen(scene.connection, decision.wish_id, scene.person_id, decision.reply, scene.now):
        raise Stale("wish")
    tell(scene, AgendaKind.HELP_SEEN, decision.wish_id, citizen_id)
    note_about(scene, citizen_id, "answered a wish for help", link.kind)


def _withdraw(scene: Scene, decision: d.WithdrawHelp) -> None:
    found = helping.one(scene.connection, scene.store, decision.wish_id)
    if found is None or found[0] != scene.person_id:
        raise Stale("wish")
    helping.withdraw(scene.connection, scene.person_id, found[1].sub_goal_id, scene.now)
    scene.note("needs no help any more")


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    d.AskForHelp: _ask,
    d.AnswerHelp: _answer,
    d.WithdrawHelp: _withdraw,
}
