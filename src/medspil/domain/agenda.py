"""What falls due when, and whether it still makes sense once it has: all pure, all with `now` as an argument."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from medspil.domain.local_time import end_of_day, instant_of, local_day
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import (
    LOOK_BACK_AT,
    NUDGE_AFTER,
    SubGoal,
    day_is_over,
    look_back_due,
    reminding_ends,
)


class AgendaKind(StrEnum):
    """What can be on the agenda."""

    REMINDER = "reminder"
    LOOK_BACK = "look-back"
    NUDGE = "nudge"
    CLEAN_UP = "clean-up"

    OFFER = "offer"
    SESSION_REMINDER = "session-reminder"
    SESSION_CHANGED = "session-changed"
    QUESTIONS = "questions"
    QUESTIONS_NUDGE = "questions-nudge"
    SAY_BACK = "say-back"
    INTERVIEW = "interview"
    PULSE = "pulse"

    JOINED = "joined"
    LEFT = "left"
    CANNOT_COME = "cannot-come"
    ATTENDANCE = "attendance"
    ATTENDANCE_NUDGE = "attendance-nudge"
    HEARD = "heard"
    COURSE_REPORT = "course-report"
    SUPPORT = "support"
    SUPPORT_AFTER = "support-after"
    INTERVIEWS_DONE = "interviews-done"
    CLOSE_COURSE = "close-course"

    HELP_WANTED = "help-wanted"
    HELP_WAITS = "help-waits"
    HELP_STILL = "help-still"
    HELP_SEEN = "help-seen"
    PROPOSAL = "proposal"
    PROPOSAL_ANSWERED = "proposal-answered"
    CHEER = "cheer"
    ALONG = "along"
    ALONG_ANSWERED = "along-answered"
    ALONG_REMINDER = "along-reminder"
    SUPPORTER_CAME = "supporter-came"
    SUPPORTER_LEFT = "supporter-left"
    SHOWN = "shown"
    NEW_CONTACT = "new-contact"
    LINK_ANSWERED = "link-answered"
    CONTACT_LEFT = "contact-left"
    DIGEST = "digest"
    MEETING_SET = "meeting-set"
    MEETING_PREPARE = "meeting-prepare"
    NOTE_TO_APPROVE = "note-to-approve"
    NOTE_APPROVED = "note-approved"


CHOSEN = frozenset(
    {
        AgendaKind.REMINDER,
        AgendaKind.SESSION_REMINDER,
        AgendaKind.ATTENDANCE,
        AgendaKind.ALONG_REMINDER,
        AgendaKind.DIGEST,
    }
)
"""The kinds whose time the person chose: quiet hours and the one-a-day rule leave them alone.

