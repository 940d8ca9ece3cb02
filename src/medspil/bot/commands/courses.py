"""`medspil course`: group courses for the administrator, where no leader does it in the chat."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, NoReturn

import typer
from sqlalchemy import Connection

from medspil.bot.clock import machine_clock
from medspil.bot.commands.inviting import show_code
from medspil.bot.commands.opening import Opened, open_store, settings_or_stop, stop
from medspil.domain.courses import (
    MOST_PLACES,
    MOST_SESSIONS,
    Course,
    CourseDraft,
    Paragraph,
    Session,
    cancelled,
    may_change,
    moved,
    skipped_days,
)
from medspil.domain.invitations import LIVES
from medspil.domain.persons import Role
from medspil.domain.places import ROOM_CODE_LIVES
from medspil.domain.questionnaires import Occasion
from medspil.storage import asking, courses, group_planning, invitations, people, places
from medspil.storage.store import Store

course = typer.Typer(no_args_is_help=True, help="Group courses: plan, change and fill them.")

SHOWN = 8
"""So many letters of an id are shown; as many as tell it from the others are enough to name a course."""

Which = Annotated[str, typer.Argument(help="the course: the beginning of its number in `medspil course list`")]


@dataclass(frozen=True)
class _Work:
    """A command at work: one transaction, and the instant (UTC)."""

    opened: Opened
    connection: Connection
    now: datetime

    @property
    def store(self) -> Store:
        return self.opened.store

    def course(self, which: str) -> Course:
        """The one course whose number begins so; the command stops where there is none, or more than one."""
        known = courses.some(self.connection, self.store, courses.ids(self.connection))
        found = [one for one in known if one.id.startswith(which.strip().casefold())]
        if not which.strip() or not found:
            stop("No course has that number; `medspil course list` shows them.")
        if len(found) > 1:
            stop("More than one course begins with that number; write some more letters of it.")
        return found[0]

    def staff(self, role: Role, name: str) -> str:
        """The id of the person of this name with this role; the command stops where there is not exactly one."""
        found = people.called(self.connection, self.store, role, name)
        if not found:
            stop(f"No {role} is called {name}; they come in by `medspil invite`.")
        if len(found) > 1:
            stop(f"More than one {role} is called {name}; let one of them come in under another name.")
        return found[0]


@contextmanager
def _work() -> Iterator[_Work]:
    settings = settings_or_stop()
    opened = open_store(settings, in_sandbox=not settings.telegram_token.get_secret_value())
    with opened.store.database.transaction() as connection:
        yield _Work(opened, connection, machine_clock())


@course.command()
def new(
    title: Annotated[str, typer.Option("--title", help="what the group is called")],
    unit: Annotated[str, typer.Option("--unit", help="the service it belongs to")],
    place: Annotated[str, typer.Option("--place", help="where it meets")],
    first: Annotated[str, typer.Option("--first", help="the first day, as 2027-01-06; it meets weekly from then on")],
    at: Annotated[str, typer.Option("--at", help="when it begins, as 14:00")],
    leader: Annotated[list[str], typer.Option("--leader", help="a leader's name; may be given several times")],
    paragraph: Annotated[Paragraph, typer.Option("--paragraph", help="of the Service Act")] = Paragraph.P85,
    minutes: Annotated[int, typer.Option("--minutes", min=15, max=600, help="how long a session lasts")] = 120,
    sessions: Annotated[int, typer.Option("--sessions", min=1, max=MOST_SESSIONS, help="how many sessions")] = 12,
    capacity: Annotated[int, typer.Option("--places", min=1, max=MOST_PLACES, help="how many places")] = 8,
    questionnaire: Annotated[str, typer.Option("--questionnaire", help="what is asked after a session")] = "",
) -> None:
    """Plan a weekly course. Public holidays are skipped, so it then ends later."""
    first_day, starts = _day(first, "--first"), _time(at)
    with _work() as work:
        if first_day < work.now.astimezone(work.store.defaults.tz).date():
            stop("--first is a day that is over; name today or a later one.")
        leaders = [work.staff(Role.GROUP_LEADER, name) for name in leader]
        draft = CourseDraft(
            title, unit, place, paragraph, first_day, starts, minutes, sessions, capacity, _asked(work, questionnaire)
        )
        planned = courses.add(work.connection, work.store, draft, work.now)
        for person_id in leaders:
            courses.add_leader(work.connection, planned.id, person_id, work.now)
            group_planning.plan_leader(work.connection, work.store, planned, person_id, work.now)
        group_planning.plan_close(work.connection, work.store, planned, work.now)
    typer.echo(f"Planned: {planned.id[:SHOWN]}")
    _print_plan(planned)
    for day in skipped_days(first_day, sessions):
        typer.echo(f"Skipped: {day} is a holiday.")


def _asked(work: _Work, wanted: str) -> str:
    known = [one.name for one in work.store.questionnaires.for_occasion(Occasion.AFTER_SESSION)]
    if wanted and wanted not in known:
        stop(f"--questionnaire is none that is asked after a session; use {' or '.join(known)}.")
    return wanted or known[0]


@course.command("list")
def list_courses() -> None:
    """List the courses: number, title, unit, first and last day, places taken."""
    with _work() as work:
        known = courses.led(work.connection, work.store, courses.ids(work.connection))
    if not known:
        typer.echo("There are no courses yet; `medspil course new` plans one.")
    for one in known:
        days = [session.day for session in one.course.sessions]
        state = "closed" if one.course.closed else f"{len(one.participants)} of {one.course.capacity} places"
        line = f"{one.course.id[:SHOWN]}  {one.course.title}, {one.course.unit.name}: {days[0]} to {days[-1]}, {state}"
        typer.echo(line)


@course.command()
def show(which: Which) -> None:
    """Show a course's plan and its leaders."""
    with _work() as work:
        one = work.course(which)
        leaders = courses.leader_names(work.connection, work.store, one.id)
    typer.echo(f"{one.title}, {one.unit.name}, § {one.paragraph}\n{one.place}, {one.minutes} minutes")
    typer.echo(f"Leaders: {', '.join(leaders) or 'none; add one with `medspil course leader`'}")
    _print_plan(one)


