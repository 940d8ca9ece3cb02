"""The attacker learns nothing that the rules for sums withhold; with a broken rule it does. docs/group-privacy.md."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from tests.domain import broken_rules, claims
from tests.domain.attacker import Attacker
from tests.domain.claims import Life, leader, may_learn, participant, rules_out, subtracts
from tests.domain.group_life import Closed, Deleted, Delivered, Group, History, House, Slot
from tests.domain.histories import BIG, SMALL, Size, lives

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
often = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
once_found = settings(often, max_examples=3000, phases=[Phase.generate], derandomize=True, database=None)


@often
@given(lives() | lives(BIG))
def test_a_leader_who_sees_everything_learns_no_single_answer(life: Life) -> None:
    claims.a_leader_learns_no_single_answer(life)


@settings(often, max_examples=10)
@given(lives(SMALL))
def test_whatever_was_answered_something_else_was_possible(life: Life) -> None:
    claims.something_else_was_possible(life)


@often
@given(lives(), st.data())
def test_who_knows_all_answers_but_those_in_one_sum_learns_none_of_them(life: Life, data: st.DataObject) -> None:
    claims.all_but_one_sum_is_not_enough(life, data)


@often
@given(lives() | lives(BIG), st.data())
def test_who_knows_all_but_three_people_of_a_counted_sum_learns_none_of_them(life: Life, data: st.DataObject) -> None:
    claims.all_but_three_people_is_not_enough(life, data)


@often
@given(lives(), st.data())
def test_a_participant_learns_no_answer_of_another_from_what_is_said_back(life: Life, data: st.DataObject) -> None:
    claims.a_participant_learns_no_others_answer(life, data)


# The test bites


@pytest.mark.parametrize(
    ("house", "learns", "size"),
    [
        (broken_rules.TwoAreEnough, rules_out, SMALL),
        (broken_rules.FourAreCounted, subtracts, Size()),
        (broken_rules.NeverFrozen, subtracts, Size()),
        (broken_rules.LateOnesAdded, subtracts, Size()),
        (broken_rules.TheWholeCourseToo, subtracts, Size()),
        (broken_rules.TheWholeUnitToo, subtracts, Size()),
        (broken_rules.SmallParagraphs, subtracts, Size()),
        (broken_rules.UnanimousOnesHidden, subtracts, Size()),
    ],
)
def test_with_a_broken_rule_the_leader_learns_an_answer(
    house: type[House], learns: Callable[[Attacker], bool], size: Size
) -> None:
    life = find(lives(size), lambda life: learns(leader(life, house)), settings=once_found)
    assert not may_learn(leader(life))


def test_if_all_were_said_back_a_participant_would_learn_the_others_answers() -> None:
    def learns(life: Life) -> bool:
        people = {slot.person for slot in life[0].slots}
        return any(rules_out(participant(life, me, broken_rules.AllIsSaidBack)) for me in people)

    life = find(lives(SMALL), learns, settings=once_found)
    assert not any(may_learn(participant(life, me)) for me in {slot.person for slot in life[0].slots})


def one_course(leaders: Iterable[str], said: Iterable[tuple[int, str, str]]) -> Life:
    """A course of four sessions, told of after the last: who said in which of them what to whether they were heard."""
    days = {number: date(2026, 10, 1) + timedelta(weeks=number) for number in (1, 2, 3, 4)}
    all_said = list(said)
    group = Group("g", "north", {person: "85" for _, person, _ in all_said}, frozenset(leaders), days)
    slots = [(days[session], Slot(n, person, "g", session, "heard")) for n, (session, person, _) in enumerate(all_said)]
    history = History({"g": group}, (*slots, (days[4] + timedelta(days=1), Delivered("g"))))
    return history, {n: value for n, (_, _, value) in enumerate(all_said)}


def test_if_a_leader_counted_too_one_hard_answer_of_their_own_would_unveil_three_good_ones() -> None:
    life = one_course({"boss"}, [(4, "boss", "1"), (4, "p1", "5"), (4, "p2", "5"), (4, "p3", "5")])
    broken = leader(life, broken_rules.LeadersCount)
    assert [slot.person for slot in broken.withheld(broken.rules_out())] == ["p1", "p2", "p3"]
    assert leader(life).rules_out() == ()


def test_if_each_answer_weighed_it_would_be_seen_what_one_person_says() -> None:
    life = one_course((), [*((n, "often", "1") for n in (1, 2, 3, 4)), (4, "p1", "1"), (4, "p2", "1")])
    assert leader(life, broken_rules.EachAnswerWeighs).must_have_said("often") == {"1"}
    assert leader(life).must_have_said("often") == set()


# The histories reach what the rules are about


def _joined(house: House) -> bool:
    return any(0 < placed.sum.first < placed.sum.last for placed in house.sums)


def _of_a_units_year(house: House) -> bool:
    return any(placed.course is None and placed.unit is not None for placed in house.sums)


def _of_all_units(house: House) -> bool:
    return any(placed.unit is None for placed in house.sums)


def _divided(house: House) -> bool:
    return any(len(placed.sum.by_paragraph or {}) > 1 for placed in house.sums)


def _both_kinds(house: House) -> bool:
    return len({placed.sum.counts is None for placed in house.sums}) == 2


def _deleted_while_open(house: House) -> bool:
    closed = {event.group: day for day, event in house.history.events if isinstance(event, Closed)}
    gone = {event.person: day for day, event in house.history.events if isinstance(event, Deleted)}
    slots = house.history.slots
    return any(slot.person in gone and gone[slot.person] < closed[slot.group] for slot in slots) and bool(house.sums)


def _said_otherwise_too_late(house: House) -> bool:
    keys = [(slot.person, slot.group, slot.session, slot.question) for slot in house.history.slots]
    frozen = {(s.person, s.group, s.session, s.question) for members in house.members for s in members}
    return any(keys.count(key) > 1 for key in frozen)


@pytest.mark.parametrize(
    "reached",
    [_joined, _of_a_units_year, _of_all_units, _divided, _both_kinds, _deleted_while_open, _said_otherwise_too_late],
)
def test_the_histories_reach_each_corner(reached: Callable[[House], bool]) -> None:
    def there(life: Life) -> bool:
        house = House(*life)
        house.lives()
        return reached(house)

    find(lives() | lives(BIG), there, settings=once_found)
