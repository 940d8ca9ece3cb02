"""What is kept of courses that are over: for a while who was in them and what they wrote, for ever the figures."""

from datetime import UTC, datetime, timedelta

from medspil.conversations.group_facts import OfferedFacts
from medspil.domain.decisions import ForgetMe
from medspil.domain.group_decisions import NoteSupport, WriteBack
from medspil.domain.persons import Role
from medspil.domain.retention import COURSES_KEPT
from medspil.scheduler import nightly
from medspil.storage import closing, course_reports
from medspil.storage.tables import (
    answers,
    attendances,
    counts,
    places,
    responses,
    say_backs,
    sums,
    talks,
)
from tests.storage.test_groups import decide, facts_of, member
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Town

A_DAY = timedelta(days=1)


def a_course_that_closed(town: Town, at: datetime) -> Circle:
    """Six were in it and answered, one with a line of their own."""
    circle = a_circle(town, 6)
    session = circle.meets(1)
    for person in range(6):
        circle.says(person, session, {"together": "4"}, "mere kaffe" if person == 0 else "")
    circle.is_heard(session)
    decide(circle.leader, WriteBack(circle.course.id, session, "Der kommer mere kaffe."))
    course_id = circle.course.id
    town.now = at
    with town.store.database.transaction() as connection:
        assert closing.close(connection, town.store, course_id, town.now)
    return circle


def a_night(town: Town, at: datetime) -> None:
    town.now = at
    with town.store.database.transaction() as connection:
        assert nightly.all_parts_done(connection, town.store, town.now)


def test_after_a_while_nothing_says_who_was_in_a_course_and_the_figures_stay(town: Town) -> None:
    closed = datetime(2027, 3, 1, 12, tzinfo=UTC)
    circle = a_course_that_closed(town, closed)
    course = circle.course
    before = (town.rows(sums), town.rows(counts), town.count(attendances))
    # Its year is not over: what is left of its answers will be counted then.
    a_night(town, closed + COURSES_KEPT + A_DAY)
    assert town.count(answers) > 0
    assert member(circle.people[0]).memberships != ()
    a_night(town, datetime(2028, 1, 2, 12, tzinfo=UTC))
    assert [town.count(table) for table in (responses, answers, say_backs)] == [0, 0, 0]
    assert {(row.person_id, row.offered_by, row.goal) for row in town.rows(places)} == {(None, None, None)}
    assert (town.rows(sums), town.rows(counts), town.count(attendances)) == before
    assert member(circle.people[0]).memberships == ()
    with town.store.database.transaction() as connection:
        said = course_reports.said_in(connection, town.store, course)
    assert [one.people for one in said.sums if one.question == "together"] == [6]
    assert (said.rates[1].asked, said.rates[1].answered) == (6, 6)
    assert len(circle.facts.courses[0].participants) == 6


def test_a_course_that_has_just_closed_is_kept_though_its_year_is_over(town: Town) -> None:
    closed = datetime(2026, 12, 20, 12, tzinfo=UTC)
    a_course_that_closed(town, closed)
    a_night(town, closed + COURSES_KEPT - A_DAY)
    assert town.count(responses) > 0
    assert town.count(places, places.c.person_id.is_not(None)) == 6


def test_who_offered_a_place_never_reads_what_the_citizen_wants_to_work_on(town: Town) -> None:
    circle = a_circle(town, 1)
    decide(circle.leader, NoteSupport(circle.places[0], 2))
    facts = facts_of(circle.leader, OfferedFacts, circle.places[0])
    assert isinstance(facts, OfferedFacts)
    assert facts.place is not None
    assert (facts.place.name, facts.place.goal) == ("Freja", None)


def test_who_deletes_everything_stands_in_no_talk_of_their_leader_any_more(town: Town) -> None:
    circle = a_circle(town, 1)
    uninvolved = town.staff("3002", Role.GROUP_LEADER, "Lone")
    circle.leader.says("grupper")
    uninvolved.says("grupper")
    talking = talks.c.person_id == circle.leader.person_id
    elsewhere = town.count(talks, talks.c.person_id == uninvolved.person_id)
    assert town.count(talks, talking) > 0
    decide(circle.people[0], ForgetMe())
    assert town.count(talks, talking) == 0
    assert town.count(talks, talks.c.person_id == uninvolved.person_id) == elsewhere
