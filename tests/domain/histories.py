"""Hypothesis strategies for the life of group courses: who is in them, answers what and when, leaves and deletes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from tests.domain.attacker import answers
from tests.domain.group_life import (
    ASKED,
    END,
    AskedFor,
    Closed,
    Deleted,
    Delivered,
    Event,
    Group,
    History,
    Left,
    Slot,
    Value,
    YearOver,
)

A_DAY = timedelta(days=1)
CLOSES_AFTER = timedelta(days=14)
FIRST_DAY, YEARS = date(2026, 10, 1), (2026, 2027)


@dataclass(frozen=True)
class Size:
    """How much happens at most."""

    groups: int = 3
    members: int = 8
    sessions: int = 4
    questions: int = 2


SMALL = Size(groups=2, members=6, sessions=2, questions=1)
BIG = Size(groups=1, members=14, sessions=2, questions=1)

SKIPS, IN_TIME, TWICE, LATE, THEN_OTHERWISE = (), (0,), (0, 0), (3,), (0, 3)
"""What somebody does with one question: the days after the session on which they answer it."""

ALL_ANSWER, MOST_DO, FEW_DO = (
    [IN_TIME, IN_TIME, IN_TIME, TWICE],
    [IN_TIME, IN_TIME, IN_TIME, SKIPS, LATE, THEN_OTHERWISE],
    [SKIPS, SKIPS, IN_TIME, LATE],
)


@st.composite
def histories(draw: st.DrawFn, size: Size = Size()) -> History:
    """Courses side by side over the turn of a year, each to its end, and the reports asked for on the way."""
    number = draw(st.sampled_from(range(1, size.groups + 1)))
    groups = {f"g{n}": draw(_groups(f"g{n}", size)) for n in range(number)}
    questions = draw(st.lists(st.sampled_from(sorted(ASKED)), min_size=1, max_size=size.questions, unique=True))
    people = sorted({person for group in groups.values() for person in group.members})
    gone = {person: draw(_days) for person in draw(st.lists(st.sampled_from(people), max_size=2, unique=True))}
    leaving = {person: draw(_days) for person in draw(st.lists(st.sampled_from(people), max_size=2, unique=True))}
    events: list[tuple[date, Event]] = []
    for group in groups.values():
        until = {person: min(gone.get(person, date.max), leaving.get(person, date.max)) for person in group.members}
        events += draw(_course(group, questions, until))
    events += [(day, Deleted(person)) for person, day in gone.items()]
    events += [(day, Left(person)) for person, day in leaving.items()]
    events += draw(st.lists(st.tuples(_days, _asked_for), max_size=3))
    events += [(date(year + 1, 1, 1), YearOver(year)) for year in YEARS]
    events += [(date(YEARS[-1] + 1, 2, 1), AskedFor(date.min, date.max))]
    in_order = sorted(events, key=lambda event: event[0])
    return History(groups, tuple(_numbered(in_order)))


_days = st.builds(lambda days: FIRST_DAY + days * A_DAY, st.integers(0, 150))
_asked_for = st.builds(lambda one, other: AskedFor(min(one, other), max(one, other)), _days, _days) | st.builds(
    lambda year: AskedFor(date(year, 1, 1), date(year, 12, 31)), st.sampled_from(YEARS)
)


@st.composite
def _groups(draw: st.DrawFn, id: str, size: Size) -> Group:
    people = draw(st.permutations([f"p{n}" for n in range(size.members + 2)]))
    people = people[: draw(st.sampled_from(range(2, size.members + 1)))]
    paragraphs = draw(st.sampled_from([("85",), ("85", "107")]))
    members = {person: draw(st.sampled_from(paragraphs)) for person in people}
    leaders = frozenset({"boss"}) | (frozenset({people[0]}) if draw(st.integers(0, 3)) == 0 else frozenset())
    first = draw(st.builds(lambda days: FIRST_DAY + days * A_DAY, st.integers(0, 100)))
    sessions = draw(st.sampled_from(range(1, size.sessions + 1)))
    days = {number: first + 7 * number * A_DAY for number in range(1, sessions + 1)}
    return Group(id, draw(st.sampled_from(["north", "south"])), members, leaders, days)


@st.composite
def _course(draw: st.DrawFn, group: Group, questions: list[str], until: Mapping[str, date]) -> list[tuple[date, Event]]:
    """Each session and the end of a course, with all that is answered by those who are in it until then."""
    events: list[tuple[date, Event]] = []
    last = max(group.days.values())
    for number, day in [*group.days.items(), (0, last)]:
        habits = draw(st.sampled_from([ALL_ANSWER, MOST_DO, MOST_DO, FEW_DO]))
        asked = [key for key in questions if (ASKED[key] is END) == (number == 0)]
        for person, question in product(group.members, asked):
            days = [day + after * A_DAY for after in draw(st.sampled_from(habits))]
            events += [(on, Slot(0, person, group.id, number, question)) for on in days if on < until[person]]
        if number:
            events.append((day + A_DAY, Delivered(group.id)))
    return [*events, (last + CLOSES_AFTER, Closed(group.id))]


def _numbered(events: list[tuple[date, Event]]) -> list[tuple[date, Event]]:
    return [
        (day, replace(event, number=n) if isinstance(event, Slot) else event) for n, (day, event) in enumerate(events)
    ]


@st.composite
def lives(draw: st.DrawFn, size: Size = Size()) -> tuple[History, dict[int, Value]]:
    """A history and what is answered in it."""
    history = draw(histories(size))
    return history, {slot.number: draw(st.sampled_from(answers(slot.question))) for slot in history.slots}
