"""What a report on sub-goals says: whole Blocks added up, so that no two reports subtracted tell more than one does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from medspil.domain.goal_events import ACTIVE, FOLLOW_UP, NOT_YET, ORIGIN, PROPOSED, WITH_ONE, Base
from medspil.domain.goal_figures import OTHER, Block, Period
from medspil.domain.group_figures import Scope


@dataclass(frozen=True)
class Row:
    """All that is told of one variable within a scope. `name` is the id of the unit, or the paragraph."""

    scope: Scope
    name: str | None
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Part:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """The share; None of nothing."""
        return Fraction(self.count, self.of) if self.of else None


@dataclass(frozen=True)
class GoalFigures:
    """The Blocks that lie in these days as a whole."""

    first_day: date
    last_day: date
    blocks: tuple[Block, ...]

    def of(self, variable: str) -> tuple[Block, ...]:
        """Those of one variable."""
        return tuple(block for block in self.blocks if block.variable == variable)

    def in_all(self, variable: str) -> Counter[str]:
        """One variable of everybody."""
        return added(self.of(variable))

    def by_scope(self, variable: str) -> tuple[Row, ...]:
        """A row for all, each unit and each paragraph of which there is anything by itself."""
        found: dict[tuple[Scope, str], list[Block]] = defaultdict(list)
        for block in self.of(variable):
            for key in _scopes(block):
                found[key].append(block)
        keys = sorted(found, key=lambda key: (list(Scope).index(key[0]), key[1]))
        return tuple(
            Row(scope, None if scope is Scope.ALL else name, added(found[scope, name])) for scope, name in keys
        )

    def by_period(self, variable: str) -> dict[Period, Counter[str]]:
        """One variable of everybody for each month; what waited stands by itself, for its quarter or year."""
        found: dict[Period, list[Block]] = defaultdict(list)
        for block in self.of(variable):
            found[block.period].append(block)
        return {period: added(found[period]) for period in sorted(found, key=as_they_end)}

    @property
    def newest_month(self) -> Period | None:
        """The last month of which there is anything."""
        months = [block.period for block in self.blocks if is_month(block.period)]
        return max(months, key=lambda one: one.begins, default=None)

    def active_in(self, month: Period) -> tuple[Row, ...]:
        """Citizens with an active sub-goal or none when this month was over, by scope."""
        blocks = tuple(block for block in self.of(ACTIVE) if block.period == month)
        return GoalFigures(self.first_day, self.last_day, blocks).by_scope(ACTIVE)


def within(blocks: Iterable[Block], first_day: date, last_day: date) -> GoalFigures:
    """What is told of these days: the Blocks that lie in them as a whole."""
    inside = (one for one in blocks if first_day <= one.period.begins and one.period.ends <= last_day)
    return GoalFigures(first_day, last_day, tuple(inside))


def is_month(period: Period) -> bool:
    """Whether it is one month."""
    return (period.begins.year, period.begins.month) == (period.ends.year, period.ends.month)


def as_they_end(period: Period) -> tuple[date, int]:
    """For sorting: a month stands before the quarter and the year that end with it."""
    return period.ends, (period.ends - period.begins).days


def added(blocks: Iterable[Block]) -> Counter[str]:
    """Several Blocks of one variable together."""
    found: Counter[str] = Counter()
    for block in blocks:
        found.update({category: cell.count for category, cell in block.cells.items()})
    return found


def active_share(counts: Mapping[str, int]) -> Part:
    """How many of the citizens have an active sub-goal."""
    return Part(counts.get(WITH_ONE, 0), sum(counts.values()))


@dataclass(frozen=True)
class Audit:
    """What the yearly audit asks: that goals have a day, that they are followed up, and that the citizen takes part.

    `with_day` and `own` are all there are: there is no way to set a sub-goal without a day, or for somebody else.
    `followed_up` are at least so many.
    """

    with_day: Part
    followed_up: Part
    own: Part
    proposed: Part
    looked_back: Part


def audit(figures: GoalFigures) -> Audit:
    """The figures for the yearly audit. What is told together counts as not followed up: some of it may not be."""
    in_all, looked_back = figures.in_all(Base.SET)[""], figures.in_all(Base.LOOKED_BACK)[""]
    due, origin = figures.in_all(FOLLOW_UP), figures.in_all(ORIGIN)
    return Audit(
        Part(in_all, in_all),
        Part(due.total() - due[NOT_YET] - due[OTHER], due.total()),
        Part(in_all, in_all),
        Part(origin[PROPOSED], origin.total()),
        Part(looked_back, looked_back),
    )


def _scopes(block: Block) -> Iterator[tuple[Scope, str]]:
    yield Scope.ALL, ""
    if block.unit is not None:
        yield Scope.UNIT, block.unit
    if block.paragraph is not None:
        yield Scope.PARAGRAPH, block.paragraph
