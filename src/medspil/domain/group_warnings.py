"""What a leader is told to look at: only what the delivered Sums show, so it tells nothing more than they do."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from medspil.domain.questionnaires import GoodWhen, Question, QuestionKind, Tone, tone, values
from medspil.domain.sums import Mood, Sum

FALLS = 3
"""So many times in a row a curve goes down until the leader is told: once is chance."""
MANY = Fraction(1, 3)
"""This share of hard answers is many."""

_RANK = {Mood.HARD: 0, Mood.MIXED: 1, Mood.GOOD: 2}


def falls_for_three(question: Question, sums: Iterable[Sum]) -> bool:
    """Whether the newest three of a course's Sums of this question each lie below the one before."""
    last = sorted(sums, key=lambda one: one.last)[-FALLS - 1 :]
    return len(last) > FALLS and all(_lies_below(question, later, sooner) for sooner, later in pairwise(last))


def many_feel_unheard(question: Question, sums: Iterable[Sum]) -> bool:
    """Whether in a course's newest Sum of this question many answers are hard (of three or four people: most)."""
    newest = max(sums, key=lambda one: one.last, default=None)
    if newest is None:
        return False
    if newest.counts is None:
        return newest.word is Mood.HARD
    hard = sum(count for value, count in newest.counts.items() if tone(question, value) is Tone.HARD)
    return hard >= MANY * newest.people


def mean(question: Question, one: Sum) -> Fraction | None:
    """How good the answers are on the whole, from 0 to 1; None where the counts are not known or have no good end."""
    if one.counts is None or one.word is None:
        return None
    return sum((_goodness(question, value) * count for value, count in one.counts.items()), Fraction()) / one.people


def _goodness(question: Question, value: str) -> Fraction:
    if question.kind is QuestionKind.YES_NO:
        return {Tone.GOOD: Fraction(1), Tone.HARD: Fraction(0)}.get(tone(question, value), Fraction(1, 2))  # type: ignore[arg-type]
    steps = values(question)
    height = Fraction(steps.index(value), len(steps) - 1)
    return height if question.good_when is GoodWhen.HIGH else 1 - height


def _lies_below(question: Question, later: Sum, sooner: Sum) -> bool:
    one, other = mean(question, later), mean(question, sooner)
    if one is not None and other is not None:
        return one < other
    return later.word is not None and sooner.word is not None and _RANK[later.word] < _RANK[sooner.word]
