"""What can be decided in talks about group courses and questionnaires."""

from dataclasses import dataclass
from datetime import date, time

from medspil.domain.courses import CourseDraft, Paragraph
from medspil.domain.places import Acceptance, OfferAnswer, SupportAfter


@dataclass(frozen=True)
class NewCourse:
    """A leader plans a group course and leads it."""

    draft: CourseDraft


@dataclass(frozen=True)
class ChangeSession:
    """A session is moved to this wall-clock day and time, or does not take place. `version` is the course's."""

    course_id: str
    version: int
    session_id: str
    day: date
    at: time
    cancelled: bool = False


@dataclass(frozen=True)
class OfferPlace:
    """A place is offered to one citizen, who takes it with this code."""

    course_id: str
    paragraph: Paragraph
    code: str


@dataclass(frozen=True)
class OpenRoom:
    """For some hours this code lets in whoever is in the room."""

    course_id: str
    code: str


@dataclass(frozen=True)
class AnswerOffer:
    """The citizen answers the offer of a place; `acceptance` is there where they take it."""

    place_id: str
    answer: OfferAnswer
    acceptance: Acceptance | None = None


@dataclass(frozen=True)
class JoinRoom:
    """The citizen takes a place by the code that was shown in the room."""

    invitation_id: str
    acceptance: Acceptance


@dataclass(frozen=True)
class ChangePlace:
    """The citizen wants it otherwise in the group: what they are called, reminded, asked, and work on."""

    place_id: str
    acceptance: Acceptance


@dataclass(frozen=True)
class LeaveCourse:
    """The citizen leaves the group."""

    place_id: str


@dataclass(frozen=True)
class CannotCome:
    """The citizen can't come to a session, or can after all."""

    attendance_id: str
    cannot: bool = True


@dataclass(frozen=True)
class TickAttendance:
    """The leader tells who was there: the ids of their places.

    `reflection_id` is what their answers to the questions for leaders will be called, the first time.
    """

    session_id: str
    present: tuple[str, ...]
    reflection_id: str = ""


@dataclass(frozen=True)
class GiveAnswer:
    """An answer to one question of a questionnaire, in its stored form; the last one counts until it is closed.

    None: it is taken back. `pass_on`: for words of one's own, whether the leader may read them.
    """

    response_id: str
    question: str
    value: str | tuple[str, ...] | None
    pass_on: bool | None = None


@dataclass(frozen=True)
class FinishAnswers:
    """All that was asked is answered or skipped."""

    response_id: str


@dataclass(frozen=True)
class WriteBack:
    """The leader writes a line back to the group."""

    course_id: str
    session_id: str | None
    words: str


@dataclass(frozen=True)
class NoteSupport:
    """So many hours a week of individual support the citizen has beside the group."""

    place_id: str
    hours: int


@dataclass(frozen=True)
class NoteSupportAfter:
    """This support follows the course."""

    place_id: str
    support: SupportAfter


@dataclass(frozen=True)
class BeginInterviews:
    """An interviewer begins a round: so many citizens are drawn and asked."""

    wanted: int


@dataclass(frozen=True)
class AnswerInterview:
    """A citizen who was drawn for an interview says yes or no; a no deletes what they have written by then."""

    drawn_id: str
    yes: bool


@dataclass(frozen=True)
class ReadInterviews:
    """An interviewer gets what was said in a round: from now on nothing knows any more who said what."""

    round_id: str


@dataclass(frozen=True)
class NewStatusMeeting:
    """The citizen has a status meeting on this day, and on no other with the same one that was told of before.

    With a `link_id` it is with that one of those beside them, who is told.
    """

    day: date
    link_id: str | None = None


@dataclass(frozen=True)
class CancelStatusMeeting:
    """The citizen has no such status meeting after all; without an id, the next one."""

    meeting_id: str | None = None


GroupDecision = (
    NewCourse
    | ChangeSession
    | OfferPlace
    | OpenRoom
    | AnswerOffer
    | JoinRoom
    | ChangePlace
    | LeaveCourse
    | CannotCome
    | TickAttendance
    | GiveAnswer
    | FinishAnswers
    | WriteBack
    | NoteSupport
    | NoteSupportAfter
    | BeginInterviews
    | AnswerInterview
    | ReadInterviews
    | NewStatusMeeting
    | CancelStatusMeeting
)
