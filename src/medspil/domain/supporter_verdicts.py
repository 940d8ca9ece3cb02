"""Whether what falls due about proposals, cheers and companions still makes sense: pure, instants are UTC."""

from collections.abc import Callable, Mapping
from datetime import datetime

from medspil.domain.agenda import AgendaKind, Standing
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.companions import still_reminds
from medspil.domain.local_time import local_day

Why = str | None


def _proposal(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.proposal is None:
        return "gone"
    return "answered" if not matter.proposal.open else _apart(matter, standing, now)


def _proposal_answered(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.proposal is None or matter.proposal.open:
        return "taken back"
    return _apart(matter, standing, now)


def _cheer(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.cheer is None or matter.sub_goal is None:
        return "gone"
    return _apart(matter, standing, now)


def _shown(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    return "taken back" if matter.sub_goal is None else _apart(matter, standing, now)


def _left(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    return "back again" if matter.link is None or matter.link.ended_at is None else None


def _along(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.companion is not None and matter.companion.answer is not None:
        return "answered"
    return _under_way(matter, standing, now)


def _along_answered(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.companion is not None and matter.companion.answer is None:
        return "asked anew"
    return _under_way(matter, standing, now)


def _along_reminder(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if (why := _under_way(matter, standing, now)) is not None:
        return why
    assert matter.companion is not None
    assert matter.sub_goal is not None
    if still_reminds(matter.companion, matter.sub_goal.deadline, standing.settings.tz, now):
        return None
    return "the time is over" if matter.companion.is_reminded else "not wanted any more"


def _under_way(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """Why going along makes no sense any more. Where a sub-goal is not shared any more, it is not there."""
    if matter.companion is None or matter.sub_goal is None:
        return "gone"
    return _apart(matter, standing, now) if matter.sub_goal.active else "ended"


def _apart(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    if matter.link is None or not matter.link.sees_shared(local_day(now, standing.settings.tz)):
        return "not linked any more"
    return None


WHY_NOT_BESIDE: Mapping[AgendaKind, Callable[[CircleMatter, Standing, datetime], Why]] = {
    AgendaKind.PROPOSAL: _proposal,
    AgendaKind.PROPOSAL_ANSWERED: _proposal_answered,
    AgendaKind.CHEER: _cheer,
    AgendaKind.ALONG: _along,
    AgendaKind.ALONG_ANSWERED: _along_answered,
    AgendaKind.ALONG_REMINDER: _along_reminder,
    AgendaKind.SUPPORTER_CAME: _apart,
    AgendaKind.SUPPORTER_LEFT: _left,
    AgendaKind.SHOWN: _shown,
}
"""Why something of a kind makes no sense any more, as a word for the log."""
