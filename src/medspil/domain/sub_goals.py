"""Sub-goals (delmål): one small step with a deadline, the check-ins on it, and the rules of both."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from medspil.domain.local_time import end_of_day, instant_of, local_day


class Rung(StrEnum):
    """Who helps, the least intervention first (R2)."""

    SELF = "self"
    SOMEONE_I_KNOW = "someone-i-know"
    A_PLACE_NEARBY = "a-place-nearby"
    A_PROFESSIONAL = "a-professional"


class LifeArea(StrEnum):
    """The chapters of the ICF's activities and participation; the values are their codes."""

    LEARNING = "d1"
    DAILY_RHYTHM = "d2"
    COMMUNICATION = "d3"
    GETTING_AROUND = "d4"
    BODY_AND_HEALTH = "d5"
    HOME = "d6"
    RELATIONSHIPS = "d7"
    WORK_AND_MONEY = "d8"
    COMMUNITY_AND_LEISURE = "d9"


class Status(StrEnum):
    """Where a sub-goal stands. Letting go is as fine an end as reaching."""

    ACTIVE = "active"
    REACHED = "reached"
    ADJUSTED = "adjusted"
    LET_GO = "let-go"


class Outcome(StrEnum):
    """What a check-in led to."""

    GOES_ON = "goes-on"
    REACHED = "reached"
    ADJUSTED = "adjusted"
    MOVED = "moved"
    LET_GO = "let-go"


ENDS = {Outcome.REACHED: Status.REACHED, Outcome.ADJUSTED: Status.ADJUSTED, Outcome.LET_GO: Status.LET_GO}
"""The outcomes that end a sub-goal, and as what."""


class AimKind(StrEnum):
    """What a sub-goal may serve: a dream of one's own, or a larger goal, often from the order."""

    DREAM = "dream"
    GOAL = "goal"


@dataclass(frozen=True)
class Aim:
    """A dream or goal in the citizen's own words. Without an id it is new."""

    kind: AimKind
    words: str
    id: str | None = None


@dataclass(frozen=True)
class Deadline:
    """By when: a day on the citizen's calendar, and a wall-clock time where one was named."""

    day: date
    at: time | None = None


@dataclass(frozen=True)
class Reminder:
    """A wall-clock wish: so many days before the deadline's day, at this time. Moves with the deadline."""

    days_before: int
    at: time

    def day(self, deadline: Deadline) -> date:
        """The calendar day it falls on."""
        return deadline.day - timedelta(days=self.days_before)

    def due(self, deadline: Deadline, zone: ZoneInfo) -> datetime:
        """The instant (UTC) it falls due for someone living in `zone`."""
        return instant_of(self.day(deadline), self.at, zone)


USUAL_REMINDERS = (
    Reminder(1, time(10)),
    Reminder(0, time(9)),
    Reminder(1, time(18)),
    Reminder(2, time(10)),
    Reminder(7, time(10)),
)
"""The times offered, the most usual first."""


def reminders_ahead(deadline: Deadline, zone: ZoneInfo, now: datetime) -> tuple[Reminder, ...]:
    """The usual reminders that still lie ahead, and before the agreed time of day."""
    return tuple(
        reminder
        for reminder in USUAL_REMINDERS
        if reminder.due(deadline, zone) > now
        and (reminder.days_before > 0 or deadline.at is None or reminder.at < deadline.at)
    )


def reminder_that_fits(wish: Reminder | None, deadline: Deadline, zone: ZoneInfo, now: datetime) -> Reminder | None:
    """The wish itself where it lies ahead and not after the agreed time; otherwise the first usual one that fits."""
    if wish is None:
        return None
    in_time = wish.days_before > 0 or deadline.at is None or wish.at <= deadline.at
    if in_time and wish.due(deadline, zone) > now:
        return wish
    return next(iter(reminders_ahead(deadline, zone, now)), None)


def usual_reminder(deadline: Deadline, zone: ZoneInfo, now: datetime) -> Reminder | None:
    """The reminder that stands when nobody chose one."""
    return next(iter(reminders_ahead(deadline, zone, now)), None)


@dataclass(frozen=True)
class SubGoalDraft:
    """All that a citizen says of a sub-goal; `follows` is the one it goes on from."""

    what: str
    deadline: Deadline
    rung: Rung
    helper: str | None = None
    reminder: Reminder | None = None
    area: LifeArea | None = None
    aim: Aim | None = None
    confidence: int | None = None
    importance: int | None = None
    follows: str | None = None


@dataclass(frozen=True)
class CheckIn:
    """How it went: progress 0-10, a note, what it led to; `at` is UTC."""

    at: datetime
    outcome: Outcome
    progress: int | None = None
    note: str | None = None
    importance: int | None = None


