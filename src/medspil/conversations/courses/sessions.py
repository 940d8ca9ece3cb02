"""Moving and cancelling a session: which one, to when, and a yes; the participants are told at once."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from medspil.conversations.courses.course_readers import ASession, ATime
from medspil.conversations.courses.course_words import (
    from_to,
    numbered,
    session_label,
    session_words,
    today_of,
    zone_of,
)
from medspil.conversations.group_facts import LeaderFacts, LedCourse
from medspil.conversations.readers import a_day, one_of, yes_no
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Talk
from medspil.conversations.texts import _, quoted, say_day, say_short_day, say_time
from medspil.domain.courses import Course, Session, may_change
from medspil.domain.group_decisions import ChangeSession
from medspil.domain.local_time import instant_of
from medspil.domain.opening_hours import is_holiday
from medspil.domain.sub_goals import Deadline

SHOWN_AT_ONCE = 8
MORE = "+more"
NEAR_DAYS = 5
OTHER_TIMES = (time(10), time(13), time(14))


@dataclass(frozen=True)
class When:
    """A wall-clock day and time."""

    day: date
    at: time


async def change_a_session(talk: Talk[LeaderFacts], led: LedCourse) -> None:
    """One of the sessions is moved, is cancelled, or takes place after all."""
    course = led.course
    changeable = _changeable(course)
    if not changeable:
        talk.say(_("All sessions of {title} have been held.").format(title=quoted(course.title)), _back(course))
        return
    session = await _which(talk, changeable)
    what = await talk.ask(
        "change",
        _as_planned(course, session, today_of(talk)) + "\n\n" + _("What would you like to do with it?"),
        one_of(str),
        _ways(talk, course, session),
        name=_("What to do"),
    )
    if what == "move":
        await _move(talk, led, session)
    elif what == "cancel":
        await _cancel(talk, led, session)
    else:
        _decide(talk, course, session, When(session.day, session.at), cancelled=False)
        talk.say(
            _("No. {number} takes place after all.").format(number=session.number) + " " + _told(led), _back(course)
        )


def _decide(talk: Talk[LeaderFacts], course: Course, session: Session, to: When, cancelled: bool) -> None:
    """The session is as it shall be from now on."""
    talk.decide(ChangeSession(course.id, course.version, session.id, to.day, to.at, cancelled))


def _changeable(course: Course) -> tuple[Session, ...]:
    """Those that can be changed, in the order of their days."""
    found = (session for session in course.sessions if may_change(course, session))
    return tuple(sorted(found, key=lambda session: (session.day, session.at, session.number)))


async def _which(talk: Talk[LeaderFacts], sessions: tuple[Session, ...]) -> Session:
    """One of them, those that lie ahead first; some at a time."""
    today = today_of(talk)
    in_order = (*(s for s in sessions if s.day >= today), *(s for s in sessions if s.day < today))
    for page in count():
        shown = in_order[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(session_label(session), session.id) for session in shown]
        if len(in_order) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        choices.append(Choice(_("Drop it"), Leave()))
        picked: str = await talk.ask(
            f"session-{page}", _("Which session is it about?"), ASession(sessions), choices, name=_("Session")
        )
        if picked != MORE:
            return next(session for session in sessions if session.id == picked)
    raise AssertionError("counting never ends")


def _as_planned(course: Course, session: Session, today: date) -> str:
    words = numbered(course, session, today)
    return f"{words}. " + _("It is cancelled.") if session.cancelled else f"{words}."


def _ways(talk: Talk[LeaderFacts], course: Course, session: Session) -> list[Choice[str]]:
    ways = [Choice(_("Move it"), "move")]
    if not session.cancelled:
        ways.append(Choice(_("Cancel it"), "cancel"))
    elif course.starts(session, zone_of(talk.facts)) > talk.now:
        ways.append(Choice(_("It takes place"), "restore"))
    return [*ways, Choice[str](_("Drop it"), Leave())]


async def _move(talk: Talk[LeaderFacts], led: LedCourse, session: Session) -> None:
    course, today = led.course, today_of(talk)
    new = await talk.ask(
        "new-day",
        _("To which day? Tap one or write another one."),
        a_day(),
        _near(session.day, today),
        name=_("New day"),
        also=("new-time",),
    )
    at = await talk.ask(
        "new-time",
        _("At what time? Tap one or write another one."),
        ATime(new.day),
        [Choice(say_time(at), at) for at in dict.fromkeys((session.at, *OTHER_TIMES))],
        given=new.at or UNKNOWN,
        name=_("New time"),
    )
    to = When(new.day, at)
    if (to.day, to.at, session.cancelled) == (session.day, session.at, False):
        talk.say(_("All right. Everything is as it was."), _back(course))
        return
    words = _("No. {number} moves from {old} to {new}.").format(
        number=session.number, old=session_words(course, session, today), new=_when_words(course, to, today)
    )
    lines = [words, *_good_to_know(course, session, to), _will_be_told(led), _("Shall I move it?")]
    choices = [Choice(_("Yes, move it"), True), Choice(_("No"), False)]
    if not await talk.ask("sure", "\n".join(filter(None, lines)), yes_no, choices):
        talk.say(_("All right. Everything is as it was."), _back(course))
        return
    if instant_of(to.day, to.at, zone_of(talk.facts)) <= talk.now:
        talk.say(_("That time has gone by meanwhile. Everything is as it was."), _back(course))
        return
    _decide(talk, course, session, to, cancelled=False)
    moved = _("Moved: no. {number} is on {new}.").format(number=session.number, new=_when_words(course, to, today))
    talk.say(f"{moved} {_told(led)}".strip(), _back(course))


async def _cancel(talk: Talk[LeaderFacts], led: LedCourse, session: Session) -> None:
    words = numbered(led.course, session, today_of(talk))
    lines = [
        _("{session}. It will be cancelled. Nobody is asked about it.").format(session=words),
        _will_be_told(led),
        _("Shall I cancel it?"),
    ]
    choices = [Choice(_("Yes, cancel it"), True), Choice(_("No"), False)]
    if not await talk.ask("sure", "\n".join(filter(None, lines)), yes_no, choices):
        talk.say(_("All right. Everything is as it was."), _back(led.course))
        return
    _decide(talk, led.course, session, When(session.day, session.at), cancelled=True)
    words = _("Cancelled: no. {number}.").format(number=session.number)
    talk.say(f"{words} {_told(led)}".strip(), _back(led.course))


def _near(day: date, today: date) -> list[Choice[Deadline]]:
    """The workdays around the day it was planned for, a week later among them."""
    begin = max(day, today) + timedelta(days=1)
    days = [begin + timedelta(days=ahead) for ahead in range(2 * NEAR_DAYS)]
    near = [one for one in days if one.weekday() < NEAR_DAYS and not is_holiday(one)][:NEAR_DAYS]
    return [Choice(say_short_day(one), Deadline(one)) for one in near]


def _when_words(course: Course, to: When, today: date) -> str:
    span = from_to(datetime.combine(to.day, to.at), course.minutes)
    return _("{day} at {time}").format(day=say_day(to.day, today), time=span)


def _good_to_know(course: Course, session: Session, to: When) -> list[str]:
    """What the leader may not have thought of. None of it is in the way."""
    words = []
    if is_holiday(to.day):
        words.append(_("That day is a holiday."))
    others = [other for other in course.held if other.id != session.id]
    same = [other for other in others if other.day == to.day]
    if same:
        words.append(_("No. {number} is on the same day.").format(number=same[0].number))
    passed = [other for other in others if other.number > session.number and other.day < to.day]
    before = [other for other in others if other.number < session.number and other.day > to.day]
    if passed:
        words.append(_("Then it comes after no. {number}. That is fine.").format(number=passed[-1].number))
    elif before:
        words.append(_("Then it comes before no. {number}. That is fine.").format(number=before[0].number))
    return words


def _will_be_told(led: LedCourse) -> str:
    return _("The participants are told at once.") if led.participants else ""


def _told(led: LedCourse) -> str:
    return _("The participants are told now.") if led.participants else ""


def _back(course: Course) -> Door:
    return Door(_("Open the group"), "my-courses", course.id)
