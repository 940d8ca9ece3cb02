"""Undoing (fortryd): what can be taken back, for how long, and how things stand afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from medspil.domain.circle_decisions import Share, Unshare
from medspil.domain.decisions import (
    ChangeSettings,
    ChangeSubGoal,
    Decision,
    LookBack,
    NewSubGoal,
    Resume,
    Stop,
    WishForHelp,
)
from medspil.domain.persons import PersonSettings
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import SubGoal

UNDO_WITHIN = timedelta(hours=1)
"""So long something that was decided can be taken back."""


class Touches(StrEnum):
    """What a decision changes, and so what is remembered as it was before."""

    SUB_GOAL = "sub-goal"
    PERSON = "person"
    SHARE = "share"


UNDOABLE: Mapping[type[Decision], Touches] = {
    NewSubGoal: Touches.SUB_GOAL,
    ChangeSubGoal: Touches.SUB_GOAL,
    LookBack: Touches.SUB_GOAL,
    WishForHelp: Touches.SUB_GOAL,
    ChangeSettings: Touches.PERSON,
    Stop: Touches.PERSON,
    Resume: Touches.PERSON,
    Share: Touches.SHARE,
    Unshare: Touches.SHARE,
}
"""The decisions that can be taken back. All others stand."""


@dataclass(frozen=True)
class PersonState:
    """How a person wants it: their settings, since when they asked for quiet, and until when they rest (UTC)."""

    settings: PersonSettings
    stopped_at: datetime | None = None
    resting_until: datetime | None = None


@dataclass(frozen=True)
class ShareState:
    """What one of those beside the citizen may see."""

    link_id: str
    shared: SharedWith


_State = TypeVar("_State", PersonSettings, PersonState)


@dataclass(frozen=True)
class SubGoalChange:
    """A sub-goal before and after a decision; before it was made there was none."""

    before: SubGoal | None
    after: SubGoal


@dataclass(frozen=True)
class PersonChange:
    """How a person wanted it before and after a decision."""

    before: PersonState
    after: PersonState


@dataclass(frozen=True)
class ShareChange:
    """What one of those beside the citizen may see, before and after a decision."""

    before: ShareState
    after: ShareState


Change = SubGoalChange | PersonChange | ShareChange


@dataclass(frozen=True)
class Undoable:
    """A decision that can be taken back: when it was made (UTC), and what it changed.

    `version` is the one that a sub-goal must still have; 0 for what has none. `talk_id` is the talk it was made in.
    """

    id: int
    at: datetime
    change: Change
    version: int = 0
    talk_id: str = ""


def may_be_undone(undoable: Undoable, now: datetime) -> bool:
    """Whether its hour is not over yet."""
    return now - undoable.at < UNDO_WITHIN


def still_open(undoable: tuple[Undoable, ...], now: datetime) -> tuple[Undoable, ...]:
    """What can be taken back at `now`, the newest first."""
    return tuple(
        sorted((u for u in undoable if may_be_undone(u, now)), key=lambda u: (u.at, u.id), reverse=True),
    )


def sub_goal_again(change: SubGoalChange, current: SubGoal) -> SubGoal | None:
    """The sub-goal as it was before, with a version of its own; None: it is gone again.

    Its check-ins are those of today, but for the one that the decision made.
    """
    if change.before is None:
        return None
    return replace(change.before, version=current.version + 1)


def person_again(change: PersonChange, current: PersonState) -> PersonState | None:
    """What the decision changed is as it was before, all else as it is now; None where that was changed anew."""
    before, after = change.before, change.after
    settings = _taken_back(before.settings, after.settings, current.settings)
    if settings is None:
        return None
    # Of the settings each is looked at by itself, so here they count as unchanged.
    alike = [replace(state, settings=settings) for state in (before, after, current)]
    return _taken_back(*alike)


def share_again(change: ShareChange, current: ShareState) -> ShareState | None:
    """What one may see as it was before; None where it was changed anew."""
    return change.before if current == change.after else None


def one_after_the_other(first: Change, second: Change) -> Change:
    """Two changes of the same thing as one. Raises TypeError where they are not about the same."""
    if isinstance(first, SubGoalChange) and isinstance(second, SubGoalChange):
        return SubGoalChange(first.before, second.after)
    if isinstance(first, PersonChange) and isinstance(second, PersonChange):
        return PersonChange(first.before, second.after)
    if isinstance(first, ShareChange) and isinstance(second, ShareChange):
        return ShareChange(first.before, second.after)
    raise TypeError("the two changes are not about the same")


def _taken_back(before: _State, after: _State, current: _State) -> _State | None:
    """What `before` and `after` differ in as it was before, the rest as it is; None where that is not as after."""
    changed = [f.name for f in fields(before) if getattr(before, f.name) != getattr(after, f.name)]
    if any(getattr(current, name) != getattr(after, name) for name in changed):
        return None
    return replace(current, **{name: getattr(before, name) for name in changed})
