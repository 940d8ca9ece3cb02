"""Letting go of courses that are long over: who was in them and what they wrote goes, the figures stay."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from medspil.domain.retention import COURSES_KEPT
from medspil.storage.store import Store
from medspil.storage.tables import attendances, counts, courses, places, responses, rooms, say_backs


def let_go(connection: Connection, store: Store, now: datetime) -> None:
    """Nothing says any more who was in such a course, or what somebody answered or wrote there.

    A course of a year that is not over is not let go of, since what is left of its answers is counted then. Sums and
    counts stay, and so do the rows of places and attendances that the report is counted from: they are nobody's now.
    """
    this_year = now.astimezone(store.defaults.tz).year
    counted = select(counts.c.course_id).where(counts.c.year >= this_year)
    over = select(courses.c.id).where(courses.c.closed_at < now - COURSES_KEPT, courses.c.id.not_in(counted))
    for table in (responses, say_backs, rooms):
        connection.execute(delete(table).where(table.c.course_id.in_(over)))
    theirs = places.c.course_id.in_(over)
    nobodys = {"person_id": None, "offered_by": None, "invitation_id": None, "goal": None}
    connection.execute(update(places).where(theirs).values(**nobodys))
    of_them = attendances.c.place_id.in_(select(places.c.id).where(theirs))
    connection.execute(update(attendances).where(of_them).values(cannot_come_at=None))
