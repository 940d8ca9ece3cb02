"""Who was there: one message with a button for each participant; only those who are ticked are asked afterwards."""

from datetime import datetime

from medspil.conversations.courses.course_words import listed, names_of, today_of, zone_of
from medspil.conversations.courses.steps import find_session
from medspil.conversations.group_doors import ALL_OF_THEM, place_argument
from medspil.conversations.group_facts import LeaderFacts, LedCourse
from medspil.conversations.several import several_of
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _, in_short, quoted, say_day, say_time
from medspil.domain.courses import Course, Session
from medspil.domain.group_agenda import OPEN_FOR, questions
from medspil.domain.group_decisions import TickAttendance
from medspil.domain.local_time import local
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Place, likely_there
from medspil.domain.sums import FEWEST

LABEL_LENGTH = 28


async def attendance(talk: Talk[LeaderFacts]) -> None:
    """The leader tells who was there; told again, the last word counts until what the group said has gone out."""
    found = find_session(talk)
    if found is None:
        return
    led, session = found
    course, zone = led.course, zone_of(talk.facts)
    words = _why_not(led, session, course.starts(session, zone) > talk.now)
    if words is not None:
        talk.say(words, _back(course))
        return
    ends = course.ends(session, zone)
    likely = likely_there(led.places, led.attendances, session.id, ends)
    names = names_of(led.participants)
    present = await talk.ask(
        "present",
        _question(talk, course, session),
        several_of(str, chosen=_with_tap(likely, led.participants, talk.opening.argument), done=_("Finished")),
        [Choice(in_short(names[place.id], LABEL_LENGTH), place.id) for place in led.participants],
        given=likely if talk.opening.argument == ALL_OF_THEM else UNKNOWN,
        in_place=True,
    )
    talk.decide(TickAttendance(session.id, present, talk.facts.reflection_id))
    there = tuple(place for place in led.participants if place.id in present)
    doors = [_back(course)]
    if talk.facts.reflection_id and not session.ticked and course.ends(session, zone) + OPEN_FOR > talk.now:
        doors.insert(0, Door(_("Look back at the session"), "questions", talk.facts.reflection_id))
    talk.say("\n".join(_noted(talk, course, session, there, names)), *doors, in_place=True)


def _why_not(led: LedCourse, session: Session, lies_ahead: bool) -> str | None:
    """Why nobody can be ticked just now; None where they can."""
    title = quoted(led.course.title)
    if session.cancelled:
        return _("No. {number} of {title} was cancelled. There is nothing to tick.").format(
            number=session.number, title=title
        )
    if session.told or led.course.closed:
        return _(
            "You have heard what the group said after no. {number}. So who was there can't change any more."
        ).format(number=session.number)
    if not led.participants:
        return _("Nobody has a place in {title} yet. There is nothing to tick.").format(title=title)
    if lies_ahead:
        return _("No. {number} of {title} has not begun yet.").format(number=session.number, title=title)
    return None


def _with_tap(likely: tuple[str, ...], participants: tuple[Place, ...], tapped: str | None) -> tuple[str, ...]:
    """Those ticked beforehand after the tap under the notice, which turns one of them the other way."""
    turned = {place.id for place in participants if place_argument(place.id) == tapped}
    return tuple(place.id for place in participants if (place.id in likely) != (place.id in turned))


def _question(talk: Talk[LeaderFacts], course: Course, session: Session) -> str:
    day = say_day(session.day, today_of(talk))
    lines = [
        _("Who was there in {title} on {day}?").format(title=quoted(course.title), day=day),
        _("A tick means: was there. Tap a name to change it."),
        _("Tap “{done}” when it is right.").format(done=_("Finished")),
    ]
    return "\n".join(lines)


def _noted(
    talk: Talk[LeaderFacts], course: Course, session: Session, there: tuple[Place, ...], names: dict[str, str]
) -> list[str]:
    """Who was there, how many of them are asked, and when."""
    if not there:
        return [_("Noted: nobody was there. So I ask nobody.")]
    lines = [_("Noted. Present: {names}.").format(names=listed([names[place.id] for place in there]))]
    asked = sum(place.ask for place in there)
    zone = zone_of(talk.facts)
    ends = course.ends(session, zone)
    if ends + OPEN_FOR <= talk.now:
        return [*lines, _("It is more than five days ago, so I ask nobody.")]
    if not asked:
        return [*lines, _("They have said that they don't want to be asked.")]
    due = questions(ends, talk.now).due_at
    # Each has quiet hours of their own; this is what they are at first.
    after_quiet = PersonSettings(zone=talk.facts.house.zone).quiet_ends(due)
    when = _when(talk, local(after_quiet, zone)) if after_quiet > talk.now else _("now")
    ask = _("I ask them {when}.") if asked == len(there) else _("I ask {number} of them {when}.")
    lines.append(ask.format(number=asked, when=when))
    if asked < FEWEST:
        lines.append(_("That is too few to show you. What they say joins the next time."))
    return lines


def _when(talk: Talk[LeaderFacts], wall: datetime) -> str:
    today = today_of(talk)
    at = _("at {time}").format(time=say_time(wall.time()))
    return at if wall.date() == today else f"{say_day(wall.date(), today)} {at}"


def _back(course: Course) -> Door:
    return Door(_("Open the group"), "my-courses", course.id)
