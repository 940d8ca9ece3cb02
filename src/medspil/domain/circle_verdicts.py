"""Whether what falls due among those around a citizen still makes sense, and when it goes out: pure, in UTC."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Standing, Verdict, Wait, now_or_later
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.helping import HelpTime
from medspil.domain.local_time import local_day
from medspil.domain.meeting_verdicts import meeting_prepare, meeting_set, note_approved, note_to_approve
from medspil.domain.persons import QuietHours
from medspil.domain.supporter_verdicts import WHY_NOT_BESIDE

TO_CITIZENS = frozenset(
    {
        AgendaKind.HELP_SEEN,
        AgendaKind.HELP_STILL,
        AgendaKind.NEW_CONTACT,
        AgendaKind.CONTACT_LEFT,
        AgendaKind.PROPOSAL,
        AgendaKind.CHEER,
        AgendaKind.SUPPORTER_CAME,
        AgendaKind.SUPPORTER_LEFT,
        AgendaKind.ALONG_ANSWERED,
        AgendaKind.MEETING_PREPARE,
        AgendaKind.NOTE_TO_APPROVE,
    }
)
"""The kinds that go to the citizen."""

TO_OTHERS = frozenset(
    {
        AgendaKind.HELP_WANTED,
        AgendaKind.HELP_WAITS,
        AgendaKind.LINK_ANSWERED,
        AgendaKind.PROPOSAL_ANSWERED,
        AgendaKind.SHOWN,
        AgendaKind.ALONG,
        AgendaKind.ALONG_REMINDER,
        AgendaKind.NOTE_APPROVED,
    }
)
"""The kinds that go to those beside the citizen."""

TO_EITHER = frozenset({AgendaKind.MEETING_SET})
"""The kinds that go to the one side or the other."""

OF_CIRCLE = TO_CITIZENS | TO_OTHERS | TO_EITHER

AT_WORK = frozenset({AgendaKind.HELP_WANTED, AgendaKind.HELP_WAITS})
"""The kinds that come in the unit's working hours, whatever one's own quiet hours."""

Why = str | None


def circle_verdict(item: AgendaItem, matter: CircleMatter | None, standing: Standing, now: datetime) -> Verdict:
    """Whether what has fallen due goes out now, later, or not at all. `matter` is None where it is gone."""
    if standing.stopped:
        return Drop("stopped")
    if not standing.reachable:
        return Drop("unreachable")
    if matter is None:
        return Drop("gone")
    why = WHY_NOT[item.kind](matter, standing, now)
    if why is not None:
        return Drop(why)
    if item.kind in AT_WORK and matter.within is not None:
        return _at_work(item, matter.within, standing, now)
    return now_or_later(item, standing, now)


def _at_work(item: AgendaItem, within: HelpTime, standing: Standing, now: datetime) -> Verdict:
    """In the unit's working hours, and then at once: that is when somebody was promised that it is read."""
    opens = within.read_from(now, standing.settings.tz)
    if opens is not None:
        return Wait(opens)
    no_quiet = replace(standing, settings=replace(standing.settings, quiet=QuietHours(time(0), time(0))))
    return now_or_later(item, no_quiet, now)


def not_beside(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """Why it is nothing to somebody any more: their link is gone."""
    if matter.link is None or not matter.link.is_open(local_day(now, standing.settings.tz)):
        return "not linked any more"
    return None


def _help_waits(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.wish is None:
        return "withdrawn"
    if not matter.wish.waits:
        return "seen"
    return None if matter.for_citizen else not_beside(matter, standing, now)


def _help_seen(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    return "withdrawn" if matter.wish is None or matter.wish.reply is None else None


def _new_contact(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """The citizen's yes is asked for as long as it is not said, and the one who comes has not gone."""
    if (gone := not_beside(matter, standing, now)) is not None:
        return gone
    return "answered" if matter.link is None or matter.link.accepted_at is not None else None


def _link_answered(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    return None if matter.link is not None else "gone"


def _contact_left(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    return None


WHY_NOT: dict[AgendaKind, Callable[[CircleMatter, Standing, datetime], Why]] = {
    AgendaKind.HELP_WANTED: _help_waits,
    AgendaKind.HELP_WAITS: _help_waits,
    AgendaKind.HELP_STILL: _help_waits,
    AgendaKind.HELP_SEEN: _help_seen,
    **WHY_NOT_BESIDE,
    AgendaKind.NEW_CONTACT: _new_contact,
    AgendaKind.LINK_ANSWERED: _link_answered,
    AgendaKind.CONTACT_LEFT: _contact_left,
    AgendaKind.MEETING_SET: meeting_set,
    AgendaKind.MEETING_PREPARE: meeting_prepare,
    AgendaKind.NOTE_TO_APPROVE: note_to_approve,
    AgendaKind.NOTE_APPROVED: note_approved,
}
"""Why something of a kind makes no sense any more, as a word for the log; a new kind is a line here."""
