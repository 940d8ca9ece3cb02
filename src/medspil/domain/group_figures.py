"""The figures of all group courses for the organisation, made of frozen Sums and Counts alone.

Every figure here is a Sum or a Block, or several of them added up. So a report may be asked for at any time and of any
range, and two reports subtracted from each other are still about whole Sums and Blocks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from medspil.domain.questionnaires import YES, YES_NO
from medspil.domain.sums import Sum, Total, total
from medspil.domain.taking_part import Block, Count, publish, within

PULSE = "pulse"
PULSE_TO_BEAT = Fraction(71, 100)
"""So many of the citizens asked say yes in the papers (B1)."""


@dataclass(frozen=True)
class PlacedSum:
    """A Sum and what it is of: a course, what was left of a unit in a year (no `course`), or of all (no `unit`).

    `begins` to `ends` are the days it is about: those of its sessions; the course's last session for the questions
    about the whole course; the whole year or quarter where it is of several courses or none.
    """

    sum: Sum
    course: str | None
    unit: str | None
    year: int
    begins: date
    ends: date


class Scope(StrEnum):
    """What a row of figures is about."""

    ALL = "all"
    UNIT = "unit"
    COURSE = "course"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class AnswerRow:
    """All that was answered to one question within a scope. `name` is the id of the unit or course, or the paragraph.

    A unit's row holds its courses' Sums and what was left of them. A paragraph's row holds only the Sums that may be
    divided, so the paragraphs together are mostly fewer than all.
    """

    scope: Scope
    name: str | None
    questionnaire: str
    version: int
    question: str
    total: Total


@dataclass(frozen=True)
class TakingPartRow:
    """How many were of which category of a variable within a scope: the Blocks added up that lie within it.

    What is too small for a course or paragraph is in the row of its unit or of all, where it is enough there.
    """

    scope: Scope
    name: str | None
    variable: str
    counts: Mapping[str, int]

    @property
    def people(self) -> int:
        """How many citizens it is about."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class PulseRow:
    """One yes-or-no question of the pulse: how many said yes of those who were counted, beside the figure to beat."""

    scope: Scope
    name: str | None
    question: str
    version: int
    yes: int
    of: int
    to_beat: Fraction = PULSE_TO_BEAT

    @property
    def share(self) -> Fraction:
        """The share of yes."""
        return Fraction(self.yes, self.of)

    @property
    def beaten(self) -> bool:
        """Whether more say yes than in the papers."""
        return self.share > self.to_beat


@dataclass(frozen=True)
class GroupFigures:
    """The organisation's report on its group courses of `first_day` to `last_day`.

    `blocks` is taking part as it may be shown: each is offered, finished, support and so on of one course and
    paragraph, or of several together where that was too small. `taking_part` is the same added up. The variables and
    categories are those of the Counts.
    """

    first_day: date
    last_day: date
    blocks: tuple[Block, ...]
    taking_part: tuple[TakingPartRow, ...]
    answers: tuple[AnswerRow, ...]
    pulse: tuple[PulseRow, ...]


def group_figures(
    sums: Iterable[PlacedSum], counts: Iterable[Count], first_day: date, last_day: date, today: date
) -> GroupFigures:
    """The report of this range: the Sums and Blocks that lie within it as a whole.

    `counts` are all there are, whatever the range: what a Block holds must not hang on the question.
    """
    inside = tuple(one for one in sums if first_day <= one.begins and one.ends <= last_day)
    blocks = within(publish(counts, today), first_day, last_day)
    answers = _answer_rows(inside)
    return GroupFigures(first_day, last_day, blocks, _taking_part_rows(blocks), answers, _pulse(answers))


def _answer_rows(placed: Iterable[PlacedSum]) -> tuple[AnswerRow, ...]:
    found: dict[tuple[Scope, str, str, int, str], list[Sum]] = defaultdict(list)
    for one in placed:
        question = one.sum.questionnaire, one.sum.version, one.sum.question
        for scope, name in _scopes(one.course, one.unit, None):
            found[(scope, name, *question)].append(one.sum)
        for paragraph, counts in (one.sum.by_paragraph or {}).items():
            found[(Scope.PARAGRAPH, paragraph, *question)].append(_part(one.sum, counts))
    keys = sorted(found, key=lambda key: (list(Scope).index(key[0]), *key[1:]))
    return tuple(AnswerRow(key[0], key[1] or None, *key[2:], total(found[key])) for key in keys)


def _part(whole: Sum, counts: Mapping[str, int]) -> Sum:
    """The part of a Sum that is of one paragraph. Of several choices there is only one part, the whole."""
    people = whole.people if len(whole.by_paragraph or {}) == 1 else sum(counts.values())
    return replace(whole, people=people, counts=counts, by_paragraph=None)


def _taking_part_rows(blocks: Iterable[Block]) -> tuple[TakingPartRow, ...]:
    found: dict[tuple[Scope, str, str], Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for scope, name in _scopes(block.course, block.unit, block.paragraph):
            found[(scope, name, block.variable)].update(block.counts)
    keys = sorted(found, key=lambda key: (list(Scope).index(key[0]), *key[1:]))
    return tuple(TakingPartRow(key[0], key[1] or None, key[2], dict(sorted(found[key].items()))) for key in keys)


def _scopes(course: str | None, unit: str | None, paragraph: str | None) -> Iterator[tuple[Scope, str]]:
    yield Scope.ALL, ""
    if unit is not None:
        yield Scope.UNIT, unit
    if course is not None:
        yield Scope.COURSE, course
    if paragraph is not None:
        yield Scope.PARAGRAPH, paragraph


def _pulse(answers: Iterable[AnswerRow]) -> tuple[PulseRow, ...]:
    return tuple(
        PulseRow(row.scope, row.name, row.question, row.version, row.total.counts.get(YES, 0), row.total.counted)
        for row in answers
        if row.questionnaire == PULSE and row.total.counted and set(row.total.counts) <= set(YES_NO)
    )
