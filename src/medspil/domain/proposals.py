"""Proposals: somebody beside the citizen proposes a sub-goal or a change; it becomes one only by the citizen's yes."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from medspil.domain.local_time import local_day
from medspil.domain.sub_goals import Deadline, SubGoalDraft, reminder_that_fits

LONGEST_PROPOSAL = 300
"""So many characters fit in a proposal: it is a small step."""


class ProposalAnswer(StrEnum):
    """What the citizen said to it."""

    ACCEPTED = "accepted"
    OWN_WORDS = "own-words"
    DECLINED = "declined"


@dataclass(frozen=True)
class Proposal:
    """What somebody proposes: new words, another day, or both. With a `sub_goal_id` it is a change of that one."""

    id: str
    from_id: str
    made_at: datetime
    what: str | None = None
    day: date | None = None
    sub_goal_id: str | None = None
    from_name: str = ""
    answer: ProposalAnswer | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answer is None


def day_ahead(proposal: Proposal, today: date) -> Deadline | None:
    """The day that is proposed, where it is still ahead: a proposal may lie for a while before it is answered."""
    return None if proposal.day is None or proposal.day < today else Deadline(proposal.day)


def as_proposed(proposal: Proposal, before: SubGoalDraft, zone: ZoneInfo, now: datetime) -> SubGoalDraft:
    """A sub-goal changed as it is proposed; what the proposal says nothing of stays, and the reminder goes along.

    A time of day stays where the day does: on another day the citizen has not agreed to it.
    """
    new = day_ahead(proposal, local_day(now, zone))
    deadline = before.deadline if new is None or new.day == before.deadline.day else new
    reminder = before.reminder
    if deadline != before.deadline:
        reminder = reminder_that_fits(reminder, deadline, zone, now)
    return replace(before, what=proposal.what or before.what, deadline=deadline, reminder=reminder)


def changes_nothing(proposal: Proposal, before: SubGoalDraft, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the sub-goal is that way already: it was changed meanwhile, or the day that is proposed has gone by."""
    return as_proposed(proposal, before, zone, now) == before
