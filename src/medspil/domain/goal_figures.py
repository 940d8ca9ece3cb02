"""Figures of sub-goals: how events become numbers about three people or more, that can't be subtracted to fewer.

What is too little goes one level up: to its unit, to the whole house, and then, together with what else was too little,
to the quarter and to the year. Every event is in one Block of each variable at most. docs/figures.md says why so.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from medspil.domain.goal_events import VARIABLES, Base, Event, Place, last_day, next_month
from medspil.domain.sums import FEWEST

OTHER = "other"
"""The category of what is told together, since each of it alone is about too few people."""

MOSTLY = Fraction(3, 4)
"""In a month or a quarter rare categories are told together only where so many of the events keep their own."""

T = TypeVar("T")

Where = tuple[str | None, str | None]
"""A unit and a paragraph; None stands for all of them."""


@dataclass(frozen=True)
class Period:
    """A month, a quarter or a year: its first and its last day."""

    begins: date
    ends: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its months."""
        found = [self.begins]
        while (month := next_month(found[-1])) <= self.ends:
            found.append(month)
        return tuple(found)


def periods_after(month: date) -> tuple[Period, ...]:
    """What ends with this month, the shortest first: the month itself, its quarter, its year."""
    starts = [month, *(date(month.year, month.month - n, 1) for n in (2, 11) if month.month % (n + 1) == 0)]
    return tuple(Period(start, last_day(month)) for start in starts)


@dataclass(frozen=True)
class Cell:
    """A number, and how many different people it is about."""

    count: int
    people: int


@dataclass(frozen=True)
class Block:
    """One variable of all the events in it, by category. Where it is of several units or paragraphs they are None.

    That of a Base says how many there were; it has the one category "".
    """

    period: Period
    unit: str | None
    paragraph: str | None
    variable: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Whole:
    """Those who were counted together: the Block of a Base that says how many they are."""

    period: Period
    unit: str | None
    paragraph: str | None


@dataclass(frozen=True)
class Untold:
    """Of the events of one person in one month this variable is in no Block yet.

    `among`: those with whom they were counted; None where not even how many there are was told.
    """

    person: str
    month: date
    place: Place
    base: Base
    variable: str
    among: Whole | None


@dataclass(frozen=True)
class Pooled:
    """An event with a variable of it that is in no Block yet; see Untold."""

    event: Event
    variable: str
    among: Whole | None = None


def fresh(events: Iterable[Event]) -> Iterator[Pooled]:
    """Events of which nothing was told yet."""
    return (Pooled(event, event.base) for event in events)


def again(
    events: Iterable[Event], untold: Iterable[Untold], told: Mapping[tuple[Base, Whole], int]
) -> Iterator[Pooled]:
    """What waits, with the events as they are now, each in the place of then: nobody moves into what was told.

    `told`: how many were counted together. Where they are fewer now, somebody took theirs away. Then the others are
    never told by this variable: what is missing would say how many were taken away.
    """
    waiting: dict[tuple[str, date, Base], list[Untold]] = defaultdict(list)
    for one in untold:
        waiting[one.person, one.month, one.base].append(one)
    found: dict[tuple[Base, str, Whole | None], list[Pooled]] = defaultdict(list)
    for event in events:
        for one in waiting.get((event.person, event.month, event.base), ()):
            then = Event(event.person, one.place, event.month, event.base, event.traits)
            found[one.base, one.variable, one.among].append(Pooled(then, one.variable, one.among))
    for (base, _variable, among), pooled in found.items():
        if among is None or len(pooled) == told.get((base, among)):
            yield from pooled


def freeze(period: Period, pool: Iterable[Pooled], last: bool = False) -> tuple[tuple[Block, ...], tuple[Untold, ...]]:
    """The Blocks that can be told of this pool, and what waits for a longer time.

    `last`: there is no longer one, so rare categories are told together, however many they are.
    """
    everything = list(pool)
    blocks: list[Block] = []
    untold: dict[Untold, None] = {}
    for base, variables in VARIABLES.items():
        mine = [one for one in everything if one.event.base is base]
        told, few = _counted([one.event for one in mine if one.variable == base])
        blocks += (_block(period, where, base, events, lambda event: "") for where, events in told.items())
        untold |= dict.fromkeys(_untold(event, base, None) for event in few)
        counted = [(Whole(period, *where), event) for where, events in told.items() for event in events]
        for variable in variables:
            waited = [(one.among, one.event) for one in mine if one.variable == variable and one.among is not None]
            divided, rest = _divided(variable, [*counted, *waited], last)
            blocks += (_block(period, where, variable, events, category) for where, events, category in divided)
            untold |= dict.fromkeys(_untold(event, variable, among) for among, event in rest)
    return tuple(blocks), tuple(untold)


