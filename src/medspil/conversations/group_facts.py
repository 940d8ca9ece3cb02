"""What the talks about group courses know: frozen facts, as they were when they began."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.memberships import Membership
from medspil.domain.courses import Course, Session
from medspil.domain.group_matters import GroupDue, Heard
from medspil.domain.persons import Role
from medspil.domain.places import Attendance, Place, free_places
from medspil.domain.questionnaires import Answers, Questionnaire
from medspil.domain.sub_goals import SubGoal


@dataclass(frozen=True)
class LedCourse:
    """A course as its leader sees it: who was offered a place, and who comes."""

    course: Course
    places: tuple[Place, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    leaders: tuple[str, ...] = ()

    @property
    def participants(self) -> tuple[Place, ...]:
        """The places that are taken."""
        return tuple(place for place in self.places if place.taken)

    @property
    def free(self) -> int:
        """How many more can join."""
        return free_places(self.course, self.places)


@dataclass(frozen=True)
class LeaderFacts(Facts):
    """A group leader and the courses they lead, those that are closed among them.

    `units` are the services known by name; `questionnaires` those that can be asked after a session, name and title;
    `fresh_code` a code that nobody has yet, for a place or for the room; `reflection_id` a response that is nobody's
    yet, for the leader's own look back at a session, or nothing where there are no questions for that.
    """

    role: ClassVar[Role | None] = Role.GROUP_LEADER

    courses: tuple[LedCourse, ...] = ()
    units: tuple[str, ...] = ()
    questionnaires: tuple[tuple[str, str], ...] = ()
    fresh_code: str = ""
    reflection_id: str = ""

    def led(self, course_id: str | None) -> LedCourse | None:
        """The course with this id, if they lead it."""
        return next((led for led in self.courses if led.course.id == course_id), None)

    def of_session(self, session_id: str | None) -> tuple[LedCourse, Session] | None:
        """The session with this id and its course, if they lead it."""
        for led in self.courses:
            if (session := led.course.session(session_id)) is not None:
                return led, session
        return None


@dataclass(frozen=True)
class WritingFacts(LeaderFacts):
    """A leader who writes back to a group, with what was told of the session: without free lines, since facts are kept
    as long as the talk is under way, and a line goes at once with whoever wrote it.
    """

    heard: Heard | None = None


@dataclass(frozen=True)
class MemberFacts(Facts):
    """A citizen and the groups they are in or were offered.

    `name` is what leaders call them, where they have said it. `offered` is the place that the talk is about where it is
    not theirs yet, `room` the course whose room they are in, with how many places it has left.
    """

    role: ClassVar[Role | None] = Role.CITIZEN

    memberships: tuple[Membership, ...] = ()
    name: str | None = None
    sub_goals: tuple[SubGoal, ...] = ()
    offered: Membership | None = None
    room: Course | None = None
    room_leaders: tuple[str, ...] = ()
    room_free: int = 0

    def membership(self, place_id: str | None) -> Membership | None:
        """The one with this place, their own or the one that is offered."""
        all_of_them = (*self.memberships, *((self.offered,) if self.offered else ()))
        return next((m for m in all_of_them if m.place.id == place_id), None)


@dataclass(frozen=True)
class ResponseFacts(Facts):
    """Somebody who is asked a questionnaire, and what they answered by now.

    `questionnaire` is the one they were asked, in the version of that day; None where they were not asked, or it is
    gone. `course` is the group's title and `session` the session's number, where it is about one. `counted` are the
    questions whose answers are in a sum already. `for_leader`: a leader is asked, and not one of the group.
    """

    role: ClassVar[Role | None] = None

    response_id: str = ""
    questionnaire: Questionnaire | None = None
    course: str | None = None
    session: int | None = None
    answers: Answers = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    closes_at: datetime | None = None
    finished: bool = False
    for_leader: bool = False

    def is_closed(self, now: datetime) -> bool:
        """Whether no answer counts any more at `now` (UTC)."""
        return self.closes_at is not None and now >= self.closes_at


@dataclass(frozen=True)
class OfferingFacts(Facts):
    """Someone on the staff who offers places, and the courses that have not ended."""

    role: ClassVar[Role | None] = Role.CONTACT_PERSON

    courses: tuple[LedCourse, ...] = ()
    fresh_code: str = ""


@dataclass(frozen=True)
class OfferedFacts(Facts):
    """A place that this person offered: they are asked which support goes beside it and follows it."""

    role: ClassVar[Role | None] = None

    place: Place | None = None
    course: Course | None = None


@dataclass(frozen=True)
class NowFacts(CitizenFacts):
    """A citizen with what may wait for them in their groups; of a talk about one of these, only that."""

    groups: tuple[GroupDue, ...] = ()


@dataclass(frozen=True)
class HeardFacts(Facts):
    """A group leader and what the group said of the session that the talk is about; None: nothing was told of it."""

    role: ClassVar[Role | None] = Role.GROUP_LEADER

    heard: Heard | None = None
