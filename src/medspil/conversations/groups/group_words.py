"""How a group is said to those who are in it or may come into it: what, where, when, how often, with whom."""

from collections import Counter
from datetime import datetime, time
from typing import Any

from medspil.conversations.courses.course_words import from_to, listed, session_words, today_of, zone_of
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, capital, ngettext, quoted, say_day, say_weekday
from medspil.domain.courses import Course, Session


def sessions_ahead(talk: Talk[Any], course: Course) -> tuple[Session, ...]:
    """The sessions that are not over yet, the next one first; none of a course that is closed."""
    return () if course.closed else course.ahead(zone_of(talk.facts), talk.now)


def group_words(talk: Talk[Any], course: Course, leaders: tuple[str, ...]) -> str:
    """All that one needs to know before saying yes, a line each."""
    ahead = sessions_ahead(talk, course)
    lines = [quoted(course.title), _("Place: {place}").format(place=course.place)]
    if ahead:
        usual = _usual(ahead)
        lines += [_every_week(usual, course.minutes), _first_words(talk, course, ahead, usual)]
    return "\n".join((*lines, *leader_words(leaders)))


def leader_words(leaders: tuple[str, ...]) -> list[str]:
    """Who leads it, in a line; none where no name is known."""
    if not leaders:
        return []
    lead = ngettext("{names} leads the group.", "{names} lead the group.", len(leaders))
    return [lead.format(names=listed(list(leaders)))]


def next_time(talk: Talk[Any], course: Course) -> str | None:
    """When and where the group meets next; None where it has met for the last time."""
    ahead = sessions_ahead(talk, course)
    if not ahead:
        return None
    return when_and_where(talk, course, ahead[0])


def when_and_where(talk: Talk[Any], course: Course, session: Session) -> str:
    """When and where a session is."""
    return f"{session_words(course, session, today_of(talk))}, {course.place}"


def no_group_words() -> str:
    """They are in no group, and how one gets into one."""
    return _("You are in no group just now. If you have a code for one, write it to me.")


def my_groups_door() -> Door:
    """The way to the groups one is in."""
    return Door(_("My group"), "my-groups")


def _usual(ahead: tuple[Session, ...]) -> Session:
    """One of the sessions that are on the usual day and time: one that was moved does not change what is usual."""
    [(usual, _count)] = Counter(_slot(session) for session in ahead).most_common(1)
    return next(session for session in ahead if _slot(session) == usual)


def _slot(session: Session) -> tuple[int, time]:
    return session.day.weekday(), session.at


def _every_week(usual: Session, minutes: int) -> str:
    span = from_to(datetime.combine(usual.day, usual.at), minutes)
    return capital(_("every {weekday} at {time}").format(weekday=say_weekday(usual.day), time=span))


def _first_words(talk: Talk[Any], course: Course, ahead: tuple[Session, ...], usual: Session) -> str:
    """The first session ahead; its time only where that is another one than usual."""
    when = session_words(course, ahead[0], today_of(talk))
    if _slot(ahead[0]) == _slot(usual):
        when = say_day(ahead[0].day, today_of(talk))
    begun = ahead[0].id != course.held[0].id
    text = _("Next time: {when}.") if begun else _("First time: {when}.")
    times = ngettext("{count} time in all.", "{count} times in all.", len(ahead))
    if begun:
        times = ngettext("{count} time is left.", "{count} times are left.", len(ahead))
    return text.format(when=when) + " " + times.format(count=len(ahead))
