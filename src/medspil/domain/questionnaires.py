"""Questionnaires: questions as data, which values answer them, and which answers are good ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

LONGEST_LINE = 1000
"""So many characters fit in one free line."""


class QuestionKind(StrEnum):
    """The kinds of questions. A question can always be skipped."""

    SMILEYS = "smileys"
    SCALE = "scale-0-10"
    YES_NO = "yes-no-unsure"
    CHOICE = "choice"
    SEVERAL = "several"
    WORDS = "words"


class Occasion(StrEnum):
    """What a questionnaire is for; it says who is asked, and when."""

    AFTER_SESSION = "after-session"
    LEADER_AFTER_SESSION = "leader-after-session"
    END_OF_COURSE = "end-of-course"
    INTERVIEW = "interview"
    BEFORE_STATUS_MEETING = "before-status-meeting"


class Tone(StrEnum):
    """What an answer says: that it is good, something between, or hard."""

    GOOD = "good"
    MIDDLE = "middle"
    HARD = "hard"


class GoodWhen(StrEnum):
    """Which end of a question is the good one: "I feel alone" is good when it is low, or a no."""

    HIGH = "high"
    LOW = "low"


SMILEYS = tuple(str(face) for face in range(1, 6))
SCALE = tuple(str(number) for number in range(11))
YES, NO, UNSURE = YES_NO = ("yes", "no", "unsure")

_VALUES = {QuestionKind.SMILEYS: SMILEYS, QuestionKind.SCALE: SCALE, QuestionKind.YES_NO: YES_NO}
_TONES = {
    QuestionKind.SMILEYS: (Tone.HARD,) * 2 + (Tone.MIDDLE,) + (Tone.GOOD,) * 2,
    QuestionKind.SCALE: (Tone.HARD,) * 4 + (Tone.MIDDLE,) * 3 + (Tone.GOOD,) * 4,
    QuestionKind.YES_NO: (Tone.GOOD, Tone.HARD, Tone.MIDDLE),
}
"""The tone of each value, in the order of the values."""
_OTHER_END = {Tone.GOOD: Tone.HARD, Tone.MIDDLE: Tone.MIDDLE, Tone.HARD: Tone.GOOD}

WITH_OPTIONS = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL})
WITH_TONE = frozenset(_TONES)
TURNABLE = WITH_TONE - {QuestionKind.SMILEYS}
"""The kinds that may be good when they are low. A smile is always a good one."""
WITH_ENDS = frozenset({QuestionKind.SMILEYS, QuestionKind.SCALE})
"""The kinds whose lowest and highest value can have words of their own."""

Value = str | tuple[str, ...]
"""An answer in its stored form: several choices are a tuple of their keys, all others one text."""

Answers = Mapping[str, Value]
"""One person's answers by the key of their question. A skipped question has none."""


@dataclass(frozen=True)
class Option:
    """One of the answers to pick from; its label by language."""

    key: str
    label: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One question; its text by language. `low` and `high` are the words at the two ends of smileys or a scale."""

    key: str
    kind: QuestionKind
    text: Mapping[str, str]
    options: tuple[Option, ...] = ()
    good_when: GoodWhen = GoodWhen.HIGH
    low: Mapping[str, str] = field(default_factory=dict)
    high: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    def option(self, key: str) -> Option:
        """The option with this key. Raises KeyError."""
        for option in self.options:
            if option.key == key:
                return option
        raise KeyError(key)


@dataclass(frozen=True)
class Questionnaire:
    """Questions that are asked together; with other words or questions it is another version."""

    name: str
    version: int
    occasion: Occasion
    title: Mapping[str, str]
    source: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question:
        """The question with this key. Raises KeyError."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


def values(question: Question) -> tuple[str, ...]:
    """The values that are counted, in the order they are shown in; free words have none."""
    if question.kind in WITH_OPTIONS:
        return tuple(option.key for option in question.options)
    return _VALUES.get(question.kind, ())


