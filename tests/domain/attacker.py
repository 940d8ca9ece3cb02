"""The attacker: knows the rules and the group, and tries to learn single answers from what is shown.

It knows who was there, who answered what and when, everybody's paragraph, all answers but its victims', and the code.
All it lacks are the values of its victims' answers. To it the house is a function from these values to what is shown:
it may live the same history as often as it likes with other values, and compare. docs/group-privacy.md tells of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from medspil.domain.questionnaires import QuestionKind, values
from tests.domain.group_life import QUESTIONS, Audience, Figure, Slot, Value, Values

Shows = Callable[[Values], Sequence[Figure]]
"""The house: what it shows when this is answered."""

FEWEST_EXACT = 5
"""Of fewer people than so many the attacker must never have numbers. Written here anew: it does not trust the code."""

Row = tuple[Fraction, ...]


class ShapeTells(AssertionError):
    """Which figures there are hangs on what was answered, so their being there tells something."""


def answers(key: str) -> tuple[Value, ...]:
    """All values that the attacker takes into account."""
    question = QUESTIONS[key]
    keys = values(question)
    if question.kind is QuestionKind.SEVERAL:
        return (*((key,) for key in keys), keys)
    return ("1", "3", "5") if question.kind is QuestionKind.SMILEYS else keys


class Attacker:
    """Watches what `audience` is shown while `truth` is answered; all answers but the `unknown` ones it knows."""

    def __init__(
        self, shows: Shows, truth: Values, unknown: Iterable[Slot], audience: Audience = Audience.STAFF
    ) -> None:
        self.unknown = tuple(unknown)
        self._shows = shows
        self._audience = audience
        self._truth = truth
        self._seen = self._look(truth)

    def _look(self, answered: Values) -> tuple[Figure, ...]:
        return tuple(figure for figure in self._shows(answered) if figure.audience is self._audience)

    def _same(self, changes: Mapping[int, Value]) -> bool:
        """Whether the attacker would have seen the very same."""
        return self._look({**self._truth, **changes}) == self._seen

    # By adding up and subtracting

    @cached_property
    def weights(self) -> tuple[Row, ...]:
        """How often each unknown answer is counted in each figure with numbers, found by changing one at a time."""
        columns = [self._column(slot) for slot in self.unknown]
        return tuple(dict.fromkeys(row for row in zip(*columns, strict=True) if any(row)))

    def _column(self, slot: Slot) -> list[Fraction]:
        """The weight of one answer in each figure: by how much one value's number falls when it becomes another."""
        one, other = answers(slot.question)[:2]
        with_one, with_other = (self._look({**self._truth, slot.number: value}) for value in (one, other))
        key = one if isinstance(one, str) else one[0]
        if not (_labels(with_one) == _labels(with_other) == _labels(self._seen)):
            raise ShapeTells
        return [
            Fraction(a.counts.get(key, 0) - b.counts.get(key, 0)) for a, b in zip(with_one, with_other, strict=True)
        ]

    def subtracts(self) -> frozenset[str] | None:
        """Fewer than five people of whom it has numbers: by some way of adding and subtracting all others fall out."""
        for question in {slot.question for slot in self.unknown}:
            mine = [(place, slot.person) for place, slot in enumerate(self.unknown) if slot.question == question]
            rows = _reduced([tuple(row[place] for place, _ in mine) for row in self.weights])
            for size in range(1, FEWEST_EXACT):
                for few in combinations(sorted({person for _, person in mine}), size):
                    others = [column for column, (_, person) in enumerate(mine) if person not in few]
                    if len(_reduced([tuple(row[column] for column in others) for row in rows])) < len(rows):
                        return frozenset(few)
        return None

    # By ruling out

    @cached_property
    def possible(self) -> tuple[tuple[Value, ...], ...]:
        """All ways to give the unknown answers that show the very same: every one is tried."""
        numbers = [slot.number for slot in self.unknown]
        ways = product(*(answers(slot.question) for slot in self.unknown))
        return tuple(way for way in ways if self._same(dict(zip(numbers, way, strict=True))))

    def rules_out(self) -> tuple[Slot, ...]:
        """The answers of which only one value is possible."""
        return tuple(slot for place, slot in enumerate(self.unknown) if len({way[place] for way in self.possible}) == 1)

    def must_have_said(self, person: str) -> set[Value]:
        """The values that this person gave in all that is possible, to some question and at some time."""
        mine = [place for place, slot in enumerate(self.unknown) if slot.person == person]
        return set.intersection(*({way[place] for place in mine} for way in self.possible))

    def convinced_of(self) -> tuple[Slot, ...]:
        """The answers of which no other value was found that shows the very same. A quick search: it may miss some."""
        return tuple(slot for slot in self.unknown if not any(self._same(change) for change in self._changes(slot)))

    def _changes(self, slot: Slot) -> Iterator[dict[int, Value]]:
        mine = self._truth[slot.number]
        for value in answers(slot.question):
            if value != mine:
                yield {slot.number: value}
        for other in self.unknown:
            if other.question == slot.question and self._truth[other.number] != mine:
                yield {slot.number: self._truth[other.number], other.number: mine}

    def withheld(self, slots: Iterable[Slot]) -> list[Slot]:
        """Those of these answers that the rules withhold; not those in numbers that tell because all say the same."""
        return [slot for slot in slots if not self._all_say_the_same(slot)]

    def _all_say_the_same(self, slot: Slot) -> bool:
        """Whether it stands in numbers in which all unknown answers are the same: that can't be hidden."""
        place = self.unknown.index(slot)
        return any(row[place] and len(self._said(row)) == 1 for row in self.weights)

    def _said(self, row: Row) -> set[Value]:
        return {self._truth[slot.number] for slot, weight in zip(self.unknown, row, strict=True) if weight}


def _labels(figures: Iterable[Figure]) -> list[tuple[object, ...]]:
    return [figure.label for figure in figures]


def _reduced(rows: Sequence[Row]) -> list[Row]:
    """The rows that are left when each is made simpler by the others: as many as there are independent ones. Exact."""
    left = [list(row) for row in rows]
    done: list[list[Fraction]] = []
    for place in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left if row[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [number / pivot[place] for number in pivot]
        left = [_minus(row, pivot, place) for row in left]
        done = [_minus(row, pivot, place) for row in done] + [pivot]
    return [tuple(row) for row in done]


def _minus(row: list[Fraction], pivot: list[Fraction], place: int) -> list[Fraction]:
    if not row[place]:
        return row
    return [number - row[place] * other for number, other in zip(row, pivot, strict=True)]
