"""What the bot says of itself before anybody has written to it."""

from dataclasses import dataclass

from medspil.conversations.texts import _, speaking


@dataclass(frozen=True)
class BotDescriptions:
    """`short` stands on the bot's page and where it is passed on, `full` in the empty chat."""

    short: str
    full: str


def bot_descriptions(language: str) -> BotDescriptions:
    """The descriptions in `language`: at most 120 and 512 characters."""
    with speaking(language):
        return BotDescriptions(
            short=_("Small steps that you choose yourself. I remind you, and we look back together."),
            full=_(
                "Hi! I am Medspil, a bot. You choose one small step and a day. I remind you in good time. Afterwards we"
                " look at how it went.\n\n"
                "You begin with an invitation. You get it where you get support.\n\n"
                "I am no emergency line. If it is urgent, call 112."
            ),
        )
