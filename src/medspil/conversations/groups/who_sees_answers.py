"""Who sees my answers? The rules in plain words, with what they can't hide."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _


def rules_in_words() -> str:
    """What the leader sees of a citizen, and what not."""
    return "\n".join(
        (
            _("The leader sees your name, whether you come, and your goal if you tell it."),
            _("Of the answers the leader sees what three or more say together. Never who says what."),
            _("With three or four it is only: mostly good, mixed or mostly hard."),
            _("With fewer the answers wait for the next session."),
            _("If all say the same, it can be guessed. No rule can hide that."),
            _("Your own words are read only if you say yes. You may be known by the way you write."),
        )
    )


async def who_sees_answers(talk: Talk[CitizenFacts]) -> None:
    """The rules, in plain words."""
    talk.say(rules_in_words())
