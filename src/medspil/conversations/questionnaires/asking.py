"""Asking a questionnaire in a talk: one question after the other in one bubble, tapped, written or skipped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from medspil.conversations.readers import Again, Reader, Reading, one_of, optional, words, words_or_no
from medspil.conversations.readers import Value as Read
from medspil.conversations.several import several_of
from medspil.conversations.talk import UNKNOWN, Choice, Talk, Unknown
from medspil.conversations.texts import _, language
from medspil.conversations.understanding import is_unsure, read_scale, read_smiley, read_yes_no
from medspil.conversations.understanding.short_text import readable, words_in
from medspil.domain.questionnaires import (
    NO,
    SCALE,
    SMILEYS,
    UNSURE,
    WITH_ENDS,
    WITH_OPTIONS,
    YES,
    Question,
    QuestionKind,
    Questionnaire,
    Value,
    is_answer,
    values,
)

FACES = dict(zip(SMILEYS, ("😞", "🙁", "😐", "🙂", "😊"), strict=True))
"""The face of each value. It never stands alone: a number beside it is read aloud, and stays where an SMS drops it."""

_TEXT = TypeAdapter(str)

OnAnswer = Callable[[Question, Value | None], None]
"""Is told each question with its answer, None where it was skipped."""


async def ask_all(
    talk: Talk[Any],
    questionnaire: Questionnaire,
    given: tuple[str, Value] | None = None,
    on_answer: OnAnswer | None = None,
) -> dict[str, Value]:
    """Asks the questions one by one and gives the answers by their keys; what was skipped is not among them.

    `given` is the key and value of what was tapped before the talk began. `on_answer` may decide, so that what is
    answered counts though the rest is not.
    """
    answers: dict[str, Value] = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        known = given[1] if given is not None and given[0] == question.key else UNKNOWN
        value = await ask_one(talk, question, number, len(questionnaire.questions), known)
        if on_answer is not None:
            on_answer(question, value)
        if value is not None:
            answers[question.key] = value
    return answers


async def ask_one(
    talk: Talk[Any],
    question: Question,
    number: int,
    count: int,
    known: Value | Unknown | None = UNKNOWN,
    also: Sequence[str] = (),
    more: Sequence[Choice[Any]] = (),
    told: bool = False,
) -> Value | None:
    """Asks one question, the `number`th of `count`, unless its answer is `known`; None where it is skipped.

    Where it is changed, the questions to `also` are asked anew. `more` can be tapped besides its answers. `told`: words
    of one's own are what it is all about, so that a plain no is some of them, and no wish to skip it.
    """
    answer: Value | None = await talk.ask(
        question_key(question),
        question_text(question, number, count),
        optional(words_or_no if told and question.kind is QuestionKind.WORDS else reader_of(question)),
        [*question_choices(question), *more],
        given=known if known is None or isinstance(known, Unknown) or is_answer(question, known) else UNKNOWN,
        name=_("Question {number}").format(number=number),
        also=also,
        in_place=True,
    )
    # To tick none and say that this is all is no answer.
    return answer or None


def question_key(question: Question) -> str:
    """The key under which a talk asks it: no question of the talk's own has it."""
    return f"asked-{question.key}"


def question_text(question: Question, number: int = 1, count: int = 1) -> str:
    """The question as it is asked: which of how many it is, and what the ends mean where there are numbers."""
    lines = [question.text[language()]]
    if count > 1:
        lines.insert(0, _("{number} of {count}").format(number=number, count=count))
    if question.kind in WITH_ENDS:
        low, high = end_words(question)
        shown = values(question)
        lines.append(
            _("{low} is {least}, {high} is {most}.").format(low=shown[0], least=low, high=shown[-1], most=high)
        )
    return "\n".join(lines)


def end_words(question: Question) -> tuple[str, str]:
    """What the lowest and the highest value of smileys or a scale mean."""
    if question.low and question.high:
        return question.low[language()], question.high[language()]
    if question.kind is QuestionKind.SMILEYS:
        return _("the worst"), _("the best")
    return _("the least"), _("the most")


def question_choices(question: Question) -> list[Choice[Any]]:
    """The answers to tap. Skipping is offered by the talk itself."""
    return [Choice(value_label(question, value), value) for value in values(question)]


def value_label(question: Question, value: str) -> str:
    """What a value is called on a button and in a sum."""
    if question.kind in WITH_OPTIONS:
        return question.option(value).label[language()]
    if question.kind is QuestionKind.SMILEYS:
        return f"{value} {FACES[value]}"
    if question.kind is QuestionKind.YES_NO:
        return {YES: _("Yes"), NO: _("No"), UNSURE: _("Not sure")}[value]
    return value


def answer_words(question: Question, value: Value) -> str:
    """An answer as one would say it, in a line."""
    if question.kind is QuestionKind.WORDS:
        return " ".join(str(value).split())
    return ", ".join(value_label(question, one) for one in ((value,) if isinstance(value, str) else value))


def reader_of(question: Question) -> Reader[Any]:
    """How a written answer to the question is read."""
    if question.kind is QuestionKind.WORDS:
        return words
    if question.kind is QuestionKind.SEVERAL:
        return several_of(str)
    if question.kind is QuestionKind.CHOICE:
        return one_of(str)
    return _Written(question)


@dataclass(frozen=True)
class _Written:
    """Reads a value of smileys, of a scale, or yes, no and not sure, out of what was written."""

    question: Question
    adapter: TypeAdapter[Any] = _TEXT
    takes_words: bool = False
    skippable: bool = False
    only_choices: bool = False
    dated: bool = False

    def read(self, text: str, now: datetime, language: str) -> Reading[str]:
        value = self._by_its_end(text, language) or _READ[self.question.kind](text, language)
        return Again(self._hint()) if value is None else Read(value)

    def _by_its_end(self, text: str, language: str) -> str | None:
        """The end of the scale whose words were written."""
        said = words_in(readable(text))
        for ends, value in ((self.question.low, 0), (self.question.high, -1)):
            if said and said == words_in(ends.get(language, "")):
                return values(self.question)[value]
        return None

    def _hint(self) -> str:
        if self.question.kind is QuestionKind.YES_NO:
            return _("Answer yes, no or not sure, or tap one of the buttons.")
        shown = values(self.question)
        return _("Pick a number from {low} to {high}.").format(low=shown[0], high=shown[-1])


def _read_smiley(text: str, language: str) -> str | None:
    face = read_smiley(text, language)
    return None if face is None else str(face)


def _read_number(text: str, language: str) -> str | None:
    number = read_scale(text, int(SCALE[0]), int(SCALE[-1]), language)
    return None if number is None else str(number)


def _read_yes_no(text: str, language: str) -> str | None:
    if is_unsure(text, language):
        return UNSURE
    answer = read_yes_no(text, language)
    return None if answer is None else YES if answer else NO


_READ = {
    QuestionKind.SMILEYS: _read_smiley,
    QuestionKind.SCALE: _read_number,
    QuestionKind.YES_NO: _read_yes_no,
}
