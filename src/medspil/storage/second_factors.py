"""Second factors as they are remembered, sealed, and on which phone they were last proven."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from medspil.domain.persons import Role
from medspil.domain.second_factor import SECRET_BYTES, FactorKind, SecondFactor, holds, needs_proof
from medspil.storage.store import Store
from medspil.storage.tables import addresses, second_factors

_PURPOSE = "second_factors.secret"

RESET = "reset the second factor"
"""How the audit log says that somebody else did so."""

_NOTED_EVERY = timedelta(minutes=5)
"""So often what is done under a proof is written down, at most: not each tap is a write."""


def of_person(connection: Connection, store: Store, person_id: str) -> SecondFactor | None:
    """What somebody proves themselves with; None where they have chosen nothing yet."""
    row = connection.execute(select(second_factors).where(second_factors.c.person_id == person_id)).first()
    return None if row is None else _factor(store, row)


def _factor(store: Store, row: Row[tuple[object, ...]]) -> SecondFactor:
    secret = store.vault.open_text(_PURPOSE, row.secret)
    return SecondFactor(FactorKind(row.kind), secret, row.made_at, row.wrong, row.last_wrong_at, row.last_step)


def put(connection: Connection, store: Store, person_id: str, factor: SecondFactor) -> None:
    """This one counts from now on; on no phone has it been proven yet."""
    forget(connection, person_id)
    connection.execute(
        insert(second_factors).values(
            person_id=person_id,
            kind=factor.kind,
            secret=store.vault.seal(_PURPOSE, factor.secret),
            made_at=factor.made_at,
            last_step=factor.last_step,
        )
    )


def note_tries(connection: Connection, person_id: str, factor: SecondFactor) -> None:
    """How it stands after a try."""
    connection.execute(
        update(second_factors)
        .where(second_factors.c.person_id == person_id)
        .values(wrong=factor.wrong, last_wrong_at=factor.last_wrong_at, last_step=factor.last_step)
    )


def forget(connection: Connection, person_id: str) -> bool:
    """They have none any more, and nothing they do counts as proven; returns whether there was one."""
    connection.execute(update(addresses).where(addresses.c.person_id == person_id).values(proven_at=None))
    gone = connection.execute(delete(second_factors).where(second_factors.c.person_id == person_id))
    return gone.rowcount > 0


def note_proven(connection: Connection, address_id: int, now: datetime | None) -> None:
    """On this phone it was proven, or something was done under a proof, at `now` (UTC); None: it counts no more."""
    connection.execute(update(addresses).where(addresses.c.id == address_id).values(proven_at=now))


def prolong(
    connection: Connection, address_id: int, proven_at: datetime | None, roles: frozenset[Role], now: datetime
) -> bool:
    """Whether somebody with these roles, who does something on this phone at `now`, has proven that it is them.

    What they do prolongs the proof. Who needs none has proven it.
    """
    if not needs_proof(roles):
        return True
    if not holds(proven_at, now):
        return False
    if proven_at is None or now - proven_at >= _NOTED_EVERY:
        note_proven(connection, address_id, now)
    return True


def is_proven(connection: Connection, address_id: int | None, roles: frozenset[Role], now: datetime) -> bool:
    """Whether what goes out to this phone by itself may be said openly to somebody with these roles."""
    if not needs_proof(roles):
        return True
    proven_at = connection.scalar(select(addresses.c.proven_at).where(addresses.c.id == address_id))
    return holds(proven_at, now)


def has_one(connection: Connection, person_id: str) -> bool:
    """Whether they have chosen one."""
    return bool(connection.scalar(select(exists().where(second_factors.c.person_id == person_id))))


def chance() -> str:
    """What a new secret is made of, in hexadecimal digits."""
    return secrets.token_hex(SECRET_BYTES)
