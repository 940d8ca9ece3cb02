"""Rounds of interviews: who is drawn, how many more, and when it is over."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.interviews import (
    ANSWERED_WITHIN,
    FEWEST,
    KEPT,
    ROUND_LASTS,
    Round,
    draw,
    still_to_draw,
)

BEGUN = datetime(2026, 11, 24, 13, tzinfo=UTC)
TOWN = tuple(f"{n:02}" for n in range(12))


def a_round(wanted: int = 15, yes: int = 0, finished: int = 0, heard: int = 0) -> Round:
    return Round("r", wanted, BEGUN, BEGUN + ROUND_LASTS, yes=yes, finished=finished, heard=heard)


def test_each_citizen_is_as_likely_to_be_drawn() -> None:
    chance, times, each = random.Random(2026), 6000, 3
    counted = Counter(person for _ in range(times) for person in draw(TOWN, each, chance))
    likely = each / len(TOWN)
    spread = sqrt(times * likely * (1 - likely))
    assert set(counted) == set(TOWN)
    assert all(abs(count - times * likely) < 4 * spread for count in counted.values()), counted


def test_each_pair_of_citizens_is_as_likely_too() -> None:
    chance, times = random.Random(7), 6000
    counted = Counter(frozenset(draw(TOWN[:5], 2, chance)) for _ in range(times))
    spread = sqrt(times * 0.1 * 0.9)
    assert len(counted) == 10
    assert all(abs(count - times * 0.1) < 4 * spread for count in counted.values()), counted


@given(st.sets(st.text(min_size=1), max_size=30), st.integers(0, 40), st.integers())
def test_nobody_is_drawn_twice_and_all_where_there_are_no_more(town: set[str], how_many: int, seed: int) -> None:
    drawn = draw(tuple(town), how_many, random.Random(seed))
    assert len(drawn) == len(set(drawn)) == min(how_many, len(town))
    assert set(drawn) <= town


def test_the_order_in_which_they_stand_does_not_decide() -> None:
    assert draw(TOWN, 4, random.Random(1)) == draw(TOWN[::-1], 4, random.Random(1))


@pytest.mark.parametrize(
    ("wanted", "yes", "waiting", "more"), [(15, 0, 0, 15), (15, 4, 6, 5), (15, 9, 6, 0), (15, 17, 2, 0)]
)
def test_so_many_more_are_drawn(wanted: int, yes: int, waiting: int, more: int) -> None:
    assert still_to_draw(wanted, yes, waiting) == more


def test_it_is_over_when_all_who_are_wanted_are_done() -> None:
    assert a_round(4, yes=4, finished=4).is_over(BEGUN)
    assert not a_round(4, yes=4, finished=3).is_over(BEGUN)


def test_who_said_yes_late_is_waited_for() -> None:
    assert not a_round(4, yes=5, finished=4).is_over(BEGUN)
    assert a_round(4, yes=5, finished=5).is_over(BEGUN)


def test_it_is_over_when_its_time_is_up() -> None:
    assert not a_round().is_over(BEGUN + ROUND_LASTS - timedelta(seconds=1))
    assert a_round().is_over(BEGUN + ROUND_LASTS)


def test_nobody_is_drawn_who_would_not_have_time_to_think_it_over() -> None:
    assert a_round().draws(BEGUN + ROUND_LASTS - ANSWERED_WITHIN)
    assert not a_round().draws(BEGUN + ROUND_LASTS - ANSWERED_WITHIN + timedelta(seconds=1))


def test_fewer_than_three_who_wrote_are_not_nameless() -> None:
    assert not a_round(yes=9, finished=9, heard=FEWEST - 1).nameless
    assert a_round(yes=9, finished=9, heard=FEWEST).nameless


def test_it_is_kept_for_a_while_once_it_is_over() -> None:
    assert a_round().kept_until is None
    over = Round("r", 15, BEGUN, BEGUN + ROUND_LASTS, told_at=BEGUN + ROUND_LASTS)
    assert over.kept_until == BEGUN + ROUND_LASTS + KEPT
