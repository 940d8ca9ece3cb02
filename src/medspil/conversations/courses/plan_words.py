"""The plan of a course as a picture, with all its words: what was held, moved, cancelled or left out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_words import from_to
from medspil.conversations.pictures import PlanLine, PlanPicture, PlanState
from medspil.conversations.texts import _, capital, ngettext, say_day
from medspil.domain.courses import Course, CourseDraft, Session, skipped_days, weekly_days


def plan_of(course: Course, zone: ZoneInfo, now: datetime) -> PlanPicture:
    """The plan as it stands at `now` (UTC)."""
    today = now.astimezone(zone).date()
    sessions = sorted(course.sessions, key=lambda session: (session.day, session.at, session.number))
    lines = [
        (session.day, _line(course, session, today, over=course.ends(session, zone) <= now)) for session in sessions
    ]
    first = min((session.moved_from or session.day for session in course.sessions), default=today)
    return _picture(course.title, course.place, lines, _left_out(first, len(course.sessions), today))


def plan_of_draft(draft: CourseDraft, today: date) -> PlanPicture:
    """The plan of a course that was just made."""
    days = weekly_days(draft.first_day, draft.sessions)
    lines = []
    for number, day in enumerate(days, start=1):
        span = from_to(datetime.combine(day, draft.at), draft.minutes)
        lines.append((day, PlanLine(str(number), _capital_day(day, today), span)))
    return _picture(draft.title, draft.place, lines, _left_out(draft.first_day, draft.sessions, today))


def _picture(
    title: str, place: str, lines: list[tuple[date, PlanLine]], left_out: list[tuple[date, PlanLine]]
) -> PlanPicture:
    count = len(lines)
    alternative = ngettext("The plan: {number} session.", "The plan: {number} sessions.", count).format(number=count)
    in_order = sorted((*lines, *left_out), key=lambda dated: dated[0])
    return PlanPicture(title, alternative, place, tuple(line for _day, line in in_order))


def _line(course: Course, session: Session, today: date, over: bool) -> PlanLine:
    span = from_to(datetime.combine(session.day, session.at), course.minutes)
    state, note = PlanState.HELD if over else PlanState.PLANNED, ""
    if session.cancelled:
        state, note = PlanState.CANCELLED, _("cancelled")
    elif session.moved_from is not None:
        note = _("moved from {day}").format(day=say_day(session.moved_from, today))
        state = PlanState.HELD if over else PlanState.MOVED
    return PlanLine(str(session.number), _capital_day(session.day, today), span, state, note)


def _left_out(first: date, sessions: int, today: date) -> list[tuple[date, PlanLine]]:
    """The weeks without a session."""
    note = _("no session: a holiday")
    return [
        (day, PlanLine("", _capital_day(day, today), "", PlanState.SKIPPED, note))
        for day in skipped_days(first, sessions)
    ]


def _capital_day(day: date, today: date) -> str:
    return capital(say_day(day, today))
