"""The proof that the sums of a group tell of nobody: the attacker on many lives of courses. docs/group-privacy.md."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain import claims
from tests.domain.claims import Life
from tests.domain.figures_attacker import Part, certain_of
from tests.domain.histories import BIG, SMALL, Size, lives
from tests.domain.test_figures_attacker import all_of_it, by_the_rules

LIVES, FIGURES, TRIED_OUT = 400, 2000, 150

many = settings(max_examples=LIVES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
LONG = Size(groups=2, members=8, sessions=12, questions=1)


@many
@given(lives() | lives(BIG) | lives(LONG))
def test_a_leader_who_sees_everything_learns_no_single_answer(life: Life) -> None:
    claims.a_leader_learns_no_single_answer(life)


@settings(many, max_examples=TRIED_OUT)
@given(lives(SMALL))
def test_whatever_was_answered_something_else_was_possible(life: Life) -> None:
    claims.something_else_was_possible(life)


@pytest.mark.parametrize(
    "claim",
    [
        claims.all_but_one_sum_is_not_enough,
        claims.all_but_three_people_is_not_enough,
        claims.a_participant_learns_no_others_answer,
    ],
)
@many
@given(life=lives() | lives(BIG), data=st.data())
def test_a_strong_attacker_and_a_participant_learn_none(
    claim: Callable[[Life, st.DataObject], None], life: Life, data: st.DataObject
) -> None:
    claim(life, data)


@settings(many, max_examples=FIGURES)
@given(all_of_it())
def test_nobody_learns_what_became_of_fewer_than_three_people(
    life: tuple[list[Part], tuple[int, ...], str | None],
) -> None:
    assert certain_of(by_the_rules, *life) == set()
