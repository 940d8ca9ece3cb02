"""What is remembered of questions that somebody comes back to: what can still be changed, and what is told for good."""

from medspil.conversations.group_facts import ResponseFacts
from medspil.conversations.state import Opening
from medspil.storage import people
from tests.storage.test_hearing import a_circle
from tests.storage.town import Someone, Town


def facts_of(one: Someone, response_id: str) -> ResponseFacts:
    person_id = one.person_id
    with one.town.store.database.transaction() as connection:
        row = people.lock(connection, person_id)
        assert row is not None
        known = people.FactsOfPerson(connection, one.town.store, row, one.town.now)
        facts = known(ResponseFacts, Opening(subject=response_id))
    assert isinstance(facts, ResponseFacts)
    return facts


def test_what_is_told_can_not_be_changed_and_a_line_that_was_passed_on_is_told(town: Town) -> None:
    circle = a_circle(town, 3)
    session_id = circle.meets(1)
    for person in range(3):
        circle.says(person, session_id, {"together": "5"}, "mere sang" if person == 0 else "")
    first = circle.people[0]
    response_id = circle.response(first, session_id)
    before = facts_of(first, response_id)
    assert before.answers == {"together": "5", "keep-or-change": "mere sang"}
    assert before.counted == ()
    circle.is_heard(session_id)
    after = facts_of(first, response_id)
    assert after.answers == {}
    assert after.counted == ("together", "keep-or-change")


def test_what_waits_for_the_next_session_can_be_changed_still(town: Town) -> None:
    circle = a_circle(town, 2)
    session_id = circle.meets(1)
    circle.says(0, session_id, {"together": "5"})
    circle.is_heard(session_id)
    facts = facts_of(circle.people[0], circle.response(circle.people[0], session_id))
    assert (facts.answers, facts.counted, facts.course, facts.session) == ({"together": "5"}, (), "Onsdagsgruppen", 1)
