"""A supporter goes: one tap, and nothing of the citizen is there for them any more."""

from medspil.conversations.circle_facts import SupporterFacts
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import EndLink
from medspil.domain.seen import of_link


async def stop_supporting(talk: Talk[SupporterFacts]) -> None:
    """Out at once; the citizen is told that they are not there any more, and not why."""
    seen = of_link(talk.facts.people, talk.opening.subject)
    if seen is None:
        talk.say(_("There is nothing to see here any more."), Door(_("Home"), "home"))
        return
    talk.decide(EndLink(seen.link.id))
    talk.say(
        _("All right. You are not beside {name} here any more, and see nothing more.").format(name=seen.name)
        + "\n"
        + _("Was it a slip? {name} can invite you again.").format(name=seen.name)
    )
