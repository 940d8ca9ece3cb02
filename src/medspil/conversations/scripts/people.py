"""The people the scripts are about: invented, each with what they have under way.

The citizens first, then those who work here.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.conversations.facts import House, Remembered
from medspil.conversations.log_words import log_words
from medspil.conversations.scripts.invented import Invented
from medspil.conversations.scripts.invented_meetings import a_settled_meeting
from medspil.conversations.scripts.staff import STAFF_KINDS
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import (
    Aim,
    AimKind,
    CheckIn,
    Deadline,
    LifeArea,
    Outcome,
    Reminder,
    Rung,
    Status,
    SubGoal,
    SubGoalDraft,
)

TUESDAY = datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/Copenhagen")).astimezone(UTC)
"""When the scripts are set. Nothing in them depends on the day they are printed."""

FRIDAY = date(2026, 11, 27)
_EARLIER = datetime(2026, 11, 2, 9, tzinfo=UTC)

Words = Mapping[str, str]


def someone(kind: str, words: Words, house: House, language: str) -> Invented:
    """An invented person of a kind; `words` are what citizens say in the script's language."""
    return _KINDS[kind](Invented(house, PersonSettings(language), TUESDAY), words)


def _stranger(person: Invented, words: Words) -> Invented:
    return replace(person, roles=frozenset())


def _staff(*roles: Role) -> Callable[[Invented, Words], Invented]:
    """Someone who works here, with nothing to do yet."""
    return lambda person, words: replace(person, roles=frozenset(roles), name=words["leader"])


def _supporter(person: Invented, words: Words) -> Invented:
    """Somebody whom a citizen has invited."""
    return replace(person, roles=frozenset((Role.SUPPORTER,)), name=words["helper"])


def _settled_leader(person: Invented, words: Words) -> Invented:
    """A leader who has been with us for a while."""
    done = ("said yes: group-leader", "planned a group", "offered a place")
    log = tuple(Remembered(_EARLIER + timedelta(hours=n), what) for n, what in enumerate(done))
    return replace(_staff(Role.GROUP_LEADER)(person, words), log=log, leads=(words["group"],))


def _leading_citizen(person: Invented, words: Words) -> Invented:
    """A citizen who leads a group as well."""
    return replace(_one(person, words), roles=frozenset((Role.CITIZEN, Role.GROUP_LEADER)), name=words["leader"])


def _newcomer(person: Invented, words: Words) -> Invented:
    return person


def _one(person: Invented, words: Words) -> Invented:
    return replace(person, sub_goals=(_sub_goal(1, words["walk"]),))


def _helped(person: Invented, words: Words) -> Invented:
    helped = _sub_goal(1, words["walk"], rung=Rung.SOMEONE_I_KNOW, helper=words["helper"])
    return replace(person, sub_goals=(helped,))


def _two(person: Invented, words: Words) -> Invented:
    return replace(person, sub_goals=(_sub_goal(1, words["walk"]), _sub_goal(2, words["call"])))


def _came(person: Invented, words: Words) -> Invented:
    """Someone whose day has come and gone."""
    return replace(person, sub_goals=(_sub_goal(1, words["walk"], day=date(2026, 11, 23)),))


def _both_came(person: Invented, words: Words) -> Invented:
    yesterday = date(2026, 11, 23)
    return replace(person, sub_goals=(_sub_goal(1, words["walk"], yesterday), _sub_goal(2, words["call"], yesterday)))


def _timed(person: Invented, words: Words) -> Invented:
    """Someone with a time of day, and no reminder because none lay ahead."""
    draft = SubGoalDraft(words["walk"], Deadline(date(2026, 11, 24), time(16)), Rung.SELF)
    return replace(person, sub_goals=(SubGoal(f"{1:032}", 1, draft, Status.ACTIVE, person.now),))


def _many(person: Invented, words: Words) -> Invented:
    return replace(person, sub_goals=tuple(_sub_goal(n, f"{words['walk']} ({n})") for n in range(1, 11)))


