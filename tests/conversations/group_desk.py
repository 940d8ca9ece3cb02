"""The desk of the dialogue tests with a citizen at it who is in a group, or may come into one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from medspil.conversations.facts import Facts, MyDataFacts
from medspil.conversations.group_doors import NOT_TODAY
from medspil.conversations.group_facts import MemberFacts, ResponseFacts
from medspil.conversations.memberships import GivenAnswer, Membership
from medspil.conversations.messages import Button
from medspil.conversations.questionnaires import shipped
from medspil.conversations.questionnaires.asking import question_text, value_label
from medspil.conversations.saying import as_messages
from medspil.conversations.state import Opening
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import speaking
from medspil.conversations.tokens import door_token
from medspil.domain.courses import Course
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Attendance, OfferAnswer, Place
from medspil.domain.questionnaires import values
from medspil.domain.sub_goals import SubGoal
from tests.conversations.desk import HOUSE, TUESDAY, Desk
from tests.conversations.some_courses import a_course, a_place

PLACE = a_place(1).id
ROOM = "7" * 32
RESPONSE = "8" * 32


def asked(name: str = "after-session", **known: Any) -> ResponseFacts:
    """What somebody is asked who was at a session; it closes on Sunday."""
    about: dict[str, Any] = {"course": "Mod på mere", "session": 1, "closes_at": TUESDAY + timedelta(days=5), **known}
    return ResponseFacts(HOUSE, PersonSettings(), response_id=RESPONSE, questionnaire=shipped().current(name), **about)


def attendance_id(number: int) -> str:
    return f"9{number:031}"


def an_offer(course: Course | None = None, answer: OfferAnswer = OfferAnswer.NONE, free: int = 3) -> Membership:
    """The offer of a place that nobody has yet."""
    return Membership(a_place(1, answer=answer), course or a_course(), ("Mette",), free=free)


def a_membership(course: Course | None = None, away: tuple[int, ...] = (), number: int = 1, **place: Any) -> Membership:
    """A place that Sara has, with a line for each session; `away` are the numbers of those she can't come to.

    `number` is the place's.
    """
    course = course or a_course()
    wishes: dict[str, Any] = {"name": "Sara", "remind": True, "ask": True, **place}
    mine: Place = replace(a_place(number, **wishes), course_id=course.id)
    expected = tuple(
        Attendance(attendance_id(s.number + 100 * (number - 1)), s.id, mine.id, s.number in away)
        for s in course.sessions
    )
    return Membership(mine, course, ("Mette",), expected, free=3)


class GroupDesk(Desk):
    """A citizen at the desk with their groups. `room` is a course whose room they are in."""

    def __init__(
        self,
        *memberships: Membership,
        sub_goals: tuple[SubGoal, ...] = (),
        offered: Membership | None = None,
        room: Course | None = None,
        room_free: int = 3,
        name: str | None = None,
        response: ResponseFacts | None = None,
        now: datetime = TUESDAY,
        **more: Any,
    ) -> None:
        super().__init__(*sub_goals, now=now, **more)
        self.memberships = memberships
        self.offered = offered
        self.room = room
        self.room_free = room_free
        self.name = name
        self.response = response
        self.answers: tuple[GivenAnswer, ...] = ()

    def opens(self, conversation: str, subject: str | None = None, argument: str | None = None) -> "GroupDesk":
        """Comes through a door, as a notice's button."""
        self.presses_button(Button("", door_token(conversation, subject, argument)))
        return self

    def is_asked(self) -> "GroupDesk":
        """The notice comes: the first question with its answers to tap."""
        assert self.response is not None
        assert self.response.questionnaire is not None
        first = self.response.questionnaire.questions[0]
        doors = tuple(Door(value_label(first, v), "questions", RESPONSE, v) for v in values(first))
        text = "Tak for i dag.\n\n" + question_text(first, 1, len(self.response.questionnaire.questions))
        with speaking("da"):
            self.seen += as_messages(
                (Saying(text, doors=(*doors, Door("Ikke i dag", "questions", RESPONSE, NOT_TODAY))),)
            )
        return self

    def _facts(self, kind: type[Facts], opening: Opening) -> Facts:
        basics = (self.house, self.settings, self.stopped)
        if kind is MemberFacts:
            return MemberFacts(
                *basics,
                memberships=self.memberships,
                name=self.name,
                sub_goals=self.sub_goals,
                offered=self.offered if opening.subject == PLACE else None,
                room=self.room if opening.subject == ROOM else None,
                room_leaders=("Mette", "Ole"),
                room_free=self.room_free,
            )
        if kind is MyDataFacts:
            kept = super()._facts(kind, opening)
            assert isinstance(kept, MyDataFacts)
            return replace(kept, groups=self.memberships, answers=self.answers)
        if kind is ResponseFacts:
            return self.response or ResponseFacts(*basics)
        return super()._facts(kind, opening)
