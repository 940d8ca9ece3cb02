"""A team's week in sums: of all who share something with somebody in the team, together and without names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from medspil.domain.digest import GoalNews, Quiet, Wanted, compose
from medspil.domain.seen import CitizenSeen
from medspil.domain.sums import FEWEST

Part = Sequence[Wanted | GoalNews | Quiet]


@dataclass(frozen=True)
class TeamSum:
    """Of how many people something is told. None: of somebody, but of too few to say of how many."""

    people: int | None = 0

    @property
    def is_nothing(self) -> bool:
        """Whether there is nobody."""
        return self.people == 0


NOBODY = TeamSum()


@dataclass(frozen=True)
class TeamWeek:
    """The team's week. `sharing` is None where so few share anything that nothing at all can be said."""

    sharing: int | None
    wanted: TeamSum = NOBODY
    reached: TeamSum = NOBODY
    coming: TeamSum = NOBODY
    under_way: TeamSum = NOBODY
    changed: TeamSum = NOBODY


def team_week(citizens: Iterable[CitizenSeen], since: datetime, now: datetime, zone: ZoneInfo) -> TeamWeek:
    """The sums of the days from `since` to `now` (UTC). Each citizen stands here once, with all the team sees of them.

    People are counted, and never what they did: one person with five sub-goals is one.
    """
    told = [citizen for citizen in citizens if citizen.sub_goals or citizen.wishes]
    if len(told) < FEWEST:
        return TeamWeek(None)
    week = compose(told, (), since, now, zone)
    return TeamWeek(
        len(told),
        _sum(week.wanted),
        _sum(week.reached),
        _sum(week.coming),
        _sum(week.under_way),
        _sum(week.changed),
    )


def _sum(part: Part) -> TeamSum:
    people = len({one.citizen.link.citizen_id for one in part})
    return TeamSum(people if people == 0 or people >= FEWEST else None)