def _print_plan(one: Course) -> None:
    for session in one.sessions:
        state = "cancelled" if session.cancelled else f"moved from {session.moved_from}" if session.moved_from else ""
        typer.echo(f"{session.number:3}  {session.day:%a} {session.day} {session.at:%H:%M}  {state}".rstrip())


@course.command()
def leader(which: Which, name: Annotated[str, typer.Argument(help="the leader's name")]) -> None:
    """Let another group leader lead the course, too."""
    with _work() as work:
        one = work.course(which)
        person_id = work.staff(Role.GROUP_LEADER, name)
        courses.add_leader(work.connection, one.id, person_id, work.now)
        group_planning.plan_leader(work.connection, work.store, one, person_id, work.now)
    typer.echo(f"{name} leads {one.title}.")


@course.command()
def offer(
    which: Which,
    paragraph: Annotated[Paragraph, typer.Option("--paragraph", help="under which the citizen gets support")],
    contact: Annotated[str, typer.Option("--contact", help="the contact person's name, who is asked on")] = "",
) -> None:
    """Offer a place to one citizen: print link, code and QR picture. It works once and for thirty days."""
    with _work() as work:
        one = _open_one(work.course(which))
        offered_by = work.staff(Role.CONTACT_PERSON, contact) if contact else None
        code = invitations.fresh_code()
        invitation_id = invitations.put(work.connection, work.store, code, work.now)
        places.offer(work.connection, one.id, paragraph, offered_by, invitation_id, work.now)
    show_code(work.opened, code, f"works once, until {LIVES.days} days from now")


@course.command()
def room(which: Which) -> None:
    """Print a code for the room: for three hours it lets in whoever is there, while there are places."""
    with _work() as work:
        one = _open_one(work.course(which))
        code = invitations.fresh_code()
        invitations.open_room(work.connection, work.store, one.id, code, work.now)
    hours = ROOM_CODE_LIVES // timedelta(hours=1)
    show_code(work.opened, code, f"for everybody in the room, for {hours} hours")


@course.command()
def move(
    which: Which,
    number: Annotated[int, typer.Argument(help="the session's number")],
    day: Annotated[str, typer.Option("--day", help="the new day, as 2027-01-13")],
    at: Annotated[str, typer.Option("--at", help="the new time, as 14:00; unless given, as before")] = "",
) -> None:
    """Move a session. Its participants are told."""
    new_day, new_time = _day(day, "--day"), _time(at) if at else None
    with _work() as work:
        one, session = _session(work, which, number)
        _change(work, one, moved(session, new_day, new_time or session.at))
    typer.echo(f"Session {number} of {one.title} is on {new_day} now.")


@course.command()
def cancel(which: Which, number: Annotated[int, typer.Argument(help="the session's number")]) -> None:
    """Cancel a session. Its participants are told, and nobody is asked about it."""
    with _work() as work:
        one, session = _session(work, which, number)
        _change(work, one, cancelled(session))
    typer.echo(f"Session {number} of {one.title} is cancelled.")


def _session(work: _Work, which: str, number: int) -> tuple[Course, Session]:
    one = _open_one(work.course(which))
    session = next((session for session in one.sessions if session.number == number), None)
    if session is None:
        stop(f"{one.title} has no session {number}; it has {len(one.sessions)}.")
    if not may_change(one, session):
        stop(f"Session {number} is over: its leader has told who was there.")
    return one, session


def _change(work: _Work, one: Course, session: Session) -> None:
    asking.change_session(work.connection, work.store, one, one.version, session, work.now)


def _open_one(one: Course) -> Course:
    if one.closed:
        stop(f"{one.title} is closed; nothing in it changes any more.")
    return one


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _not_read(option, "a day", "2027-01-06")


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        _not_read("--at", "a time", "14:00")


def _not_read(option: str, what: str, example: str) -> NoReturn:
    stop(f"{option} is not {what}; write it like {example}.")
