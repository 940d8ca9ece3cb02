"""What can be decided in a talk. Those that change a sub-goal name its version, so that a stale one can be refused."""

from dataclasses import dataclass
from datetime import datetime

from medspil.domain.circle_decisions import CircleDecision
from medspil.domain.group_decisions import GroupDecision
from medspil.domain.helping import HelpHow
from medspil.domain.meeting_decisions import MeetingDecision
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import Deadline, Outcome, SubGoalDraft


@dataclass(frozen=True)
class AcceptInvitation:
    """The person says yes to the notice with this version and becomes what the invitation is for: this role, too."""

    invitation_id: str
    notice_version: str
    language: str
    role: Role = Role.CITIZEN


@dataclass(frozen=True)
class DeclineInvitation:
    """The person says no; nothing stays but that."""

    invitation_id: str


@dataclass(frozen=True)
class LeaveAtTheDoor:
    """Someone who has not said yes yet wants to stop: their address is forgotten."""


@dataclass(frozen=True)
class NoteWrongCode:
    """A code that opens nothing was tried: the next tries become slower."""


@dataclass(frozen=True)
class NewSubGoal:
    """A new sub-goal."""

    draft: SubGoalDraft


@dataclass(frozen=True)
class ChangeSubGoal:
    """The sub-goal says something else from now on."""

    sub_goal_id: str
    version: int
    draft: SubGoalDraft


@dataclass(frozen=True)
class LookBack:
    """A check-in: how it went and what it led to. `deadline` is the new one where the outcome is MOVED."""

    sub_goal_id: str
    version: int
    outcome: Outcome
    progress: int | None = None
    note: str | None = None
    importance: int | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True)
class WishForHelp:
    """The citizen would like help with a sub-goal, in this way."""

    sub_goal_id: str
    version: int
    how: HelpHow = HelpHow.NEXT_TIME


@dataclass(frozen=True)
class ChangeSettings:
    """The person wants it otherwise."""

    settings: PersonSettings


@dataclass(frozen=True)
class Stop:
    """Nothing more goes out by itself."""


@dataclass(frozen=True)
class Resume:
    """What goes out by itself may go out again."""


@dataclass(frozen=True)
class RestAfterCrisis:
    """Words of crisis fell: nothing goes out by itself until this instant (UTC)."""

    until: datetime


@dataclass(frozen=True)
class Undo:
    """What was decided is taken back. `version` is the one that the decision left behind, 0 where there is none."""

    undoable_id: int
    version: int


@dataclass(frozen=True)
class NoteDataGiven:
    """The person got a copy of all that is kept; the audit log says so."""

    form: str


@dataclass(frozen=True)
class ForgetMe:
    """Delete all there is about the person."""


Decision = (
    AcceptInvitation
    | DeclineInvitation
    | LeaveAtTheDoor
    | NoteWrongCode
    | NewSubGoal
    | ChangeSubGoal
    | LookBack
    | WishForHelp
    | ChangeSettings
    | Stop
    | Resume
    | RestAfterCrisis
    | Undo
    | NoteDataGiven
    | ForgetMe
    | GroupDecision
    | CircleDecision
    | MeetingDecision
)


@dataclass(frozen=True)
class Decided:
    """A decision with the id made from its talk and its place in it: it can be applied only once."""

    id: str
    decision: Decision
