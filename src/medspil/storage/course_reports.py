"""All that may be told of a course's answers, for the report to its leaders."""

from sqlalchemy import Connection, select

from medspil.conversations.courses.course_report import Rate, WhatWasSaid
from medspil.domain.courses import Course
from medspil.domain.questionnaires import Questionnaire
from medspil.storage import sums
from medspil.storage.store import Store
from medspil.storage.tables import answers, courses, sessions
from medspil.storage.tables import responses as asked
from medspil.storage.tables import sums as sum_rows


def said_in(connection: Connection, store: Store, course: Course) -> WhatWasSaid:
    """What is frozen of this course, and nothing else: asked again it says the same, and later more."""
    row = connection.execute(select(courses).where(courses.c.id == course.id)).one()
    told = connection.execute(
        select(sessions).where(sessions.c.course_id == course.id, sessions.c.told_at.is_not(None))
    )
    frozen = connection.execute(select(sum_rows).where(sum_rows.c.course_id == course.id).order_by(sum_rows.c.id)).all()
    totals = tuple(sums.total(one) for one in frozen)
    return WhatWasSaid(
        _questionnaires(store, {(one.questionnaire, one.version) for one in totals}),
        totals,
        _lines(connection, store, course),
        {one.number: Rate(one.asked, one.answered) for one in told},
        None if row.last_told_at is None else Rate(row.last_asked, row.last_answered),
    )


def _questionnaires(store: Store, wanted: set[tuple[str, int]]) -> tuple[Questionnaire, ...]:
    return tuple(store.questionnaires.version(name, version) for name, version in sorted(wanted))


def _lines(connection: Connection, store: Store, course: Course) -> tuple[tuple[int | None, str], ...]:
    """The lines that were passed on, by the session with which they were told."""
    in_course = asked.c.course_id == course.id
    told = connection.execute(
        select(sessions.c.number, sessions.c.told_at)
        .where(sessions.c.course_id == course.id, sessions.c.told_at.is_not(None))
        .order_by(sessions.c.number)
    ).all()
    found: list[tuple[int | None, str]] = []
    for row in told:
        with_it = in_course & (answers.c.passed_on_at == row.told_at)
        found += [(row.number, words) for words in sums.lines(connection, store, with_it)]
    moments = [row.told_at for row in told]
    at_the_end = in_course & answers.c.passed_on_at.not_in(moments)
    return (*found, *((None, words) for words in sums.lines(connection, store, at_the_end)))
