"""What stands behind the buttons of supporters' talks, besides the subject: shared with the notices that begin them."""

from collections.abc import Iterable
from typing import TypeVar

from medspil.domain.companions import Companion
from medspil.domain.links import Link
from medspil.domain.seen import SharedSubGoal
from medspil.domain.sub_goals import SubGoal

YES, REMIND, NO = "yes", "remind", "no"
"""To "go-along": they come along, come along and want to be reminded, or can't this time."""

NEWEST = "newest"
"""To "along": it is about the sub-goal that was made last."""

_Named = TypeVar("_Named", SharedSubGoal, SubGoal, Link, Companion)


def short_id(id: str) -> str:
    """So much of an id as fits behind a button beside another id."""
    return id[:8]


sub_goal_argument = short_id
"""To "cheer": the sub-goal."""


def meant(ones: Iterable[_Named], argument: str | None) -> _Named | None:
    """The one whose id begins like that."""
    return next((one for one in ones if argument and one.id.startswith(argument)), None)
