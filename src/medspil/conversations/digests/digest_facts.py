"""What the talks about digests know."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from medspil.conversations.circle_facts import StaffFacts
from medspil.conversations.facts import Facts
from medspil.domain.digest import Digest, GroupWeek, compose
from medspil.domain.digest_times import DigestTimes
from medspil.domain.persons import Role
from medspil.domain.team_sums import TeamWeek


@dataclass(frozen=True)
class DigestFacts(StaffFacts):
    """A contact person or peer worker with all that a digest is made of: what they see, and the groups they lead.

    `last` is when (UTC) the last digest came by itself.
    """

    groups: tuple[GroupWeek, ...] = ()
    times: DigestTimes = field(default_factory=DigestTimes)
    last: datetime | None = None

    def digest(self, since: datetime, now: datetime) -> Digest:
        """The digest of the days from `since` to `now` (UTC)."""
        return compose(self.citizens, self.groups, since, now, self.settings.tz)


@dataclass(frozen=True)
class DigestTimesFacts(Facts):
    """When somebody's digest comes."""

    times: DigestTimes = field(default_factory=DigestTimes)


@dataclass(frozen=True)
class TeamFacts(Facts):
    """Somebody who works in a unit, and its week in sums. Who is in these sums is not among what they know."""

    role: ClassVar[Role | None] = None

    unit: str = ""
    week: TeamWeek = field(default_factory=lambda: TeamWeek(None))
