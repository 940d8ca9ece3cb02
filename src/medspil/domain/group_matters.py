"""What an item on the agenda is about in group courses, as things stand at the moment it falls due."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, Session
from medspil.domain.places import Attendance, Place
from medspil.domain.questionnaires import Questionnaire
from medspil.domain.sums import Sum


@dataclass(frozen=True)
class Response:
    """One person's answers to a questionnaire, from being asked on. Instants are UTC; answers are not among it."""

    id: str
    questionnaire: Questionnaire
    closes_at: datetime
    answered: bool = False
    finished: bool = False


@dataclass(frozen=True)
class Drawn:
    """Somebody was drawn for an interview; `answer` is whether they want one, once they have said."""

    id: str
    ends_at: datetime
    answer: bool | None = None


@dataclass(frozen=True)
class Heard:
    """What the leader gets after a session: how many were asked and answered, and all sums of the course up to then.

    `new` are those that were frozen for this session; `lines` the free lines that came with them, in an order that says
    nothing of who wrote them. `earlier` are other versions of the questionnaire that some of the sums are of.
    """

    course: Course
    session: Session
    questionnaire: Questionnaire
    asked: int
    answered: int
    sums: tuple[Sum, ...] = ()
    new: tuple[Sum, ...] = ()
    lines: tuple[str, ...] = ()
    earlier: tuple[Questionnaire, ...] = ()

    @property
    def versions(self) -> tuple[Questionnaire, ...]:
        """All versions of the questionnaire, the newest first."""
        return (self.questionnaire, *sorted(self.earlier, key=lambda one: -one.version))


@dataclass(frozen=True)
class GroupMatter:
    """All that a message about it needs; what it is not about is None.

    `zone` is where the course takes place. `leads` and `offered` are about the person whose item it is: whether they
    lead the course, whether they offered the place. `leaders` are the names of those who lead it, `participants` the
    places that are taken, `likely_there` the ids of those that are ticked beforehand, `asked` how many were asked after
    the session. `words` is what a leader wrote back, and `heard` what the group had said.
    """

    course: Course | None = None
    session: Session | None = None
    place: Place | None = None
    attendance: Attendance | None = None
    response: Response | None = None
    drawn: Drawn | None = None
    words: str | None = None
    heard: Heard | None = None
    leads: bool = False
    offered: bool = False
    leaders: tuple[str, ...] = ()
    participants: tuple[Place, ...] = ()
    likely_there: frozenset[str] = frozenset()
    asked: int = 0
    zone: str = "Europe/Copenhagen"

    @property
    def tz(self) -> ZoneInfo:
        """The zone as an object."""
        return ZoneInfo(self.zone)

    @property
    def starts(self) -> datetime | None:
        """When the session begins (UTC)."""
        if self.course is None or self.session is None:
            return None
        return self.course.starts(self.session, self.tz)

    @property
    def ends(self) -> datetime | None:
        """When the session ends (UTC)."""
        if self.course is None or self.session is None:
            return None
        return self.course.ends(self.session, self.tz)


@dataclass(frozen=True)
class GroupDue:
    """Something of a group course that a person hears of by itself: its kind and subject, and what it is about."""

    kind: AgendaKind
    subject: str
    matter: GroupMatter
