"""Refused looks: somebody names what is a citizen's and not theirs to see. They learn nothing, and the log says so.

A talk's facts hold nothing that somebody may not see, so a talk can't tell what is refused from what does not exist.
Here it is told apart, after the answer was made.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, literal, or_, select, union_all

from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.links import CARERS, HELPS
from medspil.domain.local_time import local_day
from medspil.domain.persons import STAFF, Role
from medspil.storage import audit, people
from medspil.storage.links import open_on
from medspil.storage.store import Store, new_id
from medspil.storage.tables import (
    cheers,
    companions,
    course_leaders,
    drawn,
    help_wishes,
    links,
    persons,
    places,
    proposals,
    responses,
    roles,
    shares,
    status_meetings,
    sub_goals,
)

STRANGER = "stranger"


def note_refused(
    connection: Connection,
    store: Store,
    person_id: str | None,
    subject: str | None,
    now: datetime,
    way: audit.Way = audit.Way.CHAT,
) -> None:
    """Adds a line where `subject`, by which somebody opened a talk, is a citizen's and not theirs to see.

    `person_id` is None where nobody knows who it was.
    """
    if subject is None:
        return
    found = connection.execute(_owner(subject)).first()
    if found is None or found.citizen_id in (None, person_id):
        return
    today = local_day(now, store.defaults.tz)
    if person_id is not None and connection.scalar(select(_may_name(found.kind, subject, person_id, today))):
        return
    actor, role = (
        (new_id(), STRANGER) if person_id is None else (person_id, _role(connection, person_id, found.citizen_id))
    )
    audit.note(connection, actor, found.citizen_id, SeenWhat.REFUSED, now, way, role)


def _role(connection: Connection, person_id: str, citizen_id: str) -> str:
    """As what they stand, or stood, beside the citizen; otherwise what they are here."""
    beside = (links.c.other_id == person_id) & (links.c.citizen_id == citizen_id)
    kind: str | None = connection.scalar(select(links.c.kind).where(beside).order_by(links.c.since.desc()).limit(1))
    if kind is not None:
        return kind
    row = people.lock(connection, person_id)
    found = sorted(people.roles_of(row) - {Role.CITIZEN}) if row is not None else []
    return found[0] if found else Role.CITIZEN


def _owner(subject: str) -> Any:
    """Whose it is, and what it is."""

    def one(kind: str, citizen: ColumnElement[Any], id: ColumnElement[Any]) -> Select[Any]:
        return select(literal(kind).label("kind"), citizen.label("citizen_id")).where(id == subject)

    along = one("companion", sub_goals.c.person_id, companions.c.id).where(companions.c.sub_goal_id == sub_goals.c.id)

    def is_one_of(them: Iterable[Role]) -> ColumnElement[bool]:
        return exists().where(roles.c.person_id == persons.c.id, roles.c.role.in_(list(them)))

    # Those who work here are named by coordinators and colleagues, also where they are citizens, too.
    citizen = one("person", persons.c.id, persons.c.id).where(is_one_of((Role.CITIZEN,)), ~is_one_of(STAFF))
    return union_all(
        one("link", links.c.citizen_id, links.c.id),
        one("sub-goal", sub_goals.c.person_id, sub_goals.c.id),
        one("wish", help_wishes.c.person_id, help_wishes.c.id),
        one("proposal", proposals.c.person_id, proposals.c.id),
        one("cheer", cheers.c.person_id, cheers.c.id),
        one("meeting", status_meetings.c.person_id, status_meetings.c.id),
        one("place", places.c.person_id, places.c.id),
        one("response", responses.c.person_id, responses.c.id),
        one("drawn", drawn.c.person_id, drawn.c.id),
        along,
        citizen,
    )


def _may_name(kind: str, subject: str, person_id: str, today: date) -> ColumnElement[bool]:
    """Whether the person may know of it."""
    mine = and_(links.c.other_id == person_id, open_on(today))
    said_yes = links.c.accepted_at.is_not(None)

    def through(table: Any, *where: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(table.c.id == subject, links.c.citizen_id == table.c.person_id, mine, *where)

    shared = exists().where(
        shares.c.link_id == links.c.id, or_(shares.c.sub_goal_id.is_(None), shares.c.sub_goal_id == sub_goals.c.id)
    )
    leads = exists().where(course_leaders.c.course_id == places.c.course_id, course_leaders.c.person_id == person_id)
    rules: dict[str, ColumnElement[bool]] = {
        "link": exists().where(links.c.id == subject, mine),
        "person": exists().where(links.c.citizen_id == subject, mine),
        "sub-goal": through(sub_goals, said_yes, shared),
        "wish": through(help_wishes, links.c.kind.in_(HELPS)),
        "proposal": exists().where(proposals.c.id == subject, proposals.c.from_id == person_id),
        "cheer": exists().where(cheers.c.id == subject, cheers.c.from_id == person_id),
        "meeting": exists().where(
            status_meetings.c.id == subject,
            status_meetings.c.link_id == links.c.id,
            mine,
            said_yes,
            links.c.kind.in_(CARERS),
        ),
        "companion": exists().where(companions.c.id == subject, companions.c.link_id == links.c.id, mine),
        "place": exists().where(places.c.id == subject, or_(places.c.offered_by == person_id, leads)),
    }
    return rules.get(kind, literal(False))
