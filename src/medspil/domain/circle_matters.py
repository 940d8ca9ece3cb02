"""What an item on the agenda is about among those around a citizen, as things stand at the moment it falls due."""

from dataclasses import dataclass

from medspil.domain.agenda import AgendaKind
from medspil.domain.companions import Cheer, Companion
from medspil.domain.helping import HelpTime, HelpWish
from medspil.domain.links import Link
from medspil.domain.meetings import Meeting
from medspil.domain.proposals import Proposal
from medspil.domain.seen import SharedSubGoal


@dataclass(frozen=True)
class CircleMatter:
    """All that a message about it needs; what it is not about is None.

    `link` is the one between the citizen and the other, `citizen` the short name of the citizen. `sub_goal` is there
    only where the one who hears of it may see it: the citizen always, another where it is shared with them.
    `for_citizen`: the one who hears of it is the citizen. `as_asker`: the one who hears of it has asked the other of
    the link to stand in. `within` is the help time of the unit, `before` the name of who was there until now,
    `meeting` a status meeting, without what was picked and written for it.
    """

    link: Link | None = None
    citizen: str = ""
    sub_goal: SharedSubGoal | None = None
    wish: HelpWish | None = None
    proposal: Proposal | None = None
    cheer: Cheer | None = None
    companion: Companion | None = None
    for_citizen: bool = False
    within: HelpTime | None = None
    before: str = ""
    as_asker: bool = False
    meeting: Meeting | None = None


@dataclass(frozen=True)
class CircleDue:
    """Something that a person hears of by itself: its kind and subject, and what it is about."""

    kind: AgendaKind
    subject: str
    matter: CircleMatter
