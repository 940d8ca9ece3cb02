"""The citizen asks somebody along for a sub-goal. What that one then sees is said before the yes."""

from medspil.conversations.circle.preview import not_seen
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.readers import one_of
from medspil.conversations.seen_words import seen_story
from medspil.conversations.sub_goal_words import label, line
from medspil.conversations.supporters.doors import NEWEST, REMIND, YES, meant
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.circle_decisions import AskAlong
from medspil.domain.companions import Companion
from medspil.domain.links import Link, LinkKind
from medspil.domain.seen import as_shared
from medspil.domain.sharing import shared_with
from medspil.domain.sub_goals import Rung, SubGoal, in_order

MOST_OFFERED = 8
INVITE = "+invite"


async def along(talk: Talk[CircleFacts]) -> None:
    """For which sub-goal, whom, and whether that one may be reminded, too."""
    sub_goal = await _sub_goal(talk)
    if sub_goal is None:
        talk.say(_("Nothing is under way just now."), Door(_("A new sub-goal"), "new-sub-goal"))
        return
    link = await _whom(talk, sub_goal)
    if link is None:
        talk.go_on_with("invite-supporter")
        return
    answer: str = await talk.ask("ask", _ask_words(talk, sub_goal, link), one_of(str), _choices(link))
    talk.decide(AskAlong(sub_goal.id, link.id, remind=answer == REMIND))
    talk.say(
        _("I ask {name}. You hear what {name} says.").format(name=link.name),
        Door(_("My sub-goals"), "my-sub-goals"),
    )


async def _sub_goal(talk: Talk[CircleFacts]) -> SubGoal | None:
    if (found := talk.facts.sub_goal(talk.opening.subject)) is not None:
        return found if found.active else None
    active = in_order(talk.facts.sub_goals)
    if talk.opening.argument == NEWEST and active:
        return max(active, key=lambda one: one.created_at)
    if len(active) <= 1:
        return active[0] if active else None
    picked: str = await talk.ask(
        "which",
        _("For which one would you like to ask somebody along?"),
        one_of(str),
        [*(Choice(label(one), one.id) for one in active[:MOST_OFFERED]), Choice[str](_("Drop it"), Leave())],
        name=_("Which one"),
    )
    return talk.facts.sub_goal(picked)


def can_be_asked(facts: CircleFacts, sub_goal: SubGoal) -> list[Link]:
    """The supporters who were not asked along for it yet."""
    asked = {one.link_id for one in facts.companions if one.sub_goal_id == sub_goal.id}
    return [link for link in facts.links if link.kind is LinkKind.SUPPORTER and link.id not in asked]


async def _whom(talk: Talk[CircleFacts], sub_goal: SubGoal) -> Link | None:
    """A supporter; None: somebody is to be invited first."""
    free = can_be_asked(talk.facts, sub_goal)
    if (found := meant(free, talk.opening.argument)) is not None:
        return found
    picked: str = await talk.ask(
        "whom",
        _whom_words(talk.facts, sub_goal, free),
        one_of(str),
        [
            *(Choice(link.name, link.id) for link in free[:MOST_OFFERED]),
            Choice(_("Invite someone I know"), INVITE),
            Choice[str](_("Drop it"), Leave()),
        ],
        name=_("Who"),
    )
    return next((link for link in free if link.id == picked), None)


def _whom_words(facts: CircleFacts, sub_goal: SubGoal, free: list[Link]) -> str:
    what = quoted(sub_goal.draft.what)
    lines = [_asked_words(one).format(name=one.name) for one in facts.companions if one.sub_goal_id == sub_goal.id]
    if free:
        lines.append(_("Whom would you like to ask along for {what}?").format(what=what))
    elif lines:
        lines += [_("You have asked everybody for {what}. You can invite somebody else you know.").format(what=what)]
    else:
        lines.append(
            _("There is nobody I could ask for {what} yet. You can invite someone you know.").format(what=what)
        )
    return "\n".join(lines)


def _asked_words(one: Companion) -> str:
    if one.answer is None:
        return _("{name} has not answered yet.")
    return _("{name} comes along.") if one.answer else _("{name} can't this time.")


def _ask_words(talk: Talk[CircleFacts], sub_goal: SubGoal, link: Link) -> str:
    lines = [line(sub_goal, talk.wall_clock.date())]
    if not shared_with(talk.facts.shares, link.id).covers(sub_goal.id):
        lines = [_("{name} then sees this sub-goal, from now on:").format(name=link.name)]
        lines += ["", seen_story(as_shared(sub_goal), talk.facts.settings, talk.now), "", not_seen()]
    lines.append(_("I can remind {name} beside you, if {name} wants that, too.").format(name=link.name))
    return "\n".join([*lines, "", _("Shall I ask {name}?").format(name=link.name)])


def _choices(link: Link) -> list[Choice[str]]:
    return [
        Choice(_("Yes, and remind {name}").format(name=link.name), REMIND),
        Choice(_("Yes, without reminding"), YES),
        Choice(_("No, drop it"), Leave()),
    ]


def along_door(rung: Rung) -> tuple[Door, ...]:
    """The way there from a sub-goal that was just saved, where somebody the citizen knows is to help with it."""
    return (Door(_("Ask somebody along"), "along", None, NEWEST),) if rung is Rung.SOMEONE_I_KNOW else ()
