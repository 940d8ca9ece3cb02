"""Doors that lead nowhere for a person are not shown to them."""

from dataclasses import replace

from medspil.conversations.messages import Button, Message
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import CONTINUE, FORGET, DoorToken, read_token
from medspil.domain.persons import Role

_ALWAYS = (CONTINUE, FORGET)
BY_INVITATION = ("coming-in", "coming-in-staff", "coming-in-supporter", "beside-by-code")
"""Nobody gets into these by a button, but by the code of an invitation."""


def is_open(token: DoorToken, roles: frozenset[Role]) -> bool:
    """Whether the door leads somewhere for someone with these roles; one of another role does as little as none."""
    if token.conversation in _ALWAYS:
        return True
    conversation = CONVERSATIONS.get(token.conversation)
    return conversation is not None and conversation.name not in BY_INVITATION and conversation.is_open_to(roles)


def with_open_doors(message: Message, roles: frozenset[Role]) -> Message:
    """The message with those of its doors that are open to someone with these roles."""
    rows = tuple(kept for row in message.rows if (kept := tuple(button for button in row if _leads_on(button, roles))))
    return message if rows == message.rows else replace(message, rows=rows)


def _leads_on(button: Button, roles: frozenset[Role]) -> bool:
    token = read_token(button.token)
    return not isinstance(token, DoorToken) or is_open(token, roles)
