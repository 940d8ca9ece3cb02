"""All that is kept of a person and those around them, for the copy of their data."""

from dataclasses import dataclass
from datetime import datetime

from medspil.domain.companions import Cheer, Companion
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.links import Link
from medspil.domain.proposals import Proposal
from medspil.domain.sharing import Share


@dataclass(frozen=True)
class Look:
    """Somebody else saw or changed something of a citizen's: when (UTC), what, who, as what, by which way.

    `who` is nothing where they are gone.
    """

    at: datetime
    what: str
    who: str = ""
    role: str = ""
    way: str = ""


@dataclass(frozen=True)
class KeptWish:
    """A wish for help with all that came of it; instants are UTC."""

    how: HelpHow
    wished_at: datetime
    sub_goal_id: str | None = None
    seen_at: datetime | None = None
    seen_by: str = ""
    reply: HelpReply | None = None
    asked_again_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class KeptOfStaff:
    """What is kept of somebody who stands beside others: where they work, how they prove themselves, what they did.

    `digest` is the day (0 is Monday) and time of the weekly digest, `email` the address to which a note of it goes.
    """

    unit: str = ""
    beside: int = 0
    factor: str = ""
    factor_since: datetime | None = None
    digest: str = ""
    email: str = ""
    proposals: tuple[Proposal, ...] = ()
    cheers: tuple[Cheer, ...] = ()


@dataclass(frozen=True)
class CircleData:
    """A citizen's people, also those who were there before, what they share, and what went to and fro."""

    paragraph: str = ""
    links: tuple[Link, ...] = ()
    shares: tuple[Share, ...] = ()
    looks: tuple[Look, ...] = ()
    wishes: tuple[KeptWish, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    cheers: tuple[Cheer, ...] = ()
    companions: tuple[Companion, ...] = ()
