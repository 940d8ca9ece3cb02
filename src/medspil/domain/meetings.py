"""Status meetings (statusmøder): what happened since the last one, what is brought along, what both see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medspil.domain.local_time import local_day
from medspil.domain.seen import SharedSubGoal, as_shared
from medspil.domain.sub_goals import Deadline, LifeArea, Rung, Status, SubGoal, ended, in_order

LOOKS_BACK = timedelta(days=91)
"""So far back one looks where nobody knows of a meeting before."""

MOST_PICKED = 12
"""So many sub-goals can be brought along; more would be no talk, but a list."""


@dataclass(frozen=True)
class Pick:
    """A sub-goal that the citizen brings along, with what they wrote about it in look backs or without."""

    sub_goal_id: str
    with_notes: bool = False


@dataclass(frozen=True)
class Meeting:
    """A status meeting of a citizen, as the citizen knows it. Instants are UTC; the day is the citizen's.

    `link_id` is the one it is with, where Medspil knows them, and `told_by` who set the day last. `words` are what the
    citizen wants to talk about besides, `added` what the other wants to have in the note. `note` is what the citizen
    approved, or None; `note_by` who began it.
    """

    id: str
    day: date
    link_id: str | None = None
    told_by: str | None = None
    called_off_at: datetime | None = None
    prepared_at: datetime | None = None
    picks: tuple[Pick, ...] = ()
    words: str | None = None
    added: str | None = None
    note: str | None = None
    note_by: str | None = None
    approved_at: datetime | None = None
    refused_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has called it off."""
        return self.called_off_at is None

    def is_ahead(self, today: date) -> bool:
        """Whether it is today or later."""
        return self.stands and today <= self.day

    def can_be_noted(self, today: date) -> bool:
        """Whether what was agreed can be written down: its day has come, and no note is approved."""
        return self.stands and self.day <= today and self.approved_at is None


def before(meetings: Iterable[Meeting], meeting: Meeting) -> date | None:
    """The day of the last meeting before this one with the same other, where it is still known."""
    days = (one.day for one in meetings if one.stands and one.link_id == meeting.link_id and one.day < meeting.day)
    return max(days, default=None)


@dataclass(frozen=True)
class Happened:
    """What happened since the meeting before, each the newest first."""

    made: tuple[SubGoal, ...] = ()
    reached: tuple[SubGoal, ...] = ()
    adjusted: tuple[SubGoal, ...] = ()
    let_go: tuple[SubGoal, ...] = ()
    under_way: tuple[SubGoal, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.made or self.reached or self.adjusted or self.let_go or self.under_way)


def since(last: date | None, today: date) -> date:
    """The day from which on one looks: that of the meeting before, where it is known."""
    return today - LOOKS_BACK if last is None else last


def happened(sub_goals: tuple[SubGoal, ...], since: date, zone: ZoneInfo) -> Happened:
    """What happened from this day on."""
    over = [one for one in ended(sub_goals) if one.ended_at is not None and local_day(one.ended_at, zone) >= since]
    made = [one for one in sub_goals if local_day(one.created_at, zone) >= since]
    return Happened(
        made=tuple(sorted(made, key=lambda one: one.created_at, reverse=True)),
        reached=tuple(one for one in over if one.status is Status.REACHED),
        adjusted=tuple(one for one in over if one.status is Status.ADJUSTED),
        let_go=tuple(one for one in over if one.status is Status.LET_GO),
        under_way=in_order(sub_goals),
    )


def can_be_picked(sub_goals: tuple[SubGoal, ...], since: date, zone: ZoneInfo) -> tuple[SubGoal, ...]:
    """What the citizen may bring along: what has ended since, reached first, then what is under way."""
    what = happened(sub_goals, since, zone)
    return (*what.reached, *what.adjusted, *what.let_go, *what.under_way)[:MOST_PICKED]


def notes_since(sub_goal: SubGoal, since: date, zone: ZoneInfo) -> tuple[tuple[date, str], ...]:
    """What the citizen wrote about it in look backs from this day on, the oldest first, with the day it was written."""
    dated = ((local_day(one.at, zone), one.note) for one in sub_goal.check_ins if one.note)
    return tuple((day, note) for day, note in dated if day >= since)


def agreed(sub_goals: tuple[SubGoal, ...], day: date, zone: ZoneInfo) -> tuple[SubGoal, ...]:
    """The sub-goals that may have been agreed on at a meeting on this day: made that day or later, and under way."""
    return tuple(one for one in in_order(sub_goals) if local_day(one.created_at, zone) >= day)


