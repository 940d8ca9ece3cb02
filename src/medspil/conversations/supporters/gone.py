"""The answer to whoever asks for what is not theirs to see: the same as for what there is not."""

from medspil.conversations.facts import Facts
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _


def nothing_there(talk: Talk[Facts]) -> None:
    """Nothing is there, or not any more."""
    talk.say(_("There is nothing to see here any more."), home_door())


def home_door() -> Door:
    """The way home."""
    return Door(_("Home"), "home")
