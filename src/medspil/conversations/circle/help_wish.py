"""A wish for help: the citizen says how, those who can help say what they will do. No chat comes of it."""

from medspil.conversations.circle.help_notices import how_choices, reply_doors, seen_words, wish_words
from medspil.conversations.circle_facts import CircleFacts, StaffFacts
from medspil.conversations.house_words import contact_of
from medspil.conversations.readers import one_of
from medspil.conversations.sub_goal_steps import find
from medspil.conversations.sub_goal_words import rung_words
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import AnswerHelp, Looked, SeenWhat, WithdrawHelp
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.decisions import WishForHelp
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.links import HELPS, Link
from medspil.domain.sub_goals import Rung, SubGoal

WITHDRAW = "withdraw"
"""To "my-wish": it is not needed any more."""


async def ask_for_help(talk: Talk[CircleFacts]) -> None:
    """The citizen would like help with a sub-goal: how, and then it goes to those who can."""
    sub_goal = await find(talk)
    if sub_goal is None:
        return
    helpers = helpers_in(talk.facts)
    if not helpers:
        _written_down(talk, sub_goal)
        return
    how = await talk.ask(
        "how",
        _("It is good to ask for help. How would you like it?"),
        one_of(HelpHow),
        how_choices(),
    )
    talk.decide(WishForHelp(sub_goal.id, sub_goal.version, how))
    talk.say(_told_words(talk, helpers, sub_goal), Door(_("Open it"), "my-sub-goals", sub_goal.id))


async def help_wish(talk: Talk[StaffFacts]) -> None:
    """Someone who can help reads a wish and says what they will do."""
    found = talk.facts.wish(talk.opening.subject)
    if found is None:
        talk.say(_("There is no such wish for help any more."), Door(_("Home"), "home"))
        return
    seen, wish = found
    matter = CircleMatter(seen.link, seen.name, seen.sub_goal(wish.sub_goal_id), wish)
    talk.decide(Looked(seen.link.citizen_id, SeenWhat.WISH), for_now=True)
    if not wish.waits:
        talk.say(_("That wish for help is answered already."), Door(_("Home"), "home"))
        return
    replies = [Choice(door.label, HelpReply(door.argument or "")) for door in reply_doors(wish)]
    tapped = next((reply for reply in HelpReply if reply == talk.opening.argument), None)
    reply = await talk.ask(
        "reply",
        wish_words(talk.facts, seen.name, matter, wish) + "\n\n" + _("What do you do?"),
        one_of(HelpReply),
        replies,
        given=UNKNOWN if tapped is None else tapped,
        name=_("Your answer"),
    )
    talk.decide(AnswerHelp(wish.id, reply))
    talk.say(_("Thank you. I pass on that you have seen it."))


async def my_wish(talk: Talk[CircleFacts]) -> None:
    """A citizen's own wish for help: what became of it, or it is taken back."""
    waiting = [one for one in talk.facts.wishes if one.waits]
    known = {one.id: one for one in talk.facts.wishes}
    wish = known.get(talk.opening.subject or "") or (waiting[-1] if waiting and not talk.opening.subject else None)
    if wish is None:
        talk.say(_("There is no such wish for help any more."), Door(_("My sub-goals"), "my-sub-goals"))
    elif talk.opening.argument == WITHDRAW and wish.waits:
        talk.decide(WithdrawHelp(wish.id))
        talk.say(_("All right, you don't need help with it any more."), Door(_("My sub-goals"), "my-sub-goals"))
    elif wish.waits:
        talk.say(
            _("Nobody has seen your wish for help yet."),
            Door(_("I don't need it any more"), "my-wish", wish.id, WITHDRAW),
        )
    else:
        talk.say(seen_words(wish), Door(_("My sub-goals"), "my-sub-goals", wish.sub_goal_id))


def helpers_in(facts: CircleFacts) -> tuple[Link, ...]:
    """Those to whom the wishes for help of this citizen go."""
    return tuple(link for link in facts.links if link.kind in HELPS)


def names_of(helpers: tuple[Link, ...]) -> str:
    """What those who can help are called."""
    *others, last = [link.name for link in helpers] or [""]
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last


def _told_words(talk: Talk[CircleFacts], helpers: tuple[Link, ...], sub_goal: SubGoal) -> str:
    lines = [_("I tell {names} that you would like help.").format(names=names_of(helpers))]
    see = [link for link in helpers if link.accepted_at and talk.facts.shared_with(link.id).covers(sub_goal.id)]
    if not see:
        lines.append(_("Your sub-goal stays private. They see only that you would like help, and how."))
    lines.append(_("They read it in their working hours. If nobody has seen it by then, I ask once more."))
    lines.append(_("I am no emergency line. In danger, call 112."))
    return "\n".join(lines)


def _written_down(talk: Talk[CircleFacts], sub_goal: SubGoal) -> None:
    """Nobody is there to be told: it is written down, and that is said honestly."""
    talk.decide(WishForHelp(sub_goal.id, sub_goal.version))
    draft = sub_goal.draft
    lines = [_("It is good to ask for help. I have written it down with your sub-goal.")]
    if draft.rung is not Rung.SELF:
        who = draft.helper or rung_words()[draft.rung]
        lines.append(_("You have said who can help: {who}. Would you like to write or call today?").format(who=who))
    lines.append(_("Only you see it here. I tell nobody. To reach the staff: {contact}").format(
        contact=contact_of(talk.facts.house)))  # fmt: skip
    talk.say("\n".join(lines), Door(_("Open it"), "my-sub-goals", sub_goal.id))
