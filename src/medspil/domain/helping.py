"""Wishes for help: how the citizen wants it, what is answered, and when a wish that nobody has seen comes back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from medspil.domain.opening_hours import OpeningHours


class HelpHow(StrEnum):
    """How the citizen would like to be helped. HARD: they have a very hard time now, and would like to be called."""

    WRITE = "write"
    CALL = "call"
    NEXT_TIME = "next-time"
    HARD = "hard"


class HelpReply(StrEnum):
    """What the one who has seen it will do."""

    WRITES = "writes"
    CALLS = "calls"
    NEXT_TIME = "next-time"


GIVEN_UP_AFTER = timedelta(days=14)
"""So long a wish that nobody has seen comes back again and again."""

USUAL_WITHIN = timedelta(hours=8)
"""So many working hours a wish may wait, unless the unit or the settings say otherwise."""


@dataclass(frozen=True)
class HelpWish:
    """A citizen would like help. `sub_goal_id` is the one it is about, where one may know; instants are UTC.

    `reply` is what the one who has seen it will do, `seen_by` their name.
    """

    id: str
    how: HelpHow
    wished_at: datetime
    sub_goal_id: str | None = None
    seen_at: datetime | None = None
    seen_by: str = ""
    reply: HelpReply | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has seen it yet."""
        return self.seen_at is None


@dataclass(frozen=True)
class HelpTime:
    """Within how many working hours a wish is to be seen, and when a unit works."""

    within: timedelta
    hours: OpeningHours

    def read_from(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """From when on (UTC) somebody reads what comes at `now`; None where they are at work just now."""
        return self.hours.opens_next(now, zone)

    def again(self, wish: HelpWish, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When (UTC) a wish that came back at `now` comes back once more; None where it does not any more."""
        return None if now - wish.wished_at >= GIVEN_UP_AFTER else self.comes_back(now, zone)

    def comes_back(self, wished_at: datetime, zone: ZoneInfo) -> datetime:
        """The instant (UTC) at which a wish that nobody has seen comes back: so many working hours later."""
        left, moment = self.within, wished_at
        while True:
            until = self.hours.open_until(moment, zone)
            if until is None:
                opens = self.hours.opens_next(moment, zone)
                if opens is None:  # closed for weeks: rather ask too early than never
                    return moment + left
                moment = opens
            elif moment + left <= until:
                return moment + left
            else:
                left -= until - moment
                moment = until
