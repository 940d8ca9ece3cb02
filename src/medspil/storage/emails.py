"""E-mail that waits to go out: for whom, never what about. There is only one thing that Medspil says by e-mail.

The address is the one of the moment in which it goes out, so a row dies with the address.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, insert, or_, select, update

from medspil.storage.failures import where_it_failed
from medspil.storage.store import Store
from medspil.storage.tables import digests, emails, persons
from medspil.storage.vault import CannotOpen

log = logging.getLogger(__name__)

ADDRESS = "digests.email"
"""What the address is sealed for."""

LEASE = timedelta(minutes=10)
"""So long a sender has an e-mail for itself; longer than a slow mail server takes over a whole lot."""

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=2)
GIVEN_UP_AFTER = timedelta(hours=24)
"""Older news of an overview are none."""


@dataclass(frozen=True)
class Email:
    """An e-mail on its way; a sender has it for itself until `leased_until`."""

    seq: int
    address: str
    language: str
    attempts: int
    made_at: datetime
    leased_until: datetime


def put(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """An e-mail is to tell this person that there is a digest, if they want one and the house sends any.

    One that still waits is enough.
    """
    wants = exists().where(digests.c.person_id == person_id, digests.c.email.is_not(None))
    waits = exists().where(emails.c.person_id == person_id, emails.c.done_at.is_(None))
    if store.house.sends_email and connection.scalar(select(wants & ~waits)):
        connection.execute(insert(emails).values(person_id=person_id, made_at=now, not_before=now))


def lease(connection: Connection, store: Store, now: datetime, most: int) -> list[Email]:
    """Takes what may go out now. What has no address any more, or is too old, is done with."""
    free = or_(emails.c.leased_until.is_(None), emails.c.leased_until <= now)
    rows = connection.execute(
        select(emails, digests.c.email, persons.c.language)
        .join(persons, persons.c.id == emails.c.person_id)
        .outerjoin(digests, digests.c.person_id == emails.c.person_id)
        .where(emails.c.done_at.is_(None), emails.c.not_before <= now, free)
        .order_by(emails.c.seq)
        .limit(most)
        .with_for_update(of=emails, skip_locked=True)
    ).all()
    until = now + LEASE
    taken: list[Email] = []
    for row in rows:
        if row.email is None:
            done(connection, row.seq, now, "no address")
        elif now - row.made_at > GIVEN_UP_AFTER:
            done(connection, row.seq, now, "given up")
        else:
            try:
                address = store.vault.open_text(ADDRESS, row.email)
            except CannotOpen as error:
                log.error("the address of e-mail %d cannot be opened: %s", row.seq, where_it_failed(error))
                _later(connection, row.seq, row.attempts, now)
                continue
            taken.append(Email(row.seq, address, row.language, row.attempts, row.made_at, until))
    if taken:
        seqs = [email.seq for email in taken]
        connection.execute(update(emails).where(emails.c.seq.in_(seqs)).values(leased_until=until))
    return taken


def done(connection: Connection, seq: int, now: datetime, how: str = "sent") -> None:
    """It is out, or never goes out."""
    connection.execute(update(emails).where(emails.c.seq == seq).values(done_at=now, how=how, leased_until=None))


def try_later(connection: Connection, email: Email, now: datetime) -> None:
    """It goes back, for a growing pause."""
    _later(connection, email.seq, email.attempts, now)


def release_all(connection: Connection) -> None:
    """At the start of the only sender: what an earlier one had taken is free again."""
    open_lease = emails.c.done_at.is_(None) & emails.c.leased_until.is_not(None)
    connection.execute(update(emails).where(open_lease).values(leased_until=None))


def is_empty(connection: Connection, now: datetime) -> bool:
    """Whether none is out or may go out now."""
    waits = exists().where(emails.c.done_at.is_(None), emails.c.not_before <= now)
    return not connection.scalar(select(waits))


def _later(connection: Connection, seq: int, attempts: int, now: datetime) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(attempts, 12), LONGEST_PAUSE)
    connection.execute(
        update(emails)
        .where(emails.c.seq == seq)
        .values(attempts=attempts + 1, not_before=now + pause, leased_until=None)
    )
