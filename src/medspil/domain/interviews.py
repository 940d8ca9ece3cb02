"""Interviews on the core task (S7): citizens are drawn at random, say yes, and answer without their name."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

USUAL, MOST = 15, 60
"""How many citizens are wanted for a round, and how many may be at most."""

ROUND_LASTS = timedelta(days=28)
ANSWERED_WITHIN = timedelta(days=5)
"""So long a citizen who was drawn may think it over; then somebody else is drawn, too."""

FEWEST = 3
"""From so many interviews on the answers are handed over: fewer would not be nameless."""

KEPT = timedelta(days=60)
"""So long after it is over a round can be read; then all there is of it is deleted."""


class Drawn(StrEnum):
    """How a citizen who was drawn has answered; nothing yet is no word."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"


@dataclass(frozen=True)
class Round:
    """A round of interviews as its interviewer sees it: numbers only. Instants are UTC.

    `asked` were drawn, `yes` said yes, `finished` have come to the end, and `heard` of them wrote something. `told_at`
    is when it was over, and `read_at` when the answers were first handed over.
    """

    id: str
    wanted: int
    begun_at: datetime
    ends_at: datetime
    asked: int = 0
    yes: int = 0
    finished: int = 0
    heard: int = 0
    told_at: datetime | None = None
    read_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether nothing more is coming: its time is up, or all who are wanted are done and nobody is still at it."""
        return now >= self.ends_at or self.finished >= max(self.wanted, self.yes)

    def draws(self, now: datetime) -> bool:
        """Whether somebody who is drawn now still has the time to think it over."""
        return self.ends_at - now >= ANSWERED_WITHIN

    @property
    def nameless(self) -> bool:
        """Whether there are so many answers that they can be handed over."""
        return self.heard >= FEWEST

    @property
    def kept_until(self) -> datetime | None:
        """When all there is of it is deleted; None while it is under way."""
        return None if self.told_at is None else self.told_at + KEPT


def still_to_draw(wanted: int, yes: int, waiting: int) -> int:
    """How many more are drawn, where so many said yes and so many have not answered yet."""
    return max(0, wanted - yes - waiting)


def draw(candidates: Sequence[str], how_many: int, chance: random.Random) -> tuple[str, ...]:
    """So many of the candidates, each as likely as any other; all of them where there are no more."""
    return tuple(chance.sample(sorted(candidates), min(how_many, len(candidates))))
