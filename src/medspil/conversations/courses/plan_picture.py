"""The plan of a course as a picture: its sessions, and the weeks in which a holiday stands in the way."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_words import from_to
from medspil.conversations.pictures import PlanLine, PlanPicture, PlanState
from medspil.conversations.texts import _, ngettext, say_day
from medspil.domain.courses import Course, Session, skipped_days


def plan_picture(course: Course, zone: ZoneInfo, now: datetime) -> PlanPicture:
    """How the course stands at `now` (UTC), in the order of its days. It must have a session."""
    today = now.astimezone(zone).date()
    lines = [(session.day, _line(course, session, zone, now)) for session in course.sessions]
    for day in _without_session(course):
        note = _("no session: public holiday")
        lines.append((day, PlanLine("", say_day(day, today), "", PlanState.SKIPPED, note)))
    lines.sort(key=lambda dated: dated[0])
    return PlanPicture(course.title, _told(course, today), course.place, tuple(line for _day, line in lines))


def _line(course: Course, session: Session, zone: ZoneInfo, now: datetime) -> PlanLine:
    today = now.astimezone(zone).date()
    note = ""
    if session.cancelled:
        state, note = PlanState.CANCELLED, _("cancelled")
    elif course.ends(session, zone) <= now:
        state = PlanState.HELD
    else:
        state = PlanState.PLANNED if session.moved_from is None else PlanState.MOVED
    if session.moved_from is not None and not session.cancelled:
        note = _("moved from {day}").format(day=say_day(session.moved_from, today))
    at = from_to(datetime.combine(session.day, session.at), course.minutes)
    return PlanLine(str(session.number), say_day(session.day, today), at, state, note)


def _without_session(course: Course) -> tuple[date, ...]:
    """The days of the weekly plan that are holidays, but for those to which a session was moved all the same."""
    first = min((session.moved_from or session.day for session in course.sessions), default=None)
    taken = {session.day for session in course.sessions}
    days = skipped_days(first, len(course.sessions)) if first is not None else ()
    return tuple(day for day in days if day not in taken)


def _told(course: Course, today: date) -> str:
    """The plan in a sentence, for those who don't see the picture."""
    held = course.held
    if not held:
        return _("The plan: every session is cancelled.")
    count = ngettext("{count} session", "{count} sessions", len(held)).format(count=len(held))
    first, last = say_day(held[0].day, today), say_day(held[-1].day, today)
    return _("The plan: {count}, from {first} to {last}.").format(count=count, first=first, last=last)