def is_answer(question: Question, value: Value) -> bool:
    """Whether the value is the stored form of an answer to this question."""
    if question.kind is QuestionKind.SEVERAL:
        return isinstance(value, tuple) and 0 < len(value) == len(set(value)) and set(value).issubset(values(question))
    if not isinstance(value, str):
        return False
    if question.kind is QuestionKind.WORDS:
        return bool(value.strip()) and len(value) <= LONGEST_LINE
    return value in values(question)


def tone(question: Question, value: Value) -> Tone | None:
    """What the value says; None where the question has no good and no hard answers, or the value is none of its."""
    if question.kind not in WITH_TONE or not isinstance(value, str) or value not in values(question):
        return None
    found = _TONES[question.kind][values(question).index(value)]
    return found if question.good_when is GoodWhen.HIGH else _OTHER_END[found]


def same(one: Questionnaire, other: Questionnaire) -> bool:
    """Whether both ask the same under the same name and number. Where their words come from may differ."""
    return _asked(one) == _asked(other)


def _asked(questionnaire: Questionnaire) -> Questionnaire:
    questions = tuple(replace(question, source="") for question in questionnaire.questions)
    return replace(questionnaire, source="", questions=questions)


class ChangedUnseen(Exception):
    """A questionnaire asks something else than before under the same number; `free` is one that is not taken.

    The text says so, and what to do; it ends without a full stop.
    """

    def __init__(self, questionnaire: Questionnaire, free: int) -> None:
        name, version = questionnaire.name, questionnaire.version
        what = f"the questionnaire {name} asks something else than it did under the same version, {version}"
        super().__init__(f"{what}; write version = {free} in {name}.toml")
        self.questionnaire = questionnaire
        self.free = free


@dataclass(frozen=True)
class Questionnaires:
    """All of them: those that are asked now, and earlier versions, so that old answers stay readable."""

    now: tuple[Questionnaire, ...]
    earlier: tuple[Questionnaire, ...] = ()

    def current(self, name: str) -> Questionnaire:
        """The one that is asked now. Raises KeyError."""
        for questionnaire in self.now:
            if questionnaire.name == name:
                return questionnaire
        raise KeyError(name)

    def version(self, name: str, version: int) -> Questionnaire:
        """The one that was asked under this number. Raises KeyError."""
        for questionnaire in (*self.now, *self.earlier):
            if (questionnaire.name, questionnaire.version) == (name, version):
                return questionnaire
        raise KeyError((name, version))

    def for_occasion(self, occasion: Occasion) -> tuple[Questionnaire, ...]:
        """Those that are asked on this occasion now, by their names."""
        found = (questionnaire for questionnaire in self.now if questionnaire.occasion is occasion)
        return tuple(sorted(found, key=lambda questionnaire: questionnaire.name))

    def replaced_by(self, others: "Questionnaires") -> "Questionnaires":
        """The same with others that take the place of those with their names; what stood there stays readable."""
        names = {questionnaire.name for questionnaire in others.now}
        staying = tuple(one for one in self.now if one.name not in names)
        going = tuple(one for one in self.now if one.name in names)
        taken = {(one.name, one.version) for one in (*others.now, *others.earlier)}
        earlier = tuple(one for one in (*going, *self.earlier) if (one.name, one.version) not in taken)
        return Questionnaires((*staying, *others.now), (*others.earlier, *earlier))

    def with_kept(self, kept: Iterable[Questionnaire]) -> "Questionnaires":
        """The same with all that was really asked before. Raises ChangedUnseen where one of now is not what it was."""
        asked = {(one.name, one.version): one for one in kept}
        for one in self.now:
            before = asked.pop((one.name, one.version), None)
            if before is not None and not same(one, before):
                used = (version for name, version in asked if name == one.name)
                raise ChangedUnseen(one, max(one.version, *used) + 1)
        unasked = tuple(one for one in self.earlier if (one.name, one.version) not in asked)
        return Questionnaires(self.now, (*unasked, *asked.values()))
