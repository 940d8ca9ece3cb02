"""One run of a conversation from its top, over the answers it already has, to its first open question."""

from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.state import Answer, TalkState
from medspil.conversations.talk import UNKNOWN, Question, Talk


class Misfit(Exception):
    """What is remembered of the talk does not fit the code of today."""


@dataclass(frozen=True)
class Passed:
    """A question on the way that has its answer. `lasting`: how many decisions that stay had been made by then."""

    question: Question[Any]
    value: Any
    lasting: int


@dataclass
class Run:
    """One run of the function from its top. `reopen` is a question to ask although its answer is given.

    `tapped` is the question that was answered by the tap that opened the talk.
    `anew_at` (UTC) is when a question that was asked before is asked anew: "today" is another day by then.
    """

    conversation: Conversation
    state: TalkState
    facts: Facts
    reopen: str | None = None
    anew_at: datetime | None = None
    question: Question[Any] | None = None
    _talk: Talk[Any] = field(init=False)
    _coroutine: Coroutine[Question[Any], Any, None] = field(init=False)
    _asked: set[str] = field(default_factory=set)
    _answers: dict[str, Answer] = field(init=False)
    _newest: str | None = field(init=False)
    tapped: str | None = None
    _passed: list[Passed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._talk = Talk(self.facts, self.state.opening, self.state.started_at, unread=self.state.unread)
        self._coroutine = self.conversation.function(self._talk)
        self._answers = {answer.key: answer for answer in self.state.answers}
        self._newest = self.state.answers[-1].key if self.state.answers else None
        if self._newest is None:
            self._is_asked_anew()

    @property
    def talk(self) -> Talk[Any]:
        """What the conversation was given, with what it said and decided so far."""
        return self._talk

    @property
    def reopenable(self) -> tuple[Passed, ...]:
        """The answers that led here since the last decision that stays, the earliest first."""
        return tuple(passed for passed in self._passed if passed.lasting == self._talk.lasting)

    def go(self, value: Any = None) -> None:
        """Runs on to the next open question, or to the end (then `question` is None)."""
        try:
            while True:
                question = self._coroutine.send(value)
                if question.key in self._asked:
                    raise RuntimeError(f"{self.conversation.name} asks {question.key!r} twice in one run")
                first = not self._asked
                self._asked.add(question.key)
                answer = self._answers.get(question.key)
                if answer is not None:
                    value = self.stored(question, answer.value)
                    self._passed.append(Passed(question, value, self._talk.lasting))
                    self._talk.now = max(self._talk.now, answer.answered_at)
                    if answer.key == self._newest:
                        self.forget_what_was_said()
                        self._is_asked_anew()
                elif question.given is not UNKNOWN and question.key != self.reopen:
                    value = question.given
                    if value is not None:
                        self._passed.append(Passed(question, value, self._talk.lasting))
                    if first and self.state.opening.argument is not None:
                        self.tapped = question.key
                else:
                    self.question = question
                    return
        except StopIteration:
            self.question = None

    def answer(self, value: Any, now: datetime) -> None:
        """Gives the open question its answer and runs on; what was said before it does not count any more."""
        self.forget_what_was_said()
        self._talk.now = now
        self._newest = None
        self.reopen = None
        self.go(value)

    def _is_asked_anew(self) -> None:
        if self.anew_at is not None:
            self._talk.now = max(self._talk.now, self.anew_at)

    def forget_what_was_said(self) -> None:
        """What was said on the way here does not count."""
        self._talk.said.clear()

    def close(self) -> None:
        """Ends the run; the conversation is never resumed in memory."""
        self._coroutine.close()

    def stored(self, question: Question[Any], value: Any) -> Any:
        """A value from its stored form. Raises Misfit."""
        try:
            return None if value is None else question.reader.adapter.validate_python(value)
        except ValidationError as error:
            raise Misfit(question.key) from error
