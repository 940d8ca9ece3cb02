"""Proposals: somebody beside the citizen proposes a sub-goal or a change; it becomes one only by the citizen's yes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
