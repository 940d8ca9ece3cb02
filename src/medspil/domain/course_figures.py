"""What a course leaves behind in figures when it is closed: who was offered a place, took part, and was supported."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medspil.domain.courses import Course
from medspil.domain.places import Attendance, OfferAnswer, Place

ANSWER, FINISHED, HOURS, AFTER = "answer", "finished", "support-hours", "support-after"
SESSION = "session-"
"""The variables; that of a session is this with its number behind it."""

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Tally:
    """So many places of this paragraph are of this category."""

    paragraph: str
    variable: str
    category: str
    count: int


def tallies(course: Course, places: Iterable[Place], attendances: Iterable[Attendance]) -> tuple[Tally, ...]:
    """The figures of a course by paragraph. A session is told of where its leader said who was there."""
    told = list(attendances)
    counted = Counter(one for place in places for one in _of_place(course, place, told))
    return tuple(Tally(*key, count) for key, count in sorted(counted.items()))


def _of_place(course: Course, place: Place, attendances: Iterable[Attendance]) -> Iterator[tuple[str, str, str]]:
    paragraph = str(place.paragraph)
    yield paragraph, ANSWER, str(place.answer)
    if place.answer is not OfferAnswer.ACCEPTED:
        return
    yield paragraph, FINISHED, "left" if place.left_at is not None else "finished"
    yield paragraph, HOURS, hours(place.support_hours)
    yield paragraph, AFTER, UNKNOWN if place.support_after is None else str(place.support_after)
    there = {a.session_id: a.present for a in attendances if a.place_id == place.id and a.present is not None}
    for session in course.held:
        if session.id in there:
            yield paragraph, f"{SESSION}{session.number}", "present" if there[session.id] else "absent"


def hours(support_hours: int | None) -> str:
    """The hours a week of individual support in steps that are as wide as they need to be to tell nobody apart."""
    if support_hours is None:
        return UNKNOWN
    if support_hours == 0:
        return "0"
    return "1-2" if support_hours <= 2 else "3-5" if support_hours <= 5 else "6+"