def _untold(event: Event, variable: str, among: Whole | None) -> Untold:
    return Untold(event.person, event.month, event.place, event.base, variable, among)


def _block(
    period: Period, where: Where, variable: str, events: Iterable[Event], category: Callable[[Event], str]
) -> Block:
    counts: Counter[str] = Counter()
    people: dict[str, set[str]] = defaultdict(set)
    for event in events:
        counts[category(event)] += 1
        people[category(event)].add(event.person)
    return Block(period, *where, variable, {one: Cell(counts[one], len(people[one])) for one in sorted(counts)})


# How many there are: by the number of people alone, whatever they did


def _counted(events: Iterable[Event]) -> tuple[dict[Where, list[Event]], list[Event]]:
    """The events that may be counted together, by where, and those that are too few even all together."""
    few: dict[Where, list[Event]] = defaultdict(list)
    for event in events:
        few[event.place.unit, event.place.paragraph].append(event)
    told: dict[Where, list[Event]] = {}
    for level in _LEVELS:
        few = _lifted(few, level)
        for where in [where for where, found in few.items() if all(n >= FEWEST for n in _left(_holders(found)))]:
            told[where] = few.pop(where)
    return told, [event for found in few.values() for event in found]


# What they are: a category is about three people or more, or nobody


def _divided(
    variable: str, counted: Iterable[tuple[Whole, Event]], last: bool
) -> tuple[list[tuple[Where, list[Event], Callable[[Event], str]]], list[tuple[Whole, Event]]]:
    """What may be divided by a variable, where, and by which categories; and what may not.

    Those who were counted together stay together: else two numbers would tell how many of them there are apart.
    """
    failed: dict[Where, list[tuple[Whole, Event]]] = defaultdict(list)
    for among, event in counted:
        failed[among.unit, among.paragraph].append((among, event))
    told = []
    for level in _LEVELS:
        failed = _lifted(failed, level)
        share = None if level is not _all_units else Fraction(0) if last else MOSTLY
        for where in list(failed):
            events = [event for _among, event in failed[where]]
            names = _names(variable, events, share)
            if names is not None:
                del failed[where]
                told.append((where, events, _by(variable, names)))
    return told, [one for found in failed.values() for one in found]


def _by(variable: str, names: Mapping[str, str]) -> Callable[[Event], str]:
    return lambda event: names[event.traits[variable]]


def _names(variable: str, events: Iterable[Event], share: Fraction | None) -> Mapping[str, str] | None:
    """What each category is told as: itself, or OTHER. None where these events may not be told by category.

    `share`: rare categories may be told together where so many of the events keep their own; None: they may not.
    """
    by_category: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_category[event.traits[variable]].append(event)
    places = {event.place for found in by_category.values() for event in found}
    holders = {one: _holders(found) for one, found in by_category.items()}
    small = [one for one, held in holders.items() if not _is_big(held, places)]
    if not small:
        return {one: one for one in by_category}
    if share is None:
        return None
    others = sorted((one for one in by_category if one not in small), key=lambda one: (len(holders[one]), one))
    while others and not _is_big(_holders(event for one in small for event in by_category[one]), places):
        small.append(others.pop(0))
    kept = sum(len(by_category[one]) for one in others)
    if not others or kept < share * sum(map(len, by_category.values())):
        return None
    return {one: OTHER if one in small else one for one in by_category}


# Who is behind a number

_Holders = Mapping[str, set[Place]]
"""Different people, each with the places in which they did it."""


def _holders(events: Iterable[Event]) -> _Holders:
    held: dict[str, set[Place]] = defaultdict(set)
    for event in events:
        held[event.person].add(event.place)
    return held


def _left(held: _Holders, places: Iterable[Place] = ()) -> Iterator[int]:
    """How many people a stranger sees, and how many others each place sees, where all is known that was done there."""
    yield len(held)
    if len({*places, *(place for found in held.values() for place in found)}) > 1:
        only = Counter(next(iter(found)) for found in held.values() if len(found) == 1)
        yield from (len(held) - count for count in only.values())


def _is_big(held: _Holders, places: Iterable[Place]) -> bool:
    return all(count == 0 or count >= FEWEST for count in _left(held, places))


# One level up


def _same(where: Where) -> Where:
    return where


def _all_paragraphs(where: Where) -> Where:
    return where[0], None


def _all_units(_where: Where) -> Where:
    return None, None


_LEVELS = (_same, _all_paragraphs, _all_units)


def _lifted(groups: Mapping[Where, list[T]], level: Callable[[Where], Where]) -> dict[Where, list[T]]:
    lifted: dict[Where, list[T]] = defaultdict(list)
    for where, found in groups.items():
        lifted[level(where)] += found
    return lifted
