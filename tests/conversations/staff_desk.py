"""The desk of the dialogue tests with someone of the staff at it."""

from datetime import datetime

from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import (
    HeardFacts,
    LeaderFacts,
    LedCourse,
    OfferedFacts,
    OfferingFacts,
    WritingFacts,
)
from medspil.conversations.messages import Button
from medspil.conversations.state import Opening
from medspil.conversations.tokens import door_token
from medspil.domain.courses import Course
from medspil.domain.group_matters import Heard
from medspil.domain.persons import Role
from medspil.domain.places import Place
from tests.conversations.desk import TUESDAY, Desk

CODE = "K7QDM2XW9RTA"


class StaffDesk(Desk):
    """A group leader or contact person at the desk, and the courses they see."""

    def __init__(
        self,
        *courses: LedCourse,
        units: tuple[str, ...] = ("Bostøtten Nord", "Bostøtten Syd"),
        questionnaires: tuple[tuple[str, str], ...] = (("after-session", "Efter mødegangen"),),
        offered: tuple[Place, Course] | None = None,
        heard: Heard | None = None,
        now: datetime = TUESDAY,
    ) -> None:
        super().__init__(citizen=False, staff=(Role.GROUP_LEADER, Role.CONTACT_PERSON), now=now)
        self.courses = courses
        self.units = units
        self.questionnaires = questionnaires
        self.offered = offered
        self.heard = heard

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "StaffDesk":
        """Comes through a door, as a notice's button."""
        self.presses_button(Button("", door_token(conversation, subject, argument)))
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        basics = (self.house, self.settings, self.stopped, self.roles)
        if kind is LeaderFacts:
            return LeaderFacts(*basics, self.courses, self.units, self.questionnaires, CODE)
        if kind is WritingFacts:
            return WritingFacts(*basics, self.courses, self.units, self.questionnaires, CODE, heard=self.heard)
        if kind is HeardFacts:
            return HeardFacts(*basics, self.heard)
        if kind is OfferingFacts:
            return OfferingFacts(*basics, self.courses, CODE)
        if kind is OfferedFacts:
            place, course = self.offered or (None, None)
            return OfferedFacts(*basics, place, course)
        return super()._facts(kind, opening)
