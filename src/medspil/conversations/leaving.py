"""The last word to somebody whose access has ended."""

from medspil.conversations.messages import Menu, Message, Outgoing
from medspil.conversations.texts import _, speaking
from medspil.domain.persons import PersonSettings, Role


def access_ended(settings: PersonSettings, still: frozenset[Role]) -> tuple[Outgoing, ...]:
    """That it has ended, and the menu of what they `still` are."""
    with speaking(settings.language):
        said = Message(_("Your access as one who works here has ended. Thank you for this time."))
    return said, Menu(settings.language, still)
