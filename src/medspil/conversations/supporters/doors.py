"""The ways on beside a citizen, and what stands behind their buttons besides the subject."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from medspil.conversations.talk import Door
from medspil.conversations.texts import _
from medspil.domain.companions import Companion
from medspil.domain.links import Link
from medspil.domain.seen import CitizenSeen, SharedSubGoal, lately
from medspil.domain.sub_goals import SubGoal

YES, REMIND, NO = "yes", "remind", "no"
"""To "go-along": they come along, come along and want to be reminded, or can't this time."""

NEWEST = "newest"
"""To "along": it is about the sub-goal that was made last."""

_Named = TypeVar("_Named", SharedSubGoal, SubGoal, Link, Companion)


def short_id(id: str) -> str:
    """So much of an id as fits behind a button beside another id."""
    return id[:8]


def meant(ones: Iterable[_Named], argument: str | None) -> _Named | None:
    """The one whose id begins like that."""
    return next((one for one in ones if argument and one.id.startswith(argument)), None)


def ways_beside(seen: CitizenSeen, now: datetime) -> list[Door]:
    """What one who stands beside a citizen can do for them here: a cheer, and a proposal where they may."""
    doors = []
    shown = lately(seen.sub_goals, now)
    if shown:
        only = short_id(shown[0].id) if len(shown) == 1 else None
        doors.append(Door(_("Send a cheer"), "cheer", seen.link.id, only))
    if seen.link.proposes:
        doors.append(Door(_("Propose something"), "propose", seen.link.id))
    return doors
