"""The figures of all group courses, from frozen sums and counts alone."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from medspil.domain.courses import Course
from medspil.domain.group_figures import GroupFigures, PlacedSum, group_figures
from medspil.domain.questionnaires import Occasion
from medspil.domain.taking_part import Count
from medspil.storage import courses
from medspil.storage.store import Store
from medspil.storage.sums import total
from medspil.storage.tables import counts, sums, units
from medspil.storage.tables import courses as course_rows


def figures(connection: Connection, store: Store, first_day: date, last_day: date, today: date) -> GroupFigures:
    """The organisation's report from `first_day` to `last_day`, both in it, as it may be shown on the day `today`."""
    return group_figures(_sums(connection, store), _counts(connection, store), first_day, last_day, today)


def names(connection: Connection, store: Store) -> dict[str, str]:
    """What the units and courses in the figures are called, by their ids; of courses of one name the first day, too."""
    named = {row.id: row.name for row in connection.execute(select(units.c.id, units.c.name))}
    known = courses.some(connection, store, courses.ids(connection))
    titles = Counter(course.title for course in known)
    return named | {course.id: _named(course, titles[course.title] > 1) for course in known}


def _named(course: Course, with_day: bool) -> str:
    return f"{course.title}, {course.sessions[0].day}" if with_day and course.sessions else course.title


def _sums(connection: Connection, store: Store) -> list[PlacedSum]:
    known = {course.id: course for course in courses.some(connection, store, courses.ids(connection))}
    placed = []
    for row in connection.execute(select(sums).order_by(sums.c.id)):
        days = [session.day for session in known[row.course_id].sessions] if row.course_id else []
        if row.course_id and row.first:
            days = [s.day for s in known[row.course_id].sessions if row.first <= s.number <= row.last]
        elif row.course_id:
            days = days[-1:]
        begins, ends = (min(days), max(days)) if days else _of_no_course(store, row)
        placed.append(PlacedSum(total(row), row.course_id, row.unit_id, row.year, begins, ends))
    return placed


def _of_no_course(store: Store, row: Row[Any]) -> tuple[date, date]:
    """The year of what was left of courses; for what belongs to none, the month that was over when it was counted."""
    if row.unit_id is not None or row.questionnaire in _asked_in_courses(store):
        return date(row.year, 1, 1), date(row.year, 12, 31)
    last = row.frozen_at.astimezone(store.defaults.tz).date().replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _asked_in_courses(store: Store) -> frozenset[str]:
    everything = (*store.questionnaires.now, *store.questionnaires.earlier)
    return frozenset(one.name for one in everything if one.occasion is not Occasion.BEFORE_STATUS_MEETING)


def _counts(connection: Connection, store: Store) -> list[Count]:
    rows = connection.execute(
        select(counts, course_rows.c.unit_id, course_rows.c.closed_at)
        .join(course_rows, course_rows.c.id == counts.c.course_id)
        .order_by(counts.c.id)
    )
    return [
        Count(
            row.course_id,
            row.unit_id,
            row.year,
            row.paragraph,
            row.variable,
            row.category,
            row.citizens,
            row.closed_at.astimezone(store.defaults.tz).date(),
        )
        for row in rows
    ]
