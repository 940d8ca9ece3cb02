"""The desk of the dialogue tests with a citizen who has status meetings, and with one who works beside them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from medspil.conversations.facts import Facts, House
from medspil.conversations.meetings.facts import MeetingFacts, StaffMeetingFacts
from medspil.conversations.messages import Button
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain.links import Link, LinkKind
from medspil.domain.meetings import Meeting, MeetingSeen
from medspil.domain.persons import Role
from medspil.domain.seen import CitizenSeen
from medspil.domain.sharing import Share
from medspil.domain.sub_goals import SubGoal
from tests.conversations.desk import HOUSE, TUESDAY, Desk

LINK, OTHER_LINK, MEETING = "1" * 32, "2" * 32, "3" * 32
SINCE = datetime(2026, 9, 1, 9, tzinfo=UTC)
BO = Link(LINK, "c" * 32, "b" * 32, LinkKind.CONTACT_PERSON, SINCE, SINCE, name="Bo", service="Bostøtten i Havneby")
LIV = Link(OTHER_LINK, "c" * 32, "d" * 32, LinkKind.PEER_WORKER, SINCE, SINCE, name="Liv")
WITH_PAGES = replace(HOUSE, public_url="https://medspil.example")


class MeetingDesk(Desk):
    """A citizen, those beside them, and their meetings."""

    def __init__(
        self,
        *sub_goals: SubGoal,
        meetings: tuple[Meeting, ...] = (),
        people: tuple[Link, ...] = (),
        shares: tuple[Share, ...] = (),
        house: House = HOUSE,
        now: datetime = TUESDAY,
    ) -> None:
        super().__init__(*sub_goals, now=now)
        self.meetings, self.people, self.shares = meetings, people, shares
        self.house = house

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "MeetingDesk":
        """Comes through a door, as a notice's button."""
        self._does(self._press(Button("", door_token(conversation, subject, argument))))
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is not MeetingFacts:
            return super()._facts(kind, opening)
        return MeetingFacts(
            self.house,
            self.settings,
            sub_goals=self.sub_goals,
            roles=self.roles,
            name="Sara",
            links=self.people,
            shares=self.shares,
            meetings=self.meetings,
            fresh_token="t0ken",
        )


class MeetingStaffDesk(Desk):
    """A contact person with one citizen, and the meeting with them."""

    def __init__(
        self, *, meeting: MeetingSeen | None = None, link: Link = BO, house: House = HOUSE, now: datetime = TUESDAY
    ) -> None:
        super().__init__(citizen=False, staff=(Role.CONTACT_PERSON,), now=now)
        self.meeting, self.link, self.house = meeting, link, house

    def opens(self, subject: str = LINK, argument: str | None = None) -> "MeetingStaffDesk":
        """Comes through the door to the meeting."""
        self._does(self._press(Button("", door_token("meeting", subject, argument))))
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        if kind is not StaffMeetingFacts:
            return super()._facts(kind, opening)
        known: dict[str, Any] = {"citizens": (CitizenSeen(self.link, "Sara"),), "fresh_token": "t0ken"}
        return StaffMeetingFacts(self.house, self.settings, roles=self.roles, name="Bo", meeting=self.meeting, **known)


def a_meeting(day: date = date(2026, 12, 1), **known: Any) -> Meeting:
    """A meeting with Bo."""
    return Meeting(MEETING, day, **{"link_id": LINK, **known})


def as_bo_sees(day: date = date(2026, 12, 1), **known: Any) -> MeetingSeen:
    """The same as Bo sees it."""
    return MeetingSeen(MEETING, day, date(2026, 9, 1), **known)
