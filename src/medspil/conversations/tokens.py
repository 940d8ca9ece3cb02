"""What stands behind a button, in at most 64 bytes: an answer to one asking of one question, or a door to a talk."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AnswerToken:
    """A choice of one asking of a question in a talk."""

    talk_id: str
    serial: int
    index: int


@dataclass(frozen=True)
class DoorToken:
    """Begins a talk, about a subject and with an argument where there is one."""

    conversation: str
    subject: str | None
    argument: str | None


CONTINUE, FORGET = "continue", "forget"
"""Doors that lead to no talk of their own: they take up, or drop, the talk that was set aside."""

UNDO, NEW = "undo", "new-sub-goal"
"""The conversations that a talk may hand over to by itself."""

HOME, PROVE, SECOND_FACTOR = "home", "prove", "second-factor"
"""Those by which someone who works here comes in, and proves that it is them."""

PROVEN = "proven"
"""Leads to what somebody wanted before they had to prove that it is them."""

LONGEST_TOKEN = 64
"""Telegram's limit, in bytes."""


def answer_token(talk_id: str, serial: int, index: int) -> str:
    """The token of the choice `index`."""
    return f"q.{talk_id}.{serial}.{index}"


def door_token(conversation: str, subject: str | None = None, argument: str | None = None) -> str:
    """The token of a door. Raises ValueError where it would be longer than a button can carry."""
    token = f"d.{conversation}.{subject or ''}.{argument or ''}"
    if len(token.encode()) > LONGEST_TOKEN:
        raise ValueError(f"the door to {conversation} takes more than {LONGEST_TOKEN} bytes")
    return token


def read_token(token: str) -> AnswerToken | DoorToken | None:
    """What a token stands for; None for anything that Medspil did not make."""
    kind, _, rest = token.partition(".")
    parts = rest.split(".")
    if len(parts) != 3:
        return None
    first, second, third = parts
    if kind == "d" and first:
        return DoorToken(first, second or None, third or None)
    if kind == "q" and _is_small_number(second) and _is_small_number(third):
        return AnswerToken(first, int(second), int(third))
    return None


def _is_small_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7
