"""The plan of a course as a file for the calendar of a phone or computer (RFC 5545)."""

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from medspil.conversations.messages import Document
from medspil.conversations.texts import _, language, say_day
from medspil.domain.courses import Course, Session

MEDIA_TYPE = "text/calendar"


def calendar_file(course: Course, zone: ZoneInfo, now: datetime) -> Document:
    """Every session of the course, in the language spoken just now; those that are cancelled say so.

    A later file of the same course takes the place of an earlier one: each session keeps its name in it (UID), and the
    course's version says which file is the newer. Times are UTC, so that no rules of summer time need to go along.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Medspil//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(course.title))
    for session in sorted(course.sessions, key=lambda one: (one.day, one.at, one.number)):
        calendar.add_component(_event(course, session, zone, now))
    return Document(_("group-plan.ics"), MEDIA_TYPE, calendar.to_ical().decode())


def _event(course: Course, session: Session, zone: ZoneInfo, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{session.id}@medspil")
    event.add("dtstamp", now)
    event.add("dtstart", course.starts(session, zone))
    event.add("dtend", course.ends(session, zone))
    event.add("sequence", course.version)
    title = _clean(course.title)
    # Not every calendar shows what was cancelled as such.
    event.add("summary", _("Cancelled: {title}").format(title=title) if session.cancelled else title)
    event.add("location", _clean(course.place))
    event.add("description", _description(course, session, now.astimezone(zone)))
    event.add("status", "CANCELLED" if session.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if session.cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _description(course: Course, session: Session, wall_clock: datetime) -> str:
    number = _("Session {number} of {all}").format(number=session.number, all=len(course.sessions))
    if session.moved_from is None or session.cancelled:
        return number
    day = say_day(session.moved_from, wall_clock.date())
    return f"{number}\n" + _("Moved from {day}").format(day=day)


def _clean(words: str) -> str:
    """One line without the letters that a calendar file must not have."""
    return " ".join("".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in words).split())
