"""What an item on the agenda is about among those around a citizen, as it is remembered when it falls due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.local_time import local_day
from medspil.domain.seen import as_shared
from medspil.storage import beside, helping, links, names, seeing, status_meetings, sub_goals, units
from medspil.storage.store import Store
from medspil.storage.tables import persons


@dataclass(frozen=True)
class Asked:
    """Who hears of it, what it is about, and when (UTC)."""

    connection: Connection
    store: Store
    person_id: str
    subject: str
    now: datetime


def matter(
    connection: Connection, store: Store, person_id: str, kind: AgendaKind, subject: str, now: datetime
) -> CircleMatter | None:
    """What something of this kind is about for a person; None where it is gone, or nothing to them."""
    return _READ[kind](Asked(connection, store, person_id, subject, now))


def through(asked: Asked, link_id: str | None) -> CircleMatter | None:
    """What is about one link: the citizen's or the other's; None where it is neither."""
    link = links.one(asked.connection, asked.store, link_id)
    if link is None or asked.person_id not in (link.citizen_id, link.other_id):
        return None
    return CircleMatter(
        link=link,
        citizen=name_of(asked.connection, asked.store, link.citizen_id),
        for_citizen=asked.person_id == link.citizen_id,
    )


def with_sub_goal(asked: Asked, known: CircleMatter, sub_goal_id: str | None) -> CircleMatter:
    """The same with the sub-goal it is about, where the one who hears of it may see it."""
    if known.link is None or sub_goal_id is None:
        return known
    if known.for_citizen:
        mine = sub_goals.one(asked.connection, asked.store, sub_goal_id, asked.person_id)
        return known if mine is None else replace(known, sub_goal=as_shared(mine))
    seen = seeing.seen_through(asked.connection, asked.store, known.link.id, asked.now)
    return known if seen is None else replace(known, sub_goal=seen.sub_goal(sub_goal_id))


def name_of(connection: Connection, store: Store, person_id: str) -> str:
    """What a person is called; nothing where they have not said."""
    name = connection.scalar(select(persons.c.name).where(persons.c.id == person_id))
    return names.opened(store, name)


def _of_wish(asked: Asked) -> CircleMatter | None:
    """A wish for help: to the citizen who has it, or to those to whom wishes for help go."""
    found = helping.one(asked.connection, asked.store, asked.subject)
    if found is None:
        return None
    citizen_id, wish = found
    known = CircleMatter(
        citizen=name_of(asked.connection, asked.store, citizen_id),
        wish=wish,
        for_citizen=citizen_id == asked.person_id,
        within=units.help_time(asked.connection, asked.store, citizen_id),
    )
    if known.for_citizen:
        mine = None
        if wish.sub_goal_id is not None:
            mine = sub_goals.one(asked.connection, asked.store, wish.sub_goal_id, citizen_id)
        return known if mine is None else replace(known, sub_goal=as_shared(mine))
    today = local_day(asked.now, asked.store.defaults.tz)
    mine_to_help = (
        link
        for link in links.of_citizen(asked.connection, asked.store, citizen_id, today)
        if link.other_id == asked.person_id and link.hears_of_help(today)
    )
    link = next(mine_to_help, None)
    return None if link is None else with_sub_goal(asked, replace(known, link=link), wish.sub_goal_id)


def _of_link(asked: Asked) -> CircleMatter | None:
    """Somebody beside the citizen."""
    return through(asked, asked.subject)


def _of_what_is_shown(asked: Asked) -> CircleMatter | None:
    """Something is shown to somebody: the newest of it, where there is any."""
    known = through(asked, asked.subject)
    seen = seeing.seen_through(asked.connection, asked.store, asked.subject, asked.now)
    if known is None or known.for_citizen or seen is None or not seen.sub_goals:
        return known
    return replace(known, sub_goal=seen.sub_goals[-1])


def _of_proposal(asked: Asked) -> CircleMatter | None:
    """A proposal: to the citizen who got it, or to the one who made it."""
    found = beside.proposal(asked.connection, asked.store, asked.subject)
    if found is None:
        return None
    citizen_id, proposal = found
    known = _between(asked, citizen_id, proposal.from_id)
    return None if known is None else replace(known, proposal=proposal)


def _of_cheer(asked: Asked) -> CircleMatter | None:
    """A cheer: to the citizen who gets it."""
    found = beside.one_cheer(asked.connection, asked.store, asked.subject)
    if found is None or found[0] != asked.person_id:
        return None
    citizen_id, from_id, cheer = found
    known = _between(asked, citizen_id, from_id)
    return None if known is None else with_sub_goal(asked, replace(known, cheer=cheer), cheer.sub_goal_id)


def _of_companion(asked: Asked) -> CircleMatter | None:
    """Somebody asked along: to them, or to the citizen who asked."""
    found = beside.companion(asked.connection, asked.store, asked.subject)
    known = None if found is None else through(asked, found.link_id)
    if found is None or known is None:
        return None
    return with_sub_goal(asked, replace(known, companion=found), found.sub_goal_id)


def _between(asked: Asked, citizen_id: str, other_id: str) -> CircleMatter | None:
    """What is between these two, where they are still linked and the one who hears of it is one of them."""
    today = local_day(asked.now, asked.store.defaults.tz)
    all_of_them = links.of_citizen(asked.connection, asked.store, citizen_id, today)
    link = next((one for one in all_of_them if one.other_id == other_id), None)
    return None if link is None else through(asked, link.id)


def _of_who_comes(asked: Asked) -> CircleMatter | None:
    """Somebody comes beside a citizen, or the citizen has answered: to both, and to who asked them to stand in."""
    link = links.one(asked.connection, asked.store, asked.subject)
    if link is None:
        return None
    before = links.one(asked.connection, asked.store, link.stands_in_for)
    as_asker = before is not None and before.other_id == asked.person_id
    if asked.person_id not in (link.citizen_id, link.other_id) and not as_asker:
        return None
    return CircleMatter(
        link=link,
        citizen=name_of(asked.connection, asked.store, link.citizen_id),
        for_citizen=asked.person_id == link.citizen_id,
        before="" if before is None else before.name,
        as_asker=as_asker,
    )


def _of_who_left(asked: Asked) -> CircleMatter | None:
    """Somebody does not work here any more: to the citizen. Who deleted all about themselves has no name."""
    link = links.one(asked.connection, asked.store, asked.subject)
    if link is not None and link.citizen_id != asked.person_id:
        return None
    return CircleMatter(link=link, for_citizen=True)


def _of_meeting(asked: Asked) -> CircleMatter | None:
    """A status meeting: to the citizen, or to the one whom it is with. What was picked and written is not told."""
    row = status_meetings.row_of(asked.connection, asked.subject)
    found = status_meetings.one(asked.connection, asked.store, asked.subject)
    if row is None or found is None:
        return None
    meeting = replace(found, picks=(), words=None, added=None, note=None)
    if row.person_id == asked.person_id:
        link = links.one(asked.connection, asked.store, row.link_id)
        return CircleMatter(link=link, meeting=meeting, for_citizen=True)
    known = through(asked, row.link_id)
    return None if known is None else replace(known, meeting=meeting)


_READ: Mapping[AgendaKind, Callable[[Asked], CircleMatter | None]] = {
    AgendaKind.HELP_WANTED: _of_wish,
    AgendaKind.HELP_WAITS: _of_wish,
    AgendaKind.HELP_STILL: _of_wish,
    AgendaKind.HELP_SEEN: _of_wish,
    AgendaKind.PROPOSAL: _of_proposal,
    AgendaKind.PROPOSAL_ANSWERED: _of_proposal,
    AgendaKind.CHEER: _of_cheer,
    AgendaKind.ALONG: _of_companion,
    AgendaKind.ALONG_ANSWERED: _of_companion,
    AgendaKind.ALONG_REMINDER: _of_companion,
    AgendaKind.SUPPORTER_CAME: _of_link,
    AgendaKind.SUPPORTER_LEFT: _of_link,
    AgendaKind.SHOWN: _of_what_is_shown,
    AgendaKind.NEW_CONTACT: _of_who_comes,
    AgendaKind.LINK_ANSWERED: _of_who_comes,
    AgendaKind.CONTACT_LEFT: _of_who_left,
    AgendaKind.MEETING_SET: _of_meeting,
    AgendaKind.MEETING_PREPARE: _of_meeting,
    AgendaKind.NOTE_TO_APPROVE: _of_meeting,
    AgendaKind.NOTE_APPROVED: _of_meeting,
}
"""How what a kind is about is read; a new kind is a line here."""
