"""The attacker on figures of sub-goals: it knows everybody, who did something when, one place in full, and the code.

All it lacks is what it was that they did. docs/figures.md tells of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product

from medspil.domain.goal_events import OUTCOME, Base, Event, Place
from medspil.domain.goal_figures import Block, Untold, Whole, again, freeze, fresh, periods_after

FEWEST = 3
"""Written here anew: it does not trust the code."""

WHAT = ("reached", "moved", "let-go")
JANUARY, FEBRUARY, MARCH = MONTHS = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
DECEMBER = date(2026, 12, 1)

Shows = Callable[[Sequence[Event]], Sequence[Block]]
"""The house: all Blocks that it ever shows when this has happened."""


@dataclass(frozen=True)
class Part:
    """So many people of one place, who each did one thing in one month."""

    place: Place
    month: date
    people: int


def looked_back(person: str, place: Place, month: date, what: str) -> Event:
    """Somebody looked back."""
    return Event(person, place, month, Base.LOOKED_BACK, {OUTCOME: what})


def by_the_rules(
    events: Sequence[Event], ends: Sequence[date] = (*MONTHS, DECEMBER), gone: str = "", careful: bool = True
) -> list[Block]:
    """All that is ever shown of these events: of each month, quarter and year, as they end.

    `gone`: takes their data away after the months and before the quarter. Not `careful`: that is not noticed.
    """
    shown: list[Block] = []
    untold: list[Untold] = []
    for month in ends:
        for period in periods_after(month):
            if period.begins == month:
                pool = list(fresh(event for event in events if event.month == month))
            else:
                there = [event for event in events if event.person != gone]
                waiting = [one for one in untold if period.begins <= one.month <= period.ends and one.person != gone]
                pool = list(again(there, waiting, _told(shown) if careful else _as_it_is(there, waiting)))
                untold = [one for one in untold if one not in waiting]
            blocks, left = freeze(period, pool, last=len(period.months) == 12)
            shown += blocks
            untold += left
    return shown


def _told(shown: Iterable[Block]) -> dict[tuple[Base, Whole], int]:
    return {
        (Base(block.variable), Whole(block.period, block.unit, block.paragraph)): block.cells[""].count
        for block in shown
        if "" in block.cells
    }


def _as_it_is(events: Sequence[Event], waiting: Sequence[Untold]) -> dict[tuple[Base, Whole], int]:
    found: Counter[tuple[Base, Whole]] = Counter()
    for person, month, base, among in {(one.person, one.month, one.base, one.among) for one in waiting}:
        if among is not None:
            found[base, among] += sum((e.person, e.month, e.base) == (person, month, base) for e in events)
    return found


# By ruling out


def ways(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """All that may have happened. Nobody can tell those of one part apart, so in what order they did it is left out."""
    return product(*(combinations_with_replacement(WHAT, part.people) for part in parts))


def happened(parts: Sequence[Part], way: Sequence[Sequence[str]]) -> list[Event]:
    """What happened, as events."""
    return [
        looked_back(f"{number}-{one}", part.place, part.month, what)
        for number, (part, did) in enumerate(zip(parts, way, strict=True))
        for one, what in enumerate(did)
    ]


def certain_of(
    shows: Shows, parts: Sequence[Part], truth: Sequence[Sequence[str]], known: Place | None
) -> dict[str, int]:
    """What it is certain of that all people of some parts did, where those are fewer than three; with how many."""
    seen = shows(happened(parts, truth))
    mine = {number for number, part in enumerate(parts) if part.place == known}
    possible = [
        way
        for way in ways(parts)
        if all(sorted(way[n]) == sorted(truth[n]) for n in mine) and shows(happened(parts, way)) == seen
    ]
    certain: Counter[str] = Counter()
    for number, part in enumerate(parts):
        for what in WHAT:
            if number not in mine and all(way[number].count(what) == part.people for way in possible):
                certain[what] += part.people
    return {what: people for what, people in certain.items() if people < FEWEST}


# By adding up and subtracting


def subtracts(inside: Sequence[Sequence[Event]], known: Place | None) -> frozenset[str] | None:
    """Fewer than three people of whom alone it has a number: by adding and subtracting Blocks all others fall out.

    `inside`: the events that each Block is made of.
    """
    columns = sorted({(event.person, event.month) for events in inside for event in events if event.place != known})
    counted = [Counter((event.person, event.month) for event in events) for events in inside]
    rows = [[Fraction(count[column]) for column in columns] for count in counted]
    whole = _rank(rows)
    for size in range(1, FEWEST):
        for few in combinations(sorted({person for person, _month in columns}), size):
            others = [place for place, (person, _month) in enumerate(columns) if person not in few]
            if _rank([[row[place] for place in others] for row in rows]) < whole:
                return frozenset(few)
    return None


def _rank(rows: Sequence[Sequence[Fraction]]) -> int:
    left, rank = [list(row) for row in rows], 0
    for place in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        rank += 1
        left = [[a - row[place] / pivot[place] * b for a, b in zip(row, pivot, strict=True)] for row in left]
    return rank
