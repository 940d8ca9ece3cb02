"""The inbox: an incoming message stands here before the channel is told that we have it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from medspil.domain.persons import Channel
from medspil.storage import addresses as known
from medspil.storage.columns import Instant
from medspil.storage.store import Store
from medspil.storage.tables import addresses, inbox

_PURPOSE = "inbox.raw"
_FIRST_PAUSE = timedelta(seconds=1)
MOST_ATTEMPTS = 3
"""So few and so soon: what stands behind it waits until its last try, be it a stop or words of crisis."""

_earlier = inbox.alias("earlier")
_CLAIM = (
    select(inbox.c.seq, inbox.c.address_id)
    .join(addresses, addresses.c.id == inbox.c.address_id)
    .where(
        inbox.c.handled_at.is_(None),
        inbox.c.not_before <= bindparam("now", type_=Instant),
        ~exists().where(
            _earlier.c.address_id == inbox.c.address_id,
            _earlier.c.handled_at.is_(None),
            _earlier.c.seq < inbox.c.seq,
        ),
    )
    .order_by(inbox.c.seq)
    .limit(1)
    .with_for_update(of=addresses, skip_locked=True, key_share=True)
)
"""The earliest message of an address that no other worker has. Made once: making it takes longer than running it.

Its lock (FOR NO KEY UPDATE) lets others still refer to the row. With FOR UPDATE, a worker that holds the address and
waits for the person, and a tick that holds the person and writes to the address's outbox, would wait for each other.
"""


_EARLIEST = (
    select(inbox.c.seq, inbox.c.raw, inbox.c.attempts, inbox.c.not_before)
    .where(inbox.c.address_id == bindparam("of"), inbox.c.handled_at.is_(None))
    .order_by(inbox.c.seq)
    .limit(1)
)
_PUT = {
    is_sqlite: insert(inbox).on_conflict_do_nothing().returning(inbox.c.seq)
    for is_sqlite, insert in ((True, sqlite.insert), (False, postgresql.insert))
}
_UNREAD = update(inbox).where(inbox.c.seq == bindparam("of")).values(handled_at=bindparam("at"), how=bindparam("done"))
_DONE = _UNREAD.values(raw=None)


@dataclass(frozen=True)
class Arrival:
    """A message as it came in: its number, the address it came from, and its words as the channel gave them."""

    update_id: int
    address: str | None
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class Waiting:
    """A message that has been taken up, in order for its address; still sealed, so that any message can be taken up."""

    seq: int
    address_id: int
    sealed: bytes
    attempts: int


def put(
    connection: Connection, store: Store, channel: Channel, bot_id: str, arrivals: Sequence[Arrival], now: datetime
) -> int:
    """Stores arrivals; one that is stored already is passed over. Returns how many are new."""
    new = 0
    for arrival in arrivals:
        address_id = None
        if arrival.address is not None:
            address_id = known.know(connection, store, channel, arrival.address, now)
        row = {
            "channel": channel,
            "bot_id": bot_id,
            "update_id": arrival.update_id,
            "address_id": address_id,
            "raw": store.vault.seal(_PURPOSE, json.dumps(arrival.raw)),
            "received_at": now,
            "not_before": now,
            "handled_at": None if address_id is not None else now,
            "how": None if address_id is not None else "passed-by",
        }
        new += connection.execute(_PUT[store.database.is_sqlite], row).first() is not None
    return new


def claim(connection: Connection, store: Store, now: datetime) -> Waiting | None:
    """Takes up the next message that may be handled now: the earliest of its address, which stays locked."""
    while (found := connection.execute(_CLAIM, {"now": now}).first()) is not None:
        # Another worker may have handled it between the look and the lock, so look again behind the lock.
        row = connection.execute(_EARLIEST, {"of": found.address_id}).first()
        if row is not None and row.not_before <= now:
            return Waiting(row.seq, found.address_id, row.raw, row.attempts)
    return None


def opened(store: Store, waiting: Waiting) -> Mapping[str, Any]:
    """The message as the channel gave it. Raises CannotOpen where its key is not at hand."""
    raw: Mapping[str, Any] = json.loads(store.vault.open(_PURPOSE, waiting.sealed))
    return raw


def done(connection: Connection, seq: int, now: datetime, how: str = "handled") -> None:
    """The message is handled; its words go, unless it was passed by because nobody could read it."""
    connection.execute(_UNREAD if how == "unread" else _DONE, {"of": seq, "at": now, "done": how})


def try_later(connection: Connection, seq: int, attempts: int, now: datetime) -> None:
    """Handling went wrong: it is tried again after a growing pause; what came behind it waits as well."""
    pause = _FIRST_PAUSE * 4**attempts
    connection.execute(update(inbox).where(inbox.c.seq == seq).values(attempts=attempts + 1, not_before=now + pause))


def is_empty(connection: Connection, now: datetime) -> bool:
    """Whether nothing waits that may be handled now; what comes behind a message that is tried later waits with it."""
    earlier = inbox.alias("earlier")
    held_up = exists().where(
        earlier.c.address_id == inbox.c.address_id,
        earlier.c.handled_at.is_(None),
        earlier.c.seq < inbox.c.seq,
        earlier.c.not_before > now,
    )
    waits = exists().where(inbox.c.handled_at.is_(None), inbox.c.not_before <= now, ~held_up)
    return not connection.scalar(select(waits))
