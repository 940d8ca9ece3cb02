"""Companions: a supporter who is asked along for one sub-goal, and cheers, which are short fixed words."""

from dataclasses import dataclass
from datetime import datetime


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
