"""A cheer for a shared sub-goal: short fixed words, picked and sent. It is no chat, and that is said."""

from medspil.conversations.circle_facts import BesideFacts
from medspil.conversations.readers import one_of
from medspil.conversations.shown_to_others import citizen_called, shown_line
from medspil.conversations.supporters.cheers import cheer_words, cheers_for, said
from medspil.conversations.supporters.doors import meant
from medspil.conversations.supporters.gone import nothing_there
from medspil.conversations.supporters.picking import pick_shown
from medspil.conversations.talk import UNKNOWN, Choice, Leave, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.circle_decisions import GiveCheer, Looked
from medspil.domain.companions import cheered_already
from medspil.domain.seen import CitizenSeen, SharedSubGoal, lately, of_link


async def cheer(talk: Talk[BesideFacts]) -> None:
    """For which sub-goal, and which words."""
    seen = of_link(talk.facts.people, talk.opening.subject)
    one = None if seen is None else await _which(talk, seen)
    if seen is None or one is None:
        nothing_there(talk)
        return
    name = citizen_called(seen.name)
    if cheered_already(talk.facts.cheers, one.id, talk.wall_clock.date(), talk.facts.settings.tz):
        talk.say(_("You have sent {name} a cheer for it today. One a day is plenty.").format(name=name))
        return
    talk.decide(Looked(seen.link.citizen_id), for_now=True)
    today = talk.wall_clock.date()
    words: str = await talk.ask(
        "words",
        shown_line(one, talk.facts.house, today)
        + "\n"
        + _("Which words shall {name} get? They arrive just as they stand here.").format(name=name),
        one_of(str),
        [*(Choice(said(cheer), cheer.name) for cheer in cheers_for(one.status)), Choice[str](_("Drop it"), Leave())],
    )
    talk.decide(GiveCheer(seen.link.id, one.id, words))
    gets = _("{name} gets {words} from you. In the evening it waits for the morning.")
    no_chat = _("{name} need not answer, and can't here: this is no chat.")
    talk.say(f"{gets}\n{no_chat}".format(name=name, words=quoted(cheer_words(words))))


async def _which(talk: Talk[BesideFacts], seen: CitizenSeen) -> SharedSubGoal | None:
    """The sub-goal behind the button, or one of those there are; what is not shown any more is none."""
    if talk.opening.argument is not None:
        return meant(seen.sub_goals, talk.opening.argument)
    shown = lately(seen.sub_goals, talk.now)
    if not shown:
        return None
    text = _("What would you like to cheer {name} for?").format(name=citizen_called(seen.name))
    only = shown[0].id if len(shown) == 1 else UNKNOWN
    return seen.sub_goal(await pick_shown(talk, text, shown, given=only))
