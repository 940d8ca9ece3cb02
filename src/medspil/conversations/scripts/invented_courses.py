"""Invented courses, as those who lead them or offer places in them see them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from medspil.conversations.courses.course_report import WhatWasSaid
from medspil.conversations.courses.report_talk import ReportFacts
from medspil.conversations.facts import Facts
from medspil.conversations.goal_report import GoalReport
from medspil.conversations.goal_report_talk import GoalReportFacts
from medspil.conversations.group_facts import (
    HeardFacts,
    LeaderFacts,
    LedCourse,
    OfferedFacts,
    OfferingFacts,
    WritingFacts,
)
from medspil.domain.courses import Course, CourseDraft, Paragraph, Session, Unit, as_planned, weekly_days
from medspil.domain.group_matters import Heard
from medspil.domain.places import Attendance, OfferAnswer, Place

CODE = "K7QDM2XW9RTA"
REFLECTION = f"8{2:031}"
_FIRST = date(2026, 11, 10)
_LONG_AGO = datetime(2026, 11, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Work:
    """What someone who works here knows of courses, or of the figures of all units."""

    courses: tuple[LedCourse, ...] = ()
    units: tuple[str, ...] = ()
    questionnaires: tuple[tuple[str, str], ...] = ()
    offered: tuple[Place, Course] | None = None
    heard: Heard | None = None
    report: tuple[LedCourse, WhatWasSaid] | None = None
    figures: tuple[GoalReport | None, tuple[str, ...]] = (None, ())

    def with_new(self, draft: CourseDraft) -> "Work":
        """The same with a course that was just planned."""
        number = len(self.courses) + 1
        sessions = tuple(replace(s, id=_session(number, s.number)) for s in as_planned(draft).sessions)
        course = replace(as_planned(draft), id=f"{number:032}", sessions=sessions)
        return replace(self, courses=(*self.courses, LedCourse(course)))

    def facts(self, kind: type[Facts], basics: Mapping[str, Any]) -> Facts | None:
        """The facts of this kind; None where they are not about courses."""
        if issubclass(kind, LeaderFacts):
            known: dict[str, Any] = {
                "courses": self.courses,
                "units": self.units,
                "questionnaires": self.questionnaires,
            }
            if issubclass(kind, WritingFacts):
                known |= {"heard": self.heard}
            return kind(**basics, **known, fresh_code=CODE, reflection_id=REFLECTION)
        if issubclass(kind, HeardFacts):
            return kind(**basics, heard=self.heard)
        if issubclass(kind, ReportFacts):
            led, said = self.report or (None, None)
            return kind(**basics, led=led, said=said)
        if issubclass(kind, GoalReportFacts):
            told, others = self.figures
            return kind(**basics, told=told, other_days=others)
        if issubclass(kind, OfferingFacts):
            return kind(**basics, courses=self.courses, fresh_code=CODE)
        if issubclass(kind, OfferedFacts):
            place, course = self.offered or (None, None)
            return kind(**basics, place=place, course=course)
        return None


def a_course(number: int, title: str, words: Mapping[str, str], first: date = _FIRST, sessions: int = 10) -> Course:
    """A course on one weekday from 12.30 to 14.30."""
    days = weekly_days(first, sessions)
    plan = tuple(Session(_session(number, n), n, day, time(12, 30)) for n, day in enumerate(days, start=1))
    unit = Unit(f"{number:032}", words["unit"])
    return Course(f"{number:032}", 1, title, unit, words["room"], Paragraph.P103, 120, 8, plan)


def under_way(words: Mapping[str, str]) -> LedCourse:
    """A course in its third week: the first two sessions are ticked, a later one is moved, one is cancelled."""
    course = a_course(1, words["group"], words)
    changes: dict[int, dict[str, Any]] = {
        1: {"ticked": True, "told": True},
        2: {"ticked": True, "told": True},
        5: {"day": date(2026, 12, 9), "moved_from": date(2026, 12, 8)},
        6: {"cancelled": True},
    }
    sessions = tuple(replace(s, **changes.get(s.number, {})) for s in course.sessions)
    course = replace(course, sessions=sessions)
    names = (words["first"], words["second"], words["third"])
    taken = [
        Place(_place(n), course.id, Paragraph.P103, OfferAnswer.ACCEPTED, name, ask=True, answered_at=_LONG_AGO)
        for n, name in enumerate(names, start=1)
    ]
    taken[0] = replace(taken[0], goal=words["hope"])
    others = [
        Place(_place(4), course.id, Paragraph.P85, OfferAnswer.NONE),
        Place(_place(5), course.id, Paragraph.P85, OfferAnswer.LATER),
        Place(_place(6), course.id, Paragraph.P85, OfferAnswer.DECLINED),
        Place(_place(7), course.id, Paragraph.P85, OfferAnswer.ACCEPTED, words["fourth"], left_at=_LONG_AGO),
    ]
    away = Attendance(f"{1:032}", sessions[3].id, taken[1].id, cannot_come=True)
    return LedCourse(course, (*taken, *others), (away,), (words["leader"],))


def _session(course: int, number: int) -> str:
    return f"5{course:015}{number:016}"


def _place(number: int) -> str:
    return f"6{number:031}"


def about_to_begin(words: Mapping[str, str]) -> LedCourse:
    """A course that begins next week, with nobody in it yet."""
    return LedCourse(a_course(2, words["other-group"], words, date(2026, 12, 3)), leaders=(words["leader"],))


def full(words: Mapping[str, str]) -> LedCourse:
    """A course with no free place."""
    led = under_way(words)
    return replace(led, course=replace(led.course, capacity=3))


def over(words: Mapping[str, str], closed: bool = True) -> LedCourse:
    """A course whose last session has been."""
    course = a_course(3, words["old-group"], words, date(2026, 8, 20))
    sessions = tuple(replace(s, ticked=True, told=True) for s in course.sessions)
    return LedCourse(replace(course, sessions=sessions, closed=closed))


def an_offered_place(words: Mapping[str, str]) -> tuple[Place, Course]:
    """A place that was taken."""
    led = under_way(words)
    return led.places[0], led.course


def a_numbered_course(number: int, words: Mapping[str, str]) -> LedCourse:
    """One of many courses."""
    return LedCourse(a_course(number, f"{words['group']} ({number})", words))


def nearly_alone(words: Mapping[str, str]) -> LedCourse:
    """A course with two in it: one has not said a name yet and does not want to be asked."""
    led = under_way(words)
    asked, other = led.participants[:2]
    return replace(led, places=(asked, replace(other, name=None, ask=False)), attendances=())


def all_cancelled(words: Mapping[str, str]) -> LedCourse:
    """A course that does not take place."""
    course = a_course(4, words["other-group"], words)
    return LedCourse(replace(course, sessions=tuple(replace(s, cancelled=True) for s in course.sessions)))
