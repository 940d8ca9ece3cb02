"""What is remembered of one citizen and the groups they are in."""

from collections.abc import Mapping
from dataclasses import dataclass

from medspil.domain.courses import Course
from medspil.domain.places import Attendance, Place
from medspil.domain.questionnaires import Question, Value


@dataclass(frozen=True)
class Membership:
    """A citizen's place in a course, or the offer of one, with the course and what they said about its sessions."""

    place: Place
    course: Course
    leaders: tuple[str, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    free: int = 0


@dataclass(frozen=True)
class GivenAnswer:
    """What somebody answered to one question, as long as it is in no sum yet.

    `title` is the questionnaire's, by language; `course` the group's title and `session` the session's number, where it
    is about one. `pass_on`: a line that its writer lets the leader read.
    """

    title: Mapping[str, str]
    question: Question
    value: Value
    course: str | None = None
    session: int | None = None
    pass_on: bool | None = None
