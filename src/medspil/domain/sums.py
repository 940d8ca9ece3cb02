"""Sums: how answers become figures that tell of a group and of nobody in it. docs/group-privacy.md says why so.

Each question has its own pool: all that was answered and is in no Sum yet. A pool is frozen as soon as it has enough
people, and then it is empty: no answer is ever in two Sums. How many people there are decides; what they answered
never does.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from medspil.domain.questionnaires import WITH_TONE, Occasion, Question, QuestionKind, Questionnaire, Tone, tone, values

FEWEST = 3
"""From so many people on something is said."""
EXACT_FROM = 5
"""From so many people on the counts themselves are said; below it only a word."""


class Mood(StrEnum):
    """What is said of three or four people: one word."""

    GOOD = "mostly-good"
    MIXED = "mixed"
    HARD = "mostly-hard"


@dataclass(frozen=True)
class Given:
    """A raw answer. `paragraph` is empty where it is about no course; `leader`: they lead a course, this or another."""

    person: str
    question: str
    value: str | tuple[str, ...]
    session: int
    paragraph: str
    leader: bool = False


@dataclass(frozen=True)
class Sum:
    """The frozen answers to one question, one of each of so many people, in the sessions `first` to `last`.

    `counts` is None below EXACT_FROM people. `word` stands wherever the question has good and hard answers.
    `by_paragraph` is None where it is not divided. All counts leave out what nobody answered.
    """

    questionnaire: str
    version: int
    question: str
    people: int
    counts: Mapping[str, int] | None
    word: Mood | None
    first: int
    last: int
    by_paragraph: Mapping[str, Mapping[str, int]] | None


@dataclass(frozen=True)
class Total:
    """Several Sums of one question taken together.

    `answers` is how many answers are in them, `counted` how many of these are in `counts`; for the others there is one
    of `words` for each Sum.
    """

    sums: int
    answers: int
    counted: int
    counts: Mapping[str, int]
    words: Mapping[Mood, int]


def latest(given: Iterable[Given]) -> tuple[Given, ...]:
    """The last answer of each person to each question; `given` is in the order in which it came."""
    return tuple({(one.person, one.question): one for one in given}.values())


def needed(question: Question) -> int | None:
    """How many people it takes until anything is said of this question; None for free words: they are never counted."""
    if question.kind is QuestionKind.WORDS:
        return None
    return FEWEST if question.kind in WITH_TONE else EXACT_FROM


def freeze(questionnaire: Questionnaire, question: Question, pool: Sequence[Given]) -> Sum | None:
    """The Sum of a question's pool, in the order in which it came; None: it is too few, and all of it stays.

    Where there is a Sum, the whole pool is done with, also what is not counted in it: each person counts once, with
    their last answer, and who leads a course counts only where leaders are asked: who reads sums is in none of them.
    """
    leaders_count = questionnaire.occasion is Occasion.LEADER_AFTER_SESSION
    heard = [one for one in pool if one.question == question.key and (leaders_count or not one.leader)]
    counted = latest(heard)
    enough = needed(question)
    if enough is None or len(counted) < enough:
        return None
    counts = _counts(question, counted)
    return Sum(
        questionnaire.name,
        questionnaire.version,
        question.key,
        len(counted),
        counts if len(counted) >= EXACT_FROM else None,
        mood(question, counts),
        min(one.session for one in heard),
        max(one.session for one in heard),
        _by_paragraph(question, counted),
    )


def _counts(question: Question, counted: Iterable[Given]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in counted:
        found.update([one.value] if isinstance(one.value, str) else set(one.value))
    return {value: found[value] for value in values(question) if found[value]}


def _by_paragraph(question: Question, counted: Sequence[Given]) -> dict[str, dict[str, int]] | None:
    """Divided only where each paragraph has enough people for its counts; else one of them could be subtracted."""
    parts: dict[str, list[Given]] = {}
    for one in counted:
        if not one.paragraph:
            return None
        parts.setdefault(one.paragraph, []).append(one)
    if any(len(part) < EXACT_FROM for part in parts.values()):
        return None
    if question.kind is QuestionKind.SEVERAL and len(parts) > 1:
        return None  # the counts would not tell how many people they are of
    return {paragraph: _counts(question, parts[paragraph]) for paragraph in sorted(parts)}


def mood(question: Question, counts: Mapping[str, int]) -> Mood | None:
    """Mostly good or hard where more than half of the answers are; None where no answer is a good or a hard one."""
    if question.kind not in WITH_TONE:
        return None
    by_tone: Counter[Tone | None] = Counter()
    for value, count in counts.items():
        by_tone[tone(question, value)] += count
    if 2 * by_tone[Tone.GOOD] > by_tone.total():
        return Mood.GOOD
    return Mood.HARD if 2 * by_tone[Tone.HARD] > by_tone.total() else Mood.MIXED


def total(sums: Iterable[Sum]) -> Total:
    """These Sums of one question taken together. Raises ValueError where they are of different questions."""
    together = tuple(sums)
    if len({(one.questionnaire, one.version, one.question) for one in together}) > 1:
        raise ValueError("sums of different questions cannot be added")
    counts: Counter[str] = Counter()
    words: Counter[Mood] = Counter()
    counted = 0
    for one in together:
        if one.counts is not None:
            counts.update(one.counts)
            counted += one.people
        elif one.word is not None:
            words[one.word] += 1
    return Total(len(together), sum(one.people for one in together), counted, dict(counts), dict(words))


def said_back(sums: Iterable[Sum]) -> tuple[Sum, ...]:
    """What of these Sums the participants themselves may hear.

    Each of them knows one answer already, their own. Of three or four people, who was alone in an opinion would know
    all the others'. So nothing is said of them, of five people the word, and the counts where five others are left.
    """
    return tuple(_without_own(one) for one in sums if _tells_participants(one))


def _tells_participants(one: Sum) -> bool:
    return one.people > EXACT_FROM or (one.people == EXACT_FROM and one.word is not None)


def _without_own(one: Sum) -> Sum:
    return replace(one, by_paragraph=None, counts=one.counts if one.people > EXACT_FROM else None)
