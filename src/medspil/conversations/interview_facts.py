"""What the talks about interviews know."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from medspil.conversations.facts import Facts
from medspil.domain.interviews import Round
from medspil.domain.persons import Role
from medspil.domain.questionnaires import Question, Value


@dataclass(frozen=True)
class InterviewerFacts(Facts):
    """An interviewer and their rounds, the newest first; `can_be_asked` is how many citizens can be drawn now."""

    role: ClassVar[Role | None] = Role.INTERVIEWER

    rounds: tuple[Round, ...] = ()
    can_be_asked: int = 0


@dataclass(frozen=True)
class SaidFacts(Facts):
    """An interviewer and what was said in one of their rounds, once it is over: to each question the answers."""

    role: ClassVar[Role | None] = Role.INTERVIEWER

    round: Round | None = None
    said: tuple[tuple[Question, tuple[Value, ...]], ...] = ()


@dataclass(frozen=True)
class InterviewFacts(Facts):
    """A citizen who was drawn for an interview: what they said to it, where their words go, until when (UTC)."""

    role: ClassVar[Role | None] = Role.CITIZEN

    drawn_id: str | None = None
    response_id: str | None = None
    ends_at: datetime | None = None
    over: bool = False
    said_yes: bool = False
    finished: bool = False
