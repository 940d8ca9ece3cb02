"""Two people decide about the same group in the same moment: on PostgreSQL, where both really are at it at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import Decided, Decision
from medspil.domain.group_decisions import (
    AnswerOffer,
    FinishAnswers,
    GiveAnswer,
    NewCourse,
    TickAttendance,
)
from medspil.domain.places import Acceptance, OfferAnswer
from medspil.storage import addresses, applying, closing, courses, hearing
from medspil.storage.scene import Scene
from medspil.storage.store import Store
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, counts, places, responses, sums
from tests.storage.test_groups import DRAFT, Group, decide
from tests.storage.test_hearing import a_circle
from tests.storage.town import Someone, Town

Work = Callable[[Connection], object]


@pytest.fixture
def town(postgresql_store: Store) -> Town:
    return Town(postgresql_store)


def at_once(town: Town, first: Work, second: Work) -> tuple[object, object]:
    """What comes of both, where the second begins before the first is committed, and has to wait for it."""

    def later() -> object:
        with town.store.database.transaction() as connection:
            return second(connection)

    with ThreadPoolExecutor(1) as other:
        with town.store.database.transaction() as connection:
            one = first(connection)
            waiting = other.submit(later)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        return one, waiting.result(timeout=10)


def deciding(someone: Someone, *what: Decision) -> Work:
    """Whether it was granted."""
    town, address_id = someone.town, someone.address_id

    def work(connection: Connection) -> bool:
        scene = Scene(connection, town.store, addresses.load(connection, address_id), town.now)
        try:
            for number, decision in enumerate(what):
                applying.apply(scene, Decided(f"at-once-{address_id}:{number}", decision))
        except Stale:
            return False
        return True

    return work


def test_of_two_who_take_the_last_place_one_is_too_late(town: Town) -> None:
    leader = town.leader()
    decide(leader, NewCourse(replace(DRAFT, capacity=1)))
    led = Group(leader)
    one, other = town.citizen("4001"), town.citizen("4002")
    takes = [
        deciding(citizen, AnswerOffer(led.offers()[0], OfferAnswer.ACCEPTED, Acceptance("Freja")))
        for citizen in (one, other)
    ]
    assert at_once(town, takes[0], takes[1]) == (True, False)
    assert town.count(places, places.c.answer == OfferAnswer.ACCEPTED) == 1


def test_where_the_last_two_answer_at_once_the_leader_hears_at_once(town: Town) -> None:
    circle = a_circle(town, 2)
    session = circle.meets(1)
    town.now += timedelta(hours=1)
    asked = [circle.response(one, session) for one in circle.people]
    done = [
        deciding(one, GiveAnswer(response, "together", "4"), FinishAnswers(response))
        for one, response in zip(circle.people, asked, strict=True)
    ]
    assert at_once(town, done[0], done[1]) == (True, True)
    heard = town.rows(agenda, agenda.c.kind == AgendaKind.HEARD, agenda.c.done_at.is_(None))
    assert [row.due_at for row in heard] == [town.now]


def test_two_leaders_who_hear_at_once_hear_the_same_sums_counted_once(town: Town) -> None:
    circle = a_circle(town, 5)
    session = circle.meets(1)
    for person in range(5):
        circle.says(person, session, {"together": "4"})

    def hear(connection: Connection) -> object:
        return hearing.hear(connection, town.store, session, town.now)

    one, other = at_once(town, hear, hear)
    assert one == other
    assert town.count(sums, sums.c.question == "together") == 1


def test_of_two_sessions_that_are_told_at_once_no_answer_is_counted_twice(town: Town) -> None:
    circle = a_circle(town, 5)
    first = circle.meets(1)
    for person in range(2):
        circle.says(person, first, {"together": "4"})
    circle.is_heard(first)  # too few: they join the next that is told
    waiting = []
    for number in (2, 3):
        waiting.append(circle.meets(number))
        for person in range(3):
            circle.says(person, waiting[-1], {"together": "5"})

    def hear(session: str) -> Work:
        return lambda connection: hearing.hear(connection, town.store, session, town.now)

    at_once(town, hear(waiting[0]), hear(waiting[1]))
    assert sorted(row.people for row in town.rows(sums, sums.c.question == "together")) == [3, 3]


def test_a_course_that_two_close_at_once_is_closed_once(town: Town) -> None:
    circle = a_circle(town, 3)
    course_id = circle.course.id

    def close(connection: Connection) -> object:
        return closing.close(connection, town.store, course_id, town.now)

    assert at_once(town, close, close) == (True, False)
    accepted = town.rows(counts, counts.c.variable == "answer")
    assert len({(row.paragraph, row.category) for row in accepted}) == len(accepted)


def test_two_leaders_who_tell_at_once_who_was_there_ask_everybody_once(town: Town) -> None:
    circle = a_circle(town, 3)
    session = circle.course.sessions[0]
    other = town.leader("2002", "Karen")
    with town.store.database.transaction() as connection:
        courses.add_leader(connection, circle.course.id, other.person_id, town.now)
    town.now += timedelta(days=1, hours=2)
    there = tuple(circle.places)
    ticks = (deciding(one, TickAttendance(session.id, there)) for one in (circle.leader, other))
    assert at_once(town, next(ticks), next(ticks)) == (True, True)
    asked = town.rows(responses, responses.c.questionnaire == "after-session")
    assert sorted(row.person_id for row in asked) == sorted(one.person_id for one in circle.people)
