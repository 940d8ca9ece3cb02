"""How a course is said: its plan, its sessions, its participants, for those who lead it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from medspil.conversations.facts import Facts
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _, in_short, quoted, say_day, say_short_day, say_time, say_weekday
from medspil.domain.courses import Course, CourseDraft, Paragraph, Session, skipped_days, weekly_days
from medspil.domain.local_time import local_day
from medspil.domain.places import Place

LABEL_LENGTH = 32

F = TypeVar("F", bound=Facts)


def zone_of(facts: Facts) -> ZoneInfo:
    """Where courses take place."""
    return ZoneInfo(facts.house.zone)


def today_of(talk: Talk[F]) -> date:
    """The day it is where courses take place."""
    return local_day(talk.now, zone_of(talk.facts))


def title_label(title: str) -> str:
    """A course's title, short enough for a button."""
    return in_short(" ".join(title.split()), LABEL_LENGTH)


def paragraph_words(paragraph: Paragraph) -> str:
    """A paragraph as it is written in the law."""
    return f"§ {paragraph.value}"


def short_day(day: date, today: date) -> str:
    """A day in short, with its year where it is another one."""
    words = say_short_day(day)
    return words if day.year == today.year else f"{words} {day.year}"


def from_to(at: datetime, minutes: int) -> str:
    """From when to when on the clock."""
    return f"{say_time(at.time())}-{say_time((at + timedelta(minutes=minutes)).time())}"


def draft_words(draft: CourseDraft, today: date) -> str:
    """All that was said of a new course, a line each, with the days on which it does not meet."""
    days = weekly_days(draft.first_day, draft.sessions)
    at = datetime.combine(draft.first_day, draft.at)
    lines = [
        quoted(draft.title),
        f"{draft.unit}, {paragraph_words(draft.paragraph)}",
        _("Place: {place}").format(place=draft.place),
        _("Every week: {day} at {span}").format(day=say_weekday(draft.first_day), span=from_to(at, draft.minutes)),
        _("First time: {day}").format(day=short_day(days[0], today)),
        _("Last time: {day}").format(day=short_day(days[-1], today)),
        _("Sessions: {number}").format(number=draft.sessions),
        _("Places: {number}").format(number=draft.capacity),
    ]
    skipped = skipped_days(draft.first_day, draft.sessions)
    if skipped:
        lines.append(_("Holidays left out: {days}").format(days=listed([short_day(day, today) for day in skipped])))
    return "\n".join(lines)


def session_words(course: Course, session: Session, today: date) -> str:
    """When a session is, from when to when."""
    span = from_to(datetime.combine(session.day, session.at), course.minutes)
    return _("{day} at {time}").format(day=say_day(session.day, today), time=span)


def numbered(course: Course, session: Session, today: date) -> str:
    """A session with its number."""
    when = session_words(course, session, today)
    return _("No. {number} of {all}: {when}").format(number=session.number, all=len(course.sessions), when=when)


def session_label(session: Session) -> str:
    """A session, short enough for a button."""
    words = f"{session.number}: {say_short_day(session.day)}"
    return _("{session} (cancelled)").format(session=words) if session.cancelled else words


def name_of(place: Place) -> str:
    """What a participant is called, as they wrote it."""
    return place.name or _("somebody")


def names_of(places: Sequence[Place]) -> dict[str, str]:
    """What each is called, by the id of their place; of two with one name the later one has a number."""
    names: dict[str, str] = {}
    for place in places:
        same = sum(name_of(other) == name_of(place) for other in places if other.id in names)
        names[place.id] = f"{name_of(place)} ({same + 1})" if same else name_of(place)
    return names


def listed(words: Sequence[str]) -> str:
    """Several things in one sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])
