"""Status meetings that citizens have told of, and the few questions that come before them."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, exists, insert, select

from medspil.domain.agenda import AgendaKind
from medspil.domain.group_agenda import pulse
from medspil.domain.local_time import end_of_day
from medspil.domain.persons import PersonSettings
from medspil.domain.questionnaires import Occasion
from medspil.domain.retention import PULSES_KEPT
from medspil.storage import agenda, group_planning, responses
from medspil.storage.store import Store, new_id
from medspil.storage.tables import answers, status_meetings
from medspil.storage.tables import responses as asked


def plan(
    connection: Connection, store: Store, person_id: str, day: date, settings: PersonSettings, now: datetime
) -> None:
    """The person has a status meeting on this day; one that they told of before gives way to it."""
    cancel(connection, store, person_id, now)
    connection.execute(insert(status_meetings).values(id=new_id(), person_id=person_id, day=day, made_at=now))
    closes_at = end_of_day(day, settings.tz)
    for questionnaire in store.questionnaires.for_occasion(Occasion.BEFORE_STATUS_MEETING)[:1]:
        response_id = responses.ask(connection, store, person_id, questionnaire, None, None, closes_at, now)
        agenda.add(connection, store, [pulse(day, now, settings)], response_id, person_id)


def days_of(connection: Connection, person_id: str) -> tuple[date, ...]:
    """The days of the status meetings that somebody told of."""
    mine = select(status_meetings.c.day).where(status_meetings.c.person_id == person_id)
    return tuple(connection.scalars(mine.order_by(status_meetings.c.day)))


def cancel(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """The person has none after all: they are not asked. What they answered by then counts."""
    connection.execute(delete(status_meetings).where(status_meetings.c.person_id == person_id))
    of_pulse = asked.c.questionnaire.in_(_names(store)) & asked.c.course_id.is_(None)
    unasked = connection.scalars(
        select(asked.c.id).where(asked.c.person_id == person_id, of_pulse, asked.c.answered_at.is_(None))
    ).all()
    group_planning.drop(connection, unasked, now, [AgendaKind.PULSE])
    responses.unask(connection, unasked)


def planned(connection: Connection, person_id: str) -> date | None:
    """The day of the meeting they have told of."""
    mine = select(status_meetings.c.day).where(status_meetings.c.person_id == person_id)
    day: date | None = connection.scalar(mine.order_by(status_meetings.c.day.desc()).limit(1))
    return day


def forget_past(connection: Connection, store: Store, now: datetime) -> None:
    """Meetings that have been, and questions before them that nobody answered, are not kept.

    Nor is for ever what too few others answered for it to be counted.
    """
    today = now.astimezone(store.defaults.tz).date()
    connection.execute(delete(status_meetings).where(status_meetings.c.day < today))
    of_pulse = asked.c.questionnaire.in_(_names(store)) & asked.c.course_id.is_(None)
    empty = ~exists().where(answers.c.response_id == asked.c.id)
    useless = ((asked.c.closes_at < now) & empty) | (asked.c.closes_at < now - PULSES_KEPT)
    connection.execute(delete(asked).where(of_pulse, useless))


def _names(store: Store) -> list[str]:
    return [one.name for one in store.questionnaires.for_occasion(Occasion.BEFORE_STATUS_MEETING)]
