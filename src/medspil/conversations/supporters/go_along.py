"""A supporter is asked along for a sub-goal: they come, come and want to be reminded, or can't this time."""

from medspil.conversations.circle_facts import SupporterFacts
from medspil.conversations.readers import one_of
from medspil.conversations.shown_to_others import shown_line
from medspil.conversations.supporters.doors import NO, REMIND, YES
from medspil.conversations.supporters.gone import nothing_there
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import AnswerAlong, Looked
from medspil.domain.seen import of_link


async def go_along(talk: Talk[SupporterFacts]) -> None:
    """The answer; it may be another one later, as long as the sub-goal is under way."""
    asked = next((one for one in talk.facts.asked if one.id == talk.opening.subject), None)
    seen = None if asked is None else of_link(talk.facts.people, asked.link_id)
    one = None if seen is None or asked is None else seen.sub_goal(asked.sub_goal_id)
    if asked is None or seen is None or one is None:
        nothing_there(talk)
        return
    if not one.active:
        talk.say(_("That is behind {name} already.").format(name=seen.name), Door(_("Home"), "supported", seen.link.id))
        return
    talk.decide(Looked(seen.link.citizen_id), for_now=True)
    words = _("{name} asks you along:").format(name=seen.name)
    line = shown_line(one, talk.facts.house, talk.wall_clock.date())
    ways = along_ways(asked.remind)
    tapped = talk.opening.argument if talk.opening.argument in dict(ways) else None
    answer: str = await talk.ask(
        "answer",
        f"{words}\n{line}\n\n" + _("Would you like to come along?"),
        one_of(str),
        [Choice(label, way) for way, label in ways],
        given=tapped or UNKNOWN,
    )
    talk.decide(AnswerAlong(asked.id, answer != NO, answer == REMIND))
    home = Door(_("Home"), "supported", seen.link.id)
    if answer == NO:
        talk.say(_("That is quite all right. {name} hears that you can't this time.").format(name=seen.name), home)
    elif answer == REMIND:
        talk.say(_("Good. {name} hears it. I remind you when I remind {name}.").format(name=seen.name), home)
    else:
        talk.say(_("Good. {name} hears it.").format(name=seen.name), home)


def along_ways(remind: bool) -> list[tuple[str, str]]:
    """The answers there are, with their labels; to be reminded only where the citizen is fine with it."""
    ways = [(YES, _("Yes, I come along")), (NO, _("I can't this time"))]
    return [(REMIND, _("Yes, and remind me")), *ways] if remind else ways
