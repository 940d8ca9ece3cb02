"""What is claimed of the rules, each as a check of one life of group courses. docs/group-privacy.md says it in words.

The tests in test_attacker.py make some lives for each, `make prove` makes many.
"""

from collections.abc import Iterable

from hypothesis import assume
from hypothesis import strategies as st

from tests.domain.attacker import Attacker, ShapeTells
from tests.domain.group_life import Audience, History, House, Slot, Values

Life = tuple[History, Values]

MOST_TO_TRY = 6
"""Of so many unknown answers every way to give them is tried."""


def attacker(
    life: Life, unknown: Iterable[Slot], *, house: type[House] = House, audience: Audience = Audience.STAFF
) -> Attacker:
    history, truth = life
    return Attacker(lambda values: house(history, values).lives(), truth, unknown, audience)


def leader(life: Life, house: type[House] = House) -> Attacker:
    """Knows the group, sees all summaries and reports, and knows what those who lead a course answered themselves."""
    history, _ = life
    return attacker(life, [slot for slot in history.slots if slot.person not in history.leaders], house=house)


def participant(life: Life, me: str, house: type[House] = House) -> Attacker:
    """Hears what is said back to the group, and knows what they answered themselves."""
    unknown = [slot for slot in life[0].slots if slot.person != me]
    return attacker(life, unknown, house=house, audience=Audience.PARTICIPANTS)


def subtracts(one: Attacker) -> bool:
    """Whether it gets numbers of too few people, or sees by what is shown what was answered."""
    try:
        return one.subtracts() is not None
    except ShapeTells:
        return True


def rules_out(one: Attacker) -> bool:
    """Whether it surely learns an answer that the rules withhold: all ways to answer were tried."""
    suspects = one.withheld(one.convinced_of()) if len(one.unknown) <= MOST_TO_TRY else []
    return bool(suspects) and bool(one.withheld(one.rules_out()))


def may_learn(one: Attacker) -> bool:
    """Whether no proof was found that it does not."""
    return one.subtracts() is not None or bool(one.withheld(one.convinced_of()))


def a_leader_learns_no_single_answer(life: Life) -> None:
    """Not from all that is ever shown to anyone, and knowing who was there, who answered, and the code."""
    assert leader(life).subtracts() is None
    assert leader(life).withheld(leader(life).convinced_of()) == []


def something_else_was_possible(life: Life) -> None:
    """The same by trying all ways to answer; and nobody must have given some value at least once."""
    one = leader(life)
    assume(0 < len(one.unknown) <= MOST_TO_TRY)
    assert one.withheld(one.rules_out()) == []
    if one.withheld(one.unknown) == list(one.unknown):
        assert [slot for slot in one.unknown if one.must_have_said(slot.person)] == []


def all_but_one_sum_is_not_enough(life: Life, data: st.DataObject) -> None:
    """Who knows all answers in the world but those in one Sum learns none of these."""
    house = House(*life)
    house.lives()
    assume(house.sums)
    members = data.draw(st.sampled_from(house.members))
    strong = attacker(life, [slot for slot in members if slot.person not in life[0].leaders])
    assert strong.withheld(strong.convinced_of()) == []


def all_but_three_people_is_not_enough(life: Life, data: st.DataObject) -> None:
    """Who knows all answers but those of three people in a Sum with numbers, or in a part of it, learns none."""
    house = House(*life)
    house.lives()
    parts = [part for number in range(len(house.sums)) for part in _counted(house, number)]
    assume(parts)
    part = data.draw(st.sampled_from(parts))
    people = sorted({slot.person for slot in part} - life[0].leaders)
    victims = data.draw(st.permutations(people))[:3]
    strong = attacker(life, [slot for slot in part if slot.person in victims])
    assert strong.withheld(strong.convinced_of()) == []


def _counted(house: House, number: int) -> list[list[Slot]]:
    """The answers that stand together in numbers: those of a Sum, or of each paragraph where it is divided."""
    members, found = house.members[number], house.sums[number].sum
    if found.counts is None:
        return []
    parts: dict[str, list[Slot]] = {}
    for slot in members:
        divided = len(found.by_paragraph or {}) > 1
        paragraph = house.history.groups[slot.group].members[slot.person] if divided else ""
        parts.setdefault(paragraph, []).append(slot)
    return list(parts.values())


def a_participant_learns_no_others_answer(life: Life, data: st.DataObject) -> None:
    """Not from what is said back to the group, and knowing their own answers."""
    people = sorted({slot.person for slot in life[0].slots})
    assume(people)
    assert not may_learn(participant(life, data.draw(st.sampled_from(people))))
