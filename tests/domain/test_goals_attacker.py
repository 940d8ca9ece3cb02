"""The attacker learns of nobody what became of their sub-goals from all that is told; with a broken rule it does."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from medspil.domain import goal_figures
from medspil.domain.goal_events import AREA, CATEGORIES, RUNG, VARIABLES, Base, Event, Place
from medspil.domain.goal_figures import Block, Cell, Period, freeze, fresh
from tests.domain.goals_attacker import (
    FEBRUARY,
    JANUARY,
    MONTHS,
    WHAT,
    Part,
    Shows,
    by_the_rules,
    certain_of,
    subtracts,
)

PLACES = (Place("north", "85"), Place("north", "107"), Place("south", "85"))
THREE = 3
Life = tuple[list[Part], list[list[str]], Place | None]

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
once_found = settings(
    max_examples=2000, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate], derandomize=True,
    database=None,
)  # fmt: skip


@st.composite
def lives(draw: st.DrawFn, people: int = 9) -> Life:
    """A few people in a few places over three months, what they did, and the place that the attacker knows."""
    parts: list[Part] = []
    while (left := people - sum(part.people for part in parts)) > 0 and len(parts) < 5:
        size = draw(st.sampled_from([n for n in (1, 2, 3, 4, 5) if n <= left]))
        parts.append(Part(draw(st.sampled_from(PLACES)), draw(st.sampled_from([JANUARY, JANUARY, FEBRUARY])), size))
    truth = [draw(st.lists(st.sampled_from(WHAT), min_size=p.people, max_size=p.people)) for p in parts]
    return parts, truth, draw(st.sampled_from([None, *PLACES]))


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(lives())
def test_nobody_learns_of_fewer_than_three_people_what_they_did(life: Life) -> None:
    assert certain_of(by_the_rules, *life) == {}


# Many things by many people: what the Blocks are made of


@contextmanager
def looking_inside() -> Iterator[dict[int, tuple[Block, list[Event]]]]:
    """What each Block is made of, while the block lasts."""
    made: dict[int, tuple[Block, list[Event]]] = {}
    real = goal_figures._block

    def remembered(*arguments: Any) -> Block:
        block = real(*arguments)
        made[id(block)] = (block, list(arguments[3]))
        return block

    with patch.object(goal_figures, "_block", remembered):
        yield made


@st.composite
def much(draw: st.DrawFn) -> list[Event]:
    """What a dozen people set for themselves in three months; some move to another place."""
    events = []
    home = {f"p{n}": draw(st.sampled_from(PLACES)) for n in range(draw(st.integers(3, 12)))}
    for month in MONTHS:
        for person, place in home.items():
            there = place if draw(st.integers(0, 5)) else draw(st.sampled_from(PLACES))
            for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2)))):
                traits = {variable: CATEGORIES[variable][0] for variable in VARIABLES[Base.SET]}
                traits[RUNG] = draw(st.sampled_from(CATEGORIES[RUNG][:3]))
                traits[AREA] = draw(st.sampled_from(CATEGORIES[AREA][:2]))
                events.append(Event(person, there, month, Base.SET, traits))
    return events


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(much(), st.sampled_from([None, *PLACES]))
def test_no_number_is_about_fewer_than_three_people_whatever_is_added_up_or_subtracted(
    events: list[Event], known: Place | None
) -> None:
    with looking_inside() as made:
        shown = by_the_rules(events)
    inside = [made[id(block)][1] for block in shown]
    assert subtracts(inside, known) is None
    for block in shown:
        assert all(cell.people >= THREE for cell in block.cells.values())
        assert sum(cell.count for cell in block.cells.values()) == len(made[id(block)][1])
    for variable in (Base.SET, *VARIABLES[Base.SET]):
        told = Counter(id(event) for block in shown if block.variable == variable for event in made[id(block)][1])
        assert set(told.values()) <= {1}


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(much(), st.integers(0, 11))
def test_whoever_takes_their_data_away_before_all_is_told_leaves_no_number_behind(
    events: list[Event], gone: int
) -> None:
    assert subtracts(_inside(events, f"p{gone}"), None) is None


def _inside(events: list[Event], gone: str, careful: bool = True) -> list[list[Event]]:
    with looking_inside() as made:
        shown = by_the_rules(events, MONTHS, gone, careful)
    return [made[id(block)][1] for block in shown]


# The test bites


def with_every_total(events: Sequence[Event]) -> list[Block]:
    """How many there were stands beside for every place, however few they are."""
    shown = by_the_rules(events)
    found: dict[Place, list[Event]] = defaultdict(list)
    for event in events:
        found[event.place].append(event)
    return [*shown, *(_all_of(place, mine) for place, mine in found.items())]


def _all_of(place: Place, events: Sequence[Event]) -> Block:
    cells = Counter(event.traits["outcome"] for event in events)
    told = {what: Cell(count, count) for what, count in cells.items()}
    return Block(Period(JANUARY, date(2026, 12, 31)), place.unit, place.paragraph, "outcome", told)


def small_ones_told(events: Sequence[Event]) -> list[Block]:
    """A number may be about two people."""
    with patch.object(goal_figures, "FEWEST", 2):
        return by_the_rules(events)


def nobody_knows_a_place(events: Sequence[Event]) -> list[Block]:
    """Nobody is thought to know what was done in one of the places that are told together."""
    real = goal_figures._left
    with patch.object(goal_figures, "_left", lambda held, places=(): [next(iter(real(held, places)))]):
        return by_the_rules(events)


@pytest.mark.parametrize("broken", [with_every_total, small_ones_told, nobody_knows_a_place])
def test_with_a_broken_rule_the_attacker_learns_it(broken: Shows) -> None:
    life = find(lives(5), lambda life: bool(certain_of(broken, *life)), settings=once_found)
    assert certain_of(by_the_rules, *life) == {}


def test_if_those_counted_together_were_parted_again_two_people_could_be_subtracted() -> None:
    north, south = PLACES[0], PLACES[2]
    three = [Event(f"a{n}", north, JANUARY, Base.LOOKED_BACK, {"outcome": "reached"}) for n in range(3)]
    two = [Event(f"b{n}", south, JANUARY, Base.LOOKED_BACK, {"outcome": "reached"}) for n in range(2)]
    assert subtracts([three, [*three, *two]], None) == frozenset(("b0", "b1"))
    with looking_inside() as made:
        shown = by_the_rules([*three, *two])
    assert subtracts([made[id(block)][1] for block in shown], None) is None


def test_if_a_report_were_reckoned_anew_for_the_days_asked_for_two_reports_could_be_subtracted() -> None:
    def reckoned(events: list[Event]) -> list[list[Event]]:
        with looking_inside() as made:
            for months in (MONTHS[:1], MONTHS[:2], MONTHS):
                freeze(Period(months[0], months[-1]), fresh(event for event in events if event.month in months))
        return [events for _block, events in made.values()]

    events = find(much(), lambda events: subtracts(reckoned(events), None) is not None, settings=once_found)
    assert subtracts(_inside(events, ""), None) is None


def test_if_it_went_unnoticed_that_somebody_took_their_data_away_their_number_could_be_subtracted() -> None:
    def learns(events: list[Event]) -> bool:
        return subtracts(_inside(events, "p0", careful=False), None) is not None

    events = find(much(), learns, settings=once_found)
    assert subtracts(_inside(events, "p0"), None) is None


def test_one_person_in_three_months_is_one_person() -> None:
    alone = [Event("a", PLACES[0], month, Base.LOOKED_BACK, {"outcome": "reached"}) for month in MONTHS]
    assert by_the_rules(alone) == []
    three = [replace(event, person=person) for event, person in zip(alone, "abc", strict=True)]
    assert [(block.period.begins, block.period.ends) for block in by_the_rules(three)] == [
        (JANUARY, date(2026, 3, 31))
    ] * 2
