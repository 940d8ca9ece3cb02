"""Forgetting: a person who wants to go, and the nightly clean-up of what is not needed any more."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, or_, select, update

from medspil.domain.retention import KEPT, STRANGERS_KEPT
from medspil.storage import access, interview_answers, invitations, talks, undoing
from medspil.storage import addresses as known
from medspil.storage import audit as log
from medspil.storage.store import new_id
from medspil.storage.tables import (
    addresses,
    agenda,
    audit,
    course_leaders,
    decisions,
    emails,
    inbox,
    links,
    outbox,
    persons,
    places,
)
from medspil.storage.tables import talks as talk_rows


def forget(connection: Connection, person_id: str, now: datetime) -> None:
    """Deletes all there is about a person. One wordless line under a fresh pseudonym stays in the log."""
    for address_id in connection.scalars(select(addresses.c.id).where(addresses.c.person_id == person_id)).all():
        known.forget_when_done(connection, address_id)
    interview_answers.forget(connection, person_id)
    _forget_in_talks_of_others(connection, person_id)
    nobody = new_id()
    connection.execute(delete(audit).where(audit.c.subject == person_id))
    # What they looked at stays for those whom it was about: only nobody knows any more who it was.
    connection.execute(update(audit).where(audit.c.actor == person_id).values(actor=nobody))
    invitations.close_from(connection, person_id, now)
    connection.execute(delete(persons).where(persons.c.id == person_id))
    log.note(connection, nobody, nobody, "someone deleted all about themselves", now)


def _forget_in_talks_of_others(connection: Connection, person_id: str) -> None:
    """A talk under way knows what was so when it began: a leader's, who is in the group and what they work on there."""
    mine = places.c.person_id == person_id
    leaders = select(course_leaders.c.person_id).join(places, places.c.course_id == course_leaders.c.course_id)
    offered = select(places.c.offered_by).where(mine, places.c.offered_by.is_not(None))
    others = select(links.c.other_id).where(links.c.citizen_id == person_id)
    citizens = select(links.c.citizen_id).where(links.c.other_id == person_id)
    knows = or_(
        talk_rows.c.person_id.in_(leaders.where(mine)),
        talk_rows.c.person_id.in_(offered),
        talk_rows.c.person_id.in_(others),
        talk_rows.c.person_id.in_(citizens),
    )
    connection.execute(delete(talk_rows).where(knows))


def clean_up(connection: Connection, now: datetime) -> dict[str, int]:
    """Deletes what is not needed any more; returns how many rows of each kind."""
    before = now - KEPT
    stranger = (
        addresses.c.person_id.is_(None)
        & (addresses.c.seen_at < now - STRANGERS_KEPT)
        & ~exists().where(inbox.c.address_id == addresses.c.id, inbox.c.handled_at.is_(None))
    )
    return {
        "talks": talks.drop_forgotten(connection, now),
        "inbox": connection.execute(delete(inbox).where(inbox.c.handled_at < before)).rowcount,
        "outbox": connection.execute(delete(outbox).where(outbox.c.done_at < before)).rowcount,
        # Whatever became of them: nobody wants to hear of an overview of two weeks ago.
        "emails": connection.execute(delete(emails).where(emails.c.made_at < before)).rowcount,
        "agenda": connection.execute(delete(agenda).where(agenda.c.done_at < before)).rowcount,
        "decisions": connection.execute(delete(decisions).where(decisions.c.at < before)).rowcount,
        "undoable": undoing.drop_over(connection, now),
        "names": invitations.forget_names(connection, now),
        "former staff": access.forget_former(connection),
        "addresses": connection.execute(delete(addresses).where(stranger)).rowcount + known.forget_done(connection),
    }
