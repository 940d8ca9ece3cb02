"""What the digest of a week says: from what one viewer may see of the people they support, and from nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.domain.circle_decisions import Looked, SeenWhat
from medspil.domain.courses import Course
from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.local_time import local_day
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, Outcome, Status

DAYS_AHEAD = 7
"""What is coming: today, and the six days after it."""

QUIET_AFTER = timedelta(weeks=3)
"""So long after the last sign of life among what is shared somebody counts as quiet."""

WEEKS_SHOWN = 8

CHANGED = (Status.ADJUSTED, Status.LET_GO)
"""The ends that are as fine as reaching, and said as facts."""


@dataclass(frozen=True)
class Wanted:
    """Somebody wants help. `sub_goal` is what it is about, where that is shared with the viewer."""

    citizen: CitizenSeen
    wish: HelpWish
    sub_goal: SharedSubGoal | None = None


@dataclass(frozen=True)
class GoalNews:
    """A shared sub-goal, whose it is, and how the newest look back of these days went, if there was one."""

    citizen: CitizenSeen
    sub_goal: SharedSubGoal
    newest: Step | None = None


@dataclass(frozen=True)
class Meeting:
    """A status meeting of somebody's lies ahead."""

    citizen: CitizenSeen
    day: date


@dataclass(frozen=True)
class Quiet:
    """Nothing has been heard of what somebody shares since that day."""

    citizen: CitizenSeen
    since: date


@dataclass(frozen=True)
class GroupWeek:
    """A group that the viewer leads: its next session, how many come to it, and how many are in the group.

    `last`: there is none after it. `to_tick`: the sessions, by number, of which nobody has told yet who was there.
    """

    title: str
    session: int | None = None
    when: Deadline | None = None
    coming: int = 0
    participants: int = 0
    last: bool = False
    to_tick: tuple[int, ...] = ()


@dataclass(frozen=True)
class WeekSum:
    """What came of shared sub-goals in the week that begins on this Monday, all people together."""

    monday: date
    reached: int = 0
    went_on: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.reached + self.went_on + self.changed


