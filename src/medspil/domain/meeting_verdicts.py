"""Whether what falls due about status meetings still makes sense: pure, instants are UTC."""

from datetime import date, datetime

from medspil.domain.agenda import Standing
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.local_time import local_day

Why = str | None


def meeting_set(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """Until the day is over, to whoever still stands beside the citizen."""
    meeting, link = matter.meeting, matter.link
    if meeting is None:
        return "gone"
    if meeting.day < _today(standing, now):
        return "over"
    return None if link is not None and link.sees_shared(_today(standing, now)) else "not linked any more"


def meeting_prepare(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """Until the day of the meeting, unless it is prepared."""
    meeting = matter.meeting
    if meeting is None or not meeting.stands:
        return "called off"
    if meeting.day < _today(standing, now):
        return "over"
    return None if meeting.prepared_at is None else "prepared"


def note_to_approve(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """As long as the citizen has said nothing to it."""
    meeting = matter.meeting
    if meeting is None or not meeting.can_be_noted(_today(standing, now)):
        return "no note any more"
    return None if meeting.refused_at is None else "refused"


def note_approved(matter: CircleMatter, standing: Standing, now: datetime) -> Why:
    """To the one whom the meeting was with, as long as they may see what is shared."""
    meeting, link = matter.meeting, matter.link
    if meeting is None or (meeting.approved_at is None and meeting.refused_at is None):
        return "no note any more"
    return None if link is not None and link.sees_shared(_today(standing, now)) else "not linked any more"


def _today(standing: Standing, now: datetime) -> date:
    return local_day(now, standing.settings.tz)
