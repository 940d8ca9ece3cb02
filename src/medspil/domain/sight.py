"""The law of sight: who may see which kind of data about a citizen, in which state of sharing.

docs/who-sees-what.md says the same as a table; tests hold this, the table and what is really shown against each other.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from medspil.domain.links import HELPS, Link, LinkKind


class Viewer(StrEnum):
    """How somebody stands to a citizen. One who is several of these sees what each of them sees."""

    CITIZEN = "the citizen"
    OTHER_CITIZEN = "another citizen"
    CONTACT_PERSON = "contact person"
    STAND_IN = "stand-in"
    WITHOUT_A_YES = "one without a yes"
    PEER_WORKER = "peer worker"
    SUPPORTER = "supporter"
    FORMER = "former contact person"
    LEADER = "group leader"
    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"
    STRANGER = "stranger"


class Data(StrEnum):
    """What there is about a citizen."""

    SUB_GOAL = "sub-goal"
    PROGRESS = "progress"
    HELP_WISH = "wish for help"
    HELP_WITH = "help with what"
    NAME = "name"
    MEETING = "status meeting"
    NOTE = "note"
    AIM = "hope or larger goal"
    SURENESS = "sureness and importance"
    REMINDER = "reminder"
    COUNT = "how many sub-goals"
    TALK = "talk"
    SETTINGS = "settings and address"
    CIRCLE = "people and sharing"
    LOOKS = "who has looked"
    GROUP_GOAL = "goal in a group"
    GROUP_ANSWER = "answer after a group"
    INTERVIEW_ANSWER = "answer in an interview"


class Sharing(StrEnum):
    """What a citizen has shared, seen from one sub-goal and one other person."""

    NOTHING = "nothing"
    THIS_ONE = "this one"
    ANOTHER_ONE = "another one"
    EVERYTHING = "everything"
    WITH_SOMEONE_ELSE = "with someone else"
    TAKEN_BACK = "taken back"
    ALL_BUT_THIS_ONE = "everything, then this one taken back"


class Sight(StrEnum):
    """How far somebody sees a kind of data."""

    ALWAYS = "yes"
    IF_SHARED = "if shared"
    NAMELESS = "nameless"
    NEVER = "no"


COVERS_THIS_ONE = frozenset((Sharing.THIS_ONE, Sharing.EVERYTHING))
"""In these states the one sub-goal is shared with the one person."""

SHARED = frozenset((Data.SUB_GOAL, Data.PROGRESS))
"""What a share opens. Nothing else of a citizen's is ever shared."""

_BY_LINK: Mapping[LinkKind, Viewer] = {
    LinkKind.CONTACT_PERSON: Viewer.CONTACT_PERSON,
    LinkKind.STAND_IN: Viewer.STAND_IN,
    LinkKind.PEER_WORKER: Viewer.PEER_WORKER,
    LinkKind.SUPPORTER: Viewer.SUPPORTER,
}

_WISHES = frozenset((Data.HELP_WISH, Data.NAME))

_ALWAYS: Mapping[Viewer, frozenset[Data]] = {
    Viewer.CITIZEN: frozenset(Data),
    Viewer.CONTACT_PERSON: _WISHES | {Data.MEETING},
    Viewer.STAND_IN: _WISHES | {Data.MEETING},
    Viewer.WITHOUT_A_YES: _WISHES,
    Viewer.PEER_WORKER: frozenset((Data.NAME, Data.MEETING)),
    Viewer.SUPPORTER: frozenset((Data.NAME,)),
    Viewer.LEADER: frozenset((Data.NAME, Data.GROUP_GOAL)),
}
_IF_SHARED: Mapping[Viewer, frozenset[Data]] = {
    Viewer.CONTACT_PERSON: SHARED | {Data.HELP_WITH},
    Viewer.STAND_IN: SHARED | {Data.HELP_WITH},
    Viewer.PEER_WORKER: SHARED,
    Viewer.SUPPORTER: SHARED,
}
_NAMELESS: Mapping[Viewer, frozenset[Data]] = {
    Viewer.LEADER: frozenset((Data.GROUP_ANSWER,)),
    Viewer.INTERVIEWER: frozenset((Data.INTERVIEW_ANSWER,)),
}


def viewer_of(link: Link | None, today: date) -> Viewer:
    """As what a link makes the other one stand to its citizen; None: there is no link."""
    if link is None:
        return Viewer.STRANGER
    if not link.is_open(today):
        return Viewer.FORMER
    if link.accepted_at is None:
        return Viewer.WITHOUT_A_YES if link.kind in HELPS else Viewer.STRANGER
    return _BY_LINK[link.kind]


def sight(viewer: Viewer, data: Data) -> Sight:
    """How far `viewer` sees this kind of data."""
    if data in _ALWAYS.get(viewer, ()):
        return Sight.ALWAYS
    if data in _IF_SHARED.get(viewer, ()):
        return Sight.IF_SHARED
    return Sight.NAMELESS if data in _NAMELESS.get(viewer, ()) else Sight.NEVER


def may_see(viewer: Viewer, data: Data, sharing: Sharing) -> bool:
    """Whether `viewer` may see this kind of data as this citizen's, in this state of sharing."""
    seen = sight(viewer, data)
    return seen is Sight.ALWAYS or (seen is Sight.IF_SHARED and sharing in COVERS_THIS_ONE)
