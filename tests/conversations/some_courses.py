"""Invented courses for the dialogue tests."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from medspil.conversations.group_facts import LedCourse
from medspil.domain.courses import Course, Paragraph, Session, Unit, weekly_days
from medspil.domain.places import OfferAnswer, Place

FIRST_TUESDAY = date(2026, 12, 1)
UNIT = Unit("e" * 32, "Bostøtten Nord")


def session_id(number: int) -> str:
    return f"5{number:031}"


def place_id(number: int) -> str:
    return f"6{number:031}"


def a_course(
    title: str = "Mod på mere", id: str = "c" * 32, first_day: date = FIRST_TUESDAY, sessions: int = 12, **more: Any
) -> Course:
    """A course on Tuesdays from 13 to 15."""
    days = weekly_days(first_day, sessions)
    plan = tuple(Session(session_id(n), n, day, time(13)) for n, day in enumerate(days, start=1))
    course = Course(id, 3, title, UNIT, "Kulturhuset", Paragraph.P103, 120, 8, plan)
    return replace(course, **more)


def with_session(course: Course, number: int, **changes: Any) -> Course:
    """The course with one session otherwise."""
    sessions = tuple(replace(s, **changes) if s.number == number else s for s in course.sessions)
    return replace(course, sessions=sessions)


def a_place(number: int, name: str | None = None, answer: OfferAnswer = OfferAnswer.ACCEPTED, **more: Any) -> Place:
    """A place that somebody has, or was offered."""
    return Place(place_id(number), "c" * 32, Paragraph.P103, answer, name, **more)


def a_led_course(course: Course | None = None, names: tuple[str, ...] = ("Sara", "Ali", "Bo")) -> LedCourse:
    """A course with participants."""
    places = tuple(a_place(number, name) for number, name in enumerate(names, start=1))
    return LedCourse(course or a_course(), places, leaders=("Mette",))
