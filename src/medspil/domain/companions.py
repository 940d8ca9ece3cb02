"""Companions: a supporter who is asked along for one sub-goal, and cheers, which are short fixed words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from medspil.domain.local_time import end_of_day, instant_of, local_day
from medspil.domain.sub_goals import USUAL_REMINDERS, Deadline, SubGoalDraft

_USUAL = USUAL_REMINDERS[0]


@dataclass(frozen=True)
class Companion:
    """A supporter asked along for a sub-goal. `remind`: the citizen lets them be reminded, `remind_me`: they want to.

    `answer` is None until they have said; instants are UTC.
    """

    id: str
    sub_goal_id: str
    link_id: str
    asked_at: datetime
    remind: bool
    answer: bool | None = None
    remind_me: bool = False
    name: str = ""

    @property
    def is_reminded(self) -> bool:
        """Whether they are reminded beside the citizen: both want it."""
        return self.answer is True and self.remind and self.remind_me


@dataclass(frozen=True)
class Cheer:
    """A short cheer for a sub-goal: `words` is the key of one of the fixed ones; `at` is UTC."""

    id: str
    sub_goal_id: str
    words: str
    at: datetime
    from_name: str = ""


def due_beside(draft: SubGoalDraft, zone: ZoneInfo) -> datetime:
    """When (UTC) a companion is reminded: in the same moment as the citizen, or at the usual time where they are not.

    The day and the time are the citizen's, and so is the `zone`.
    """
    return (draft.reminder or _USUAL).due(draft.deadline, zone)


def still_reminds(companion: Companion, deadline: Deadline, zone: ZoneInfo, now: datetime) -> bool:
    """Whether a reminder beside the citizen makes sense at `now`: both want it, and the agreed time is still ahead."""
    ends = end_of_day(deadline.day, zone) if deadline.at is None else instant_of(deadline.day, deadline.at, zone)
    return companion.is_reminded and now < ends


def cheered_already(cheers: Iterable[Cheer], sub_goal_id: str, today: date, zone: ZoneInfo) -> bool:
    """Whether one of these cheers, all of one person, was for this sub-goal and on this day: one a day is enough."""
    return any(one.sub_goal_id == sub_goal_id and local_day(one.at, zone) == today for one in cheers)
