"""Persons: who the bot talks with, and how they want it."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from medspil.domain.local_time import instant_of, local


class Role(StrEnum):
    """What a person is in Medspil; one person may be several."""

    CITIZEN = "citizen"
    CONTACT_PERSON = "contact-person"
    PEER_WORKER = "peer-worker"
    GROUP_LEADER = "group-leader"
    COORDINATOR = "coordinator"
    INTERVIEWER = "interviewer"
    SUPPORTER = "supporter"


STAFF = frozenset((Role.CONTACT_PERSON, Role.PEER_WORKER, Role.GROUP_LEADER, Role.COORDINATOR, Role.INTERVIEWER))
"""The roles of those who work here. They have a name that citizens and colleagues see."""


class Channel(StrEnum):
    """The ways in and out."""

    TELEGRAM = "telegram"
    SMS = "sms"


LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class QuietHours:
    """Wall-clock hours in which nothing comes that the person did not choose. Equal ends mean: none."""

    start: time = time(20)
    end: time = time(9)

    def covers(self, at: time) -> bool:
        """Whether the wall-clock time `at` lies in the quiet hours; they may go over midnight."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True)
class PersonSettings:
    """What a person can set. Instants are UTC; `zone` is an IANA name."""

    language: str = "da"
    zone: str = "Europe/Copenhagen"
    quiet: QuietHours = field(default_factory=QuietHours)
    discreet: bool = False
    paused_until: datetime | None = None

    @property
    def tz(self) -> ZoneInfo:
        """The zone as an object."""
        return ZoneInfo(self.zone)

    def local(self, now: datetime) -> datetime:
        """What the person's wall clock shows at the instant `now`."""
        return local(now, self.tz)

    def is_quiet(self, now: datetime) -> bool:
        """Whether `now` lies in the person's quiet hours."""
        return self.quiet.covers(self.local(now).time())

    def quiet_ends(self, now: datetime) -> datetime:
        """The next instant (UTC) outside the quiet hours; `now` itself if it is outside already."""
        if not self.is_quiet(now):
            return now
        wall = self.local(now)
        # The change of the clock may have the end come twice, or leap over all that is not quiet on a day.
        for days in range(3):
            for fold in (0, 1):
                day, at = wall.date() + timedelta(days=days), self.quiet.end.replace(fold=fold)
                ends = instant_of(day, at, self.tz)
                if ends > now and not self.is_quiet(ends):
                    return ends
        raise AssertionError("quiet hours end within two days")
