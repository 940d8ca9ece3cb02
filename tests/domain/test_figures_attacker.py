"""The attacker learns of nobody whether they finished, from all that is ever published; with a broken rule it does."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from medspil.domain import taking_part
from medspil.domain.taking_part import Block, Count, publish, within
from tests.domain.figures_attacker import Part, Shows, certain_of, counts, ways

SPRING, AUTUMN, YEAR_OVER = date(2026, 4, 1), date(2026, 10, 1), date(2027, 1, 1)
RANGES = ((date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31)), (SPRING, date(2026, 12, 31)))
THREE = 3


def by_the_rules(found: Sequence[Count]) -> Sequence[Block]:
    """All that is ever published: at midyear and when the year is over, in any range."""
    early = publish([one for one in found if one.closed_on == SPRING], AUTUMN)
    late = publish(found, YEAR_OVER)
    return [*early, *late, *(block for days in RANGES for block in within(late, *days))]


@st.composite
def parts(draw: st.DrawFn) -> list[Part]:
    """Some courses with those of one or two paragraphs in each."""
    found = []
    for number in range(draw(st.sampled_from((2, 3, 4)))):
        unit, day = draw(st.sampled_from("NNS")), draw(st.sampled_from([SPRING, AUTUMN]))
        paragraphs = draw(st.sampled_from([["85"], ["85"], ["107"], ["85", "107"]]))
        people = st.sampled_from((1, 2, 3, 4))
        found += [Part(f"c{number}", unit, paragraph, draw(people), day) for paragraph in paragraphs]
    return found[:5]


@st.composite
def all_of_it(draw: st.DrawFn) -> tuple[list[Part], tuple[int, ...], str | None]:
    """The courses, how many finished, and the course that the attacker leads."""
    found = draw(parts())
    truth = tuple(draw(st.integers(0, part.people)) for part in found)
    return found, truth, draw(st.sampled_from([None, *sorted({part.course for part in found})]))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(all_of_it())
def test_nobody_learns_of_fewer_than_three_people_what_became_of_them(
    life: tuple[list[Part], tuple[int, ...], str | None],
) -> None:
    assert certain_of(by_the_rules, *life) == set()


@settings(max_examples=300, deadline=None)
@given(parts(), st.data())
def test_no_published_number_is_small_and_nobody_is_in_two_blocks(found: list[Part], data: st.DataObject) -> None:
    truth = [data.draw(st.integers(0, part.people)) for part in found]
    figures = counts(found, truth)
    shown: Counter[str] = Counter()
    for block in publish(figures, YEAR_OVER):
        assert min(block.counts.values()) >= THREE
        shown.update(block.counts)
    there: Counter[str] = Counter()
    for one in figures:
        there[one.category] += one.count
    assert shown <= there


def with_totals(found: Sequence[Count]) -> Sequence[Block]:
    """Each unit's total stands beside the courses that are shown."""
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        whole[one.unit][one.category] += one.count
    totals = [Block(None, u, 2026, None, "finished", dict(n), SPRING, AUTUMN) for u, n in sorted(whole.items())]
    return [*by_the_rules(found), *totals]


def merged_by_range(found: Sequence[Count]) -> Sequence[Block]:
    """What is too small is merged with what else lies in the range that was asked for."""
    inside = ([one for one in found if first <= one.closed_on <= last] for first, last in RANGES)
    return [block for some in inside for block in publish(some, YEAR_OVER)]


def small_ones_shown(found: Sequence[Count]) -> Sequence[Block]:
    """Every course stands by itself."""
    with patch.object(taking_part, "FEWEST", 1):
        return by_the_rules(found)


def looked_at_one_by_one(found: Sequence[Count]) -> Sequence[Block]:
    """Fewer than three people count as a figure that was too small, and not first together with others."""
    leaves: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for one in found:
        leaves[one.unit, one.paragraph, one.course][one.category] += one.count
    blocks = []
    for size in (3, 2, 1, 0):
        together: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for key, numbers in leaves.items():
            together[key[:size]] += numbers
        for where, numbers in sorted(together.items()):
            if all(n >= THREE for n in numbers.values()):
                blocks.append(Block("/".join(where), "", 2026, "", "finished", dict(numbers), SPRING, AUTUMN))
                leaves = {key: n for key, n in leaves.items() if key[:size] != where}
    return blocks


@pytest.mark.parametrize("broken", [with_totals, merged_by_range, small_ones_shown, looked_at_one_by_one])
def test_with_a_broken_rule_the_attacker_learns_it(broken: Shows) -> None:
    tries = settings(max_examples=3000, deadline=None, phases=[Phase.generate], derandomize=True, database=None)
    life = find(all_of_it(), lambda life: bool(certain_of(broken, *life)), settings=tries)
    assert certain_of(by_the_rules, *life) == set()


def test_the_plans_first_rule_gave_two_people_away() -> None:
    # a to d are seen to be too small, so each has at least one who left. There are four in all: then nobody in e did.
    found = [Part(course, "N", "85", 3, SPRING) for course in "abcd"] + [Part("e", "N", "85", 2, SPRING)]
    truth = (2, 2, 2, 2, 2)
    assert certain_of(looked_at_one_by_one, found, truth, None) == {found[-1]}
    assert certain_of(by_the_rules, found, truth, None) == set()
    assert len(list(ways(found))) == 4**4 * 3
