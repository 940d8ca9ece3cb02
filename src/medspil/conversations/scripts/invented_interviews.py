"""Invented rounds of interviews, as those who are drawn and those who hold them see them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from medspil.conversations.facts import Facts
from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.conversations.questionnaires import shipped
from medspil.conversations.scripts.invented_members import RESPONSE
from medspil.domain import group_decisions as d
from medspil.domain.interviews import ROUND_LASTS, Round
from medspil.domain.questionnaires import Question, Value

Words = Mapping[str, str]

DRAWN = f"c{1:031}"
_ROUND = f"d{1:031}"
_BEGUN = datetime(2026, 11, 2, 9, tzinfo=UTC)
_OVER = _BEGUN + timedelta(days=12)


@dataclass(frozen=True)
class InInterviews:
    """What somebody has to do with interviews: whether they were drawn, the rounds they hold, and what was said."""

    drawn: Mapping[str, Any] | None = None
    rounds: tuple[Round, ...] = ()
    can_be_asked: int = 40
    said: tuple[tuple[Question, tuple[Value, ...]], ...] = ()

    def facts(self, kind: type[Facts], basics: Mapping[str, Any], subject: str | None) -> Facts | None:
        """The facts of this kind; None where they are about something else."""
        if issubclass(kind, InterviewFacts):
            return kind(**basics, **(self.drawn or {}))
        if issubclass(kind, InterviewerFacts):
            return kind(**basics, rounds=self.rounds, can_be_asked=self.can_be_asked)
        if issubclass(kind, SaidFacts):
            return kind(**basics, round=next((one for one in self.rounds if one.id == subject), None), said=self.said)
        return None

    def after(self, decision: Any) -> "InInterviews":
        """The same once this is decided."""
        if isinstance(decision, d.AnswerInterview) and self.drawn is not None:
            return replace(self, drawn={**self.drawn, "said_yes": decision.yes})
        return self


def _drawn(**known: Any) -> InInterviews:
    return InInterviews({"drawn_id": DRAWN, "response_id": RESPONSE, "ends_at": _BEGUN + ROUND_LASTS, **known})


def _holding(words: Words, **known: Any) -> InInterviews:
    """Someone whose round is over, with what was said in it unless something else is known of it."""
    numbers: dict[str, Any] = {"asked": 20, "yes": 12, "finished": 12, "heard": 12, "told_at": _OVER, **known}
    over = Round(_ROUND, 15, _BEGUN, _BEGUN + ROUND_LASTS, **numbers)
    said = tuple((question, (words["note"], words["hope"])) for question in shipped().current("interview").questions)
    return InInterviews(rounds=(over,), said=said if over.nameless and over.read_at is None else ())


INTERVIEWS: dict[str, Callable[[Words], InInterviews]] = {
    "drawn": lambda words: _drawn(),
    "in-the-middle": lambda words: _drawn(said_yes=True),
    "told": lambda words: _drawn(said_yes=True, finished=True),
    "too-late": lambda words: _drawn(over=True),
    "none-yet": lambda words: InInterviews(),
    "few-to-ask": lambda words: InInterviews(can_be_asked=7),
    "too-few-to-ask": lambda words: InInterviews(can_be_asked=2),
    "under-way": lambda words: InInterviews(
        rounds=(Round(_ROUND, 15, _BEGUN, _BEGUN + ROUND_LASTS, asked=17, yes=9, finished=4, heard=4),)
    ),
    "over": _holding,
    "over-with-two": lambda words: _holding(words, yes=2, finished=2, heard=2),
    "over-and-gone": lambda words: _holding(words, read_at=_OVER + timedelta(days=1)),
}
"""Those that the scenes name, as "interview"."""
