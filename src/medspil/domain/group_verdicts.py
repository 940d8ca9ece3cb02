"""Whether what falls due in a group course still makes sense, and when it goes out: pure, instants are UTC."""

from collections.abc import Callable
from datetime import datetime, timedelta

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Planned, Send, Standing, Verdict, Wait, now_or_later
from medspil.domain.group_agenda import ticking
from medspil.domain.group_matters import GroupMatter
from medspil.domain.local_time import instant_of, local_day
from medspil.domain.persons import PersonSettings
from medspil.domain.places import OfferAnswer

TIME_TO_GET_THERE = timedelta(hours=1)
"""So long before a session its participants may be on their way."""

OF_CITIZENS = frozenset(
    {
        AgendaKind.SESSION_REMINDER,
        AgendaKind.SESSION_CHANGED,
        AgendaKind.QUESTIONS,
        AgendaKind.SAY_BACK,
        AgendaKind.PULSE,
        AgendaKind.OFFER,
        AgendaKind.INTERVIEW,
        AgendaKind.QUESTIONS_NUDGE,
    }
)
"""The kinds of group courses that go to citizens: never two at a time."""

OF_STAFF = frozenset(
    {
        AgendaKind.JOINED,
        AgendaKind.LEFT,
        AgendaKind.CANNOT_COME,
        AgendaKind.ATTENDANCE,
        AgendaKind.ATTENDANCE_NUDGE,
        AgendaKind.HEARD,
        AgendaKind.COURSE_REPORT,
        AgendaKind.SUPPORT,
        AgendaKind.SUPPORT_AFTER,
        AgendaKind.INTERVIEWS_DONE,
    }
)
"""The kinds that go to leaders, contact persons and interviewers."""

OF_GROUPS = OF_CITIZENS | OF_STAFF


def group_verdict(item: AgendaItem, matter: GroupMatter | None, standing: Standing, now: datetime) -> Verdict:
    """Whether what has fallen due goes out now, later, or not at all. `matter` is None where it is gone."""
    if standing.stopped:
        return Drop("stopped")
    if not standing.reachable:
        return Drop("unreachable")
    if matter is None:
        return Drop("gone")
    why = why_not(item, matter, now)
    if why is not None:
        return Drop(why)
    judged = now_or_later(item, standing, now)
    return Send() if _comes_too_late(item, matter, standing, judged, now) else judged


def _comes_too_late(item: AgendaItem, matter: GroupMatter, standing: Standing, judged: Verdict, now: datetime) -> bool:
    """Whether only the quiet hours stand between a changed session and those who would be on their way to it."""
    if item.kind is not AgendaKind.SESSION_CHANGED or not isinstance(judged, Wait):
        return False
    rests = (standing.resting_until, standing.settings.paused_until)
    if any(rest is not None and rest > now for rest in rests):
        return False
    return any(now < begins <= judged.until + TIME_TO_GET_THERE for begins in _expected_at(matter))


def _expected_at(matter: GroupMatter) -> tuple[datetime, ...]:
    """When the participants may turn up: at the session's time, and at the one it was planned for at first."""
    session, starts = matter.session, matter.starts
    if session is None or starts is None:
        return ()
    first = () if session.moved_from is None else (instant_of(session.moved_from, session.at, matter.tz),)
    return (starts, *first)


def why_not(item: AgendaItem, matter: GroupMatter, now: datetime) -> str | None:
    """Why it makes no sense any more, as a word for the log; None: it does."""
    return _WHY_NOT[item.kind](item, matter, now)


_Why = str | None


