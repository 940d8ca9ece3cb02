"""What a decision that can be taken back touches, before it and after it, and keeping the difference for a while."""

from medspil.domain.decisions import Decision
from medspil.domain.sub_goals import SubGoal
from medspil.domain.undoing import (
    Change,
    PersonChange,
    PersonState,
    ShareChange,
    ShareState,
    SubGoalChange,
    Touches,
    share_again,
)
from medspil.storage import applying_circle, shares, sub_goals, undoing
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale

Looked = SubGoal | PersonState | ShareState | None


def look(scene: Scene, touches: Touches | None, decision: Decision) -> Looked:
    """What it touches, as it is now; None where there is nothing (yet)."""
    if touches is Touches.SUB_GOAL:
        sub_goal_id = getattr(decision, "sub_goal_id", scene.made)
        if sub_goal_id is None:
            return None
        return sub_goals.one(scene.connection, scene.store, sub_goal_id, scene.person_id)
    if touches is Touches.SHARE:
        link_id: str = getattr(decision, "link_id", "")
        return ShareState(link_id, shares.of_link(scene.connection, link_id))
    return scene.state if touches is Touches.PERSON else None


def keep(scene: Scene, before: Looked, after: Looked) -> None:
    """Remembers for a while what a decision changed."""
    change: Change
    if isinstance(after, SubGoal) and (before is None or isinstance(before, SubGoal)):
        change = SubGoalChange(before, after)
    elif isinstance(after, PersonState) and isinstance(before, PersonState):
        change = PersonChange(before, after)
    elif isinstance(after, ShareState) and isinstance(before, ShareState) and before != after:
        change = ShareChange(before, after)
    else:
        return
    undoing.keep(scene.connection, scene.store, scene.person_id, scene.talk_id, change, scene.now)


def undo_share(scene: Scene, change: ShareChange) -> None:
    """One of those beside the citizen sees again what they saw before. Raises Stale where that was changed since."""
    link = applying_circle.own_link(scene, change.after.link_id)
    again = share_again(change, ShareState(link.id, shares.of_link(scene.connection, link.id)))
    if again is None:
        raise Stale("share")
    shares.write(scene.connection, link.id, again.shared, scene.now)
