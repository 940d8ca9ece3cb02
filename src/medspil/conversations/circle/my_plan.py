"""My plan: all that is under way in one place, by who helps, so that several services can see the same (R5)."""

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.open_page import page_doors
from medspil.conversations.sub_goal_words import line, rung_words
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.links import Link
from medspil.domain.sub_goals import Rung, SubGoal, in_order


async def my_plan(talk: Talk[CircleFacts]) -> None:
    """The sub-goals under way with their helpers, and who can see the whole of it."""
    active = in_order(talk.facts.sub_goals)
    if not active:
        talk.say(_("Nothing is under way just now."), Door(_("A new sub-goal"), "new-sub-goal"))
        return
    parts = [_part(talk, rung, active) for rung in Rung if any(one.draft.rung is rung for one in active)]
    doors = [
        Door(_("Share it with {name}").format(name=link.name), "share", None, link.id[:8])
        for link in _without_the_plan(talk.facts)
    ]
    doors += page_doors(talk.facts.house, _("A page to print"), "my-plan")
    talk.say("\n\n".join((*parts, _seen_by(talk.facts))), *doors, Door(_("Who can see what?"), "who-can-see"))


def _part(talk: Talk[CircleFacts], rung: Rung, active: tuple[SubGoal, ...]) -> str:
    today = talk.wall_clock.date()
    lines = [f"{rung_words()[rung]}:"]
    for sub_goal in active:
        if sub_goal.draft.rung is rung:
            helper = f" ({sub_goal.draft.helper})" if sub_goal.draft.helper else ""
            lines.append(f"• {line(sub_goal, today)}{helper}")
    return "\n".join(lines)


def _seen_by(facts: CircleFacts) -> str:
    """Who sees the whole plan; of those who work here with their service."""
    names = [named(link) for link in facts.links if link.accepted_at and facts.shared_with(link.id).everything]
    if not names:
        return _("Nobody else sees all of this.")
    return _("All of this can be seen by: {names}.").format(names=", ".join(names))


def named(link: Link) -> str:
    """What one of those beside the citizen is called, with their service."""
    return f"{link.name} ({link.service})" if link.service else link.name


def _without_the_plan(facts: CircleFacts) -> tuple[Link, ...]:
    return tuple(link for link in facts.links if link.accepted_at and not facts.shared_with(link.id).everything)
