"""What status meetings put on the agenda and take off it: the pulse, the look over what happened, and news of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, select

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.group_agenda import PULSE_RESTS, prepare, pulse
from medspil.domain.local_time import end_of_day
from medspil.domain.persons import PersonSettings
from medspil.domain.questionnaires import Occasion
from medspil.domain.retention import KEPT
from medspil.storage import agenda, group_planning, responses
from medspil.storage.store import Store
from medspil.storage.tables import agenda as items
from medspil.storage.tables import responses as asked


def plan(
    connection: Connection,
    store: Store,
    person_id: str,
    ahead: Sequence[Row[Any]],
    settings: PersonSettings,
    now: datetime,
) -> None:
    """Some days before a meeting the citizen is offered the pulse and a look over what happened: one message for both.

    `ahead` are all their meetings ahead, the nearest first. The pulse comes before the nearest; before the others, and
    where it was answered of late, only the look over what happened is offered, unless they have prepared already.
    """
    _drop(connection, store, person_id, [row.id for row in ahead], now)
    asks_pulse = not _answered_of_late(connection, store, person_id, now)
    for row in ahead:
        questionnaire = next(iter(store.questionnaires.for_occasion(Occasion.BEFORE_STATUS_MEETING)), None)
        if asks_pulse and questionnaire is not None:
            closes_at = end_of_day(row.day, settings.tz)
            response_id = responses.ask(connection, store, person_id, questionnaire, None, None, closes_at, now)
            agenda.add(connection, store, [pulse(row.day, now, settings)], response_id, person_id)
            asks_pulse = False
        elif row.prepared_at is None:
            agenda.add(connection, store, [prepare(row.day, now, settings)], row.id, person_id)


def _drop(connection: Connection, store: Store, person_id: str, meeting_ids: Collection[str], now: datetime) -> None:
    """The citizen is not asked. What they answered by then counts."""
    pulses = connection.execute(select(asked.c.id, asked.c.answered_at).where(_pulses_of(store, person_id))).all()
    group_planning.drop(connection, [one.id for one in pulses], now, [AgendaKind.PULSE])
    responses.unask(connection, [one.id for one in pulses if one.answered_at is None])
    group_planning.drop(connection, meeting_ids, now, [AgendaKind.MEETING_PREPARE])


def tell(
    connection: Connection, store: Store, person_id: str, kind: AgendaKind, meeting_id: str, now: datetime
) -> None:
    """Somebody is told at once how it stands with a meeting; what they were not told of yet is told with it."""
    drop_news(connection, meeting_id, kind, now)
    agenda.add(connection, store, [Planned(kind, now)], meeting_id, person_id)


def drop_news(connection: Connection, meeting_id: str, kind: AgendaKind, now: datetime) -> None:
    """Takes what nobody was told of yet off the agenda."""
    group_planning.drop(connection, [meeting_id], now, [kind])


def is_news(connection: Connection, row: Row[Any], now: datetime) -> bool:
    """Whether the other side has not heard yet that there is such a meeting."""
    told = (items.c.subject == row.id) & (items.c.kind == AgendaKind.MEETING_SET)
    found = connection.execute(select(items.c.done_at, items.c.how).where(told)).all()
    waits = any(item.done_at is None for item in found)
    # What went out is known as long as its row of the agenda is kept.
    return waits and not any(item.how == agenda.SENT for item in found) and row.made_at > now - KEPT


def pulse_names(store: Store) -> list[str]:
    """The names of the questionnaires that are asked before a status meeting."""
    return [one.name for one in store.questionnaires.for_occasion(Occasion.BEFORE_STATUS_MEETING)]


def _answered_of_late(connection: Connection, store: Store, person_id: str, now: datetime) -> bool:
    of_late = _pulses_of(store, person_id) & (asked.c.answered_at > now - PULSE_RESTS)
    return bool(connection.scalar(select(exists().where(of_late))))


def _pulses_of(store: Store, person_id: str) -> ColumnElement[bool]:
    of_pulse = asked.c.questionnaire.in_(pulse_names(store)) & asked.c.course_id.is_(None)
    return (asked.c.person_id == person_id) & of_pulse
