"""The first sub-goal: offered to someone who has just come in."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Talk
from medspil.conversations.texts import _

LATER = "later"


async def first_sub_goal(talk: Talk[CitizenFacts]) -> None:
    """What a sub-goal is, and whether the citizen wants to set one now."""
    wanted = await talk.ask(
        "wanted",
        _("A sub-goal is one small step that you choose yourself. Would you like to set the first one?"),
        one_of(str),
        [
            Choice(_("Yes, a new sub-goal"), "new-sub-goal"),
            Choice(_("What can you do?"), "help"),
            Choice(_("No, not now"), LATER),
        ],
    )
    if wanted == LATER:
        talk.say(_("All right. Write “new” or “my sub-goals” whenever you like."))
    else:
        talk.go_on_with(wanted)