def _session_reminder(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if (why := _not_ahead(matter, now)) is not None:
        return why
    assert matter.session is not None
    if local_day(item.due_at, matter.tz) + timedelta(days=1) != matter.session.day:
        return "the session was moved"
    if matter.place is not None and not matter.place.remind:
        return "not wanted"
    return "said can't come" if matter.attendance is None or matter.attendance.cannot_come else None


def _session_changed(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if not _is_in(matter):
        return "left"
    until = news_until(matter)
    return "over" if until is None or now >= until else None


def news_until(matter: GroupMatter) -> datetime | None:
    """Until when it helps to hear that a session was changed; that it is cancelled helps at the door, too."""
    return matter.ends if matter.session is not None and matter.session.cancelled else matter.starts


def _not_ahead(matter: GroupMatter, now: datetime) -> _Why:
    """Why nobody needs to hear that this session comes."""
    if not _is_in(matter):
        return "left"
    if matter.session is None or matter.session.cancelled:
        return "cancelled"
    return "over" if matter.starts is None or now >= matter.starts else None


def _is_in(matter: GroupMatter) -> bool:
    return matter.place is not None and matter.place.taken


def _questions(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    response = matter.response
    if response is None:
        return "gone"
    if now >= response.closes_at:
        return "closed"
    if response.answered or response.finished:
        return "answered"
    if matter.session is not None and matter.session.cancelled:
        return "cancelled"
    if matter.course is None:
        return None
    if not _is_in(matter):
        return "left"
    return None if matter.place is not None and matter.place.ask else "not wanted"


def _say_back(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if matter.words is None:
        return "gone"
    return None if _is_in(matter) else "left"


def _offer(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    place, course = matter.place, matter.course
    if place is None or course is None:
        return "gone"
    if place.answer not in (OfferAnswer.NONE, OfferAnswer.LATER):
        return "answered"
    if course.closed or not course.ahead(matter.tz, now):
        return "over"
    return None if len(matter.participants) < course.capacity else "full"


def _interview(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if matter.drawn is None:
        return "gone"
    if matter.drawn.answer is not None:
        return "answered"
    return "closed" if now >= matter.drawn.ends_at else None


def _joined(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    return _not_leading(matter) or (None if _is_in(matter) else "left")


def _left(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if (why := _not_leading(matter)) is not None:
        return why
    return "came back" if _is_in(matter) else None


def _cannot_come(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    return _not_leading(matter) or _not_ahead(matter, now)


def _attendance(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    course, session = matter.course, matter.session
    if (why := _not_leading(matter)) is not None:
        return why
    if course is None or session is None or session.cancelled:
        return "cancelled"
    if session.ticked:
        return "ticked"
    if Planned(item.kind, item.due_at) not in ticking(course, session, PersonSettings(zone=matter.zone)):
        return "the session was moved"
    return None if matter.participants else "nobody comes"


def _heard(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if (why := _leads_no_more(matter)) is not None:
        return why
    if matter.session is None or matter.session.cancelled:
        return "cancelled"
    if matter.course is not None and matter.course.closed and not matter.session.told:
        return "closed"
    return None if matter.asked else "nobody was asked"


def _course_report(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    return _leads_no_more(matter)


def _not_leading(matter: GroupMatter) -> _Why:
    why = _leads_no_more(matter)
    return "closed" if why is None and matter.course is not None and matter.course.closed else why


def _leads_no_more(matter: GroupMatter) -> _Why:
    if matter.course is None:
        return "gone"
    return None if matter.leads else "leads no more"


def _support(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if (why := _not_offered(matter)) is not None:
        return why
    assert matter.place is not None
    if matter.place.support_hours is not None:
        return "told"
    return None if matter.place.taken else "left"


def _support_after(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    if (why := _not_offered(matter)) is not None:
        return why
    assert matter.place is not None
    return None if matter.place.support_after is None else "told"


def _not_offered(matter: GroupMatter) -> _Why:
    if matter.place is None or matter.course is None:
        return "gone"
    if not matter.offered:
        return "offered by somebody else"
    return "closed" if matter.course.closed else None


def _always(item: AgendaItem, matter: GroupMatter, now: datetime) -> _Why:
    return None


_WHY_NOT: dict[AgendaKind, Callable[[AgendaItem, GroupMatter, datetime], _Why]] = {
    AgendaKind.SESSION_REMINDER: _session_reminder,
    AgendaKind.SESSION_CHANGED: _session_changed,
    AgendaKind.QUESTIONS: _questions,
    AgendaKind.QUESTIONS_NUDGE: _questions,
    AgendaKind.PULSE: _questions,
    AgendaKind.SAY_BACK: _say_back,
    AgendaKind.OFFER: _offer,
    AgendaKind.INTERVIEW: _interview,
    AgendaKind.JOINED: _joined,
    AgendaKind.LEFT: _left,
    AgendaKind.CANNOT_COME: _cannot_come,
    AgendaKind.ATTENDANCE: _attendance,
    AgendaKind.ATTENDANCE_NUDGE: _attendance,
    AgendaKind.HEARD: _heard,
    AgendaKind.COURSE_REPORT: _course_report,
    AgendaKind.SUPPORT: _support,
    AgendaKind.SUPPORT_AFTER: _support_after,
    AgendaKind.INTERVIEWS_DONE: _always,
}
