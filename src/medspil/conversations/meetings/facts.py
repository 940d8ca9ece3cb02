"""What the talks about status meetings know."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from medspil.conversations.circle_facts import CircleFacts, StaffFacts
from medspil.domain.links import CARERS, Link
from medspil.domain.meetings import Meeting, MeetingSeen, before, since
from medspil.domain.persons import Role


@dataclass(frozen=True)
class MeetingFacts(CircleFacts):
    """A citizen, those around them, and their status meetings that stand, the newest day first.

    `fresh_token` is a page's token that nobody has yet.
    """

    role: ClassVar[Role | None] = Role.CITIZEN

    meetings: tuple[Meeting, ...] = ()
    fresh_token: str = ""

    def meeting(self, id: str | None) -> Meeting | None:
        """The meeting with this id, if it is theirs and stands."""
        return next((one for one in self.meetings if one.id == id), None)

    def ahead(self, today: date) -> tuple[Meeting, ...]:
        """The meetings that are today or later, the nearest first."""
        ahead = (one for one in self.meetings if one.is_ahead(today) and one.approved_at is None)
        return tuple(sorted(ahead, key=lambda one: one.day))

    def to_note(self, today: date) -> Meeting | None:
        """The newest meeting of which a note can be written."""
        return next((one for one in self.meetings if one.can_be_noted(today) and one.day < today), None)

    def since(self, meeting: Meeting) -> date:
        """The day from which on one looks at this meeting: that of the one before it with the same other."""
        return since(before(self.meetings, meeting), meeting.day)

    def with_whom(self, meeting: Meeting) -> Link | None:
        """The one whom it is with, where Medspil knows them and they may see what is shared with them."""
        link = self.link(meeting.link_id)
        return link if link is not None and link.accepted_at is not None else None

    @property
    def people(self) -> tuple[Link, ...]:
        """Those whom one can have a status meeting with: who works here and has the citizen's yes."""
        return tuple(link for link in self.links if link.kind in CARERS and link.accepted_at is not None)


@dataclass(frozen=True)
class StaffMeetingFacts(StaffFacts):
    """Someone who works here, and the meeting with the citizen that the talk is about, as far as they may see it."""

    others: ClassVar[tuple[str, ...]] = ("citizens", "meeting")

    meeting: MeetingSeen | None = None
