"""What a conversation knows: frozen facts, as they were when it began."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from medspil.conversations.circle_data import CircleData, KeptOfStaff
from medspil.conversations.memberships import GivenAnswer, Membership
from medspil.domain.helping import USUAL_WITHIN, HelpTime
from medspil.domain.meetings import Meeting
from medspil.domain.opening_hours import OpeningHours, Span
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import Aim, SubGoal
from medspil.domain.undoing import Undoable


@dataclass(frozen=True)
class HelpLine:
    """Someone who answers in a crisis: their name, how to reach them and when, in the house's own words."""

    name: str
    reach: str
    hours: str = ""


@dataclass(frozen=True)
class StaffedLine:
    """The unit's own number, with hours that the bot can reckon with."""

    name: str
    reach: str
    hours: OpeningHours


class ChatShows(StrEnum):
    """How much of a citizen's sub-goals may stand in the chats of others: the organisation's own decision.

    Short names and life areas; the citizen's words as well; or only that there is something, with a link to a page.
    """

    AREAS = "areas"
    WORDS = "words"
    LINK = "link"


OFFICE_HOURS = OpeningHours((Span(frozenset(range(5)), time(8), time(16)),))
USUAL_HELP_TIME = HelpTime(USUAL_WITHIN, OFFICE_HOURS)


@dataclass(frozen=True)
class House:
    """What the organisation has set: its name, its notice and who answers when it burns.

    `chat_shows` is how much of a citizen's a chat of others may hold, `help_time` how soon a wish for help is to be
    seen where the unit has set nothing else. `public_url` is where Medspil's own pages are, without a slash at its end;
    empty where there are none. `sends_email`: it can be told by e-mail that there is a digest.
    """

    name: str
    notice_version: str
    contact: str
    kept_for: str
    legal_basis: str
    help_lines: tuple[HelpLine, ...] = ()
    staffed_line: StaffedLine | None = None
    zone: str = "Europe/Copenhagen"
    chat_shows: ChatShows = ChatShows.AREAS
    help_time: HelpTime = USUAL_HELP_TIME
    public_url: str = ""
    sends_email: bool = False


@dataclass(frozen=True)
class Facts:
    """What every conversation knows: the house, how the person wants it, whether they asked for quiet, what they are.

    `role` is what one must be to have these facts; None: anybody. Someone who is not in yet has no `roles`. `proven`:
    they have shown their second factor on this phone within the last day, or need none.

    `others`: what of it is somebody else's. A talk under way gets that anew with every message, since it may be taken
    back at any time; all else stays as it was when the talk began.
    """

    role: ClassVar[Role | None] = None
    others: ClassVar[tuple[str, ...]] = ()

    house: House
    settings: PersonSettings
    stopped: bool = False
    roles: frozenset[Role] = frozenset()
    proven: bool = field(default=True, kw_only=True)


@dataclass(frozen=True)
class InvitationFacts(Facts):
    """Someone with an invitation in the hand, who has not said yes to it yet.

    `invited_as` is what it is for, and `name` what they will be called then. `from_name` is who invites, where that was
    in a talk, and `their_own` whether it was themselves; `from_role` as what that one stands beside citizens. `then` is
    the conversation that follows the yes, with its subject, where the invitation is to a group, too.
    """

    invitation_id: str = ""
    invited_as: Role = Role.CITIZEN
    name: str = ""
    from_name: str = ""
    from_role: Role | None = None
    their_own: bool = False
    then: tuple[str, str] | None = None


@dataclass(frozen=True)
class Remembered:
    """A line of the audit log: when (UTC), and what was done, as a word."""

    at: datetime
    what: str


@dataclass(frozen=True)
class CitizenFacts(Facts):
    """A citizen, their sub-goals and all else that is kept about them."""

    role: ClassVar[Role | None] = Role.CITIZEN

    sub_goals: tuple[SubGoal, ...] = ()
    aims: tuple[Aim, ...] = ()
    joined_at: datetime | None = None
    notice_accepted: str = ""

    def sub_goal(self, id: str | None) -> SubGoal | None:
        """The sub-goal with this id, if it is theirs."""
        return next((s for s in self.sub_goals if s.id == id), None)


@dataclass(frozen=True)
class UndoFacts(CitizenFacts):
    """The same, of anybody who is in, with what was decided of late and can be taken back."""

    role: ClassVar[Role | None] = None

    undoable: tuple[Undoable, ...] = ()


@dataclass(frozen=True)
class MyDataFacts(UndoFacts):
    """The same with all else that is kept about the person.

    `name` is what they are called, `leads` the titles of the groups they lead. Where they are reached (channel and
    number), what they wrote in a talk that waits for them, until when nothing goes out after words of crisis (UTC), and
    the last day on which something unasked went out. `groups` are their places in groups, with offers and groups they
    left; `answers` what they answered and no sum has counted yet; `meetings` their status meetings; `drawn`
    when they were drawn for an interview (UTC), and how they answered; `uncounted` the months of which something of
    theirs waits to be counted together with more people. `circle` are those around a citizen, `staff` is
    what is kept of somebody because they stand beside others.
    """

    name: str = ""
    leads: tuple[str, ...] = ()
    log: tuple[Remembered, ...] = ()
    reached_at: tuple[str, ...] = ()
    words_waiting: tuple[str, ...] = ()
    resting_until: datetime | None = None
    last_unasked_on: date | None = None
    groups: tuple[Membership, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    drawn: tuple[tuple[datetime, str], ...] = ()
    uncounted: tuple[date, ...] = ()
    circle: CircleData = field(default_factory=CircleData)
    staff: KeptOfStaff = field(default_factory=KeptOfStaff)
