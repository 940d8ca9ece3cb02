"""Somebody for whom something has fallen due, while it is handled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row

from medspil.conversations.facts import Facts
from medspil.conversations.saying import as_messages
from medspil.conversations.state import Opening
from medspil.conversations.talk import Saying
from medspil.domain.agenda import AgendaItem, Drop, Send, Standing, Verdict, Wait
from medspil.domain.local_time import local_day
from medspil.storage import addresses, agenda, outbox, people, second_factors
from medspil.storage.store import Store

F = TypeVar("F", bound=Facts)


@dataclass(frozen=True)
class Somebody:
    """One person, locked until the end of the transaction, and how things stood with them at `now` (UTC)."""

    connection: Connection
    store: Store
    row: Row[Any]
    standing: Standing
    now: datetime

    @property
    def id(self) -> str:
        """The person's id."""
        return str(self.row.id)

    def facts(self, kind: type[F]) -> F:
        """The facts of this kind about them."""
        facts = people.FactsOfPerson(self.connection, self.store, self.row, self.now)(kind, Opening())
        assert isinstance(facts, kind)
        address_id = addresses.of_person(self.connection, self.id)
        proven = second_factors.is_proven(self.connection, address_id, facts.roles, self.now)
        return replace(facts, proven=proven)

    def goes_out(self, item: AgendaItem, judged: Verdict) -> bool:
        """Whether it goes out now; what does not is put off or done with."""
        if isinstance(judged, Drop):
            agenda.done(self.connection, item, self.now, f"dropped: {judged.why}")
        elif isinstance(judged, Wait):
            agenda.wait(self.connection, item, judged.until)
        return isinstance(judged, Send)

    def hears(self, sayings: Sequence[Saying], useful_until: datetime | None) -> None:
        """Puts it into the outbox."""
        address_id = addresses.of_person(self.connection, self.id)
        assert address_id is not None
        outbox.put(self.connection, self.store, address_id, as_messages(sayings), self.now, useful_until)

    def was_sent(self, item: AgendaItem) -> None:
        """It is done with."""
        agenda.done(self.connection, item, self.now, agenda.SENT)

    def had_an_unasked_message(self) -> None:
        """No other one comes on this day."""
        people.note(self.connection, self.id, unasked_on=local_day(self.now, self.standing.settings.tz))
