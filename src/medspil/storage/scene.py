"""Where a decision is applied."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from medspil.conversations.messages import Menu
from medspil.domain.persons import PersonSettings
from medspil.domain.undoing import PersonState
from medspil.storage import audit, outbox, people
from medspil.storage.addresses import Address
from medspil.storage.store import Store
from medspil.storage.sub_goals import Stale


@dataclass
class Scene:
    """Where a decision is applied: the transaction, who decided, and when (UTC)."""

    connection: Connection
    store: Store
    address: Address
    now: datetime
    talk_id: str = ""
    made: str | None = None

    @property
    def person_id(self) -> str:
        """Who decided. Raises Stale where they are not known (any more)."""
        if self.address.person_id is None:
            raise Stale("nobody")
        return self.address.person_id

    @property
    def state(self) -> PersonState:
        """How they want it now."""
        row = people.lock(self.connection, self.person_id)
        if row is None:
            raise Stale("nobody")
        return people.state_of(row)

    @property
    def settings(self) -> PersonSettings:
        """Their settings as they are now."""
        return self.state.settings

    def show_menu(self) -> None:
        """The menu behind their button changes to what they can do now; that of a stranger where they are gone."""
        row = people.lock(self.connection, self.address.person_id) if self.address.person_id else None
        if row is None:
            menu = Menu(self.store.defaults.language)
        else:
            menu = Menu(people.settings_of(row).language, people.roles_of(row))
        outbox.put(self.connection, self.store, self.address.id, (menu,), self.now)

    def note(self, what: str) -> None:
        """A line in the audit log: they changed something of their own."""
        audit.note(self.connection, self.person_id, self.person_id, what, self.now)
