"""What group courses put on the agenda, and when: all pure, instants are UTC."""

from datetime import date, datetime, time, timedelta

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.courses import Course, Session
from medspil.domain.local_time import instant_of, local_day
from medspil.domain.persons import PersonSettings

REMINDER_AT = time(10)
ASKED_AFTER = timedelta(minutes=30)
"""So long after a session's end its participants are asked, so that they can get home and it is still fresh."""

OPEN_FOR = timedelta(days=5)
"""So long after a session's end its questions can be answered."""

NUDGE_AT = time(10)
HEARD_AT = time(12)
"""When the leader gets what the group said, the day after the session."""

LATER_IS = timedelta(days=3)
"""So long after "later" an offer is shown once more."""

PULSE_BEFORE = timedelta(days=3)
PULSE_RESTS = timedelta(days=14)
"""So long after it was answered the pulse is not asked again, though the meeting was moved."""

END_ASKED_AT = time(10)


def session_reminder(session: Session, settings: PersonSettings) -> Planned:
    """The reminder on the day before a session."""
    day = session.day - timedelta(days=1)
    return Planned(AgendaKind.SESSION_REMINDER, instant_of(day, REMINDER_AT, settings.tz))


def ticking(course: Course, session: Session, settings: PersonSettings) -> tuple[Planned, ...]:
    """At the session's end its leader is asked who was there, and once more the next day."""
    ends = course.ends(session, settings.tz)
    next_day = local_day(ends, settings.tz) + timedelta(days=1)
    return (
        Planned(AgendaKind.ATTENDANCE, ends),
        Planned(AgendaKind.ATTENDANCE_NUDGE, instant_of(next_day, time(9), settings.tz)),
    )


def questions(ends: datetime, now: datetime) -> Planned:
    """When somebody who was there is asked, once the leader has told at `now` who was."""
    return Planned(AgendaKind.QUESTIONS, max(ends + ASKED_AFTER, now))


def questions_nudge(asked_at: datetime, settings: PersonSettings) -> Planned:
    """The one gentle nudge, on the day after they were asked."""
    day = local_day(asked_at, settings.tz) + timedelta(days=1)
    return Planned(AgendaKind.QUESTIONS_NUDGE, instant_of(day, NUDGE_AT, settings.tz))


def is_nudged(course: Course | None, session: Session | None) -> bool:
    """Whether those who were asked are nudged. Not of the last session: on that day they are asked about all of it."""
    return course is None or session is None or course.last is None or course.last.id != session.id


def heard(ends: datetime, now: datetime, settings: PersonSettings) -> Planned:
    """When the leader gets what the group said, unless all have answered before: the day after they were asked."""
    asked_at = questions(ends, now).due_at
    day = local_day(asked_at, settings.tz) + timedelta(days=1)
    return Planned(AgendaKind.HEARD, instant_of(day, HEARD_AT, settings.tz))


def end_questions(now: datetime, settings: PersonSettings) -> Planned:
    """When the citizens are asked about the whole course: the day after its last session."""
    day = local_day(now, settings.tz) + timedelta(days=1)
    return Planned(AgendaKind.QUESTIONS, instant_of(day, END_ASKED_AT, settings.tz))


def support_after(now: datetime, settings: PersonSettings) -> Planned:
    """When whoever offered a place is asked which support follows: the day after the last session."""
    day = local_day(now, settings.tz) + timedelta(days=1)
    return Planned(AgendaKind.SUPPORT_AFTER, instant_of(day, END_ASKED_AT, settings.tz))


def pulse(meeting: date, now: datetime, settings: PersonSettings) -> Planned:
    """Some days before a status meeting; at once where it is nearer than that."""
    return Planned(AgendaKind.PULSE, _before_meeting(meeting, now, settings))


def prepare(meeting: date, now: datetime, settings: PersonSettings) -> Planned:
    """The same where there is no pulse to ask: then the look over what happened comes by itself."""
    return Planned(AgendaKind.MEETING_PREPARE, _before_meeting(meeting, now, settings))


def _before_meeting(meeting: date, now: datetime, settings: PersonSettings) -> datetime:
    return max(instant_of(meeting - PULSE_BEFORE, NUDGE_AT, settings.tz), now)
