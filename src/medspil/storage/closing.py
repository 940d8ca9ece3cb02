"""Closing a course: its last sums and its figures are frozen. And a year's end, for what was too little by itself."""

from datetime import datetime, time, timedelta

from sqlalchemy import Connection, insert, select, update

from medspil.domain.agenda import AgendaKind
from medspil.domain.course_figures import tallies
from medspil.domain.courses import Course
from medspil.domain.local_time import instant_of
from medspil.domain.questionnaires import Occasion
from medspil.storage import courses, group_planning, places, responses, sums
from medspil.storage.hearing import moment_of_its_own
from medspil.storage.store import Store
from medspil.storage.sums import Belonging, Open
from medspil.storage.tables import counts
from medspil.storage.tables import courses as course_rows
from medspil.storage.tables import places as place_rows
from medspil.storage.tables import responses as asked


def close(connection: Connection, store: Store, course_id: str, now: datetime) -> bool:
    """Closes a course and tells its leaders that the report is there. False where it is closed or gone already.

    What was answered too late for a session's own sum, and the questions about the whole course, are frozen now.
    """
    courses.lock(connection, course_id)
    course = courses.one(connection, store, course_id)
    if course is None or course.closed:
        return False
    _freeze_course(connection, store, course, moment_of_its_own(connection, course.id, now))
    year = now.astimezone(store.defaults.tz).year
    all_places = places.of_course(connection, store, course.id)
    for tally in tallies(course, all_places, places.attendances_of(connection, course.id)):
        connection.execute(
            insert(counts).values(
                course_id=course.id,
                year=year,
                paragraph=tally.paragraph,
                variable=tally.variable,
                category=tally.category,
                citizens=tally.count,
            )
        )
    connection.execute(update(course_rows).where(course_rows.c.id == course.id).values(closed_at=now))
    # What the citizens wanted to work on was for the leader of a group that is over now.
    connection.execute(update(place_rows).where(place_rows.c.course_id == course.id).values(goal=None))
    leaders = courses.leader_ids(connection, course.id)
    group_planning.now_for(connection, store, leaders, AgendaKind.COURSE_REPORT, course.id, now)
    return True


def _freeze_course(connection: Connection, store: Store, course: Course, now: datetime) -> None:
    year = now.astimezone(store.defaults.tz).year
    names = {course.questionnaire, *(one.name for one in store.questionnaires.for_occasion(Occasion.END_OF_COURSE))}
    which = (asked.c.course_id == course.id) & asked.c.questionnaire.in_(names)

    def of_course(one: Open) -> Belonging:
        return Belonging(course.id, course.unit.id, year)

    if sums.freeze_all(connection, store, sums.open_answers(connection, store, which), of_course, now):
        sums.pass_lines_on(connection, which, now)
    ended = [row for name in names for row in responses.of_course(connection, course.id, name)]
    connection.execute(
        update(course_rows)
        .where(course_rows.c.id == course.id)
        .values(
            last_asked=len(ended),
            last_answered=sum(row.answered_at is not None for row in ended),
            last_told_at=now,
        )
    )


def end_years(connection: Connection, store: Store, now: datetime) -> None:
    """What is left of courses that were closed in a year that is over is counted by unit, then all over; then it goes.

    Before that it stays open, so that it is counted anew where somebody takes theirs away.
    """
    this_year = now.astimezone(store.defaults.tz).year
    for year in connection.scalars(select(counts.c.year).distinct().order_by(counts.c.year)).all():
        if year < this_year:
            _end_year(connection, store, year, now)


def _end_year(connection: Connection, store: Store, year: int, now: datetime) -> None:
    which = asked.c.course_id.in_(select(counts.c.course_id).where(counts.c.year == year))

    def of_unit(one: Open) -> Belonging:
        return Belonging(None, one.unit_id, year)

    def of_year(one: Open) -> Belonging:
        return Belonging(None, None, year)

    for of in (of_unit, of_year):
        sums.freeze_all(connection, store, sums.open_answers(connection, store, which), of, now)
    sums.forget_values(connection, [one.id for one in sums.open_answers(connection, store, which)])


def count_pulses(connection: Connection, store: Store, now: datetime) -> None:
    """What was answered before status meetings in months that are over is counted, as soon as it is enough."""
    zone = store.defaults.tz
    first = now.astimezone(zone).date().replace(day=1)
    names = [one.name for one in store.questionnaires.for_occasion(Occasion.BEFORE_STATUS_MEETING)]
    over = asked.c.closes_at <= instant_of(first, time(0), zone)
    which = asked.c.questionnaire.in_(names) & asked.c.course_id.is_(None) & over
    year = (first - timedelta(days=1)).year

    def of_year(one: Open) -> Belonging:
        return Belonging(None, None, year)

    sums.freeze_all(connection, store, sums.open_answers(connection, store, which), of_year, now)