A leader is still at work when a session ends, whatever the hour.
"""

UNASKED = frozenset(
    {
        AgendaKind.LOOK_BACK,
        AgendaKind.NUDGE,
        AgendaKind.OFFER,
        AgendaKind.QUESTIONS_NUDGE,
        AgendaKind.INTERVIEW,
        AgendaKind.PULSE,
        AgendaKind.PROPOSAL,
        AgendaKind.CHEER,
        AgendaKind.SUPPORTER_LEFT,
        AgendaKind.NEW_CONTACT,
        AgendaKind.CONTACT_LEFT,
        AgendaKind.MEETING_SET,
        AgendaKind.MEETING_PREPARE,
    }
)
"""The kinds that nobody asked for: at most one message a day of them all. The others were agreed on, or are work."""

TALK_IS_QUIET_AFTER = timedelta(minutes=30)
TALK_IS_DROPPED_AFTER = timedelta(days=7)
LATE_AFTER = timedelta(hours=1)
"""So much after its time a chosen moment is no longer the moment that was chosen."""

CLEAN_UP_AT = time(3, 30)


@dataclass(frozen=True)
class Planned:
    """Something to put on the agenda: what, and the instant (UTC) it falls due."""

    kind: AgendaKind
    due_at: datetime


@dataclass(frozen=True)
class AgendaItem:
    """Something on the agenda; `due_at` stays as it was planned, however often it had to wait."""

    id: int
    kind: AgendaKind
    due_at: datetime
    subject: str


@dataclass(frozen=True)
class Standing:
    """How things stand with a person at the moment something falls due for them. Instants are UTC."""

    settings: PersonSettings
    stopped: bool = False
    reachable: bool = True
    resting_until: datetime | None = None
    last_talked_at: datetime | None = None
    unasked_on: date | None = None


@dataclass(frozen=True)
class Send:
    """It goes out now."""


@dataclass(frozen=True)
class Wait:
    """It makes sense, but not before this instant (UTC)."""

    until: datetime


@dataclass(frozen=True)
class Drop:
    """It makes no sense any more; `why` is a word for the log."""

    why: str


Verdict = Send | Wait | Drop


def plan(sub_goal: SubGoal, settings: PersonSettings, now: datetime) -> tuple[Planned, ...]:
    """All that a sub-goal puts on the agenda after `now`: its reminder and its look back."""
    if not sub_goal.active:
        return ()
    draft = sub_goal.draft
    planned = [Planned(AgendaKind.LOOK_BACK, look_back_due(draft.deadline, settings.tz))]
    if draft.reminder is not None:
        planned.insert(0, Planned(AgendaKind.REMINDER, draft.reminder.due(draft.deadline, settings.tz)))
    return tuple(item for item in planned if item.due_at > now)


def plan_again(
    sub_goal: SubGoal, settings: PersonSettings, now: datetime, unsent: tuple[Planned, ...]
) -> tuple[Planned, ...]:
    """All that a sub-goal puts on the agenda once a decision about it is taken back at `now`.

    `unsent` is what stands there and what that decision took off before it went out. A look back on the same day, and
    its nudge, stay even where their time has come meanwhile: nobody has said how it went.
    """
    if not sub_goal.active:
        return ()
    planned = plan(sub_goal, settings, now)
    due = look_back_due(sub_goal.draft.deadline, settings.tz)
    waited = tuple(
        item
        for item in unsent
        if item not in planned and item.kind in (AgendaKind.LOOK_BACK, AgendaKind.NUDGE)
        if item.kind is AgendaKind.NUDGE or item.due_at == due
    )
    return (*planned, *waited)


def plan_nudge(settings: PersonSettings, now: datetime) -> Planned:
    """The one gentle nudge, some days after a look back that was sent at `now`."""
    day = local_day(now + NUDGE_AFTER, settings.tz)
    return Planned(AgendaKind.NUDGE, instant_of(day, LOOK_BACK_AT, settings.tz))


def next_clean_up(settings: PersonSettings, now: datetime) -> Planned:
    """The next nightly clean-up after `now`."""
    day = local_day(now, settings.tz)
    due = instant_of(day, CLEAN_UP_AT, settings.tz)
    if due <= now:
        due = instant_of(day + timedelta(days=1), CLEAN_UP_AT, settings.tz)
    return Planned(AgendaKind.CLEAN_UP, due)


def verdict(item: AgendaItem, sub_goal: SubGoal | None, standing: Standing, now: datetime) -> Verdict:
    """Whether what has fallen due goes out now, later, or not at all.

    A reminder makes sense until the agreed time, or until its day is over where no time was named (then the look back
    comes), a look back and a nudge as long as the sub-goal is under way and its day is over.
    """
    settings = standing.settings
    if standing.stopped:
        return Drop("stopped")
    if not standing.reachable:
        return Drop("unreachable")
    if sub_goal is None or not sub_goal.active:
        return Drop("ended")
    over = day_is_over(sub_goal, settings.tz, now)
    if item.kind is AgendaKind.REMINDER and over:
        return Drop("the day is over")
    if item.kind is AgendaKind.REMINDER and now >= reminding_ends(sub_goal.draft, settings.tz):
        return Drop("the time is over")
    if item.kind is not AgendaKind.REMINDER and not over:
        return Drop("the day was moved")
    return now_or_later(item, standing, now)


def now_or_later(item: AgendaItem, standing: Standing, now: datetime) -> Verdict:
    """Whether what makes sense goes out now, or when, by how things stand with the person."""
    earliest = _earliest(item, standing, now)
    return Send() if earliest <= now else Wait(earliest)


def useful_until(kind: AgendaKind, sub_goal: SubGoal, settings: PersonSettings, now: datetime) -> datetime | None:
    """Until when (UTC) the words that go out at `now` are true; None: for as long as it takes.

    A reminder also says that it is today or tomorrow, and neither outlives the day on which it is said.
    """
    if kind is not AgendaKind.REMINDER:
        return None
    ends = reminding_ends(sub_goal.draft, settings.tz)
    today = local_day(now, settings.tz)
    near = sub_goal.draft.deadline.day - today <= timedelta(days=1)
    return min(ends, end_of_day(today, settings.tz)) if near else ends


def _earliest(item: AgendaItem, standing: Standing, now: datetime) -> datetime:
    """The first instant not before `now` at which nothing stands in the way."""
    settings = standing.settings
    moment = now
    for rest in (standing.resting_until, settings.paused_until):
        if rest is not None:
            moment = max(moment, rest)
    if standing.last_talked_at is not None:
        moment = max(moment, standing.last_talked_at + TALK_IS_QUIET_AFTER)
    if item.kind in CHOSEN and moment - item.due_at <= LATE_AFTER:
        return moment
    if item.kind in UNASKED and standing.unasked_on == local_day(moment, settings.tz):
        tomorrow = local_day(moment, settings.tz) + timedelta(days=1)
        moment = max(moment, instant_of(tomorrow, LOOK_BACK_AT, settings.tz))
    return settings.quiet_ends(moment)
