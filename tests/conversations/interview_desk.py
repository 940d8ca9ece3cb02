"""The desk of the dialogue tests with somebody who is asked for an interview, or holds interviews."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import ResponseFacts
from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.conversations.messages import Button
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain.group_decisions import AnswerInterview, FinishAnswers, GiveAnswer
from medspil.domain.interviews import Round
from medspil.domain.persons import Role
from medspil.domain.questionnaires import Question, Value
from tests.conversations.desk import HOUSE, TUESDAY, Desk
from tests.conversations.group_desk import RESPONSE, asked
from tests.conversations.some_interviews import A_ROUND

DRAWN = "c" * 32


class InterviewDesk(Desk):
    """A citizen who was drawn by lot, and how things stand with their interview: what is decided is remembered."""

    def __init__(self, now: datetime = TUESDAY, **known: Any) -> None:
        super().__init__(now=now)
        drawn = {"drawn_id": DRAWN, "response_id": RESPONSE, "ends_at": A_ROUND.ends_at, **known}
        self.interview = InterviewFacts(HOUSE, self.settings, **drawn)
        self.response = asked("interview", course=None, session=None, closes_at=A_ROUND.ends_at)

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "InterviewDesk":
        """Comes through a door, as a notice's button."""
        self._does(self._press(Button("", door_token(conversation, subject, argument))))
        return self

    def is_drawn(self, answer: str | None = None) -> "InterviewDesk":
        """Comes through the door of the notice."""
        return self.opens("interview", DRAWN, answer)

    def _does(self, *args: Any, **kwargs: Any) -> "InterviewDesk":
        super()._does(*args, **kwargs)
        for decision in self.decisions:
            if isinstance(decision, AnswerInterview):
                self.interview = replace(self.interview, said_yes=decision.yes)
            elif isinstance(decision, GiveAnswer) and decision.value is not None:
                self.response = replace(
                    self.response, answers={**self.response.answers, decision.question: decision.value}
                )
            elif isinstance(decision, FinishAnswers):
                self.interview = replace(self.interview, finished=True)
                self.response = replace(self.response, finished=True)
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is InterviewFacts:
            return self.interview
        if kind is ResponseFacts:
            return self.response
        return super()._facts(kind, opening)


class InterviewerDesk(Desk):
    """An interviewer, their rounds, and what was said in the one that is read."""

    def __init__(
        self, *rounds: Round, can_be_asked: int = 40, said: tuple[tuple[Question, tuple[Value, ...]], ...] = ()
    ) -> None:
        super().__init__(citizen=False, staff=(Role.INTERVIEWER,))
        self.rounds = rounds
        self.can_be_asked = can_be_asked
        self.said = said

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        basics = (self.house, self.settings, self.stopped, self.roles)
        if kind is InterviewerFacts:
            return InterviewerFacts(*basics, self.rounds, self.can_be_asked)
        if kind is SaidFacts:
            found = next((one for one in self.rounds if one.id == opening.subject), None)
            return SaidFacts(*basics, found, self.said if found is not None else ())
        return super()._facts(kind, opening)
