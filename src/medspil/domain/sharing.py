"""Sharing: which sub-goals a citizen lets which of those beside them see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Share:
    """One sub-goal is shown to one link; without a sub-goal everything, also what is yet to come. `since` is UTC."""

    link_id: str
    sub_goal_id: str | None
    since: datetime


@dataclass(frozen=True)
class SharedWith:
    """What one link may see: everything, or these sub-goals."""

    everything: bool = False
    sub_goal_ids: frozenset[str] = frozenset()

    def covers(self, sub_goal_id: str) -> bool:
        """Whether it may see this one."""
        return self.everything or sub_goal_id in self.sub_goal_ids

    @property
    def nothing(self) -> bool:
        """Whether it may see none."""
        return not self.everything and not self.sub_goal_ids


NOTHING = SharedWith()


def shared_with(shares: Iterable[Share], link_id: str) -> SharedWith:
    """What is shared with a link."""
    mine = [share for share in shares if share.link_id == link_id]
    return SharedWith(
        any(share.sub_goal_id is None for share in mine),
        frozenset(share.sub_goal_id for share in mine if share.sub_goal_id is not None),
    )


def after_sharing(before: SharedWith, sub_goal_id: str | None) -> SharedWith:
    """The same with one sub-goal more; None: everything."""
    if before.everything or sub_goal_id is None:
        return SharedWith(everything=True)
    return SharedWith(sub_goal_ids=before.sub_goal_ids | {sub_goal_id})


def after_unsharing(before: SharedWith, sub_goal_id: str | None, all_of_them: Sequence[str]) -> SharedWith:
    """The same without one sub-goal; None: nothing at all.

    Where everything was shared, all the others stay shared one by one, and what is yet to come is not.
    """
    if sub_goal_id is None:
        return SharedWith()
    known = frozenset(all_of_them) if before.everything else before.sub_goal_ids
    return SharedWith(sub_goal_ids=known - {sub_goal_id})
