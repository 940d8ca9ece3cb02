"""Links: who stands beside a citizen, in which role, since when, and whether the citizen has said yes to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from medspil.domain.persons import Role


class LinkKind(StrEnum):
    """As what somebody is linked to a citizen. A stand-in is there for somebody else, until a day."""

    CONTACT_PERSON = "contact-person"
    PEER_WORKER = "peer-worker"
    STAND_IN = "stand-in"
    SUPPORTER = "supporter"


CARERS = frozenset((LinkKind.CONTACT_PERSON, LinkKind.PEER_WORKER, LinkKind.STAND_IN))
"""The kinds of those who work here."""

HELPS = frozenset((LinkKind.CONTACT_PERSON, LinkKind.STAND_IN))
"""The kinds that hear of a wish for help, whatever else is shared with them."""

CARER_ROLES = frozenset((Role.CONTACT_PERSON, Role.PEER_WORKER))
"""What one must be to be linked to a citizen as one who works here."""


LONGEST_STAND_IN = timedelta(days=92)
"""So far ahead the last day of standing in may lie."""


class LinkEnd(StrEnum):
    """How a link came to its end."""

    TAKEN_OUT = "taken-out"
    WENT = "went"
    HANDED_OVER = "handed-over"
    DECLINED = "declined"
    OVER = "over"
    ACCESS_ENDED = "access-ended"


@dataclass(frozen=True)
class Link:
    """One person beside one citizen. `name` and `service` (their unit) are the other's, as the citizen sees them.

    Without `accepted_at` (UTC) the citizen has not said yes: then only wishes for help are seen. `ends_on` is the last
    day of a stand-in, `stands_in_for` the link they stand in for; for one who took over, the link before.
    """

    id: str
    citizen_id: str
    other_id: str
    kind: LinkKind
    since: datetime
    accepted_at: datetime | None = None
    ends_on: date | None = None
    stands_in_for: str | None = None
    may_propose: bool = False
    ended_at: datetime | None = None
    name: str = ""
    service: str = ""

    def is_open(self, today: date) -> bool:
        """Whether it is still so on this day, where the citizen lives."""
        return self.ended_at is None and (self.ends_on is None or today <= self.ends_on)

    def sees_shared(self, today: date) -> bool:
        """Whether what is shared with them is seen: it is open, and the citizen has said yes."""
        return self.is_open(today) and self.accepted_at is not None

    def meets(self, today: date) -> bool:
        """Whether status meetings with them are seen: they work here, and the citizen has said yes."""
        return self.sees_shared(today) and self.kind in CARERS

    def hears_of_help(self, today: date) -> bool:
        """Whether wishes for help come to them."""
        return self.is_open(today) and self.kind in HELPS

    @property
    def proposes(self) -> bool:
        """Whether they may propose a sub-goal, or a change of one: those who work here, and whom the citizen lets."""
        return self.accepted_at is not None and (self.kind in CARERS or self.may_propose)
