"""Invented weeks of those who have citizens beside them; a scene names them by `circle`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain.digest import GroupWeek
from medspil.domain.digest_times import DigestTimes
from medspil.domain.helping import HelpHow, HelpReply, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status
from medspil.domain.team_sums import TeamSum, TeamWeek

Words = Mapping[str, str]

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
"""As the scripts' clock shows when they begin."""

TODAY = date(2026, 11, 24)
_LONG_AGO = NOW - timedelta(weeks=12)


def _ago(**time_ago: float) -> datetime:
    return NOW - timedelta(**time_ago)


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


def _sub_goal(what: str, day: date, area: LifeArea | None = LifeArea.HOME, **more: Any) -> SharedSubGoal:
    known: dict[str, Any] = {"status": Status.ACTIVE, "made_at": _LONG_AGO} | more
    return SharedSubGoal(what, 1, what, Deadline(day), Rung.SELF, None, area, **known)


def _ended(what: str, status: Status, at: datetime, area: LifeArea = LifeArea.HOME) -> SharedSubGoal:
    return _sub_goal(what, _in(-3), area, status=status, ended_at=at)


def _citizen(number: int, name: str, *sub_goals: SharedSubGoal, **more: Any) -> CitizenSeen:
    kind = LinkKind.CONTACT_PERSON
    link = Link(f"8{number:031}", f"7{number:031}", "", kind, _LONG_AGO + timedelta(minutes=number), _LONG_AGO)
    return CitizenSeen(link, name, sub_goals, **more)


def _wish(number: int, how: HelpHow, at: datetime, **more: Any) -> HelpWish:
    return HelpWish(f"6{number:031}", how, at, **more)


def _people(words: Words) -> tuple[CitizenSeen, ...]:
    """One or more of everything that a digest can tell."""
    timed = replace(_sub_goal(words["call"], _in(2), LifeArea.RELATIONSHIPS), deadline=Deadline(_in(2), time(13)))
    went_on = (Step(_ago(days=1), Outcome.GOES_ON, 6),)
    moved = (Step(_ago(days=2), Outcome.MOVED),)
    walk = _sub_goal(words["walk"], _in(0), LifeArea.BODY_AND_HEALTH)
    answered = _wish(2, HelpHow.CALL, _ago(days=3), seen_at=_ago(days=2), seen_by="Bo", reply=HelpReply.CALLS)
    nameless = replace(answered, id="65", how=HelpHow.WRITE, seen_by="")
    return (
        _citizen(1, words["first"], walk, wishes=(_wish(1, HelpHow.CALL, _ago(days=2), sub_goal_id=walk.id),)),
        _citizen(2, words["second"], _ended(words["tidy"], Status.REACHED, _ago(days=1)), wishes=(answered,)),
        _citizen(3, words["third"], wishes=(_wish(3, HelpHow.NEXT_TIME, _ago(hours=1)),)),
        _citizen(4, words["fourth"], timed, meeting=_in(1)),
        _citizen(5, "Kim", _ended(words["eat"], Status.LET_GO, _ago(days=4)), _sub_goal("1", _in(30), steps=went_on)),
        _citizen(6, "Eva", _ended("2", Status.ADJUSTED, _ago(days=4)), _sub_goal("3", _in(20), made_at=_ago(days=4))),
        _citizen(7, "Ida", _sub_goal("4", _in(12), None, steps=moved)),
        _citizen(11, "Per", *(_sub_goal(area, _in(20), area, made_at=_ago(days=2)) for area in LifeArea)),
        _citizen(8, "Tom", _sub_goal("5", _in(-40))),
        _citizen(12, "Finn", wishes=(nameless,)),
        _citizen(13, "Nina", wishes=(_wish(6, HelpHow.HARD, _ago(days=1)),)),
        _citizen(9, "Ida", wishes=(_wish(4, HelpHow.WRITE, _ago(days=9)),)),
        _citizen(10, "", _ended("6", Status.REACHED, _ago(days=15), LifeArea.WORK_AND_MONEY)),
    )


def _groups(words: Words) -> tuple[GroupWeek, ...]:
    return (
        GroupWeek(words["group"], 4, Deadline(_in(0), time(13)), 6, 7, to_tick=(2, 3)),
        GroupWeek(words["other-group"], 10, Deadline(_in(9), time(10)), 5, 5, last=True),
    )


def _week(words: Words) -> InCircle:
    return InCircle(citizens=_people(words), groups=_groups(words), unit=words["unit"])


def _many(words: Words) -> InCircle:
    """Four times as many people, so that most of it folds."""
    lots = (
        replace(one, name=f"{one.name or 'Per'} {lot}", link=replace(one.link, id=f"{lot}{one.link.id[1:]}"))
        for lot in range(1, 5)
        for one in _people(words)
    )
    return InCircle(citizens=tuple(lots), groups=_groups(words))


def _one_each(words: Words) -> InCircle:
    """One person each, as the sentence says it then."""
    reached = _ended(words["tidy"], Status.REACHED, _ago(days=1))
    return InCircle(citizens=(_citizen(1, words["first"], reached, _sub_goal(words["walk"], _in(1))),))


def _goes_on(words: Words) -> InCircle:
    """One who goes on and one who has been quiet, and nothing else."""
    new = _sub_goal(words["walk"], _in(30), made_at=_ago(days=1))
    return InCircle(citizens=(_citizen(1, words["first"], new), _citizen(2, "Tom", _sub_goal("5", _in(-40)))))


_SUMS = TeamWeek(9, TeamSum(None), TeamSum(4), TeamSum(7), TeamSum(3), TeamSum(5))

WEEKS: dict[str, Callable[[Words], InCircle]] = {
    "week": _week,
    "long-week": _many,
    "one-each": _one_each,
    "goes-on": _goes_on,
    "nothing-new": lambda words: InCircle(citizens=(_citizen(1, words["first"], _sub_goal(words["walk"], _in(30))),)),
    "only-groups": lambda words: InCircle(groups=_groups(words)),
    "by-e-mail": lambda words: InCircle(times=DigestTimes(3, time(9), "mette@example.org")),
    "when-asked": lambda words: InCircle(times=DigestTimes(None)),
    "team": lambda words: InCircle(unit=words["unit"], team=_SUMS),
    "small-team": lambda words: InCircle(unit=words["unit"]),
    "quiet-team": lambda words: InCircle(unit=words["unit"], team=TeamWeek(1)),
}
"""The weeks that a scene may name."""
