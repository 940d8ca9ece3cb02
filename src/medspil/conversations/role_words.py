"""What someone on the staff is here, in words."""

from medspil.conversations.texts import _
from medspil.domain.persons import Role


def _words() -> dict[Role, str]:
    return {
        Role.GROUP_LEADER: _("group leader"),
        Role.CONTACT_PERSON: _("contact person"),
        Role.PEER_WORKER: _("peer worker"),
        Role.INTERVIEWER: _("interviewer"),
        Role.COORDINATOR: _("coordinator"),
    }


def role_word(role: Role) -> str:
    """What someone with this role on the staff is."""
    return _words()[role]


def role_words(roles: frozenset[Role]) -> list[str]:
    """What someone with these roles is, as it stands in a list; citizens hear of their sub-goals instead."""
    return [line for role, line in _words().items() if role in roles]
