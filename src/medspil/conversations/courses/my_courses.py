"""The groups that somebody leads: open one, see how it stands, and do something with it."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from medspil.conversations.courses.calendar_file import calendar_file
from medspil.conversations.courses.course_readers import ASession
from medspil.conversations.courses.course_words import session_label, title_label, zone_of
from medspil.conversations.courses.led_course_words import how_it_stands, list_line, sessions_to_tick
from medspil.conversations.courses.places_offered import offer_a_place
from medspil.conversations.courses.plan_picture import plan_picture
from medspil.conversations.courses.room import show_room
from medspil.conversations.courses.sessions import change_a_session
from medspil.conversations.courses.steps import not_there
from medspil.conversations.group_facts import LeaderFacts, LedCourse
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.courses import Course, Session

SHOWN_AT_ONCE = 8
NEW, ENDED, MORE, CLOSE = "+new", "+ended", "+more", "+close"
ALL = "all"
"""The argument that leads to the list, also where there is only one."""

OFFER, ROOM, CHANGE, TICK, HEARD, WRITE = "offer", "room", "change", "tick", "heard", "write"
PLAN, CALENDAR, REPORT, OTHERS = "plan", "calendar", "report", "others"


async def my_courses(talk: Talk[LeaderFacts]) -> None:
    """The list, or the one that the talk was opened for."""
    led = _opened(talk)
    if led is None and talk.opening.subject is not None:
        not_there(talk)
        return
    if led is None:
        picked = await _pick(talk)
        if picked == NEW:
            talk.go_on_with("new-course")
            return
        led = talk.facts.led(picked)
    if led is None:
        talk.say(_("All right. Write “groups” whenever you like."))
        return
    await _open(talk, led)


def _opened(talk: Talk[LeaderFacts]) -> LedCourse | None:
    """The one that the talk was opened for; without a word, the only one there is."""
    facts, opening = talk.facts, talk.opening
    if opening.subject is not None:
        return facts.led(opening.subject)
    if opening.argument is not None:
        # The button under a course that was just saved knows only the day on which it begins.
        day, _way = _day_and_way(opening.argument)
        return next((led for led in reversed(facts.courses) if _first_day(led.course) == day), None)
    return facts.courses[0] if len(facts.courses) == 1 else None


def newest_on(day: date, way: str = "") -> str:
    """The argument that opens the newest course which begins on this day, or does this with it at once."""
    return f"{day.isoformat()}={way}" if way else day.isoformat()


def _day_and_way(argument: str | None) -> tuple[str, str]:
    """The day by which a course is found, where one is named, and what shall be done with it."""
    before, equals, way = (argument or "").partition("=")
    return (before, way) if equals or before[:1].isdecimal() else ("", before)


def _first_day(course: Course) -> str:
    first: date | None = min((session.moved_from or session.day for session in course.sessions), default=None)
    return "" if first is None else first.isoformat()


async def _pick(talk: Talk[LeaderFacts]) -> str:
    """The id of a course, or one of the other ways on."""
    going = [led for led in talk.facts.courses if not led.course.closed]
    over = [led for led in talk.facts.courses if led.course.closed]
    if not going and not over:
        talk.say(_("You lead no group yet."))
        return NEW
    ways = [Choice(_("A new group"), NEW), Choice(_("Close"), CLOSE)]
    if over:
        ways.insert(0, Choice(_("Groups that have ended"), ENDED))
    asked = _("Your groups:") if going else _("No group of yours is under way.")
    picked = await _page(talk, "which", going, asked, ways)
    if picked != ENDED:
        return picked
    return await _page(talk, "ended", over, _("These have ended:"), [Choice(_("Close"), CLOSE)])


async def _page(
    talk: Talk[LeaderFacts], key: str, courses: Sequence[LedCourse], asked: str, ways: list[Choice[str]]
) -> str:
    """One of the courses, some at a time, or one of the other ways on."""
    for page in count():
        shown = courses[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(title_label(led.course.title), led.course.id) for led in shown]
        if len(courses) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        lines = [asked, *(list_line(led.course, zone_of(talk.facts), talk.now) for led in shown)]
        picked: str = await talk.ask(
            f"{key}-{page}", "\n".join(lines), one_of(str), [*choices, *ways], name=_("Which one")
        )
        if picked != MORE:
            return picked
    raise AssertionError("counting never ends")


async def _open(talk: Talk[LeaderFacts], led: LedCourse) -> None:
    course = led.course
    ways = _ways(talk, led)
    _day, tapped = _day_and_way(talk.opening.argument)
    do = await talk.ask(
        "do",
        how_it_stands(led, zone_of(talk.facts), talk.now) + "\n\n" + _("What would you like to do?"),
        one_of(str),
        [*ways, Choice(_("Other groups"), OTHERS), Choice(_("Close"), CLOSE)],
        given=tapped if tapped in (OFFER, ROOM, CHANGE, PLAN, CALENDAR) else UNKNOWN,
        name=_("What to do"),
    )
    if do == OFFER:
        back = Door(_("Open the group"), "my-courses", course.id)
        await offer_a_place(
            talk, led, talk.facts.fresh_code, Door(_("One more place"), "my-courses", course.id, OFFER), back
        )
    elif do == ROOM:
        show_room(talk, led)
    elif do == CHANGE:
        await change_a_session(talk, led)
    elif do == TICK:
        picked = await _which(talk, sessions_to_tick(course, zone_of(talk.facts), talk.now))
        talk.go_on_with("attendance", Opening(subject=picked))
    elif do == HEARD:
        picked = await _which(talk, _told(course))
        talk.go_on_with("heard", Opening(subject=picked))
    elif do == WRITE and (session := _last_ticked(course)) is not None:
        talk.go_on_with("write-back", Opening(subject=session.id))
    elif do == PLAN:
        _show_plan(talk, course)
    elif do == CALENDAR:
        _hand_over_calendar(talk, course)
    elif do == REPORT:
        talk.go_on_with("course-report", Opening(subject=course.id))
    elif do == OTHERS:
        talk.go_on_with("my-courses", Opening(argument=ALL))
    else:
        talk.say(_("All right. Everything is as it was."))


def _ways(talk: Talk[LeaderFacts], led: LedCourse) -> list[Choice[str]]:
    """What can be done with a course as it stands."""
    course, zone = led.course, zone_of(talk.facts)
    ways = []
    if course.ahead(zone, talk.now) and not course.closed:
        ways += [Choice(_("Offer a place"), OFFER), Choice(_("Code for the room"), ROOM)]
    if any(not session.ticked for session in course.sessions) and not course.closed:
        ways.append(Choice(_("Move or cancel"), CHANGE))
    if sessions_to_tick(course, zone, talk.now):
        ways.append(Choice(_("Who was there?"), TICK))
    if _told(course):
        ways.append(Choice(_("What the group said"), HEARD))
    if led.participants and _last_ticked(course) is not None:
        ways.append(Choice(_("Write to the group"), WRITE))
    ways += [Choice(_("The plan"), PLAN), Choice(_("For my calendar"), CALENDAR)]
    return [*ways, Choice(_("The report"), REPORT)] if _told(course) else ways


def _told(course: Course) -> tuple[Session, ...]:
    """The sessions of which the leader has heard what the group said."""
    return tuple(session for session in course.held if session.told)


def _last_ticked(course: Course) -> Session | None:
    """The newest session of which it is told who was there: that is what there is to write back about."""
    return next((session for session in reversed(course.held) if session.ticked), None)


async def _which(talk: Talk[LeaderFacts], sessions: Sequence[Session]) -> str:
    """The id of one of the sessions; the only one is not asked for."""
    if len(sessions) == 1:
        return sessions[0].id
    choices = [Choice(session_label(session), session.id) for session in sessions[-SHOWN_AT_ONCE:]]
    reader = ASession(tuple(sessions))
    return await talk.ask("session", _("Which session is it about?"), reader, choices, name=_("Session"))


def _show_plan(talk: Talk[LeaderFacts], course: Course) -> None:
    """The plan as a picture."""
    picture = plan_picture(course, zone_of(talk.facts), talk.now)
    talk.say(picture.alternative, Door(_("Open the group"), "my-courses", course.id), picture=picture)


def _hand_over_calendar(talk: Talk[LeaderFacts], course: Course) -> None:
    """The plan as a file for a calendar."""
    document = calendar_file(course, zone_of(talk.facts), talk.now)
    words = _("Open the file, and the sessions are in your calendar. After a change, get a new one.")
    talk.say(words, Door(_("Open the group"), "my-courses", course.id), document=document)
