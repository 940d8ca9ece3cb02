"""Handling one message in one transaction: the new state, what was decided, the replies in the outbox."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from medspil.conversations.caller import Caller, Outcome
from medspil.conversations.messages import Incoming, Kind
from medspil.conversations.reception import changed_meanwhile, receive, sorry
from medspil.conversations.tokens import DoorToken, read_token
from medspil.storage import agenda, applying, callers, inbox, outbox, talks
from medspil.storage.addresses import Address
from medspil.storage.failures import where_it_failed
from medspil.storage.refusals import note_refused
from medspil.storage.scene import Scene
from medspil.storage.store import Store, new_id
from medspil.storage.sub_goals import Stale

log = logging.getLogger(__name__)


class Read(Protocol):
    """What a channel read out of a raw update."""

    @property
    def incoming(self) -> Incoming:
        """What the person did."""
        ...

    @property
    def language(self) -> str | None:
        """What their phone is set to."""
        ...

    @property
    def message_id(self) -> int | None:
        """The channel's id of the message."""
        ...

    @property
    def sent_at(self) -> datetime | None:
        """When it was sent (UTC), by the channel's clock."""
        ...

    @property
    def full(self) -> bool:
        """Whether the text is as long as a message can be, so that the rest may come in the next one."""
        ...

    @property
    def press_id(self) -> str | None:
        """The pressed button that waits to be acknowledged."""
        ...


@dataclass(frozen=True)
class Handled:
    """A message was taken up; `press_id` wants to be acknowledged now that it is committed."""

    press_id: str | None = None


def handle_next(store: Store, read: Callable[[Any], Read | None], now: datetime) -> Handled | None:
    """Takes up the next waiting message and handles it; None where none waits.

    `read` makes out what a raw update says, None where it cannot. What goes wrong is tried again later, and after
    some tries the person gets a kind word; the message never stands in the way of others' messages.
    """
    claimed: list[inbox.Waiting] = []
    try:
        with store.database.transaction() as connection:
            waiting = inbox.claim(connection, store, now)
            if waiting is None:
                return None
            claimed.append(waiting)
            letter = read(inbox.opened(store, waiting))
            if letter is None:
                inbox.done(connection, waiting.seq, now, "unread")
                return Handled()
            _handle(connection, store, waiting, letter, now)
            return Handled(letter.press_id)
    except Exception as error:
        if not claimed:
            raise
        log.error("message %d could not be handled: %s", claimed[0].seq, where_it_failed(error))
        _try_later(store, claimed[0], now)
        return Handled()


def _handle(connection: Connection, store: Store, waiting: inbox.Waiting, letter: Read, now: datetime) -> None:
    visit = callers.visit(
        connection,
        store,
        waiting.address_id,
        letter.incoming,
        now,
        letter.language,
        letter.message_id,
        letter.sent_at,
        letter.full,
    )
    outcome = receive(visit.caller, replace(letter.incoming, id=letter.message_id), now, new_id)
    scene = Scene(connection, store, visit.address, now)
    try:
        _apply(scene, outcome)
    except Stale:
        outcome = changed_meanwhile(visit.caller, frozenset(d.id.partition(":")[0] for d in outcome.decisions))
        scene = Scene(connection, store, visit.address, now)
    if visit.caller.talk is not None and outcome.talk is None and scene.address.person_id is not None:
        # What waited for the end of this talk need not wait until it would have fallen quiet.
        agenda.look_again(connection, scene.address.person_id)
    _write(scene, visit.address, outcome)
    named = read_token(letter.incoming.token)
    if isinstance(named, DoorToken):
        note_refused(connection, store, scene.address.person_id, named.subject, now)
    inbox.done(connection, waiting.seq, now, "passed-by" if letter.incoming.kind is Kind.PASSED_BY else "handled")


def _apply(scene: Scene, outcome: Outcome) -> None:
    """All that was decided, or nothing of it. Most messages decide nothing; they are spared the savepoint."""
    if outcome.decisions:
        with scene.connection.begin_nested():
            for decided in outcome.decisions:
                applying.apply(scene, decided)


def _write(scene: Scene, before: Address, outcome: Outcome) -> None:
    """The talks as they stand now, and the replies."""
    if scene.address.person_id != before.person_id:
        talks.keep(scene.connection, scene.store, before, None, None)
    talks.keep(scene.connection, scene.store, scene.address, outcome.talk, outcome.aside)
    outbox.put(scene.connection, scene.store, scene.address.id, outcome.messages, scene.now)


def _try_later(store: Store, waiting: inbox.Waiting, now: datetime) -> None:
    """Puts the message back for a while; at the last try the person gets a kind word instead of silence.

    What broke is most often the talk under way. It goes too, or it would break every message to come.
    """
    with store.database.transaction() as connection:
        if waiting.attempts + 1 < inbox.MOST_ATTEMPTS:
            inbox.try_later(connection, waiting.seq, waiting.attempts, now)
            return
        try:
            with connection.begin_nested():
                visit = callers.visit(connection, store, waiting.address_id, Incoming(Kind.PASSED_BY), now)
                caller: Caller = replace(visit.caller, talk=None)
                outcome = sorry(caller)
                talks.keep(connection, store, visit.address, outcome.talk, outcome.aside)
                outbox.put(connection, store, visit.address.id, outcome.messages, now)
        except Exception as error:
            # What broke the message may break the kind word too; even so it must make room for the others.
            log.error("and nothing could be said about message %d: %s", waiting.seq, where_it_failed(error))
        inbox.done(connection, waiting.seq, now, "failed")
