"""Invented answers of a group, frozen as they are in real life, and what was said of a whole course."""

from dataclasses import replace
from datetime import UTC, date, datetime

from medspil.conversations.courses.course_report import Rate, WhatWasSaid
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.questionnaires import shipped
from medspil.domain.courses import Course
from medspil.domain.places import Attendance
from medspil.domain.questionnaires import Questionnaire
from medspil.domain.sums import Given, Sum, freeze
from tests.conversations.some_courses import a_course, a_place, with_session

AFTER, END = shipped().current("after-session"), shipped().current("end-of-course")
FIRST_LINE, ODD_LINE, LAST_LINE = (
    "Pausen må gerne være længere.",
    '=HYPERLINK("x") <b>mere</b> kaffe',
    "Tak for en god gruppe.",
)


def a_sum(
    key: str, *answers: str | tuple[str, ...], first: int, last: int | None = None, asked: Questionnaire = AFTER
) -> Sum:
    """The Sum of these answers, each by somebody else; there must be enough of them."""
    sessions = (first, *[first if last is None else last] * (len(answers) - 1))
    given = [
        Given(f"p{place}", key, answer, session, "103")
        for place, (answer, session) in enumerate(zip(answers, sessions, strict=True))
    ]
    found = freeze(asked, asked.question(key), given)
    assert found is not None
    return found


def a_course_of_six() -> Course:
    """Six sessions, of which the third was cancelled and the fourth moved."""
    course = with_session(a_course(sessions=6), 3, cancelled=True)
    course = with_session(course, 4, moved_from=date(2026, 12, 22), day=date(2026, 12, 23))
    return replace(course, sessions=tuple(replace(one, ticked=True) for one in course.sessions))


def led() -> LedCourse:
    """Seven participants, one of whom left; all were there each time but for the first of them."""
    names = ("Sara", "Ali", "Bo", "Dorte", "Erik", "Freja", "Gitte")
    left = datetime(2026, 12, 10, tzinfo=UTC)
    places = tuple(a_place(n, name, left_at=left if name == "Bo" else None) for n, name in enumerate(names, start=1))
    course = a_course_of_six()
    attendances = tuple(
        Attendance(f"{session.number}{place.id}", session.id, place.id, present=place.name != "Sara")
        for session in course.held
        for place in places
    )
    return LedCourse(course, places, attendances, ("Mette", "Jonas"))


def what_was_said() -> WhatWasSaid:
    """Exact sums, a word, a sum of two sessions, a session with nothing, and the end with all kinds of questions."""
    together = (
        a_sum("together", "5", "5", "4", "3", "2", first=1),
        a_sum("together", "4", "4", "1", first=2),
        a_sum("together", "5", "5", "5", "4", "4", "3", first=4, last=5),
    )
    step = (a_sum("step", "1", "1", "2", "1", first=1, last=2),)
    end = (
        a_sum("purpose", "8", "9", "10", "7", "2", first=0, asked=END),
        a_sum("changed", ("less-alone", "mastery"), ("mastery",), *[("with-others",)] * 4, first=0, asked=END),
        a_sum("next", "group", "group", "both", "nothing", "group", first=0, asked=END),
        a_sum("recommend", "yes", "yes", "no", first=0, asked=END),
    )
    lines = ((1, FIRST_LINE), (5, ODD_LINE), (None, LAST_LINE))
    rates = {1: Rate(6, 5), 2: Rate(6, 3), 4: Rate(6, 2), 5: Rate(6, 5), 6: Rate(5, 2)}
    return WhatWasSaid((AFTER, END), together + step + end, lines, rates, Rate(6, 6))
