"""What can be decided about status meetings besides their day: preparing, writing the note, agreeing to it."""

from dataclasses import dataclass
from datetime import date

from medspil.domain.meetings import Pick


@dataclass(frozen=True)
class SetMeeting:
    """Someone who works here sets the day of the next status meeting with this citizen; the citizen is told."""

    link_id: str
    day: date


@dataclass(frozen=True)
class CallOffMeeting:
    """Someone who works here calls the meeting with this citizen off; the citizen is told."""

    link_id: str


@dataclass(frozen=True)
class PrepareMeeting:
    """The citizen brings these sub-goals along, and wants to talk about this besides."""

    meeting_id: str
    picks: tuple[Pick, ...] = ()
    words: str | None = None


@dataclass(frozen=True)
class AskForNote:
    """The one whom the meeting was with asks the citizen to read the note; `added` is what they want in it besides."""

    link_id: str
    added: str | None = None


@dataclass(frozen=True)
class ApproveNote:
    """The citizen has read the note and approved it: so it may be copied into the journal."""

    meeting_id: str
    note: str


@dataclass(frozen=True)
class RefuseNote:
    """The citizen wants no note from Medspil in the journal."""

    meeting_id: str


MeetingDecision = SetMeeting | CallOffMeeting | PrepareMeeting | AskForNote | ApproveNote | RefuseNote
