"""Access ends: who does not work here any more sees nothing and gets nothing, at once and everywhere."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, or_, select, update

from medspil.conversations.leaving import access_ended
from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.circle_verdicts import TO_OTHERS
from medspil.domain.group_verdicts import OF_STAFF
from medspil.domain.links import CARERS, LinkEnd
from medspil.domain.persons import STAFF
from medspil.storage import addresses, agenda, invitations, links, outbox, people, second_factors
from medspil.storage.store import Store
from medspil.storage.tables import addresses as address_rows
from medspil.storage.tables import agenda as agenda_rows
from medspil.storage.tables import (
    audit,
    course_leaders,
    digests,
    emails,
    interview_rounds,
    page_links,
    persons,
    places,
    roles,
    talks,
)
from medspil.storage.tables import links as link_rows

ENDED = "ended somebody's access"

_WORK = OF_STAFF | TO_OTHERS | {AgendaKind.DIGEST}
"""What falls due for those who work here."""


def end(connection: Connection, store: Store, person_id: str, now: datetime) -> bool:
    """All access of somebody who works here ends; False where nobody of that id does.

    Their name stays, so that a citizen still reads who has looked. Who is something else here as well, a citizen, stays
    that.
    """
    row = people.lock(connection, person_id)
    if row is None or STAFF.isdisjoint(people.roles_of(row)):
        return False
    still = people.roles_of(row) - STAFF
    connection.execute(delete(roles).where(roles.c.person_id == person_id, roles.c.role.in_(STAFF)))
    leaves_citizens(connection, store, person_id, now)
    _leaves_work(connection, person_id, now)
    _leaves_chats(connection, store, row, keeps=bool(still), now=now)
    return True


def leaves_citizens(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """Nobody is supported by them any more; each of those whom they supported hears of it."""
    mine = (link_rows.c.other_id == person_id) & link_rows.c.kind.in_(CARERS) & link_rows.c.ended_at.is_(None)
    found = connection.execute(select(link_rows.c.id, link_rows.c.citizen_id).where(mine)).all()
    links.end(connection, [link.id for link in found], LinkEnd.ACCESS_ENDED, now)
    for link in found:
        agenda.add(connection, store, [Planned(AgendaKind.CONTACT_LEFT, now)], link.id, link.citizen_id)


def _leaves_work(connection: Connection, person_id: str, now: datetime) -> None:
    """Groups, interviews, places, invitations and all that was to come to them."""
    connection.execute(delete(course_leaders).where(course_leaders.c.person_id == person_id))
    connection.execute(update(places).where(places.c.offered_by == person_id).values(offered_by=None))
    mine = update(interview_rounds).where(interview_rounds.c.interviewer_id == person_id)
    connection.execute(mine.values(interviewer_id=None))
    invitations.close_from(connection, person_id, now)
    due = (agenda_rows.c.person_id == person_id) & agenda_rows.c.done_at.is_(None) & agenda_rows.c.kind.in_(_WORK)
    connection.execute(update(agenda_rows).where(due).values(done_at=now, how="access ended"))


def _leaves_chats(connection: Connection, store: Store, row: Row[Any], keeps: bool, now: datetime) -> None:
    """What is under way and what waits to go out is gone; one last word says so."""
    for table in (talks, page_links, digests, emails):
        connection.execute(delete(table).where(table.c.person_id == row.id))
    second_factors.forget(connection, row.id)
    mine = select(address_rows.c.id, address_rows.c.blocked_at).where(address_rows.c.person_id == row.id)
    for address in connection.execute(mine).all():
        outbox.drop_for(connection, address.id, now, "access ended")
        if address.blocked_at is None:
            last = access_ended(people.settings_of(row), people.roles_of(row) - STAFF)
            outbox.put(connection, store, address.id, last, now)
        if not keeps:
            addresses.forget_when_done(connection, address.id)
    if not keeps:
        agenda.drop_for(connection, row.id, now, "access ended")


def forget_former(connection: Connection) -> int:
    """Forgets the names of those who have left once the log says nothing of them any more; returns how many."""
    nothing = (
        ~exists().where(roles.c.person_id == persons.c.id)
        & ~exists().where(address_rows.c.person_id == persons.c.id)
        & ~exists().where(or_(audit.c.actor == persons.c.id, audit.c.subject == persons.c.id))
    )
    return connection.execute(delete(persons).where(nothing)).rowcount
