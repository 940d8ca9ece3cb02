"""Invitations as they are remembered: the code itself stands nowhere, only its keyed hash."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from medspil.domain.invitations import (
    ALPHABET,
    LENGTH,
    LIVES,
    CodeState,
    Invitation,
    as_code,
    is_surely_a_code,
    next_try_at,
)
from medspil.domain.persons import Role
from medspil.domain.places import ROOM_CODE_LIVES
from medspil.storage.addresses import Address
from medspil.storage.store import Store, new_id
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import invitations, places, rooms

_PURPOSE, _NAME = "invitations.code", "invitations.name"

_ROOM = (
    select(rooms.c.course_id)
    .join(invitations, invitations.c.id == rooms.c.invitation_id)
    .where(rooms.c.invitation_id == bindparam("of"))
)


def make(
    connection: Connection,
    store: Store,
    role: Role,
    language: str | None,
    now: datetime,
    name: str | None = None,
    unit_id: str | None = None,
) -> str:
    """A new invitation; returns its code, which is told only now. Without a language it is the phone's that counts.

    `name` is what someone on the staff will be called, `unit_id` where they will work.
    """
    code = fresh_code()
    put(connection, store, code, now, role=role, language=language, name=name, unit_id=unit_id)
    return code


def put(
    connection: Connection,
    store: Store,
    code: str,
    now: datetime,
    lives: timedelta = LIVES,
    role: Role = Role.CITIZEN,
    language: str | None = None,
    name: str | None = None,
    from_id: str | None = None,
    unit_id: str | None = None,
    paragraph: str | None = None,
) -> str:
    """An invitation with a code that was told already; returns its id. Raises Stale where the code is taken.

    `from_id` is who invites, where that is somebody who is in.
    """
    lookup = store.vault.lookup(_PURPOSE, code)
    if connection.scalar(select(invitations.c.id).where(invitations.c.lookup == lookup)) is not None:
        raise Stale("code")
    invitation_id = new_id()
    connection.execute(
        insert(invitations).values(
            id=invitation_id,
            lookup=lookup,
            role=role,
            language=language,
            made_at=now,
            expires_at=now + lives,
            name=None if name is None else store.vault.seal(_NAME, name),
            from_id=from_id,
            unit_id=unit_id,
            paragraph=paragraph,
        )
    )
    return invitation_id


def open_room(connection: Connection, store: Store, course_id: str, code: str, now: datetime) -> None:
    """For some hours this code lets in whoever is in the course's room. Raises Stale where the code is taken."""
    invitation_id = put(connection, store, code, now, ROOM_CODE_LIVES)
    connection.execute(insert(rooms).values(invitation_id=invitation_id, course_id=course_id))


def fresh_code() -> str:
    """A code that nobody has yet, nobody can guess, and nobody takes for a word: with a letter and a figure in it."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if is_surely_a_code(code):
            return code


def room(connection: Connection, invitation_id: str, now: datetime) -> str | None:
    """The course whose room this invitation lets into at `now`; None where it lets into none, or not any more."""
    still = invitations.c.expires_at > now
    course_id: str | None = connection.scalar(_ROOM.where(still), {"of": invitation_id})
    return course_id


def room_of(connection: Connection, invitation_id: str) -> str | None:
    """The course whose room this invitation lets into, or did."""
    course_id: str | None = connection.scalar(_ROOM, {"of": invitation_id})
    return course_id


def place(connection: Connection, invitation_id: str) -> str | None:
    """The place that is offered with this invitation, if one is."""
    place_id: str | None = connection.scalar(select(places.c.id).where(places.c.invitation_id == invitation_id))
    return place_id


def leads_to(connection: Connection, invitation_id: str) -> tuple[str, str] | None:
    """The talk that the invitation leads to besides coming in, and its subject: a place that is offered, or a room."""
    place_id = place(connection, invitation_id)
    if place_id is not None:
        return "offer", place_id
    return ("join-room", invitation_id) if room_of(connection, invitation_id) is not None else None


def look_at(
    connection: Connection, store: Store, text: str, address: Address, now: datetime, by_link: bool
) -> tuple[CodeState | None, Invitation | None]:
    """How a code in `text` stands; None where the text is no code. After wrong codes one has to wait.

    What came by a start link was meant as a code, whatever it looks like.
    """
    code = as_code(text)
    if code is None and not (by_link and text.strip()):
        return None, None
    again = next_try_at(address.wrong_codes, address.last_wrong_at)
    if again is not None and now < again:
        return CodeState.TOO_SOON, None
    if code is None:
        return CodeState.UNKNOWN, None
    row = connection.execute(
        select(invitations).where(invitations.c.lookup.in_(store.vault.lookups(_PURPOSE, code)))
    ).first()
    if row is None:
        return CodeState.UNKNOWN, None
    invitation = _invitation(store, row)
    return invitation.state(now), invitation


def one(connection: Connection, store: Store, invitation_id: str | None) -> Invitation | None:
    """The invitation with this id."""
    row = connection.execute(select(invitations).where(invitations.c.id == invitation_id)).first()
    return None if row is None else _invitation(store, row)


def _invitation(store: Store, row: Row[Any]) -> Invitation:
    name = None if row.name is None else store.vault.open_text(_NAME, row.name)
    return Invitation(
        row.id,
        Role(row.role),
        row.language,
        row.expires_at,
        row.used_at is not None,
        name,
        row.from_id,
        row.unit_id,
        row.paragraph,
    )


def use(connection: Connection, store: Store, invitation_id: str, now: datetime) -> Invitation | None:
    """Marks it used and forgets the name in it; returns how it was. A room's is used by many.

    None where someone was quicker or it is too old.
    """
    good = (invitations.c.id == invitation_id) & invitations.c.used_at.is_(None) & (invitations.c.expires_at > now)
    row = connection.execute(select(invitations).where(good).with_for_update()).first()
    if row is None:
        return None
    if room_of(connection, invitation_id) is None:
        connection.execute(update(invitations).where(invitations.c.id == invitation_id).values(used_at=now, name=None))
    return _invitation(store, row)


def close_from(connection: Connection, person_id: str, now: datetime) -> None:
    """Whoever invited is gone: what nobody took up opens nothing any more, and the others don't say who it was."""
    mine = invitations.c.from_id == person_id
    waits = mine & invitations.c.used_at.is_(None) & (invitations.c.expires_at > now)
    connection.execute(update(invitations).where(waits).values(expires_at=now, name=None))
    connection.execute(update(invitations).where(mine).values(from_id=None))


def forget_names(connection: Connection, now: datetime) -> int:
    """The names in invitations that nobody took up are forgotten; returns how many."""
    over = invitations.c.name.is_not(None) & (invitations.c.expires_at <= now)
    return connection.execute(update(invitations).where(over).values(name=None)).rowcount
