"""What falls due in an invented group: all about its first session, for somebody who is in it, or leads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from medspil.conversations.facts import Facts
from medspil.conversations.group_notices import group_sayings
from medspil.conversations.messages import Message
from medspil.conversations.questionnaires import shipped
from medspil.conversations.saying import as_messages
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_agenda import OPEN_FOR
from medspil.domain.group_matters import Drawn, GroupDue, GroupMatter, Response
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Attendance
from tests.conversations.desk import HOUSE
from tests.conversations.group_desk import RESPONSE, attendance_id
from tests.conversations.some_courses import FIRST_TUESDAY, a_course, a_place

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
THE_DAY_BEFORE = FIRST_TUESDAY - timedelta(days=1)
DRAWN, SAID = "4" * 32, "3" * 32
AFTERWARDS = datetime.combine(FIRST_TUESDAY, time(15, 30), COPENHAGEN).astimezone(UTC)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """The instant at which the clock on the wall shows this."""
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


def a_matter(questionnaire: str = "after-session", **changes: Any) -> GroupMatter:
    """All that a message can be about; Sara has the first place, Bo has said that he can't come."""
    course = a_course()
    session = course.sessions[0]
    names = ("Sara", "Ali", "Bo")
    group = tuple(a_place(number, name, remind=True, ask=True) for number, name in enumerate(names, start=1))
    closes_at = course.ends(session, COPENHAGEN) + OPEN_FOR
    known = GroupMatter(
        course,
        session,
        group[0],
        Attendance(attendance_id(1), session.id, group[0].id),
        Response(RESPONSE, shipped().current(questionnaire), closes_at),
        Drawn(DRAWN, closes_at),
        "I dag tager vi en længere pause.",
        leads=True,
        offered=True,
        leaders=("Mette",),
        participants=group,
        likely_there=frozenset(place.id for place in group[:2]),
        asked=3,
    )
    return replace(known, **changes)


def with_session(known: GroupMatter, **changes: Any) -> GroupMatter:
    """The same with the session otherwise, in the course, too."""
    assert known.course is not None
    assert known.session is not None
    session = replace(known.session, **changes)
    sessions = tuple(session if one.id == session.id else one for one in known.course.sessions)
    return replace(known, session=session, course=replace(known.course, sessions=sessions))


def told(
    kind: AgendaKind, known: GroupMatter, now: datetime, subject: str = "", **settings: Any
) -> tuple[Message, ...]:
    """The messages that somebody with these settings gets."""
    facts = Facts(HOUSE, PersonSettings(**settings))
    return as_messages(group_sayings(facts, GroupDue(kind, subject, known), now))


def labels(message: Message) -> list[str]:
    """What stands on the buttons."""
    return [button.label for row in message.rows for button in row]


def tokens(message: Message) -> dict[str, str]:
    """What stands behind each button."""
    return {button.label: button.token for row in message.rows for button in row}
