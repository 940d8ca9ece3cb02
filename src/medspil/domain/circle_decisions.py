"""What can be decided in talks about those around a citizen: linking, sharing, helping, proposing, proving."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from medspil.domain.courses import Paragraph
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.persons import Role
from medspil.domain.proposals import ProposalAnswer
from medspil.domain.second_factor import FactorKind


@dataclass(frozen=True)
class InviteCitizen:
    """Someone on the staff invites one citizen, who comes in with this code and has them as contact or peer worker."""

    code: str
    paragraph: Paragraph | None = None


@dataclass(frozen=True)
class InviteStaff:
    """A coordinator invites somebody to work here: in this role, called so, in this unit (by its name)."""

    code: str
    role: Role
    name: str
    unit: str | None = None


@dataclass(frozen=True)
class InviteSupporter:
    """The citizen invites somebody they know, called so."""

    code: str
    name: str


@dataclass(frozen=True)
class EndAccess:
    """A coordinator says that this person works here no more: all access ends, at once and everywhere."""

    person_id: str


@dataclass(frozen=True)
class AskStandIn:
    """Somebody else is there for this citizen until this day; until the citizen's yes only for wishes for help."""

    link_id: str
    other_id: str
    ends_on: date


@dataclass(frozen=True)
class HandOver:
    """This citizen gets another contact person from now on; until their yes only for wishes for help."""

    link_id: str
    other_id: str


@dataclass(frozen=True)
class ChooseContact:
    """The citizen says who should be their contact person from now on; that one is told."""

    other_id: str


@dataclass(frozen=True)
class AnswerLink:
    """The citizen says yes or no to somebody who stands in or takes over.

    `share_as_before`: they see what the one they come for saw.
    """

    link_id: str
    yes: bool
    share_as_before: bool = False


@dataclass(frozen=True)
class EndLink:
    """The citizen takes somebody out, or that one goes: nothing is seen any more, at once."""

    link_id: str


@dataclass(frozen=True)
class Share:
    """The citizen lets one of those beside them see one sub-goal; None: everything, also what is yet to come."""

    link_id: str
    sub_goal_id: str | None = None


@dataclass(frozen=True)
class Unshare:
    """The citizen takes that back; None: all of it."""

    link_id: str
    sub_goal_id: str | None = None


@dataclass(frozen=True)
class LetPropose:
    """The citizen lets a supporter propose sub-goals, or does not any more."""

    link_id: str
    may: bool = True


@dataclass(frozen=True)
class CallMe:
    """The short name by which the citizen wants to be called."""

    name: str


class SeenWhat(StrEnum):
    """What of a citizen's somebody looked at; the words of the audit log."""

    SHARED = "saw shared sub-goals"
    WISH = "saw a wish for help"
    MEETING = "saw the page of a status meeting"
    REFUSED = "asked for what they may not see"


@dataclass(frozen=True)
class Looked:
    """Somebody saw something of this citizen's; the audit log says so."""

    citizen_id: str
    what: SeenWhat = SeenWhat.SHARED


@dataclass(frozen=True)
class SawDigest:
    """Somebody saw a digest that told of several citizens; the audit log says so of each of them."""

    looks: tuple[Looked, ...]


@dataclass(frozen=True)
class AskForHelp:
    """The citizen would like help, and not with a sub-goal."""

    how: HelpHow


@dataclass(frozen=True)
class AnswerHelp:
    """The one who has seen a wish for help says what they will do."""

    wish_id: str
    reply: HelpReply


@dataclass(frozen=True)
class WithdrawHelp:
    """The citizen needs no help any more."""

    wish_id: str


@dataclass(frozen=True)
class Propose:
    """Somebody beside the citizen proposes a sub-goal; with a `sub_goal_id` a change of that one."""

    link_id: str
    what: str | None = None
    day: date | None = None
    sub_goal_id: str | None = None


@dataclass(frozen=True)
class AnswerProposal:
    """The citizen's answer to a proposal; what comes of it is a decision of its own."""

    proposal_id: str
    answer: ProposalAnswer


@dataclass(frozen=True)
class GiveCheer:
    """A short cheer for a shared sub-goal: the key of one of the fixed words."""

    link_id: str
    sub_goal_id: str
    words: str


@dataclass(frozen=True)
class AskAlong:
    """The citizen asks a supporter along for a sub-goal; they then see it. `remind`: they may be reminded, too."""

    sub_goal_id: str
    link_id: str
    remind: bool = False


@dataclass(frozen=True)
class AnswerAlong:
    """The supporter says whether they come along, and whether they want to be reminded."""

    companion_id: str
    yes: bool
    remind_me: bool = False


@dataclass(frozen=True)
class SetSecondFactor:
    """The second factor from now on: the secret of an app's codes, or what a PIN was turned into. It is proven, too."""

    kind: FactorKind
    secret: str
    step: int | None = None


@dataclass(frozen=True)
class Prove:
    """The second factor was right on this phone: the one that was made at `made_at` (UTC).

    `step` is that of an app's code, which is good only once.
    """

    made_at: datetime
    step: int | None = None


@dataclass(frozen=True)
class NoteWrongProof:
    """It was wrong: the next tries become slower."""


@dataclass(frozen=True)
class SetDigest:
    """When the weekly digest comes (0 is Monday, None: only when asked for), and the address to which a note goes that
    it is there, if any.
    """

    day: int | None
    at: time
    email: str | None = None


@dataclass(frozen=True)
class OpenPage:
    """A page of Medspil's own can be opened once with this token, for ten minutes."""

    page: str
    token: str
    subject: str | None = None


CircleDecision = (
    InviteCitizen
    | InviteStaff
    | InviteSupporter
    | EndAccess
    | AskStandIn
    | HandOver
    | ChooseContact
    | AnswerLink
    | EndLink
    | Share
    | Unshare
    | LetPropose
    | CallMe
    | Looked
    | SawDigest
    | AskForHelp
    | AnswerHelp
    | WithdrawHelp
    | Propose
    | AnswerProposal
    | GiveCheer
    | AskAlong
    | AnswerAlong
    | SetSecondFactor
    | Prove
    | NoteWrongProof
    | SetDigest
    | OpenPage
)
