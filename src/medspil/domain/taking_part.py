"""Taking part: how the figures of a course are published so that no small one is shown or can be had by subtracting.

A figure that is too small is shown one level up, with others: first with its unit's of the same paragraph and year,
then the unit's, then the whole year's. Each figure is in one Block at most, so no two Blocks overlap.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from medspil.domain.sums import FEWEST


@dataclass(frozen=True)
class Count:
    """So many of a course's citizens of one paragraph are of this category, frozen when the course was closed.

    `closed_on` is the day on which that really happened, in `year`: nothing may be added to a day that is gone.
    """

    course: str
    unit: str
    year: int
    paragraph: str
    variable: str
    category: str
    count: int
    closed_on: date


@dataclass(frozen=True)
class Block:
    """One variable of all the citizens in it, by category; a category that nobody is of is left out.

    Where it is of several courses, `course` is None; of several paragraphs, `paragraph`; of several units, `unit`. It
    may be shown in a report that reaches from `begins` to `ends` or further.
    """

    course: str | None
    unit: str | None
    year: int
    paragraph: str | None
    variable: str
    counts: Mapping[str, int]
    begins: date
    ends: date

    @property
    def people(self) -> int:
        """How many citizens are in it."""
        return sum(self.counts.values())


def publish(counts: Iterable[Count], today: date) -> tuple[Block, ...]:
    """All Blocks that may be shown on this day. `counts` must be all there are: a report's range comes afterwards.

    What is too small for its course is shown once its year is over, with all that is too small in that year.
    """
    leaves: dict[_Leaf, Counter[str]] = defaultdict(Counter)
    for one in counts:
        if one.count:
            key = _Leaf(one.course, one.unit, one.year, one.paragraph, one.variable, one.closed_on)
            leaves[key][one.category] += one.count
    blocks = [_of_course(leaf, found) for leaf, found in leaves.items() if _all_big(found)]
    rest = {leaf: found for leaf, found in leaves.items() if not _all_big(found) and leaf.year < today.year}
    for year, variable in {(leaf.year, leaf.variable) for leaf in rest}:
        mine = {leaf: found for leaf, found in rest.items() if (leaf.year, leaf.variable) == (year, variable)}
        blocks += _merged(year, variable, mine)
    return tuple(sorted(blocks, key=_in_order))


def within(blocks: Iterable[Block], first_day: date, last_day: date) -> tuple[Block, ...]:
    """The Blocks that lie in this range as a whole."""
    return tuple(block for block in blocks if first_day <= block.begins and block.ends <= last_day)


@dataclass(frozen=True)
class _Leaf:
    course: str
    unit: str
    year: int
    paragraph: str
    variable: str
    closed_on: date


_Where = tuple[str | None, str | None]
"""A unit and a paragraph; None stands for all."""

_Group = dict[str | _Where, Counter[str]]
"""People who are shown together or not at all: for each course how many are of which category.

Those who are too few in their courses to be looked at there stand under where they were put together.
"""


def _of_course(leaf: _Leaf, found: Counter[str]) -> Block:
    day = leaf.closed_on
    return Block(leaf.course, leaf.unit, leaf.year, leaf.paragraph, leaf.variable, _sorted(found), day, day)


def _merged(year: int, variable: str, leaves: Mapping[_Leaf, Counter[str]]) -> Iterator[Block]:
    """Goes up level by level. `few` are those of fewer than FEWEST people: what they are must decide nothing, so they
    are put together by their number alone until they are enough, and from then on are as one course.
    """
    few: dict[_Where, _Group] = {}
    failed: dict[_Where, _Group] = {}
    for leaf, found in leaves.items():
        kind = few if found.total() < FEWEST else failed
        _add(kind.setdefault((leaf.unit, leaf.paragraph), {}), {leaf.course: found})
    for level in (_same, _all_paragraphs, _all_units):
        few, failed = _lifted(few, level), _lifted(failed, level)
        for where in {*few, *failed}:
            shown: _Group = {}
            if where in few and _enough(few[where]):
                together: _Group = {where: _whole(few.pop(where))}
                _add(shown if _stands(together) else failed.setdefault(where, {}), together)
            if where in failed and _stands(failed[where]):
                _add(shown, failed.pop(where))
            if shown:
                unit, paragraph = where
                whole = _sorted(_whole(shown))
                yield Block(None, unit, year, paragraph, variable, whole, date(year, 1, 1), date(year, 12, 31))


def _same(where: _Where) -> _Where:
    return where


def _all_paragraphs(where: _Where) -> _Where:
    return where[0], None


def _all_units(_where: _Where) -> _Where:
    return None, None


def _lifted(groups: Mapping[_Where, _Group], level: Callable[[_Where], _Where]) -> dict[_Where, _Group]:
    lifted: dict[_Where, _Group] = {}
    for where, group in groups.items():
        _add(lifted.setdefault(level(where), {}), group)
    return lifted


def _add(group: _Group, more: _Group) -> None:
    for of, found in more.items():
        group[of] = group.get(of, Counter()) + found


def _whole(group: _Group) -> Counter[str]:
    return sum(group.values(), Counter())


def _all_big(found: Counter[str]) -> bool:
    return all(count >= FEWEST for count in found.values())


def _seen(group: _Group) -> Iterator[Counter[str]]:
    """The group as a stranger sees it, and as the leader of each of its courses does, who knows that one's figures."""
    whole = _whole(group)
    yield whole
    if len(group) > 1:
        yield from (whole - found for found in group.values())


def _enough(group: _Group) -> bool:
    return all(found.total() >= FEWEST for found in _seen(group))


def _stands(group: _Group) -> bool:
    return all(_all_big(found) for found in _seen(group))


def _sorted(found: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(found.items()))


def _in_order(block: Block) -> tuple[int, str, str, str, str]:
    return block.year, block.unit or "", block.course or "", block.paragraph or "", block.variable