def _varied(person: Invented, words: Words) -> Invented:
    """Someone with a sub-goal in each part of life, and each kind of help."""
    rungs = (*Rung, *Rung, Rung.SELF)
    pairs = enumerate(zip(LifeArea, rungs, strict=True), start=1)
    return replace(person, sub_goals=tuple(_sub_goal(n, words["walk"], rung=r, area=area) for n, (area, r) in pairs))


def _settled(person: Invented, words: Words) -> Invented:
    """Someone who has been with us for a while: look backs, hopes, things behind them."""
    hope = Aim(AimKind.DREAM, words["hope"], "hope")
    goal = Aim(AimKind.GOAL, words["goal"], "goal")
    active = _sub_goal(1, words["walk"], area=LifeArea.BODY_AND_HEALTH, aim=hope, confidence=7, importance=9)
    active = replace(
        active,
        help_wanted_at=_EARLIER,
        check_ins=(
            CheckIn(_EARLIER, Outcome.GOES_ON, 4, words["note"]),
            CheckIn(_EARLIER + timedelta(days=7), Outcome.MOVED, 6),
        ),
    )
    ended = (
        _ended(2, words["call"], Status.REACHED, Outcome.REACHED, aim=goal),
        _ended(3, words["tidy"], Status.ADJUSTED, Outcome.ADJUSTED),
        _ended(4, words["eat"], Status.LET_GO, Outcome.LET_GO),
    )
    log = tuple(Remembered(_EARLIER + timedelta(hours=n), what) for n, what in enumerate(log_words()))
    return replace(
        person,
        sub_goals=(active, *ended),
        aims=(hope, goal),
        log=log,
        words_waiting=(words["tidy"],),
        meetings=(a_settled_meeting(words),),
        uncounted=(date(2026, 10, 1),),
        drawn=tuple((_EARLIER + timedelta(days=n), answer) for n, answer in enumerate(("no", "yes", ""))),
    )


def _paused(person: Invented, words: Words) -> Invented:
    until = datetime(2026, 11, 30, 8, tzinfo=UTC)
    return replace(_one(person, words), settings=replace(person.settings, paused_until=until))


def _stopped(person: Invented, words: Words) -> Invented:
    return replace(_one(person, words), stopped_at=_EARLIER)


def _discreet(person: Invented, words: Words) -> Invented:
    return replace(_one(person, words), settings=replace(person.settings, discreet=True))


_KINDS: dict[str, Callable[[Invented, Words], Invented]] = {
    **STAFF_KINDS,
    "stranger": _stranger,
    "leader": _staff(Role.GROUP_LEADER),
    "contact": _staff(Role.CONTACT_PERSON),
    "peer": _staff(Role.PEER_WORKER),
    "interviewer": _staff(Role.INTERVIEWER),
    "supporter": _supporter,
    "coordinator": _staff(Role.COORDINATOR),
    "settled-leader": _settled_leader,
    "leading-citizen": _leading_citizen,
    "newcomer": _newcomer,
    "one": _one,
    "helped": _helped,
    "two": _two,
    "came": _came,
    "both-came": _both_came,
    "timed": _timed,
    "many": _many,
    "settled": _settled,
    "varied": _varied,
    "paused": _paused,
    "stopped": _stopped,
    "discreet": _discreet,
}


def _sub_goal(
    number: int,
    what: str,
    day: date = FRIDAY,
    rung: Rung = Rung.SELF,
    helper: str | None = None,
    area: LifeArea | None = None,
    aim: Aim | None = None,
    confidence: int | None = None,
    importance: int | None = None,
) -> SubGoal:
    said = SubGoalDraft(what, Deadline(day), rung, helper, Reminder(1, time(10)), area, aim, confidence, importance)
    return SubGoal(f"{number:032}", 1, said, Status.ACTIVE, _EARLIER)


def _ended(number: int, what: str, status: Status, outcome: Outcome, aim: Aim | None = None) -> SubGoal:
    day = date(2026, 11, 10 + number)
    at = datetime(2026, 11, 11 + number, 9, tzinfo=UTC)
    sub_goal = _sub_goal(number, what, day, aim=aim)
    return replace(sub_goal, status=status, ended_at=at, check_ins=(CheckIn(at, outcome, 10 - number),))
