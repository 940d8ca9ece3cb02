"""What someone on the staff is here, in words."""

from medspil.conversations.texts import _
from medspil.domain.persons import Role


def role_words(roles: frozenset[Role]) -> list[str]:
    """What someone with these roles is, as it stands in a list; citizens hear of their sub-goals instead."""
    words = {
        Role.GROUP_LEADER: _("group leader"),
        Role.CONTACT_PERSON: _("contact person"),
        Role.INTERVIEWER: _("interviewer"),
    }
    return [line for role, line in words.items() if role in roles]
