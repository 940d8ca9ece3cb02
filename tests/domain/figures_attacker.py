"""The attacker on the figures of taking part: it knows how many there were, one course in full, and the code."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from medspil.domain.taking_part import Block, Count

Shows = Callable[[Sequence[Count]], Sequence[Block]]
YES, NO = "finished", "left"


@dataclass(frozen=True)
class Part:
    """The citizens of one paragraph in one course, and when it closed."""

    course: str
    unit: str
    paragraph: str
    people: int
    closed_on: date


def counts(parts: Sequence[Part], yes: Sequence[int]) -> list[Count]:
    """The figures where so many of each part finished and the others left."""
    return [
        Count(part.course, part.unit, part.closed_on.year, part.paragraph, "finished", category, n, part.closed_on)
        for part, finished in zip(parts, yes, strict=True)
        for category, n in ((YES, finished), (NO, part.people - finished))
    ]


def ways(parts: Sequence[Part]) -> Iterator[tuple[int, ...]]:
    """All that may have happened, as how many finished of each part."""
    return product(*(range(part.people + 1) for part in parts))


def certain_of(shows: Shows, parts: Sequence[Part], truth: Sequence[int], known: str | None) -> set[Part]:
    """The parts of fewer than three people of all of whom it is certain, with no others who are known to be alike.

    `known` is the course that the attacker leads.
    """
    seen = shows(counts(parts, truth))
    mine = [place for place, part in enumerate(parts) if part.course == known]
    possible = [
        way
        for way in ways(parts)
        if all(way[place] == truth[place] for place in mine) and shows(counts(parts, way)) == seen
    ]
    certain: dict[bool, set[Part]] = {True: set(), False: set()}
    for place, part in enumerate(parts):
        numbers = {way[place] for way in possible}
        if place not in mine and numbers in ({0}, {part.people}):
            certain[numbers != {0}].add(part)
    alike: Counter[bool] = Counter({kind: sum(part.people for part in found) for kind, found in certain.items()})
    return {part for kind, found in certain.items() if alike[kind] < 3 for part in found}
