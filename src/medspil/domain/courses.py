"""Group courses (gruppeforløb): their plan of sessions (mødegange), and the rules of moving and cancelling one."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo

from medspil.domain.local_time import instant_of
from medspil.domain.opening_hours import is_holiday

CLOSES_AFTER = timedelta(days=14)
"""So long after the last session's end the last questions are open; then a course is closed and its figures frozen."""

LONGEST_UNIT = 80
MOST_SESSIONS = 40
MOST_PLACES = 40


class Paragraph(StrEnum):
    """The paragraph of the Service Act under which a citizen gets support (S4)."""

    P85 = "85"
    P103 = "103"
    P104 = "104"
    P107 = "107"


@dataclass(frozen=True)
class Unit:
    """A service (tilbud, afdeling)."""

    id: str
    name: str


@dataclass(frozen=True)
class Session:
    """One meeting of a course: a wall-clock day and time where it takes place.

    `moved_from` is the day it was planned for at first; `ticked` whether the leader has told who was there, `told`
    whether the leader has got what the group said.
    """

    id: str
    number: int
    day: date
    at: time
    moved_from: date | None = None
    cancelled: bool = False
    ticked: bool = False
    told: bool = False


@dataclass(frozen=True)
class CourseDraft:
    """All that a leader says of a course. `minutes` is how long a session lasts; `unit` the service's name."""

    title: str
    unit: str
    place: str
    paragraph: Paragraph
    first_day: date
    at: time
    minutes: int
    sessions: int
    capacity: int
    questionnaire: str = "after-session"


@dataclass(frozen=True)
class Course:
    """A group course with its sessions in the order of their numbers. `version` rises with each change of its plan."""

    id: str
    version: int
    title: str
    unit: Unit
    place: str
    paragraph: Paragraph
    minutes: int
    capacity: int
    sessions: tuple[Session, ...]
    questionnaire: str = "after-session"
    closed: bool = False

    def session(self, id: str | None) -> Session | None:
        """The session with this id, if it is one of this course."""
        return next((session for session in self.sessions if session.id == id), None)

    def starts(self, session: Session, zone: ZoneInfo) -> datetime:
        """When it begins (UTC)."""
        return instant_of(session.day, session.at, zone)

    def ends(self, session: Session, zone: ZoneInfo) -> datetime:
        """When it ends (UTC)."""
        return self.starts(session, zone) + timedelta(minutes=self.minutes)

    @property
    def held(self) -> tuple[Session, ...]:
        """The sessions that are not cancelled, the earliest first."""
        return tuple(sorted((s for s in self.sessions if not s.cancelled), key=lambda s: (s.day, s.at, s.number)))

    @property
    def last(self) -> Session | None:
        """The last session that is not cancelled."""
        return self.held[-1] if self.held else None

    def ahead(self, zone: ZoneInfo, now: datetime) -> tuple[Session, ...]:
        """The sessions that are not over yet at `now` (UTC), the next one first."""
        return tuple(session for session in self.held if self.ends(session, zone) > now)

    def closes_at(self, zone: ZoneInfo) -> datetime | None:
        """When the course is closed (UTC); None where every session is cancelled."""
        return None if self.last is None else self.ends(self.last, zone) + CLOSES_AFTER


def weekly_days(first_day: date, sessions: int) -> tuple[date, ...]:
    """The days of a weekly course: those on Danish public holidays are skipped, so that it ends later."""
    days: list[date] = []
    for week in count():
        if len(days) >= sessions:
            break
        day = first_day + timedelta(weeks=week)
        if not is_holiday(day):
            days.append(day)
    return tuple(days)


def skipped_days(first_day: date, sessions: int) -> tuple[date, ...]:
    """The days on which such a course would meet but for a holiday, before it ends."""
    days = weekly_days(first_day, sessions)
    if not days:
        return ()
    weeks = range((days[-1] - first_day).days // 7)
    return tuple(day for day in (first_day + timedelta(weeks=week) for week in weeks) if day not in days)


def as_planned(draft: CourseDraft) -> Course:
    """The course that a draft becomes, before it is kept: nothing in it has an id yet."""
    days = weekly_days(draft.first_day, draft.sessions)
    sessions = tuple(Session("", number, day, draft.at) for number, day in enumerate(days, start=1))
    unit = Unit("", draft.unit)
    return Course(
        "", 1, draft.title, unit, draft.place, draft.paragraph, draft.minutes, draft.capacity, sessions,
        draft.questionnaire,
    )  # fmt: skip


def moved(session: Session, day: date, at: time) -> Session:
    """The session on another day or at another time; the day of the plan stays known."""
    first = session.moved_from or session.day
    return replace(session, day=day, at=at, moved_from=None if day == first else first, cancelled=False)


def cancelled(session: Session) -> Session:
    """The session that does not take place."""
    return replace(session, cancelled=True)


def may_change(course: Course, session: Session) -> bool:
    """Whether it can still be moved or cancelled: nobody has told who was there, and the course is open."""
    return not session.ticked and not course.closed
