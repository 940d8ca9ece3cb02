"""Places (pladser) in a group course: one citizen's, from the offer on to the support that follows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from medspil.domain.courses import Course, Paragraph

ROOM_CODE_LIVES = timedelta(hours=3)
"""So long the code that a leader shows in the room lets people in."""

SUPPORT_HOURS = (0, 1, 2, 3, 4, 5, 6, 8, 10)
"""The hours a week of individual support that can be tapped; the last one stands for all above it."""


class OfferAnswer(StrEnum):
    """How a citizen answers the offer of a place."""

    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"


class SupportAfter(StrEnum):
    """Which support follows a course (S4)."""

    GROUP = "group"
    INDIVIDUAL = "individual"
    BOTH = "both"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Acceptance:
    """What a citizen says when they take a place.

    `name`: what the leader calls them; `remind`: told the day before a session; `ask`: asked some questions after one;
    `goal`: what they want to work on in the group, in own words, for the leader to see.
    """

    name: str
    remind: bool = True
    ask: bool = True
    goal: str | None = None


@dataclass(frozen=True)
class Place:
    """One citizen's place in a course. `name` is None until they have said what to call them; instants are UTC."""

    id: str
    course_id: str
    paragraph: Paragraph
    answer: OfferAnswer
    name: str | None = None
    remind: bool = False
    ask: bool = False
    goal: str | None = None
    answered_at: datetime | None = None
    left_at: datetime | None = None
    support_hours: int | None = None
    support_after: SupportAfter | None = None

    @property
    def taken(self) -> bool:
        """Whether the citizen is in the group."""
        return self.answer is OfferAnswer.ACCEPTED and self.left_at is None


@dataclass(frozen=True)
class Attendance:
    """One place at one session: whether they said that they can't come, and whether they were there.

    `present` is None until the leader has told.
    """

    id: str
    session_id: str
    place_id: str
    cannot_come: bool = False
    present: bool | None = None


def support_step(hours: int) -> int:
    """The hours that are kept where so many were said: the next that can be tapped."""
    return next((step for step in SUPPORT_HOURS if step >= hours), SUPPORT_HOURS[-1])


def free_places(course: Course, places: tuple[Place, ...]) -> int:
    """How many more can join."""
    return max(0, course.capacity - sum(place.taken for place in places))


def likely_there(
    places: tuple[Place, ...],
    attendances: tuple[Attendance, ...],
    session_id: str,
    ended_at: datetime | None = None,
) -> tuple[str, ...]:
    """The places that are ticked beforehand: as it was told before, and else all that are taken and can come.

    Who took their place only after the session (`ended_at`, UTC) was hardly there.
    """
    known = {a.place_id: a for a in attendances if a.session_id == session_id}
    return tuple(place.id for place in places if place.taken and _is_likely(place, known.get(place.id), ended_at))


def _is_likely(place: Place, attendance: Attendance | None, ended_at: datetime | None) -> bool:
    if attendance is not None and attendance.present is not None:
        return attendance.present
    if attendance is not None and attendance.cannot_come:
        return False
    return ended_at is None or place.answered_at is None or place.answered_at <= ended_at