@dataclass(frozen=True)
class Digest:
    """The week from `since` to `now` (UTC), and what lies ahead. `people`: how many the viewer supports."""

    since: datetime
    now: datetime
    people: int
    wanted: tuple[Wanted, ...] = ()
    reached: tuple[GoalNews, ...] = ()
    coming: tuple[GoalNews, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    under_way: tuple[GoalNews, ...] = ()
    changed: tuple[GoalNews, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    groups: tuple[GroupWeek, ...] = ()
    weeks: tuple[WeekSum, ...] = ()

    @property
    def has_news(self) -> bool:
        """Whether there is anything to tell of the people."""
        told = (self.wanted, self.reached, self.coming, self.meetings, self.under_way, self.changed, self.quiet)
        return any(told)


def compose(
    citizens: Iterable[CitizenSeen],
    groups: Iterable[GroupWeek],
    since: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> Digest:
    """The digest of the days from `since` to `now` (UTC) for somebody who sees this of these people."""
    seen = sorted(citizens, key=lambda citizen: (citizen.name.casefold(), citizen.link.id))
    today = local_day(now, zone)
    news = [_news(citizen, sub_goal, since, now) for citizen in seen for sub_goal in citizen.sub_goals]
    ended = [one for one in news if one.sub_goal.ended_at is not None and since < one.sub_goal.ended_at <= now]
    active = [one for one in news if one.sub_goal.active]
    coming = [one for one in active if _is_near(one.sub_goal.deadline.day, today)]
    return Digest(
        since,
        now,
        len(seen),
        wanted=tuple(sorted(_wanted(seen, since), key=_how_soon)),
        reached=tuple(one for one in ended if one.sub_goal.status is Status.REACHED),
        coming=tuple(sorted(coming, key=_when)),
        meetings=tuple(sorted(_meetings(seen, today), key=lambda meeting: meeting.day)),
        under_way=tuple(one for one in active if one not in coming and _is_told(one, since, now)),
        changed=tuple(one for one in ended if one.sub_goal.status in CHANGED),
        quiet=tuple(_quiet(seen, now, zone)),
        groups=tuple(groups),
        weeks=week_sums((sub_goal for citizen in seen for sub_goal in citizen.sub_goals), now, zone),
    )


def group_week(
    course: Course, participants: int, cannot_come: Mapping[str, int], zone: ZoneInfo, now: datetime
) -> GroupWeek:
    """What a digest at `now` (UTC) says of a course with so many in it. `cannot_come`: how many said so, by session."""
    ahead = course.ahead(zone, now)
    to_tick = tuple(one.number for one in course.held if not one.ticked and course.ends(one, zone) <= now)
    if not ahead:
        return GroupWeek(course.title, participants=participants, to_tick=to_tick)
    upcoming = ahead[0]
    coming = max(0, participants - cannot_come.get(upcoming.id, 0))
    when = Deadline(upcoming.day, upcoming.at)
    return GroupWeek(course.title, upcoming.number, when, coming, participants, len(ahead) == 1, to_tick)


def looks(digest: Digest) -> tuple[Looked, ...]:
    """What the audit log says of a digest: whose shared sub-goals and whose wishes for help somebody has seen."""
    goals = (*digest.reached, *digest.coming, *digest.under_way, *digest.changed)
    shared = dict.fromkeys(one.citizen.link.citizen_id for one in goals)
    shared |= dict.fromkeys(one.citizen.link.citizen_id for one in digest.quiet)
    wishing = dict.fromkeys(one.citizen.link.citizen_id for one in digest.wanted)
    return (
        *(Looked(citizen_id, SeenWhat.SHARED) for citizen_id in shared),
        *(Looked(citizen_id, SeenWhat.WISH) for citizen_id in wishing),
    )


def is_new(sub_goal: SharedSubGoal, since: datetime, now: datetime) -> bool:
    """Whether it was set in these days."""
    return since < sub_goal.made_at <= now


def week_sums(sub_goals: Iterable[SharedSubGoal], now: datetime, zone: ZoneInfo) -> tuple[WeekSum, ...]:
    """The sums of the last weeks, the newest at the end: the week that has just begun only where it has something."""
    today = local_day(now, zone)
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in range(WEEKS_SHOWN, -1, -1)]
    counted: Counter[tuple[date, str]] = Counter()
    for at, became in (happened for sub_goal in sub_goals for happened in _happened(sub_goal) if happened[0] <= now):
        day = local_day(at, zone)
        counted[day - timedelta(days=day.weekday()), became] += 1
    found = [WeekSum(monday, *(counted[monday, became] for became in _BECAME)) for monday in mondays]
    return tuple(found[1:] if found[-1].total else found[:-1])


_BECAME = _REACHED, _WENT_ON, _CHANGED = ("reached", "went on", "changed")


def _happened(sub_goal: SharedSubGoal) -> Iterator[tuple[datetime, str]]:
    """Each look back that left it under way, and how it ended, with when."""
    for step in sub_goal.steps:
        if step.outcome in (Outcome.GOES_ON, Outcome.MOVED):
            yield step.at, _WENT_ON
    if sub_goal.ended_at is not None:
        yield sub_goal.ended_at, _REACHED if sub_goal.status is Status.REACHED else _CHANGED


def _news(citizen: CitizenSeen, sub_goal: SharedSubGoal, since: datetime, now: datetime) -> GoalNews:
    told = (step for step in sub_goal.steps if since < step.at <= now)
    return GoalNews(citizen, sub_goal, max(told, key=lambda step: step.at, default=None))


def _is_near(day: date, today: date) -> bool:
    return today <= day < today + timedelta(days=DAYS_AHEAD)


def _when(news: GoalNews) -> tuple[date, time]:
    """The nearest day first; on one day those with a time of their own before the others."""
    deadline = news.sub_goal.deadline
    return deadline.day, deadline.at or time.max


def _is_told(news: GoalNews, since: datetime, now: datetime) -> bool:
    return news.newest is not None or is_new(news.sub_goal, since, now)


def _wanted(citizens: Iterable[CitizenSeen], since: datetime) -> Iterator[Wanted]:
    """The wishes that nobody has answered, and those that were answered in these days."""
    for citizen in citizens:
        for wish in citizen.wishes:
            if wish.seen_at is None or wish.seen_at > since:
                yield Wanted(citizen, wish, citizen.sub_goal(wish.sub_goal_id))


def _how_soon(wanted: Wanted) -> tuple[bool, datetime]:
    """Whoever has a very hard time comes first, then who has waited the longest."""
    return wanted.wish.how is not HelpHow.HARD, wanted.wish.wished_at


def _meetings(citizens: Iterable[CitizenSeen], today: date) -> Iterator[Meeting]:
    for citizen in citizens:
        if citizen.meeting is not None and _is_near(citizen.meeting, today):
            yield Meeting(citizen, citizen.meeting)


def _quiet(citizens: Iterable[CitizenSeen], now: datetime, zone: ZoneInfo) -> Iterator[Quiet]:
    """Those of whose shared sub-goals nothing was heard for long, and of which none has its day ahead.

    Who shares nothing that is under way is never quiet: what they keep to themselves says nothing here.
    """
    today = local_day(now, zone)
    for citizen in citizens:
        active = [sub_goal for sub_goal in citizen.sub_goals if sub_goal.active]
        if not active or any(sub_goal.deadline.day >= today for sub_goal in active):
            continue
        last = max(_signs_of_life(citizen))
        if now - last >= QUIET_AFTER:
            yield Quiet(citizen, local_day(last, zone))


def _signs_of_life(citizen: CitizenSeen) -> Iterator[datetime]:
    yield citizen.link.accepted_at or citizen.link.since
    for wish in citizen.wishes:
        yield wish.wished_at
    for sub_goal in citizen.sub_goals:
        yield sub_goal.made_at
        if sub_goal.ended_at is not None:
            yield sub_goal.ended_at
        for step in sub_goal.steps:
            yield step.at
