"""Status meetings as both sides see them: the only way by which what was brought to one reaches the other."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from medspil.domain.links import Link
from medspil.domain.local_time import local_day
from medspil.domain.meetings import Meeting, MeetingSeen, as_seen, before
from medspil.domain.retention import MEETINGS_KEPT
from medspil.domain.seen import CitizenSeen
from medspil.storage import seeing, status_meetings, sub_goals
from medspil.storage.store import Store
from medspil.storage.tables import persons


def through(connection: Connection, store: Store, seen: CitizenSeen, now: datetime) -> MeetingSeen | None:
    """The meeting with this citizen as the other sees it: the next one, or the last as long as it can be read."""
    link = seen.link
    today = local_day(now, store.defaults.tz)
    if not link.meets(today):
        return None
    meetings = _of_link(connection, store, link)
    ahead = [one for one in meetings if one.is_ahead(today) and one.approved_at is None]
    recent = [one for one in meetings if one.day >= today - MEETINGS_KEPT]
    meeting = min(ahead, key=lambda one: one.day, default=None) or next(iter(recent), None)
    return None if meeting is None else _seen(connection, store, link.citizen_id, meeting, seen)


def of_other(connection: Connection, store: Store, link: Link, meeting_id: str, now: datetime) -> MeetingSeen | None:
    """This very meeting as the other sees it; None where it is not with them, or they may see nothing (any more)."""
    if not link.meets(local_day(now, store.defaults.tz)):
        return None
    meeting = next((one for one in _of_link(connection, store, link) if one.id == meeting_id), None)
    seen = seeing.seen_through(connection, store, link.id, now)
    if meeting is None or seen is None:
        return None
    return _seen(connection, store, link.citizen_id, meeting, seen)


def of_citizen(
    connection: Connection, store: Store, citizen_id: str, meeting_id: str, now: datetime
) -> MeetingSeen | None:
    """The same page for the citizen: what the other sees, and nothing else."""
    found = status_meetings.of_person(connection, store, citizen_id)
    meeting = next((one for one in found if one.id == meeting_id), None)
    if meeting is None:
        return None
    seen = None if meeting.link_id is None else seeing.seen_through(connection, store, meeting.link_id, now)
    return _seen(connection, store, citizen_id, meeting, seen)


def _of_link(connection: Connection, store: Store, link: Link) -> list[Meeting]:
    return [one for one in status_meetings.of_person(connection, store, link.citizen_id) if one.link_id == link.id]


def _seen(
    connection: Connection, store: Store, citizen_id: str, meeting: Meeting, seen: CitizenSeen | None
) -> MeetingSeen:
    # Only what was picked is read: what stays with the citizen is not even opened.
    picked = sub_goals.some(connection, store, [pick.sub_goal_id for pick in meeting.picks], citizen_id)
    zone = ZoneInfo(connection.scalar(select(persons.c.zone).where(persons.c.id == citizen_id)) or store.defaults.zone)
    last = before(status_meetings.of_person(connection, store, citizen_id), meeting)
    shared = () if seen is None else seen.sub_goals
    return as_seen(meeting, picked, shared, last, zone)
