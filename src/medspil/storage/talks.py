"""Talks under way, and the one that is set aside: sealed, and gone when they end."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from medspil.conversations import state
from medspil.conversations.reception import is_forgotten
from medspil.conversations.state import TalkState
from medspil.domain.agenda import TALK_IS_DROPPED_AFTER
from medspil.storage.addresses import Address
from medspil.storage.store import Store
from medspil.storage.tables import talks

_PURPOSE = "talks.state"
UNDER_WAY, ASIDE = "under-way", "aside"

# Made once: making a statement takes longer than running it.
_LOAD = select(talks.c.slot, talks.c.state).where(talks.c.owner == bindparam("whose"))
_CLEAR = delete(talks).where(talks.c.owner == bindparam("whose"))
_KEEP = insert(talks)


def owner(address: Address) -> str:
    """Whose a talk is: a person's, on whichever channel; before there is a person, the address's."""
    return address.person_id or f"address-{address.id}"


def load(connection: Connection, store: Store, owner: str, now: datetime) -> tuple[TalkState | None, TalkState | None]:
    """The talk under way and the one set aside; what has lain for a week, or cannot be read any more, is none."""
    found: dict[str, TalkState] = {}
    for row in connection.execute(_LOAD, {"whose": owner}):
        try:
            talk = state.load(store.vault.open(_PURPOSE, row.state))
        except ValueError:
            continue
        if not is_forgotten(talk, now):
            found[row.slot] = talk
    return found.get(UNDER_WAY), found.get(ASIDE)


def keep(
    connection: Connection,
    store: Store,
    address: Address,
    talk: TalkState | None,
    aside: TalkState | None,
) -> None:
    """Writes the two as they stand now, in place of what was there."""
    whose = owner(address)
    connection.execute(_CLEAR, {"whose": whose})
    for slot, kept in ((UNDER_WAY, talk), (ASIDE, aside)):
        if kept is not None:
            row = {
                "owner": whose,
                "slot": slot,
                "person_id": address.person_id,
                "address_id": None if address.person_id else address.id,
                "state": store.vault.seal(_PURPOSE, state.dump(kept)),
                "touched_at": kept.touched_at,
            }
            connection.execute(_KEEP, row)


def last_touched(connection: Connection, person_id: str) -> datetime | None:
    """When (UTC) the person's talk under way last moved; None where there is none."""
    return connection.scalar(select(talks.c.touched_at).where(talks.c.owner == person_id, talks.c.slot == UNDER_WAY))


def drop_forgotten(connection: Connection, now: datetime) -> int:
    """Deletes what has lain for a week; returns how many."""
    return connection.execute(delete(talks).where(talks.c.touched_at < now - TALK_IS_DROPPED_AFTER)).rowcount


def words_waiting(connection: Connection, store: Store, person_id: str) -> tuple[str, ...]:
    """What a person wrote in the talk that is set aside; for their own eyes."""
    sealed = connection.scalar(select(talks.c.state).where(talks.c.owner == person_id, talks.c.slot == ASIDE))
    if sealed is None:
        return ()
    talk = state.load(store.vault.open(_PURPOSE, sealed))
    words = [talk.opening.words, *(answer.value for answer in talk.answers), *talk.unread]
    return tuple(word for word in words if isinstance(word, str))
