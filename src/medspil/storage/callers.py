"""Who is at the front desk: put together from what is remembered of the address a message came from."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from medspil.conversations.caller import Caller
from medspil.conversations.messages import Incoming, Kind
from medspil.conversations.state import TalkState
from medspil.domain.invitations import CodeState, Invitation
from medspil.domain.persons import LANGUAGES, Role
from medspil.storage import addresses, invitations, people, places, second_factors, talks
from medspil.storage.addresses import Address
from medspil.storage.people import FactsOfPerson, FactsOfStranger
from medspil.storage.store import Store

_PARTS_COME_WITHIN = timedelta(seconds=5)


@dataclass(frozen=True)
class Visit:
    """A message at the desk: the caller, and the address as it was read."""

    caller: Caller
    address: Address


def visit(
    connection: Connection,
    store: Store,
    address_id: int,
    incoming: Incoming,
    now: datetime,
    language: str | None = None,
    message_id: int | None = None,
    sent_at: datetime | None = None,
    full: bool = False,
) -> Visit:
    """Loads who wrote `incoming`. `language`, `message_id` and `sent_at` are the channel's, where it told them.

    `full`: the text is as long as a message can be, so the rest of it may come in the next one.
    """
    address = addresses.load(connection, address_id)
    if address.blocked and incoming.kind is not Kind.BLOCKED:
        addresses.note_blocked(connection, address_id, None)
    part = _is_part_of_long_text(connection, address, incoming, message_id, sent_at, full)
    row = people.lock(connection, address.person_id) if address.person_id else None
    if row is None and address.person_id:
        address = replace(address, person_id=None)
    talk, aside = talks.load(connection, store, talks.owner(address), now)
    code: CodeState | None = None
    invitation = None
    if incoming.kind in (Kind.TEXT, Kind.START):
        by_link = incoming.kind is Kind.START
        code, invitation = invitations.look_at(connection, store, incoming.text, address, now, by_link)
    if row is not None:
        roles = people.roles_of(row)
        caller = Caller(
            FactsOfPerson(connection, store, row, now),
            roles,
            talk,
            aside,
            row.stopped_at is not None,
            code,
            part,
            invitation,
            row.resting_until,
            _offer(connection, invitation, code, row.id),
            _is_proven(connection, address, roles, incoming, now),
        )
        return Visit(caller, address)
    addresses.note_seen(connection, address_id, now)
    language = _spoken(language)
    if language is not None and language != address.language:
        addresses.note_language(connection, address_id, language)
    wanted = _wanted_at_the_door(connection, store, invitation, talk or aside)
    stranger = FactsOfStranger(connection, store, wanted or language or address.language)
    return Visit(Caller(stranger, frozenset(), talk, aside, False, code, part, invitation), address)


def _is_proven(
    connection: Connection, address: Address, roles: frozenset[Role], incoming: Incoming, now: datetime
) -> bool:
    """Whether they have proven on this phone that it is them. Who blocks the bot has to prove it anew."""
    if incoming.kind is Kind.BLOCKED:
        second_factors.note_proven(connection, address.id, None)
        return False
    return second_factors.prolong(connection, address.id, address.proven_at, roles, now)


def _offer(
    connection: Connection, invitation: Invitation | None, code: CodeState | None, person_id: str
) -> tuple[str, str] | None:
    """The talk about a group that a code opens for someone who is in: a good one, and a used one of their own place."""
    if invitation is None or (leads_to := invitations.leads_to(connection, invitation.id)) is None:
        return None
    if code is CodeState.GOOD:
        return leads_to
    return leads_to if code is CodeState.USED and places.is_of(connection, leads_to[1], person_id) else None


def _wanted_at_the_door(
    connection: Connection, store: Store, invitation: Invitation | None, talk: TalkState | None
) -> str | None:
    """The language that was tapped in the talk about the invitation, or else the one that the invitation was given."""
    if invitation is not None:
        return invitation.language
    if talk is None:
        return None
    tapped = _spoken(talk.opening.argument)
    found = None if tapped else invitations.one(connection, store, talk.opening.subject)
    return tapped or (found.language if found else None)


def _spoken(tag: str | None) -> str | None:
    """The language of ours that a phone's tag like en-GB means; None for all others."""
    primary = (tag or "").replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else None


def _is_part_of_long_text(
    connection: Connection,
    address: Address,
    incoming: Incoming,
    message_id: int | None,
    sent_at: datetime | None,
    full: bool,
) -> bool:
    """Whether this text is the rest of one that was too long for a single message."""
    if incoming.kind is not Kind.TEXT or message_id is None or sent_at is None:
        return False
    part = (
        address.long_text_id is not None
        and address.long_text_at is not None
        # Not just the next id: what the bot sends meanwhile counts in the same row.
        and message_id > address.long_text_id
        and abs(sent_at - address.long_text_at) <= _PARTS_COME_WITHIN
    )
    if full:
        addresses.note_long_text(connection, address.id, message_id, sent_at)
    elif address.long_text_id is not None:
        # This was the last part, or none: whatever comes now is a text of its own.
        addresses.note_long_text(connection, address.id, None, None)
    return part
