"""How a course stands, for the one who leads it: when it meets next, who comes, what was answered to offers."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_words import listed, names_of, session_words, short_day
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.texts import _, capital, quoted, say_time
from medspil.domain.courses import Course, Session
from medspil.domain.local_time import local_day
from medspil.domain.places import OfferAnswer, Place


def list_line(course: Course, zone: ZoneInfo, now: datetime) -> str:
    """A course in a list, with its next session."""
    ahead = course.ahead(zone, now)
    if not ahead:
        return f"• {quoted(course.title)}: " + _("the last session is over.")
    day = short_day(ahead[0].day, local_day(now, zone))
    when = _("{day} at {time}").format(day=day, time=say_time(ahead[0].at))
    return f"• {quoted(course.title)}: {when}"


def how_it_stands(led: LedCourse, zone: ZoneInfo, now: datetime) -> str:
    """All of it, a line each."""
    course, today = led.course, local_day(now, zone)
    lines = [quoted(course.title), f"{course.unit.name}, {course.place}"]
    ahead = course.ahead(zone, now)
    if ahead:
        number, all_of_them, when = ahead[0].number, len(course.sessions), session_words(course, ahead[0], today)
        lines.append(_("Next time, no. {number} of {all}: {when}").format(number=number, all=all_of_them, when=when))
        away = away_from(led, ahead[0])
        if away:
            names = names_of(led.participants)
            lines.append(_("Can't come: {names}").format(names=listed([names[place.id] for place in away])))
    else:
        lines.append(capital(_("the last session is over.")))
    to_tick = sessions_to_tick(course, zone, now)
    if to_tick:
        numbers = listed([str(session.number) for session in to_tick])
        lines.append(_("Who was there can still be told for no. {numbers}.").format(numbers=numbers))
    people = tuple(_people(led))
    return "\n".join([*lines, "", *people] if people else lines)


def away_from(led: LedCourse, session: Session) -> tuple[Place, ...]:
    """Who has said that they can't come to a session."""
    away = {a.place_id for a in led.attendances if a.session_id == session.id and a.cannot_come}
    return tuple(place for place in led.participants if place.id in away)


def sessions_to_tick(course: Course, zone: ZoneInfo, now: datetime) -> tuple[Session, ...]:
    """The sessions that are over, of which nobody has told who was there."""
    if course.closed:
        return ()
    return tuple(s for s in course.held if not s.ticked and course.ends(s, zone) <= now)


def _people(led: LedCourse) -> Iterator[str]:
    """The participants with what they want to work on, and how the other offers stand."""
    course = led.course
    if led.participants:
        yield _("Participants: {number} of {all}").format(number=len(led.participants), all=course.capacity)
    elif not course.closed:
        yield _("Nobody has taken a place yet. There are {number}.").format(number=course.capacity)
    names = names_of(led.participants)
    for place in led.participants:
        yield f"• {names[place.id]}: {quoted(place.goal)}" if place.goal else f"• {names[place.id]}"
    told = {
        OfferAnswer.NONE: _("Offered, no answer yet: {number}"),
        OfferAnswer.LATER: _("Want to answer later: {number}"),
        OfferAnswer.DECLINED: _("Said no thank you: {number}"),
    }
    for answer, words in told.items():
        if number := sum(place.answer is answer for place in led.places):
            yield words.format(number=number)
    if number := sum(place.left_at is not None for place in led.places):
        yield _("Have left the group: {number}").format(number=number)


def full_words(course: Course) -> str:
    """That there is no free place."""
    return _("All {number} places in {title} are taken.").format(number=course.capacity, title=quoted(course.title))
