"""A small town to test in: people who write and press, the real way through a store, and no channel but memory.

What is stored, handled, planned and sent is the code of Medspil; only the post itself is carried by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, select

from medspil.bot.channels.channel import Letter
from medspil.conversations.messages import Button, Incoming, Kind, Message, Outgoing
from medspil.domain.persons import Channel, Role
from medspil.scheduler.due import handle_due
from medspil.storage import inbox, invitations, outbox
from medspil.storage.addresses import forget_done
from medspil.storage.handling import handle_next
from medspil.storage.inbox import Arrival
from medspil.storage.second_factors import note_proven
from medspil.storage.store import Store
from medspil.storage.tables import addresses
from tests.stores import A_TUESDAY

BOT_ID = "4711"
PIN = "428193"
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


def read(raw: Mapping[str, Any]) -> Letter | None:
    """What a raw update of this town says; None where it says nothing, and one that `breaks` cannot be handled."""
    if raw.get("breaks"):
        raise RuntimeError(raw["text"])
    if "kind" not in raw:
        return None
    return Letter(Incoming(Kind(raw["kind"]), raw.get("text", ""), raw.get("token", "")), raw.get("language", "da"))


@dataclass
class Someone:
    """A person with a phone. `heard` is all that came to it."""

    town: "Town"
    number: str
    heard: list[Message] = field(default_factory=list)

    def says(self, text: str) -> "Someone":
        """Writes, and waits until it is handled and answered."""
        return self.sends({"kind": "text", "text": text})

    def starts(self, code: str = "") -> "Someone":
        return self.sends({"kind": "start", "text": code})

    def presses(self, label: str) -> "Someone":
        """Presses the newest button with this label."""
        return self.sends({"kind": "pressed", "token": self.button(label).token})

    def blocks_the_bot(self) -> "Someone":
        return self.sends({"kind": "blocked"})

    def needs_no_more_proof(self) -> "Someone":
        """Never has to prove again that it is them."""
        address_id = self.address_id
        with self.town.store.database.transaction() as connection:
            note_proven(connection, address_id, FAR_AHEAD)
        return self

    def sends(self, raw: Mapping[str, Any]) -> "Someone":
        self.posts(raw)
        self.town.settle()
        return self

    def posts(self, raw: Mapping[str, Any]) -> None:
        """Puts it into the inbox; nobody has looked at it yet."""
        self.town.put(self.number, raw)

    def button(self, label: str) -> Button:
        buttons = [button for message in self.heard for row in message.rows for button in row]
        found = [button for button in buttons if button.label == label]
        assert found, f"no button {label!r} among {[button.label for button in buttons]}"
        return found[-1]

    @property
    def last(self) -> str:
        """The text that came last."""
        return self.heard[-1].text

    @property
    def address_id(self) -> int:
        return int(self.town.rows(addresses, addresses.c.id == self._id())[0].id)

    @property
    def person_id(self) -> str:
        person_id = self.town.rows(addresses, addresses.c.id == self._id())[0].person_id
        assert person_id is not None
        return str(person_id)

    def _id(self) -> int:
        store = self.town.store
        opened = {store.vault.open_text("addresses.number", row.number): row.id for row in self.town.rows(addresses)}
        return int(opened[self.number])


class Town:
    """The people, the store and the time (UTC)."""

    def __init__(self, store: Store, now: datetime = A_TUESDAY) -> None:
        self.store = store
        self.now = now
        self.people: dict[str, Someone] = {}
        self._updates = count(1)

    def stranger(self, number: str = "1001") -> Someone:
        return self.people.setdefault(number, Someone(self, number))

    def citizen(self, number: str = "1001") -> Someone:
        """Someone who came in by an invitation and said yes."""
        someone = self.stranger(number)
        return someone.starts(self.invitation()).presses("Ja, jeg vil gerne")

    def leader(self, number: str = "2001", name: str = "Mette") -> Someone:
        """Someone who came in as a group leader."""
        return self.staff(number, Role.GROUP_LEADER, name)

    def staff(self, number: str, role: Role, name: str) -> Someone:
        """Someone who came in to work here, and need not prove it again: most of what is tested is not about that."""
        someone = self.stranger(number).starts(self.invitation(role, name)).presses("Ja, jeg vil gerne")
        return someone.presses("En pinkode").says(PIN).says(PIN).needs_no_more_proof()

    def invitation(self, role: Role = Role.CITIZEN, name: str | None = None) -> str:
        with self.store.database.transaction() as connection:
            return invitations.make(connection, self.store, role, "da", self.now, name)

    def put(self, number: str | None, raw: Mapping[str, Any], update_id: int | None = None) -> int:
        arrival = Arrival(update_id or next(self._updates), number, raw)
        with self.store.database.transaction() as connection:
            return inbox.put(connection, self.store, Channel.TELEGRAM, BOT_ID, [arrival], self.now)

    def later(self, **time: float) -> "Town":
        return self.turn_to(self.now + timedelta(**time))

    def turn_to(self, now: datetime) -> "Town":
        self.now = now
        self.settle()
        return self

    def settle(self) -> None:
        """All that may be handled, said and sent at this instant."""
        self.handle()
        while (parcels := self.lease()) != []:
            for parcel in parcels:
                self.deliver(parcel)

    def handle(self) -> None:
        """All that may be handled and said, but nothing is sent yet."""
        while handle_next(self.store, read, self.now) is not None or handle_due(self.store, self.now):
            pass

    def release(self) -> None:
        """Gives back whatever was leased."""
        with self.store.database.transaction() as connection:
            outbox.release_all(connection)

    def lease(self, most: int = 100) -> list[outbox.Parcel]:
        with self.store.database.transaction() as connection:
            return outbox.lease(connection, self.store, self.now, most)

    def deliver(self, parcel: outbox.Parcel) -> None:
        if isinstance(parcel.outgoing, Message):
            self.stranger(parcel.number).heard.append(parcel.outgoing)
        with self.store.database.transaction() as connection:
            outbox.done(connection, parcel.seq, self.now)
            forget_done(connection, parcel.address_id)

    def write(self, address_id: int, *messages: Outgoing) -> None:
        """Puts messages of the bot into the outbox."""
        with self.store.database.transaction() as connection:
            outbox.put(connection, self.store, address_id, messages, self.now)

    # Looking into the database

    def rows(self, table: Table, *where: ColumnElement[bool]) -> Sequence[Row[Any]]:
        with self.store.database.transaction() as connection:
            return connection.execute(select(table).where(*where).order_by(*table.primary_key)).all()

    def count(self, table: Table, *where: ColumnElement[bool]) -> int:
        with self.store.database.transaction() as connection:
            return int(connection.scalar(select(func.count()).select_from(table).where(*where)) or 0)
