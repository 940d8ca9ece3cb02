"""Somebody opens one of Medspil's own pages."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import PersonSettings, Role
from medspil.storage import audit
from medspil.storage.audit import Way
from medspil.storage.store import Store


@dataclass(frozen=True)
class PageVisit:
    """The transaction in which a page is made, who opens it, what they are now, and when (UTC)."""

    connection: Connection
    store: Store
    person_id: str
    roles: frozenset[Role]
    settings: PersonSettings
    now: datetime

    def note(self, citizen_id: str, what: SeenWhat, role: str) -> None:
        """A line in the audit log: who opens the page saw this of this citizen's, as what they stand beside them."""
        audit.note(self.connection, self.person_id, citizen_id, what, self.now, way=Way.PAGE, role=role)

    @property
    def wall_clock(self) -> datetime:
        """What the person's wall clock shows."""
        return self.settings.local(self.now)

    @property
    def today(self) -> date:
        """The day where they are."""
        return self.wall_clock.date()