@dataclass(frozen=True)
class SubGoal:
    """One small step as it is remembered; every change raises `version`."""

    id: str
    version: int
    draft: SubGoalDraft
    status: Status
    created_at: datetime
    ended_at: datetime | None = None
    help_wanted_at: datetime | None = None
    check_ins: tuple[CheckIn, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it is still under way."""
        return self.status is Status.ACTIVE

    def with_draft(self, draft: SubGoalDraft) -> "SubGoal":
        """The same sub-goal, saying something else."""
        return replace(self, draft=draft, version=self.version + 1)


def reminder_after_move(sub_goal: SubGoal, deadline: Deadline, zone: ZoneInfo, now: datetime) -> Reminder | None:
    """The reminder that goes along to a new deadline.

    None stays none where that was chosen. Where it was not, because none of the usual ones lay ahead when the sub-goal
    was made, as for "today", the new deadline gets the usual one.
    """
    draft = sub_goal.draft
    if draft.reminder is None and not reminders_ahead(draft.deadline, zone, sub_goal.created_at):
        return usual_reminder(deadline, zone, now)
    return reminder_that_fits(draft.reminder, deadline, zone, now)


def after_look_back(
    sub_goal: SubGoal,
    outcome: Outcome,
    zone: ZoneInfo,
    now: datetime,
    deadline: Deadline | None = None,
    importance: int | None = None,
) -> SubGoal:
    """The sub-goal as it stands after a look back at `now` (UTC), with its version as before.

    `deadline` is the new one where it was moved; `importance` is how much it matters now, where that was said.
    """
    draft = sub_goal.draft
    if deadline is not None:
        draft = replace(draft, deadline=deadline, reminder=reminder_after_move(sub_goal, deadline, zone, now))
    if importance is not None:
        draft = replace(draft, importance=importance)
    end = ENDS.get(outcome)
    if end is None:
        return replace(sub_goal, draft=draft)
    # What has ended wants no help any more.
    return replace(sub_goal, draft=draft, status=end, ended_at=now, help_wanted_at=None)


LOOK_BACK_AT = time(10)
"""The wall-clock time of a look back, the day after the deadline."""

NUDGE_AFTER = timedelta(days=2)
"""How long after an unanswered look back the one nudge comes."""


def look_back_due(deadline: Deadline, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the look back falls due."""
    return instant_of(deadline.day + timedelta(days=1), LOOK_BACK_AT, zone)


def day_is_over(sub_goal: SubGoal, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the agreed day has passed where the citizen lives."""
    return now >= end_of_day(sub_goal.draft.deadline.day, zone)


ON_ITS_WAY = timedelta(minutes=5)
"""A reminder that was wished for at the agreed moment itself still makes sense so long after it."""


def reminding_ends(draft: SubGoalDraft, zone: ZoneInfo) -> datetime:
    """The instant (UTC) from which a reminder makes no sense: the agreed time, or the end of a day without one."""
    deadline = draft.deadline
    day_ends = end_of_day(deadline.day, zone)
    if deadline.at is None:
        return day_ends
    agreed = instant_of(deadline.day, deadline.at, zone)
    if draft.reminder is not None and draft.reminder.due(deadline, zone) >= agreed:
        agreed = draft.reminder.due(deadline, zone) + ON_ITS_WAY
    return min(agreed, day_ends)


def awaits_look_back(sub_goal: SubGoal, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the day has come and gone and nobody has said how it went."""
    return sub_goal.active and day_is_over(sub_goal, zone, now)


def is_near(sub_goal: SubGoal, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the time of its reminder has come, and neither the agreed time nor the day has passed."""
    if not sub_goal.active or now >= reminding_ends(sub_goal.draft, zone):
        return False
    reminder = sub_goal.draft.reminder
    if reminder is not None and reminder.due(sub_goal.draft.deadline, zone) <= now:
        return True
    return local_day(now, zone) == sub_goal.draft.deadline.day


def in_order(sub_goals: tuple[SubGoal, ...]) -> tuple[SubGoal, ...]:
    """The active ones, the nearest day first."""
    return tuple(
        sorted(
            (s for s in sub_goals if s.active),
            key=lambda s: (s.draft.deadline.day, s.draft.deadline.at or time.max, s.created_at),
        )
    )


def ended(sub_goals: tuple[SubGoal, ...]) -> tuple[SubGoal, ...]:
    """Those that have ended, the newest end first."""
    return tuple(
        sorted(
            (s for s in sub_goals if not s.active),
            key=lambda s: s.ended_at or s.created_at,
            reverse=True,
        )
    )
