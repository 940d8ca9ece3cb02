"""The cheers a citizen got: from whom, and for what."""

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.supporters.cheers import cheer_words
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.companions import Cheer

MOST_SHOWN = 10


async def cheered(talk: Talk[CircleFacts]) -> None:
    """The newest cheers, the newest first."""
    mine = Door(_("My sub-goals"), "my-sub-goals")
    lines = []
    for cheer in reversed(talk.facts.cheers):
        sub_goal = talk.facts.sub_goal(cheer.sub_goal_id)
        if sub_goal is not None:
            lines.append(f"• {cheer_line(cheer, in_short(sub_goal.draft.what))}")
    if not lines:
        talk.say(_("Here the cheers will stand that you get. There are none yet."), mine)
        return
    told = [_("These are your cheers, the newest first:"), *lines[:MOST_SHOWN], "", _("You need not answer.")]
    talk.say("\n".join(told), mine)


def cheer_line(cheer: Cheer, what: str) -> str:
    """Who says what, and about which sub-goal."""
    words = quoted(cheer_words(cheer.words))
    return _("{name} says {words} about {what}.").format(name=cheer.from_name, words=words, what=quoted(what))
