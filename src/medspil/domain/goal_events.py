"""What is counted of sub-goals: from a citizen's sub-goals and look backs to events of one month, without words.

Nothing here is shown to anybody: domain/goal_figures.py makes figures of these events, of at least three people each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from medspil.domain.sub_goals import LifeArea, Outcome, Rung

SETTLES = timedelta(days=7)
"""So long after a month its figures are frozen: who is asked on the last day has time to answer."""


class Base(StrEnum):
    """What happens, each counted by itself. All that is told of one kind divides the same events in different ways."""

    SET = "set"
    DUE = "due"
    LOOKED_BACK = "looked-back"
    CITIZENS = "citizens"


DEADLINE, RUNG, AREA, SURENESS, IMPORTANCE, ORIGIN = "deadline", "rung", "area", "sureness", "importance", "origin"
FOLLOW_UP, OUTCOME, ACTIVE = "follow-up", "outcome", "active"

VARIABLES: Mapping[Base, tuple[str, ...]] = {
    Base.SET: (DEADLINE, RUNG, AREA, SURENESS, IMPORTANCE, ORIGIN),
    Base.DUE: (FOLLOW_UP,),
    Base.LOOKED_BACK: (OUTCOME,),
    Base.CITIZENS: (ACTIVE,),
}
"""By what each is divided."""

UNKNOWN = "unknown"
WITHIN_WEEK, WITHIN_MONTH, WITHIN_QUARTER, LATER = "a-week", "a-month", "three-months", "longer"
BEFORE, AT_ONCE, SOON, IN_A_WEEK, NOT_YET = "before", "0-1", "2-3", "4-7", "not-within-7"
OWN, PROPOSED = "own", "proposed"
WITH_ONE, WITHOUT = "active", "none"
LOW, MIDDLE, HIGH = "0-4", "5-7", "8-10"

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    DEADLINE: (WITHIN_WEEK, WITHIN_MONTH, WITHIN_QUARTER, LATER),
    RUNG: tuple(Rung),
    AREA: (*LifeArea, UNKNOWN),
    SURENESS: (LOW, MIDDLE, HIGH, UNKNOWN),
    IMPORTANCE: (LOW, MIDDLE, HIGH, UNKNOWN),
    ORIGIN: (OWN, PROPOSED),
    FOLLOW_UP: (BEFORE, AT_ONCE, SOON, IN_A_WEEK, NOT_YET),
    OUTCOME: (Outcome.REACHED, Outcome.ADJUSTED, Outcome.MOVED, Outcome.GOES_ON, Outcome.LET_GO),
    ACTIVE: (WITH_ONE, WITHOUT),
}
"""All that an event may be by each variable, in the order it is shown in."""


@dataclass(frozen=True)
class Place:
    """Where a citizen belongs: their unit's id and their paragraph; empty where it is not known."""

    unit: str = ""
    paragraph: str = ""


@dataclass(frozen=True)
class CountedLookBack:
    """A look back: its day, what it led to, and the day the sub-goal was set for then; None where that is not known."""

    on: date
    outcome: Outcome
    due: date | None


@dataclass(frozen=True)
class CountedSubGoal:
    """What is counted of a sub-goal. All days are calendar days where the house stands."""

    made_on: date
    due: date
    rung: Rung
    area: LifeArea | None = None
    sureness: int | None = None
    importance: int | None = None
    proposed: bool = False
    ended_on: date | None = None
    look_backs: tuple[CountedLookBack, ...] = ()


@dataclass(frozen=True)
class CountedCitizen:
    """A citizen as they are counted: since when they are here, and their sub-goals."""

    person: str
    place: Place
    joined_on: date
    sub_goals: tuple[CountedSubGoal, ...] = ()


@dataclass(frozen=True)
class Event:
    """One thing that happened to one person in one month, and what it is by each variable of its kind."""

    person: str
    place: Place
    month: date
    base: Base
    traits: Mapping[str, str] = field(default_factory=dict)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after it."""
    return month_of(month + timedelta(days=31))


def last_day(month: date) -> date:
    """The last day of the month."""
    return next_month(month) - timedelta(days=1)


def events(citizen: CountedCitizen, month: date) -> Iterator[Event]:
    """All that is counted of a citizen in the month that begins on `month`."""

    def event(base: Base, traits: Mapping[str, str]) -> Event:
        return Event(citizen.person, citizen.place, month, base, traits)

    if citizen.joined_on <= last_day(month):
        active = any(_is_active(one, last_day(month)) for one in citizen.sub_goals)
        yield event(Base.CITIZENS, {ACTIVE: WITH_ONE if active else WITHOUT})
    for one in citizen.sub_goals:
        if month_of(one.made_on) == month:
            yield event(Base.SET, _as_set(one))
        for look_back in one.look_backs:
            if month_of(look_back.on) == month:
                yield event(Base.LOOKED_BACK, {OUTCOME: look_back.outcome})
        for due, followed in _rounds(one):
            if month_of(due) == month:
                yield event(Base.DUE, {FOLLOW_UP: _band(due, followed)})


def _is_active(sub_goal: CountedSubGoal, day: date) -> bool:
    """Whether it was under way when this day was over."""
    return sub_goal.made_on <= day and (sub_goal.ended_on is None or sub_goal.ended_on > day)


def _as_set(sub_goal: CountedSubGoal) -> dict[str, str]:
    return {
        DEADLINE: _ahead((sub_goal.due - sub_goal.made_on).days),
        RUNG: sub_goal.rung,
        AREA: sub_goal.area or UNKNOWN,
        SURENESS: _step(sub_goal.sureness),
        IMPORTANCE: _step(sub_goal.importance),
        ORIGIN: PROPOSED if sub_goal.proposed else OWN,
    }


def _ahead(days: int) -> str:
    if days <= 7:
        return WITHIN_WEEK
    if days <= 31:
        return WITHIN_MONTH
    return WITHIN_QUARTER if days <= 92 else LATER


def _step(value: int | None) -> str:
    if value is None:
        return UNKNOWN
    return LOW if value <= 4 else MIDDLE if value <= 7 else HIGH


def _rounds(sub_goal: CountedSubGoal) -> Iterator[tuple[date, date | None]]:
    """Each day the sub-goal was set for, with the day on which it was first looked back on.

    A sub-goal that is moved has one day after the other. One that ended before anything was said of it has none.
    """
    first: dict[date, date] = {}
    for look_back in sorted(sub_goal.look_backs, key=lambda one: one.on):
        # "It goes on", said ahead of the day, does not say yet how the day went.
        if look_back.due is not None and (look_back.outcome is not Outcome.GOES_ON or look_back.on >= look_back.due):
            first.setdefault(look_back.due, look_back.on)
    yield from first.items()
    if sub_goal.due not in first and sub_goal.ended_on is None:
        yield sub_goal.due, None


def _band(due: date, followed: date | None) -> str:
    """How soon it was looked back on, in steps that are as wide as they need to be to tell nobody apart."""
    days = None if followed is None else (followed - due).days
    if days is None or days > SETTLES.days:
        return NOT_YET
    if days < 0:
        return BEFORE
    return AT_ONCE if days <= 1 else SOON if days <= 3 else IN_A_WEEK


def all_events(citizens: Iterable[CountedCitizen], month: date) -> Iterator[Event]:
    """All that is counted in the month that begins on `month`."""
    for citizen in citizens:
        yield from events(citizen, month)
