"""What leaders' talks know of what a group said: only those who lead it, and no free line where it would stay."""

from medspil.conversations.group_facts import HeardFacts, WritingFacts
from tests.storage.test_groups import facts_of
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Town


def told(town: Town) -> tuple[Circle, str]:
    """A group of five whose first session was told of, with a free line of each."""
    circle = a_circle(town, 5)
    session_id = circle.meets(1)
    for person in range(5):
        circle.says(person, session_id, {"together": "4"}, line=f"Ord {person}")
    circle.is_heard(session_id)
    return circle, session_id


def test_the_leader_sees_again_what_was_told(town: Town) -> None:
    circle, session_id = told(town)
    facts = facts_of(circle.leader, HeardFacts, session_id)
    assert isinstance(facts, HeardFacts)
    assert facts.heard is not None
    assert len(facts.heard.lines) == 5
    assert [one.people for one in facts.heard.new] == [5]


def test_a_participant_or_another_leader_sees_nothing_of_it(town: Town) -> None:
    circle, session_id = told(town)
    another = a_circle(town, 0).leader
    for someone in (circle.people[0], another):
        facts = facts_of(someone, HeardFacts, session_id)
        assert isinstance(facts, HeardFacts)
        assert facts.heard is None


def test_before_it_was_told_there_is_nothing(town: Town) -> None:
    circle = a_circle(town, 5)
    session_id = circle.meets(1)
    facts = facts_of(circle.leader, HeardFacts, session_id)
    assert isinstance(facts, HeardFacts)
    assert facts.heard is None


def test_whoever_writes_back_has_the_sums_and_the_group_but_no_free_line(town: Town) -> None:
    circle, session_id = told(town)
    facts = facts_of(circle.leader, WritingFacts, session_id)
    assert isinstance(facts, WritingFacts)
    assert facts.of_session(session_id) is not None
    assert facts.heard is not None
    assert [one.people for one in facts.heard.new] == [5]
    assert facts.heard.lines == ()
