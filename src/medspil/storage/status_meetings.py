"""Status meetings as they are remembered: their day, what is brought along, and the note of what was agreed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, insert, or_, select, true, update

from medspil.domain.meetings import Meeting, Pick
from medspil.domain.retention import LAST_MEETING_KEPT, MEETINGS_KEPT, PULSES_KEPT
from medspil.storage.meeting_planning import pulse_names
from medspil.storage.store import Store, new_id
from medspil.storage.tables import answers, meeting_picks, status_meetings
from medspil.storage.tables import responses as asked

_ANY = true()
_WORDS, _ADDED, _NOTE = "status_meetings.words", "status_meetings.added", "status_meetings.note"


def of_person(connection: Connection, store: Store, person_id: str) -> tuple[Meeting, ...]:
    """The person's meetings that nobody called off, the newest day first."""
    mine = (status_meetings.c.person_id == person_id) & status_meetings.c.called_off_at.is_(None)
    order = (status_meetings.c.day.desc(), status_meetings.c.made_at.desc())
    rows = connection.execute(select(status_meetings).where(mine).order_by(*order)).all()
    return tuple(_meeting(connection, store, row) for row in rows)


def one(connection: Connection, store: Store, meeting_id: str | None) -> Meeting | None:
    """The meeting with this id, also where it was called off."""
    row = row_of(connection, meeting_id)
    return None if row is None else _meeting(connection, store, row)


def row_of(connection: Connection, meeting_id: str | None) -> Row[Any] | None:
    """The row of a meeting."""
    return connection.execute(select(status_meetings).where(status_meetings.c.id == meeting_id)).first()


def _meeting(connection: Connection, store: Store, row: Row[Any]) -> Meeting:
    def opened(purpose: str, sealed: bytes | None) -> str | None:
        return None if sealed is None else store.vault.open_text(purpose, sealed)

    picks = connection.execute(
        select(meeting_picks.c.sub_goal_id, meeting_picks.c.with_notes).where(meeting_picks.c.meeting_id == row.id)
    )
    return Meeting(
        row.id,
        row.day,
        row.link_id,
        row.told_by,
        row.called_off_at,
        row.prepared_at,
        tuple(Pick(pick.sub_goal_id, pick.with_notes) for pick in picks),
        opened(_WORDS, row.words),
        opened(_ADDED, row.added),
        opened(_NOTE, row.note),
        row.note_by,
        row.approved_at,
        row.refused_at,
    )


def keep(
    connection: Connection, person_id: str, day: date, link_id: str | None, told_by: str, today: date, now: datetime
) -> str:
    """The person has a meeting on this day; one with the same other that was ahead moves there. Returns its id."""
    same = status_meetings.c.link_id.is_not_distinct_from(link_id)
    known = next(iter(ahead_of(connection, person_id, today, same)), None)
    if known is not None:
        which = status_meetings.c.id == known.id
        connection.execute(update(status_meetings).where(which).values(day=day, told_by=told_by))
        return str(known.id)
    meeting_id = new_id()
    connection.execute(
        insert(status_meetings).values(
            id=meeting_id, person_id=person_id, day=day, made_at=now, link_id=link_id, told_by=told_by
        )
    )
    return meeting_id


def ahead_of(
    connection: Connection, person_id: str, today: date, which: ColumnElement[bool] = _ANY
) -> Sequence[Row[Any]]:
    """The meetings of the person that are today or later and stand, unless there is a note of them already."""
    mine = (status_meetings.c.person_id == person_id) & status_meetings.c.called_off_at.is_(None)
    ahead = mine & (status_meetings.c.day >= today) & status_meetings.c.approved_at.is_(None)
    order = (status_meetings.c.day, status_meetings.c.made_at, status_meetings.c.id)
    return connection.execute(select(status_meetings).where(ahead, which).order_by(*order)).all()


def call_off(connection: Connection, meeting_id: str, told_by: str, now: datetime) -> None:
    """There is no such meeting after all; what was prepared for it goes."""
    _forget_words(connection, [meeting_id])
    which = status_meetings.c.id == meeting_id
    connection.execute(update(status_meetings).where(which).values(called_off_at=now, told_by=told_by))


