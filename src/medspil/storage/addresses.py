"""Addresses: where a person is reached on a channel, found by a keyed hash, kept sealed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from medspil.domain.persons import Channel
from medspil.storage.store import Store
from medspil.storage.tables import addresses, inbox, outbox

_PURPOSE = "addresses.number"

# Made once: making a statement takes longer than running it.
_KNOWN = select(addresses.c.id).where(
    addresses.c.channel == bindparam("of"), addresses.c.lookup.in_(bindparam("hashes", expanding=True))
)
_LOAD = select(addresses).where(addresses.c.id == bindparam("of"))
_TO_FORGET = select(addresses.c.id).where(addresses.c.forget).with_for_update(skip_locked=True)
_FORGET_THIS = _TO_FORGET.where(addresses.c.id == bindparam("of"))


@dataclass(frozen=True)
class Address:
    """An address as it is remembered; instants are UTC."""

    id: int
    person_id: str | None
    channel: Channel
    language: str | None
    blocked: bool
    wrong_codes: int
    last_wrong_at: datetime | None
    long_text_id: int | None
    long_text_at: datetime | None
    proven_at: datetime | None = None


def know(connection: Connection, store: Store, channel: Channel, number: str, now: datetime) -> int:
    """The id of the address, which is remembered from now on if it was not known."""
    hashes = store.vault.lookups(_PURPOSE, f"{channel}:{number}")
    asked = {"of": channel, "hashes": hashes}
    found = connection.scalar(_KNOWN, asked)
    if found is None:
        insert = sqlite.insert if store.database.is_sqlite else postgresql.insert
        made = insert(addresses).values(
            channel=channel,
            lookup=store.vault.lookup(_PURPOSE, f"{channel}:{number}"),
            number=store.vault.seal(_PURPOSE, number),
            seen_at=now,
        )
        # Where another worker is quicker with the same person's first message, theirs counts.
        found = connection.scalar(made.on_conflict_do_nothing().returning(addresses.c.id))
        found = connection.execute(_KNOWN, asked).scalar_one() if found is None else found
    return int(found)


def load(connection: Connection, address_id: int) -> Address:
    """The address with this id."""
    row = connection.execute(_LOAD, {"of": address_id}).one()
    return _address(row)


def _address(row: Row[tuple[object, ...]]) -> Address:
    return Address(
        row.id,
        row.person_id,
        Channel(row.channel),
        row.language,
        row.blocked_at is not None,
        row.wrong_codes,
        row.last_wrong_at,
        row.long_text_id,
        row.long_text_at,
        row.proven_at,
    )


def number(store: Store, sealed: bytes) -> str:
    """The channel's own number of an address, from its sealed form."""
    return store.vault.open_text(_PURPOSE, sealed)


def of_person(connection: Connection, person_id: str) -> int | None:
    """The id of the address at which a person is reached now, if there is one."""
    found = connection.scalar(
        select(addresses.c.id)
        .where(addresses.c.person_id == person_id, addresses.c.blocked_at.is_(None))
        .order_by(addresses.c.id)
        .limit(1)
    )
    return None if found is None else int(found)


def note_seen(connection: Connection, address_id: int, now: datetime) -> None:
    """Remembers that someone who never came in wrote: from then on it is counted how long they have been quiet."""
    connection.execute(update(addresses).where(addresses.c.id == address_id).values(seen_at=now))


def note_language(connection: Connection, address_id: int, language: str) -> None:
    """Remembers what the phone is set to, for someone who has no settings yet."""
    connection.execute(update(addresses).where(addresses.c.id == address_id).values(language=language))


def note_long_text(connection: Connection, address_id: int, message_id: int | None, at: datetime | None) -> None:
    """Remembers that a text as long as a message can be came in: the next part belongs to it. None: it has ended."""
    connection.execute(
        update(addresses).where(addresses.c.id == address_id).values(long_text_id=message_id, long_text_at=at)
    )


def note_wrong_code(connection: Connection, address_id: int, now: datetime) -> None:
    """Counts a wrong code."""
    connection.execute(
        update(addresses)
        .where(addresses.c.id == address_id)
        .values(wrong_codes=addresses.c.wrong_codes + 1, last_wrong_at=now)
    )


def note_blocked(connection: Connection, address_id: int, now: datetime | None) -> None:
    """Remembers that the person blocked the bot, or (None) that they write again; what was proven counts no more."""
    changed = update(addresses).where(addresses.c.id == address_id)
    connection.execute(changed.values(blocked_at=now, proven_at=None))


def forget_when_done(connection: Connection, address_id: int) -> None:
    """The address goes as soon as the last word to it has gone out."""
    connection.execute(
        update(addresses).where(addresses.c.id == address_id).values(person_id=None, forget=True, proven_at=None)
    )


def forget_done(connection: Connection, address_id: int | None = None) -> int:
    """Deletes the addresses (or this one) that were to be forgotten and have nothing waiting; returns how many."""
    if address_id is None:
        ids = connection.scalars(_TO_FORGET).all()
    else:
        ids = connection.scalars(_FORGET_THIS, {"of": address_id}).all()
    if not ids:
        return 0
    # Looked at behind the lock, so that no message that is just coming in goes with its address.
    waits = exists().where(and_(outbox.c.address_id == addresses.c.id, outbox.c.done_at.is_(None)))
    comes = exists().where(and_(inbox.c.address_id == addresses.c.id, inbox.c.handled_at.is_(None)))
    return connection.execute(delete(addresses).where(addresses.c.id.in_(ids), ~waits, ~comes)).rowcount


def give_to(connection: Connection, address_id: int, person_id: str) -> None:
    """The address is this person's from now on; its earlier wrong codes are forgotten."""
    connection.execute(
        update(addresses)
        .where(addresses.c.id == address_id)
        .values(person_id=person_id, wrong_codes=0, last_wrong_at=None, forget=False)
    )


def all_of_person(connection: Connection, store: Store, person_id: str) -> tuple[str, ...]:
    """Where a person is reached, as "channel number"; for their own eyes."""
    rows = connection.execute(
        select(addresses.c.channel, addresses.c.number)
        .where(addresses.c.person_id == person_id)
        .order_by(addresses.c.id)
    )
    return tuple(f"{row.channel} {number(store, row.number)}" for row in rows)
