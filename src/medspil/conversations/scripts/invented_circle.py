"""Invented people around a citizen, as the citizen and as they themselves see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from medspil.conversations.circle_data import CircleData, KeptOfStaff
from medspil.conversations.circle_facts import (
    BesideFacts,
    CircleFacts,
    Colleague,
    CoordinatorFacts,
    Look,
    NewContactFacts,
    StaffFacts,
    StaffMember,
    SupporterFacts,
)
from medspil.conversations.digests.digest_facts import DigestFacts, DigestTimesFacts, TeamFacts
from medspil.conversations.facts import Facts
from medspil.conversations.meetings.facts import MeetingFacts, StaffMeetingFacts
from medspil.conversations.open_page import PageFacts
from medspil.domain.companions import Cheer, Companion
from medspil.domain.digest import GroupWeek
from medspil.domain.digest_times import DigestTimes
from medspil.domain.helping import HelpWish
from medspil.domain.links import Link
from medspil.domain.meetings import Meeting, MeetingSeen
from medspil.domain.persons import Role
from medspil.domain.proposals import Proposal
from medspil.domain.seen import CitizenSeen
from medspil.domain.sharing import NOTHING, Share, SharedWith
from medspil.domain.team_sums import TeamWeek

CODE = "K7QDM2XW9RTA"
PAGE = "abcdefgh"


@dataclass(frozen=True)
class InCircle:
    """What somebody knows of those around a citizen: the first half is the citizen's, the rest the others'."""

    links: tuple[Link, ...] = ()
    shares: tuple[Share, ...] = ()
    looks: tuple[Look, ...] = ()
    wishes: tuple[HelpWish, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    cheers: tuple[Cheer, ...] = ()
    companions: tuple[Companion, ...] = ()
    citizens: tuple[CitizenSeen, ...] = ()
    proposed: tuple[tuple[str, Proposal], ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting: MeetingSeen | None = None
    unit: str = ""
    units: tuple[str, ...] = ()
    invited_by: Role | None = None
    left: Link | None = None
    before: str = ""
    seen_before: SharedWith = NOTHING
    kept: CircleData = field(default_factory=CircleData)
    kept_of_staff: KeptOfStaff = field(default_factory=KeptOfStaff)
    groups: tuple[GroupWeek, ...] = ()
    times: DigestTimes = field(default_factory=DigestTimes)
    team: TeamWeek = field(default_factory=lambda: TeamWeek(None))

    def facts(self, kind: type[Facts], basics: Mapping[str, Any], name: str) -> Facts | None:
        """The facts of this kind; None where they are not about those around a citizen."""
        known: dict[str, Any]
        if issubclass(kind, CircleFacts):
            known = {key: getattr(self, key) for key in ("links", "shares", "looks", "wishes", "proposals", "cheers")}
            known |= {"companions": self.companions, "colleagues": self.colleagues, "name": name, "fresh_code": CODE}
            if issubclass(kind, MeetingFacts):
                known |= {"meetings": self.meetings, "fresh_token": PAGE}
            if issubclass(kind, NewContactFacts):
                known |= {"left": self.left, "before": self.before, "seen_before": self.seen_before}
        elif issubclass(kind, StaffFacts):
            known = {key: getattr(self, key) for key in ("citizens", "colleagues", "unit", "units")}
            known |= {"name": name, "fresh_code": CODE, "fresh_token": PAGE}
            known |= {"groups": self.groups, "times": self.times} if issubclass(kind, DigestFacts) else {}
            if issubclass(kind, StaffMeetingFacts):
                known |= {"meeting": self.meeting}
        elif issubclass(kind, PageFacts):
            known = {"fresh_token": PAGE}
        elif issubclass(kind, SupporterFacts):
            known = {"people": self.citizens, "asked": self.companions}
        elif issubclass(kind, BesideFacts):
            known = {"people": self.citizens, "cheers": self.cheers, "proposals": self.proposed}
        elif issubclass(kind, DigestTimesFacts):
            known = {"times": self.times}
        elif issubclass(kind, TeamFacts):
            known = {"unit": self.unit, "week": self.team}
        elif issubclass(kind, CoordinatorFacts):
            known = {"staff": self.staff, "units": self.units, "fresh_code": CODE}
        else:
            return None
        return kind(**basics, **known)
