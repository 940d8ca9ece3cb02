"""What the group said of a session, once more: the very same as the leader got when it was told."""

from medspil.conversations.group_facts import HeardFacts
from medspil.conversations.group_summary import summary
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _


async def heard(talk: Talk[HeardFacts]) -> None:
    """Shows it again; also where the leader's phone was not to tell it openly."""
    if talk.facts.heard is None:
        talk.say(_("There is nothing to show of that session yet."), Door(_("My groups"), "my-courses"))
    else:
        talk.said.extend(summary(talk.facts.heard))
