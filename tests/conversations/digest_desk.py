"""The desk of the dialogue tests with somebody at it who has citizens beside them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from medspil.conversations.digests.digest_facts import DigestFacts, DigestTimesFacts, TeamFacts
from medspil.conversations.facts import ChatShows, Facts
from medspil.conversations.messages import Button
from medspil.conversations.open_page import PageFacts
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain.digest import GroupWeek
from medspil.domain.digest_times import DigestTimes
from medspil.domain.persons import Role
from medspil.domain.seen import CitizenSeen
from medspil.domain.team_sums import TeamWeek
from tests.conversations.desk import Desk
from tests.domain.seen_people import MONDAY

TOKEN = "t" * 43


class DigestDesk(Desk):
    """A contact person at the desk on a Monday morning, what they see of their citizens, and how the house has it."""

    def __init__(
        self,
        *citizens: CitizenSeen,
        groups: tuple[GroupWeek, ...] = (),
        times: DigestTimes | None = None,
        unit: str = "Bostøtten Nord",
        team: TeamWeek | None = None,
        shows: ChatShows = ChatShows.AREAS,
        now: datetime = MONDAY,
        **house: Any,
    ) -> None:
        super().__init__(citizen=False, staff=(Role.CONTACT_PERSON,), now=now)
        self.house = replace(self.house, chat_shows=shows, **house)
        self.citizens = citizens
        self.groups_led = groups
        self.times = times or DigestTimes()
        self.unit = unit
        self.team = team or TeamWeek(None)

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "DigestDesk":
        """Comes through a door, as a notice's button."""
        self.presses_button(Button("", door_token(conversation, subject, argument)))
        return self

    def digest_facts(self) -> DigestFacts:
        """What the digest is made of."""
        return DigestFacts(
            self.house,
            self.settings,
            self.stopped,
            self.roles,
            name="Mette",
            citizens=self.citizens,
            groups=self.groups_led,
            times=self.times,
        )

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        basics = (self.house, self.settings, self.stopped, self.roles)
        if kind is DigestFacts:
            return self.digest_facts()
        if kind is DigestTimesFacts:
            return DigestTimesFacts(*basics, times=self.times)
        if kind is TeamFacts:
            return TeamFacts(*basics, unit=self.unit, week=self.team)
        if kind is PageFacts:
            return PageFacts(*basics, fresh_token=TOKEN)
        return super()._facts(kind, opening)