@dataclass(frozen=True)
class Brought:
    """A sub-goal as both look at it at a meeting: with the notes only where the citizen brought them along.

    `ended_on` is the day on which it ended, where the citizen lives.
    """

    sub_goal: SharedSubGoal
    ended_on: date | None = None
    notes: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting as both see it: the citizen and the one it is with. `since` is from when on one looks.

    `note` is there once the citizen has approved it. `picked`: the citizen chose what is here; otherwise it is what was
    shared with the other anyway.
    """

    id: str
    day: date
    since: date
    brought: tuple[Brought, ...] = ()
    words: str | None = None
    picked: bool = False
    asked: bool = False
    note: str | None = None
    approved_at: datetime | None = None
    refused: bool = False


def as_seen(
    meeting: Meeting,
    picked: Iterable[SubGoal],
    shared: Iterable[SharedSubGoal],
    last: date | None,
    zone: ZoneInfo,
) -> MeetingSeen:
    """The meeting as both see it: what the citizen `picked`, or else what is `shared` with the other, without notes."""
    begins = since(last, meeting.day)
    prepared = meeting.prepared_at is not None
    return MeetingSeen(
        meeting.id,
        meeting.day,
        begins,
        _picked(meeting, picked, begins, zone) if prepared else _as_shared_now(shared, begins, zone),
        meeting.words,
        prepared,
        meeting.note_by is not None,
        meeting.note if meeting.approved_at is not None else None,
        meeting.approved_at,
        meeting.refused_at is not None,
    )


def _picked(meeting: Meeting, picked: Iterable[SubGoal], begins: date, zone: ZoneInfo) -> tuple[Brought, ...]:
    by_id = {one.id: one for one in picked}
    return tuple(
        brought(by_id[pick.sub_goal_id], begins, zone, pick.with_notes)
        for pick in meeting.picks
        if pick.sub_goal_id in by_id
    )


def brought(sub_goal: SubGoal, since: date, zone: ZoneInfo, with_notes: bool) -> Brought:
    """A sub-goal as both look at it, with what the citizen wrote about it from this day on, or without."""
    notes = notes_since(sub_goal, since, zone) if with_notes else ()
    return Brought(as_shared(sub_goal), _ended_on(sub_goal.ended_at, zone), notes)


def _as_shared_now(shared: Iterable[SharedSubGoal], begins: date, zone: ZoneInfo) -> tuple[Brought, ...]:
    """What has ended since, what was reached first, and then what is under way, the nearest day first."""
    places = {Status.REACHED: 0, Status.ADJUSTED: 1, Status.LET_GO: 2, Status.ACTIVE: 3}
    dated = ((one, _ended_on(one.ended_at, zone)) for one in shared)
    now = [(one, ended_on) for one, ended_on in dated if ended_on is None or ended_on >= begins]
    now.sort(key=lambda found: (places[found[0].status], found[1] or found[0].deadline.day))
    return tuple(Brought(one, ended_on) for one, ended_on in now[:MOST_PICKED])


def _ended_on(ended_at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if ended_at is None else local_day(ended_at, zone)


@dataclass(frozen=True)
class AgreedSubGoal:
    """A sub-goal that both agreed on, as the note tells it."""

    what: str
    deadline: Deadline
    rung: Rung
    helper: str | None = None
    area: LifeArea | None = None


@dataclass(frozen=True)
class NoteDraft:
    """The note of a meeting before it is put into words: who, when, what was looked at and what was agreed on.

    `other` and `service` are the one it was with; without a name nobody but the citizen is told of.
    """

    day: date
    citizen: str
    other: str = ""
    service: str = ""
    looked_at: tuple[Brought, ...] = ()
    agreed: tuple[AgreedSubGoal, ...] = ()
    words: str | None = None
    added: str | None = None


def as_agreed(sub_goals: Iterable[SubGoal], areas: dict[str, LifeArea | None]) -> tuple[AgreedSubGoal, ...]:
    """The sub-goals as the note tells them; `areas` by their ids go before what was said when they were made."""
    return tuple(
        AgreedSubGoal(
            one.draft.what, one.draft.deadline, one.draft.rung, one.draft.helper, areas.get(one.id) or one.draft.area
        )
        for one in sub_goals
    )
