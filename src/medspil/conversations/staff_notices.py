"""What the bot says by itself to leaders, contact persons and interviewers about groups."""

from collections.abc import Callable
from datetime import datetime

from medspil.conversations.courses.attendance import LABEL_LENGTH
from medspil.conversations.courses.course_words import name_of, names_of
from medspil.conversations.courses.support import after_question, after_words, hours_label, hours_question
from medspil.conversations.facts import Facts
from medspil.conversations.group_doors import ALL_OF_THEM, place_argument
from medspil.conversations.several import TICK
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, capital, in_short, quoted, say_day
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, Session
from medspil.domain.group_matters import GroupMatter
from medspil.domain.local_time import local_day
from medspil.domain.places import SUPPORT_HOURS, Place


def staff_notice(facts: Facts, kind: AgendaKind, matter: GroupMatter, now: datetime) -> Saying:
    """What someone on the staff is told, in the language spoken just now; discreet as `is_discreet` says."""
    if is_discreet(facts):
        return Saying(_("There is a message for you."), doors=(_shown_behind(kind, matter),))
    return _NOTICES[kind](matter, now)


def is_discreet(facts: Facts) -> bool:
    """Whether a notice says only that there is something: they want it so, or have not proven that it is them."""
    return facts.settings.discreet or not facts.proven


def _shown_behind(kind: AgendaKind, matter: GroupMatter) -> Door:
    """The button behind which a discreet notice is said openly: the talk that it is about."""
    name, of = _TALKS.get(kind, ("my-courses", _course_id))
    return Door(_("Show"), name, of(matter))


def _joined(matter: GroupMatter, now: datetime) -> Saying:
    course, place = _course(matter), _place(matter)
    lines = [_("{name} is now in {title}.").format(name=_name(place), title=quoted(course.title))]
    if place.goal:
        lines.append(_("What they would like to work on: {goal}").format(goal=quoted(place.goal)))
    lines.append(
        _("Now {taken} of {all} places are taken.").format(taken=len(matter.participants), all=course.capacity)
    )
    return Saying("\n".join(lines), doors=(_open_group(course),))


def _left(matter: GroupMatter, now: datetime) -> Saying:
    course = _course(matter)
    text = _("{name} has left {title}.").format(name=_name(_place(matter)), title=quoted(course.title))
    still = _("Now {taken} of {all} places are taken.").format(taken=len(matter.participants), all=course.capacity)
    return Saying(f"{text}\n{still}", doors=(_open_group(course),))


def _cannot_come(matter: GroupMatter, now: datetime) -> Saying:
    course, session = _course(matter), _session(matter)
    cannot = matter.attendance is None or matter.attendance.cannot_come
    said = _("{name} can't come to {title} on {day}.") if cannot else _("{name} comes to {title} on {day} after all.")
    day = say_day(session.day, local_day(now, matter.tz))
    text = said.format(name=_name(_place(matter)), title=quoted(course.title), day=day)
    return Saying(text, doors=(_open_group(course),))


def _attendance(matter: GroupMatter, now: datetime) -> Saying:
    title = quoted(_course(matter).title)
    lines = [_("{title} is over for today. Who was there?").format(title=title), *_how_to_tick()]
    return Saying("\n".join(lines), doors=_ticked_beforehand(matter))


def _attendance_nudge(matter: GroupMatter, now: datetime) -> Saying:
    day = say_day(_session(matter).day, local_day(now, matter.tz))
    who = _("Who was there in {title} on {day}?").format(title=quoted(_course(matter).title), day=day)
    why = _("Then I ask them how it was.")
    return Saying("\n".join((who, why, *_how_to_tick())), doors=_ticked_beforehand(matter))


def _how_to_tick() -> tuple[str, ...]:
    return (
        _("A tick means: was there. Tap a name to change it."),
        _("Tap “{done}” when it is right.").format(done=_("Finished")),
    )


def _ticked_beforehand(matter: GroupMatter) -> tuple[Door, ...]:
    """A button for each participant, ticked but for those who said that they can't come, and one for all of it."""
    session_id = _session(matter).id
    names = names_of(matter.participants)
    ticks = {place_id: TICK if place_id in matter.likely_there else "" for place_id in names}
    each = (
        Door(ticks[place_id] + in_short(name, LABEL_LENGTH), "attendance", session_id, place_argument(place_id))
        for place_id, name in names.items()
    )
    return (*each, Door(_("Finished"), "attendance", session_id, ALL_OF_THEM, below=True))


def _course_report(matter: GroupMatter, now: datetime) -> Saying:
    course = _course(matter)
    text = _("{title} has come to its end. The report is ready. Thank you for this time.")
    door = Door(_("See the report"), "course-report", course.id)
    return Saying(text.format(title=quoted(course.title)), doors=(door,))


def _support(matter: GroupMatter, now: datetime) -> Saying:
    place = _place(matter)
    doors = (Door(hours_label(hours), "support", place.id, str(hours)) for hours in SUPPORT_HOURS)
    return Saying(hours_question(place, _course(matter)), doors=tuple(doors))


def _support_after(matter: GroupMatter, now: datetime) -> Saying:
    place = _place(matter)
    doors = (Door(words, "support-after", place.id, kind.value) for kind, words in after_words().items())
    return Saying(after_question(place, _course(matter)), doors=tuple(doors))


def _interviews_done(matter: GroupMatter, now: datetime) -> Saying:
    return Saying(_("The round of interviews is over."), doors=(Door(_("See what was said"), "interviews"),))


def _open_group(course: Course) -> Door:
    return Door(_("Open the group"), "my-courses", course.id)


def _name(place: Place) -> str:
    return capital(name_of(place))


def _course(matter: GroupMatter) -> Course:
    assert matter.course is not None
    return matter.course


def _session(matter: GroupMatter) -> Session:
    assert matter.session is not None
    return matter.session


def _place(matter: GroupMatter) -> Place:
    assert matter.place is not None
    return matter.place


def _course_id(matter: GroupMatter) -> str | None:
    return _course(matter).id


def _session_id(matter: GroupMatter) -> str | None:
    return _session(matter).id


def _place_id(matter: GroupMatter) -> str | None:
    return _place(matter).id


def _of_nothing(matter: GroupMatter) -> None:
    return None


_NOTICES: dict[AgendaKind, Callable[[GroupMatter, datetime], Saying]] = {
    AgendaKind.JOINED: _joined,
    AgendaKind.LEFT: _left,
    AgendaKind.CANNOT_COME: _cannot_come,
    AgendaKind.ATTENDANCE: _attendance,
    AgendaKind.ATTENDANCE_NUDGE: _attendance_nudge,
    AgendaKind.COURSE_REPORT: _course_report,
    AgendaKind.SUPPORT: _support,
    AgendaKind.SUPPORT_AFTER: _support_after,
    AgendaKind.INTERVIEWS_DONE: _interviews_done,
}
"""What is said of each kind; what a group said has its own place, `group_summary`."""

_TALKS: dict[AgendaKind, tuple[str, Callable[[GroupMatter], str | None]]] = {
    AgendaKind.ATTENDANCE: ("attendance", _session_id),
    AgendaKind.ATTENDANCE_NUDGE: ("attendance", _session_id),
    AgendaKind.HEARD: ("heard", _session_id),
    AgendaKind.COURSE_REPORT: ("course-report", _course_id),
    AgendaKind.SUPPORT: ("support", _place_id),
    AgendaKind.SUPPORT_AFTER: ("support-after", _place_id),
    AgendaKind.INTERVIEWS_DONE: ("interviews", _of_nothing),
}
