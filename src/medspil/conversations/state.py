"""What is remembered of a talk under way: values, not words to be read again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from medspil.domain.sub_goals import Deadline


@dataclass(frozen=True)
class Offered:
    """A choice as it was shown, with its value in stored form."""

    label: str
    value: Any


@dataclass(frozen=True)
class Answer:
    """A question that was answered. Instants are UTC."""

    key: str
    asked_at: datetime
    value: Any
    answered_at: datetime


@dataclass(frozen=True)
class OpenQuestion:
    """The question that waits for an answer. `before` is what was answered when it was opened anew.

    `takes_words`: any text is an answer. `only_choices`: nothing but its choices is. `changing`: what is offered are
    the answers so far, one of which is to be changed. `chosen` are the values ticked so far, in stored form, where
    several may be. `shown_in` is the channel's id of the message whose place it took. `secret`: what is answered, or
    was shown to be tapped, does not stay on the phone.
    """

    key: str
    serial: int
    asked_at: datetime
    offered: tuple[Offered, ...] = ()
    tries: int = 0
    before: tuple[Answer, ...] | None = None
    takes_words: bool = False
    only_choices: bool = False
    changing: bool = False
    chosen: tuple[Any, ...] | None = None
    shown_in: int | None = None
    secret: bool = False


@dataclass(frozen=True)
class Opening:
    """What a talk began with: words and the day read out of them, what it is about, and what was tapped.

    `then` is the conversation that this opens as soon as somebody has proven who they are.
    """

    words: str | None = None
    deadline: Deadline | None = None
    subject: str | None = None
    argument: str | None = None
    then: str | None = None


@dataclass(frozen=True)
class TalkState:
    """A talk under way. `facts` is their stored form at its start; `sealed` answers lie behind a decision.

    Of the `decided` decisions so many are `lasting`; `taken_back` counts how often one for now was taken back.
    `unread` is what the person wrote that was not understood. `behind` is the talk that goes on as soon as somebody has
    proven who they are.
    """

    id: str
    name: str
    version: int
    started_at: datetime
    touched_at: datetime
    facts: Any
    opening: Opening
    answers: tuple[Answer, ...] = ()
    open: OpenQuestion | None = None
    serial: int = 0
    sealed: int = 0
    decided: int = 0
    lasting: int = 0
    taken_back: int = 0
    unread: tuple[str, ...] = ()
    behind: "TalkState | None" = None


_states = TypeAdapter(TalkState)


def dump(state: TalkState) -> bytes:
    """The stored form of a talk under way."""
    return _states.dump_json(state)


def load(stored: bytes) -> TalkState:
    """A talk under way from its stored form. Raises ValueError where it does not fit this code."""
    return _states.validate_json(stored)