def prepare(
    connection: Connection, store: Store, meeting_id: str, picks: Sequence[Pick], words: str | None, now: datetime
) -> None:
    """The citizen brings this along, and nothing that they had picked before."""
    connection.execute(delete(meeting_picks).where(meeting_picks.c.meeting_id == meeting_id))
    if picks:
        rows = [
            {"meeting_id": meeting_id, "sub_goal_id": one.sub_goal_id, "with_notes": one.with_notes} for one in picks
        ]
        connection.execute(insert(meeting_picks), rows)
    sealed = None if words is None else store.vault.seal(_WORDS, words)
    _write(connection, meeting_id, prepared_at=now, words=sealed)


def take_back_picks(connection: Connection, link_id: str, sub_goal_id: str | None) -> None:
    """What is not shared with somebody any more is not brought to a meeting with them; None: nothing is."""
    with_them = select(status_meetings.c.id).where(status_meetings.c.link_id == link_id)
    which = true() if sub_goal_id is None else meeting_picks.c.sub_goal_id == sub_goal_id
    connection.execute(delete(meeting_picks).where(meeting_picks.c.meeting_id.in_(with_them), which))


def ask_for_note(
    connection: Connection, store: Store, meeting_id: str, added: str | None, by: str, now: datetime
) -> None:
    """Somebody wants a note of it, with this line of their own; a no from before may be thought over."""
    sealed = None if added is None else store.vault.seal(_ADDED, added)
    _write(connection, meeting_id, added=sealed, note_by=by, refused_at=None)


def approve(connection: Connection, store: Store, meeting_id: str, note: str, by: str, now: datetime) -> None:
    """The citizen has approved this note."""
    row = row_of(connection, meeting_id)
    note_by = by if row is None or row.note_by is None else row.note_by
    sealed = store.vault.seal(_NOTE, note)
    _write(connection, meeting_id, note=sealed, note_by=note_by, approved_at=now, refused_at=None)


def refuse(connection: Connection, meeting_id: str, now: datetime) -> None:
    """The citizen wants no note; what somebody wanted in it goes."""
    _write(connection, meeting_id, note=None, added=None, refused_at=now, approved_at=None)


def _write(connection: Connection, meeting_id: str, **columns: Any) -> None:
    connection.execute(update(status_meetings).where(status_meetings.c.id == meeting_id).values(**columns))


def _forget_words(connection: Connection, meeting_ids: Sequence[str]) -> None:
    """What was picked, said and noted for these meetings goes; their days stay."""
    connection.execute(delete(meeting_picks).where(meeting_picks.c.meeting_id.in_(meeting_ids)))
    nothing = {"words": None, "added": None, "note": None, "prepared_at": None}
    connection.execute(update(status_meetings).where(status_meetings.c.id.in_(meeting_ids)).values(**nothing))


def forget_past(connection: Connection, store: Store, now: datetime) -> None:
    """Nothing of a meeting that has been is kept longer than it is needed, and no question that nobody answered.

    Nor is for ever what too few others answered for it to be counted.
    """
    today = now.astimezone(store.defaults.tz).date()
    rows = status_meetings.c
    long_over = (rows.day < today - MEETINGS_KEPT) & (
        rows.approved_at.is_(None) | (rows.approved_at < now - MEETINGS_KEPT)
    )
    _forget_words(connection, connection.scalars(select(rows.id).where(long_over)).all())
    newer = status_meetings.alias()
    same = newer.c.link_id.is_not_distinct_from(rows.link_id)
    was = same & newer.c.called_off_at.is_(None) & (newer.c.day < today)
    replaced = exists().where(newer.c.person_id == rows.person_id, newer.c.day > rows.day, was)
    gone = (long_over & or_(replaced, rows.day < today - LAST_MEETING_KEPT)) | (
        rows.called_off_at < now - MEETINGS_KEPT
    )
    connection.execute(delete(status_meetings).where(gone))
    of_pulse = asked.c.questionnaire.in_(pulse_names(store)) & asked.c.course_id.is_(None)
    empty = ~exists().where(answers.c.response_id == asked.c.id)
    useless = ((asked.c.closes_at < now) & empty) | (asked.c.closes_at < now - PULSES_KEPT)
    connection.execute(delete(asked).where(of_pulse, useless))
