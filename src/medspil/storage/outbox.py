"""The outbox: what is to go out stands here from the transaction that decided it until the channel has taken it."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, and_, bindparam, exists, insert, or_, select, update

from medspil.conversations.messages import Menu, Message, Outgoing, TakeAway, Tidy
from medspil.domain.persons import Channel
from medspil.storage import addresses as known
from medspil.storage.columns import Instant
from medspil.storage.failures import where_it_failed
from medspil.storage.store import Store
from medspil.storage.tables import addresses, outbox, persons
from medspil.storage.vault import CannotOpen

log = logging.getLogger(__name__)

_PURPOSE = "outbox.message"
_forms: dict[str, TypeAdapter[Outgoing]] = {
    kind.__name__: TypeAdapter(kind) for kind in (Message, Tidy, TakeAway, Menu)
}

LEASE = timedelta(seconds=120)
"""So long a sender has a message for itself; longer than a channel may take over one."""

AT_ONCE = 5
"""So many messages of one address are taken together; they go out one after the other."""

_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(minutes=10)
GIVEN_UP_AFTER = timedelta(hours=72)

TOO_LATE = "too late"
"""How that ended of which the words were not true any more before it could go out."""

OVERTAKEN = "overtaken"
"""How a change of a message ended that the next change of the same message would have undone at once."""


# Made once: making a statement takes longer than running it.
_PUT = insert(outbox)
_behind = outbox.alias("behind")
_blocked = exists().where(
    _behind.c.address_id == outbox.c.address_id,
    _behind.c.done_at.is_(None),
    or_(_behind.c.seq < outbox.c.seq, _behind.c.leased_until > bindparam("now", type_=Instant)),
)
_FIRST = (
    select(addresses.c.id)
    .join(outbox, outbox.c.address_id == addresses.c.id)
    .where(
        outbox.c.done_at.is_(None),
        outbox.c.not_before <= bindparam("now", type_=Instant),
        ~_blocked,
        addresses.c.id.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(outbox.c.seq)
    .limit(bindparam("most"))
    .with_for_update(of=addresses, skip_locked=True, key_share=True)
)
_WAITING = (
    select(outbox, addresses.c.number, addresses.c.channel)
    .join(addresses, addresses.c.id == outbox.c.address_id)
    .where(outbox.c.address_id == bindparam("of"), outbox.c.done_at.is_(None))
    .order_by(outbox.c.seq)
    .limit(AT_ONCE)
)
_LEASE = (
    update(outbox).where(outbox.c.seq.in_(bindparam("taken", expanding=True))).values(leased_until=bindparam("until"))
)
_DONE = (
    update(outbox)
    .where(outbox.c.seq == bindparam("of"))
    .values(done_at=bindparam("at"), how=bindparam("done"), message=None, leased_until=None)
)


@dataclass(frozen=True)
class Parcel:
    """A message on its way to an address, in the order of `seq`; a sender has it for itself until `leased_until`.

    `part` is how many of the parts into which the channel cuts it are out already.
    """

    seq: int
    address_id: int
    channel: Channel
    number: str
    outgoing: Outgoing
    attempts: int
    made_at: datetime
    useful_until: datetime | None
    leased_until: datetime
    part: int

    def is_too_late(self, now: datetime) -> bool:
        """Whether its words are not true any more."""
        return _is_too_late(self.useful_until, now)


def _is_too_late(useful_until: datetime | None, now: datetime) -> bool:
    return useful_until is not None and now >= useful_until


def put(
    connection: Connection,
    store: Store,
    address_id: int,
    messages: Sequence[Outgoing],
    now: datetime,
    useful_until: datetime | None = None,
) -> None:
    """Puts messages into the outbox, in their order. What has not gone out by `useful_until` (UTC) never does."""
    for message in messages:
        form = type(message).__name__
        words = form.encode() + b"\n" + _forms[form].dump_json(message)
        sealed = store.vault.seal(_PURPOSE, words)
        row = {"address_id": address_id, "message": sealed, "made_at": now, "not_before": now}
        connection.execute(_PUT, {**row, "useful_until": useful_until})


def lease(connection: Connection, store: Store, now: datetime, most: int, busy: Collection[int] = ()) -> list[Parcel]:
    """Takes what may go out now for up to `most` addresses; those in `busy` are left alone.

    An address of which something is out, or waits for its next try, gives nothing: its order holds.
    """
    taken = connection.scalars(_FIRST, {"now": now, "busy": list(busy), "most": most}).all()
    until = now + LEASE
    parcels: list[Parcel] = []
    for address_id in taken:
        rows = connection.execute(_WAITING, {"of": address_id}).all()
        if not rows or rows[0].not_before > now or any(row.leased_until and row.leased_until > now for row in rows):
            continue
        own: list[Parcel] = []
        for place, row in enumerate(rows):
            if _is_too_late(row.useful_until, now):
                done(connection, row.seq, now, TOO_LATE)
                continue
            try:
                parcel = _parcel(store, row, until)
            except (CannotOpen, KeyError, ValueError) as error:
                # Its address waits for it, or rather for its key; the others go on.
                log.error("message %d cannot be opened: %s", row.seq, where_it_failed(error))
                if place == 0:
                    _unopened(connection, row.seq, row.made_at, now)
                break
            if own and _is_overtaken(own[-1].outgoing, parcel.outgoing):
                done(connection, own.pop().seq, now, OVERTAKEN)
            own.append(parcel)
        parcels += own
    if parcels:
        connection.execute(_LEASE, {"taken": [parcel.seq for parcel in parcels], "until": until})
    return parcels


def _is_overtaken(change: Outgoing, by: Outgoing) -> bool:
    """Whether both take the place of the same message: quick thumbs make changes faster than a chat takes them."""
    if not isinstance(change, Message) or not isinstance(by, Message):
        return False
    return change.instead_of is not None and change.instead_of == by.instead_of


def _parcel(store: Store, row: Row[Any], leased_until: datetime) -> Parcel:
    form, _newline, words = store.vault.open(_PURPOSE, row.message).partition(b"\n")
    outgoing = _forms[form.decode()].validate_json(words)
    number = known.number(store, row.number)
    return Parcel(
        seq=row.seq,
        address_id=row.address_id,
        channel=Channel(row.channel),
        number=number,
        outgoing=outgoing,
        attempts=row.attempts,
        made_at=row.made_at,
        useful_until=row.useful_until,
        leased_until=leased_until,
        part=row.part,
    )


def _unopened(connection: Connection, seq: int, made_at: datetime, now: datetime) -> None:
    """What cannot be opened is looked at again after a while, and given up like anything else that never goes out."""
    if now - made_at > GIVEN_UP_AFTER:
        done(connection, seq, now, "given up")
    else:
        connection.execute(update(outbox).where(outbox.c.seq == seq).values(not_before=now + _LONGEST_PAUSE))


def done(connection: Connection, seq: int, now: datetime, how: str = "sent") -> None:
    """It is out, or can never go out: its words go."""
    connection.execute(_DONE, {"of": seq, "at": now, "done": how})


def parts_out(connection: Connection, parcel: Parcel, parts: int) -> None:
    """So many parts of it are out: another try begins behind them."""
    connection.execute(update(outbox).where(outbox.c.seq == parcel.seq).values(part=parts))


def try_later(connection: Connection, parcel: Parcel, now: datetime, wait: timedelta | None = None) -> None:
    """It goes back: after the wait the channel asked for (which counts as no try), or after a growing pause."""
    attempts = parcel.attempts if wait is not None else parcel.attempts + 1
    pause = wait if wait is not None else min(_FIRST_PAUSE * 2 ** min(parcel.attempts, 12), _LONGEST_PAUSE)
    connection.execute(
        update(outbox)
        .where(outbox.c.seq == parcel.seq)
        .values(attempts=attempts, not_before=now + pause, leased_until=None)
    )


def release(connection: Connection, parcels: Collection[Parcel]) -> None:
    """Gives back what was taken and not sent, unless its lease ran out and somebody else has it now."""
    for parcel in parcels:
        mine = (outbox.c.seq == parcel.seq) & (outbox.c.leased_until == parcel.leased_until)
        connection.execute(update(outbox).where(mine).values(leased_until=None))


def release_all(connection: Connection) -> int:
    """At the start of the only sender: what an earlier one had taken is free again. Returns how much."""
    open_lease = and_(outbox.c.done_at.is_(None), outbox.c.leased_until.is_not(None))
    return connection.execute(update(outbox).where(open_lease).values(leased_until=None)).rowcount


def drop_for(connection: Connection, address_id: int, now: datetime, how: str) -> None:
    """Nothing that waits for this address goes out any more."""
    connection.execute(
        update(outbox)
        .where(outbox.c.address_id == address_id, outbox.c.done_at.is_(None))
        .values(done_at=now, how=how, message=None, leased_until=None)
    )


def unreachable(connection: Connection, address_id: int, now: datetime) -> None:
    """The person has blocked the bot, or the address is gone: that means stop, and nobody is told."""
    known.note_blocked(connection, address_id, now)
    drop_for(connection, address_id, now, "unreachable")
    person_id = connection.scalar(select(addresses.c.person_id).where(addresses.c.id == address_id))
    if person_id is not None:
        connection.execute(update(persons).where(persons.c.id == person_id).values(stopped_at=now))


def is_empty(connection: Connection, now: datetime) -> bool:
    """Whether nothing is out or may go out now; what comes behind a message that is tried later waits with it."""
    earlier = outbox.alias("earlier")
    held_up = exists().where(
        earlier.c.address_id == outbox.c.address_id,
        earlier.c.done_at.is_(None),
        earlier.c.seq < outbox.c.seq,
        earlier.c.not_before > now,
    )
    waits = exists().where(outbox.c.done_at.is_(None), outbox.c.not_before <= now, ~held_up)
    return not connection.scalar(select(waits))
