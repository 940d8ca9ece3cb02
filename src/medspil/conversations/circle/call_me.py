"""What a citizen wants to be called by those beside them: a short name, or none."""

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.names import a_name
from medspil.conversations.readers import optional
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Talk
from medspil.conversations.texts import _, quoted
from medspil.domain.circle_decisions import CallMe


async def call_me(talk: Talk[CircleFacts]) -> None:
    """Asks for the name, and goes on with what the talk was opened before."""
    known = talk.facts.name
    name = await talk.ask(
        "name",
        _("What would you like to be called? Those you share with see it. A first name will do."),
        optional(a_name),
        [Choice[str | None](known, known)] if known else [],
        name=_("My name"),
    )
    if name is not None and name != known:
        talk.decide(CallMe(name))
        talk.say(_("I call you {name} to them.").format(name=quoted(name)))
    elif not talk.opening.argument:
        talk.say(_("All right. Everything is as it was."))
    if talk.opening.argument:
        talk.go_on_with(talk.opening.argument, Opening(subject=talk.opening.subject))
