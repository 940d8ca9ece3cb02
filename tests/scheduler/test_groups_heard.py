"""What the leaders of a group hear of what it said, and what the group hears back."""

from datetime import timedelta

from medspil.domain.group_decisions import (
    WriteBack,
)
from medspil.storage import courses
from tests.scheduler.circles import (
    A_DAY,
    A_WEEK,
    AT_THE_END,
    HALF_AN_HOUR_LATER,
    NEXT_DAY,
    TITLE,
    Watched,
    at,
    settings,
    texts,
)
from tests.storage.test_groups import WEDNESDAY, decide, somebody
from tests.storage.town import Someone


def test_the_leader_hears_the_next_day_at_noon_where_not_all_have_answered(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(3):
        circle.answers(person, session=1)
    circle.turn(at(NEXT_DAY, 11, 59))
    assert texts(circle.leader) == []
    circle.turn(at(NEXT_DAY, 12))
    assert texts(circle.leader)[0].endswith("3 af 4 har svaret.")


def test_below_three_the_leader_hears_how_many_and_the_answers_join_the_next(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    circle.answers(0, session=1)
    circle.answers(1, session=1)
    circle.turn(at(NEXT_DAY, 12))
    assert texts(circle.leader) == [
        f"{TITLE}, mødegang 1 af 10\n2 af 4 har svaret.\nDet er for få til at vise. Svarene kommer med næste gang."
    ]
    circle.turn(AT_THE_END + A_WEEK).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER + A_WEEK)
    circle.answers(2, session=2)
    circle.turn(at(NEXT_DAY + A_WEEK, 12))
    assert "3 eller 4 svar: mest godt (mødegang 1 til 2 samlet)" in texts(circle.leader)[-1]


def with_jonas(circle: Watched) -> Someone:
    """Somebody who leads the course, too."""
    jonas = somebody(circle.town)
    course_id, person_id = circle.course.id, jonas.person_id
    with circle.town.store.database.transaction() as connection:
        courses.add_leader(connection, course_id, person_id, circle.town.now)
    return jonas


def test_all_leaders_of_a_course_hear_the_same_each_in_their_language(circle: Watched) -> None:
    jonas = with_jonas(circle)
    settings(jonas, language="en")
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    jonas.heard.clear()
    for person in range(4):
        circle.answers(person, session=1)
    circle.town.settle()
    assert texts(circle.leader)[0].endswith("4 af 4 har svaret.")
    assert texts(jonas)[0].endswith("4 of 4 have answered.")
    assert "3 or 4 answers: mostly good" in texts(jonas)[1]


def test_a_leader_who_paused_hears_the_same_later_as_the_others_did(circle: Watched) -> None:
    jonas = with_jonas(circle)
    settings(jonas, paused_until=at(WEDNESDAY + 2 * A_DAY, 9))
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(3):
        circle.answers(person, session=1)
    circle.turn(at(NEXT_DAY, 12))
    first = texts(circle.leader)
    circle.answers(3, session=1)
    jonas.heard.clear()
    circle.turn(at(WEDNESDAY + 2 * A_DAY, 10))
    assert texts(jonas) == first


def test_the_leader_writes_back_and_the_group_hears_it_with_what_it_said(circle: Watched) -> None:
    circle.turn(AT_THE_END).ticks_all()
    circle.turn(HALF_AN_HOUR_LATER)
    for person in range(4):
        circle.answers(person, session=1)
    circle.town.settle()
    decide(circle.leader, WriteBack(circle.course.id, circle.course.sessions[0].id, "Vi holder en længere pause."))
    circle.turn(circle.town.now + timedelta(minutes=31))
    # Of four people nobody hears a word: who was alone in an opinion would know all the others'.
    assert texts(circle.people[0]) == [f"Mette skriver til jer i {TITLE}:\n»Vi holder en længere pause.«"]
