"""The facts of the talks about digests, as they are remembered: so many queries for one citizen as for a hundred."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from medspil.conversations.digests.digest_facts import DigestFacts, DigestTimesFacts, TeamFacts
from medspil.conversations.facts import Facts
from medspil.domain.digest_times import at_once_looks_back_to
from medspil.domain.persons import Role
from medspil.domain.team_sums import team_week
from medspil.storage import digests, seeing, seeing_team, units

if TYPE_CHECKING:
    from medspil.storage.circle_facts import Around


def _digest(around: "Around") -> DigestFacts:
    """What a digest is made of. Colleagues and units are not: a large house has thousands of them."""
    connection, store, person_id, now = around.connection, around.store, around.row.id, around.now
    times, last = digests.times_of(connection, store, person_id)
    leads = Role.GROUP_LEADER in (around.row.roles or "").split()
    return DigestFacts(
        *around.basics,
        name=around.name,
        citizens=seeing.seen_by(connection, store, person_id, now),
        groups=digests.groups_of(connection, store, person_id, now) if leads else (),
        times=times,
        last=last,
    )


def _times(around: "Around") -> DigestTimesFacts:
    times, _last = digests.times_of(around.connection, around.store, around.row.id)
    return DigestTimesFacts(*around.basics, times=times)


def _team(around: "Around") -> TeamFacts:
    """Only the sums leave this place: who is in them is not among what the one who asks knows."""
    unit_id, now = around.row.unit_id, around.now
    if unit_id is None:
        return TeamFacts(*around.basics)
    seen = seeing_team.seen_by_unit(around.connection, unit_id, around.today, now)
    week = team_week(seen, at_once_looks_back_to(now), now, around.basics[1].tz)
    return TeamFacts(*around.basics, unit=units.name_of(around.connection, unit_id), week=week)


READ: Mapping[type[Facts], Callable[["Around"], Facts]] = {
    DigestFacts: _digest,
    DigestTimesFacts: _times,
    TeamFacts: _team,
}
"""How the facts of each kind are read."""
