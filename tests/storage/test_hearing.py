"""What a group said: frozen once, joined where it was too little, and never counted twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import ColumnElement, true

from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ForgetMe
from medspil.domain.group_decisions import FinishAnswers, GiveAnswer, LeaveCourse, NewCourse, TickAttendance
from medspil.domain.group_figures import Scope
from medspil.domain.group_matters import Heard
from medspil.domain.persons import Role
from medspil.domain.places import Acceptance
from medspil.storage import closing, figures, hearing, people, sums
from medspil.storage.tables import answers, counts, responses, roles
from medspil.storage.tables import sums as sum_rows
from tests.storage.test_groups import COPENHAGEN, DRAFT, Group, decide, somebody
from tests.storage.town import Someone, Town

NAMES = ("Freja", "Ali", "Ida", "Omar", "Signe", "Bo")


class Circle(Group):
    """A group with its participants, whose sessions pass."""

    def __init__(self, leader: Someone, size: int) -> None:
        super().__init__(leader)
        self.people = [somebody(self.town) for _ in range(size)]
        self.places = [self.joined_by(one, Acceptance(NAMES[n])) for n, one in enumerate(self.people)]

    def meets(self, number: int, there: int | None = None) -> str:
        """The session is over, and the leader tells who was there: all, or the first `there` of them."""
        session = self.course.sessions[number - 1]
        self.town.now = datetime.combine(session.day, time(16, 5), COPENHAGEN).astimezone(UTC)
        decide(self.leader, TickAttendance(session.id, tuple(self.places[:there])))
        return session.id

    def says(self, person: int, session_id: str, values: Mapping[str, str], line: str = "") -> None:
        one = self.people[person]
        response_id = self.response(one, session_id)
        given = [GiveAnswer(response_id, question, value) for question, value in values.items()]
        if line:
            given.append(GiveAnswer(response_id, "keep-or-change", line, pass_on=True))
        decide(one, *given, FinishAnswers(response_id))

    def response(self, one: Someone, session_id: str) -> str:
        which = (responses.c.person_id == one.person_id) & (responses.c.session_id == session_id)
        return str(self.town.rows(responses, which)[0].id)

    def is_heard(self, session_id: str) -> Heard:
        """The next day at twelve."""
        self.town.now += timedelta(hours=20)
        with self.town.store.database.transaction() as connection:
            heard = hearing.hear(connection, self.town.store, session_id, self.town.now)
        assert heard is not None
        return heard

    def open(self, which: ColumnElement[bool] = true()) -> int:  # noqa: B008 - a statement is no default that changes
        """How many answers are in no sum yet."""
        with self.town.store.database.transaction() as connection:
            return len(sums.open_answers(connection, self.town.store, which))


@pytest.fixture
def circle(town: Town) -> Circle:
    return a_circle(town, 6)


def a_circle(town: Town, size: int) -> Circle:
    leader = somebody(town)
    person_id = leader.person_id
    with town.store.database.transaction() as connection:
        row = {"person_id": person_id, "role": Role.GROUP_LEADER, "since": town.now}
        connection.execute(roles.insert().values(row))
        people.change_name(connection, town.store, person_id, "Mette")
    decide(leader.needs_no_more_proof(), NewCourse(replace(DRAFT, capacity=8)))
    return Circle(leader, size)


def counts_of(heard: Heard, question: str = "together") -> list[tuple[int, Mapping[str, int] | None, int, int]]:
    return [(one.people, one.counts, one.first, one.last) for one in heard.new if one.question == question]


def test_five_answers_are_told_in_numbers(circle: Circle) -> None:
    session = circle.meets(1)
    for person, value in enumerate(("4", "5", "4", "2", "3")):
        circle.says(person, session, {"together": value})
    heard = circle.is_heard(session)
    assert (heard.asked, heard.answered) == (6, 5)
    assert counts_of(heard) == [(5, {"2": 1, "3": 1, "4": 2, "5": 1}, 1, 1)]


def test_four_answers_are_told_in_one_word(circle: Circle) -> None:
    session = circle.meets(1)
    for person in range(4):
        circle.says(person, session, {"together": "5"})
    heard = circle.is_heard(session)
    assert counts_of(heard) == [(4, None, 1, 1)]
    assert heard.new[0].word == "mostly-good"


def test_two_answers_wait_and_join_the_next_session(circle: Circle) -> None:
    first = circle.meets(1)
    for person in range(2):
        circle.says(person, first, {"together": "1"}, line="Mere kaffe")
    heard = circle.is_heard(first)
    assert (heard.new, heard.lines) == ((), ())
    second = circle.meets(2)
    for person in range(2, 6):
        circle.says(person, second, {"together": "5"})
    heard = circle.is_heard(second)
    assert counts_of(heard) == [(6, {"1": 2, "5": 4}, 1, 2)]
    assert heard.lines == ("Mere kaffe", "Mere kaffe")


def test_heard_again_it_is_the_same_whatever_happened_since(circle: Circle) -> None:
    session = circle.meets(1)
    for person in range(5):
        circle.says(person, session, {"together": "4"}, line=f"Ord {person}")
    heard = circle.is_heard(session)
    circle.says(5, session, {"together": "1"})
    circle.says(0, session, {"together": "1"})
    decide(circle.people[1], LeaveCourse(circle.places[1]))
    assert circle.is_heard(session) == heard


def test_an_answer_that_was_counted_is_counted_in_no_other_sum(circle: Circle) -> None:
    session = circle.meets(1)
    for person in range(5):
        circle.says(person, session, {"together": "4"})
    circle.is_heard(session)
    assert circle.open() == 0
    circle.says(0, session, {"together": "1"})
    assert circle.open() == 0


def test_whoever_deletes_everything_takes_their_words_and_open_answers_along(circle: Circle) -> None:
    first = circle.meets(1)
    for person in range(5):
        circle.says(person, first, {"together": "4"}, line=f"Ord {person}")
    heard = circle.is_heard(first)
    second = circle.meets(2)
    for person in range(3):
        circle.says(person, second, {"together": "2"})
    decide(circle.people[0], ForgetMe())
    again = circle.is_heard(first)
    assert again.new == heard.new
    assert again.lines == ("Ord 1", "Ord 2", "Ord 3", "Ord 4")
    # Two are left, and two are too few.
    assert circle.is_heard(second).new == ()


def test_skipping_a_question_lets_only_that_one_wait(circle: Circle) -> None:
    session = circle.meets(1)
    for person in range(5):
        values = {"together": "4"} if person else {"together": "4", "step": "5"}
        circle.says(person, session, values)
    heard = circle.is_heard(session)
    assert [one.question for one in heard.new] == ["together"]


def test_a_closed_course_leaves_its_figures_and_a_report_to_tell_of(circle: Circle, town: Town) -> None:
    circle.meets(1)
    decide(circle.people[5], LeaveCourse(circle.places[5]))
    town.now += timedelta(days=120)
    course_id = circle.course.id
    with town.store.database.transaction() as connection:
        assert closing.close(connection, town.store, course_id, town.now)
        assert not closing.close(connection, town.store, course_id, town.now)
    figures = {(row.paragraph, row.variable, row.category): row.citizens for row in town.rows(counts)}
    assert figures["107", "answer", "accepted"] == 6
    assert figures["107", "finished", "finished"] == 5
    assert figures["107", "session-1", "present"] == 6
    assert [s for _k, _d, s in circle.planned(AgendaKind.COURSE_REPORT)] == [course_id]
    assert circle.course.closed


def test_what_was_too_little_for_a_course_is_counted_by_its_unit_when_the_year_is_over(town: Town) -> None:
    circles = [a_circle(town, 2), a_circle(town, 2)]
    for circle in circles:
        session = circle.meets(1)
        for person in range(2):
            circle.says(person, session, {"together": "5"})
        circle.is_heard(session)
    town.now += timedelta(days=120)
    course_ids = [circle.course.id for circle in circles]
    with town.store.database.transaction() as connection:
        for course_id in course_ids:
            closing.close(connection, town.store, course_id, town.now)
        closing.end_years(connection, town.store, town.now)
    assert town.rows(sum_rows) == []
    town.now += timedelta(days=365)
    with town.store.database.transaction() as connection:
        closing.end_years(connection, town.store, town.now)
    (frozen,) = town.rows(sum_rows)
    assert (frozen.course_id, frozen.unit_id is None, frozen.people, frozen.mood) == (None, False, 4, "mostly-good")
    assert circles[0].open() == 0


def test_what_is_too_little_even_for_the_year_goes_unseen(town: Town) -> None:
    circle = a_circle(town, 2)
    session = circle.meets(1)
    for person in range(2):
        circle.says(person, session, {"together": "5"})
    circle.is_heard(session)
    town.now += timedelta(days=120)
    course_id = circle.course.id
    with town.store.database.transaction() as connection:
        closing.close(connection, town.store, course_id, town.now)
    town.now += timedelta(days=365)
    with town.store.database.transaction() as connection:
        closing.end_years(connection, town.store, town.now)
    assert town.rows(sum_rows) == []
    assert [row.value for row in town.rows(answers)] == [None, None]


def test_the_report_holds_what_was_frozen_and_nothing_else(town: Town) -> None:
    circle = a_circle(town, 6)
    for number in (1, 2):
        session = circle.meets(number)
        for person in range(5 if number == 1 else 2):
            circle.says(person, session, {"together": "4"})
        circle.is_heard(session)
    course_id, unit_id = circle.course.id, circle.course.unit.id
    town.now += timedelta(days=120)
    with town.store.database.transaction() as connection:
        closing.close(connection, town.store, course_id, town.now)
        today = town.now.date()
        report = figures.figures(connection, town.store, date(2026, 1, 1), today, today)
        assert figures.names(connection, town.store)[course_id] == "Onsdagsgruppen"
    rows = {(row.scope, row.name): row.total for row in report.answers if row.question == "together"}
    assert rows[Scope.COURSE, course_id].counts == {"4": 5}
    assert rows[Scope.UNIT, unit_id] == rows[Scope.ALL, None] == rows[Scope.PARAGRAPH, "107"]
    accepted = [row for row in report.taking_part if (row.scope, row.variable) == (Scope.COURSE, "answer")]
    assert [row.counts for row in accepted] == [{"accepted": 6}]
