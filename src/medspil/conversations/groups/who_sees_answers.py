"""Who sees my answers? The rules in plain words, with what they can't hide."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _


def rules_in_words() -> str:
    """What the leader sees of what is answered, and what not."""
    return "\n".join(
        (
            _("The leader sees what you want to be called, whether you come, and your goal, if you tell it."),
            _("The leader sees what three or more say together. Never who says what."),
            _("When three or four say it, the leader only sees: mostly good, mixed, or mostly hard."),
            _("With fewer than three, the answers wait for the next session's."),
            _("If all say the same, it can be guessed what you said. No rule can hide that."),
            _("Your own words are read only if you say yes to it. You may be known by the way you write."),
            _("You can always leave out an answer, or all of them."),
        )
    )


async def who_sees_answers(talk: Talk[CitizenFacts]) -> None:
    """The rules, in plain words."""
    talk.say(rules_in_words())
