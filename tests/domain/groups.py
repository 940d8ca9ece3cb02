"""A group course to judge by, and Hypothesis strategies for all that can fall due in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from medspil.domain.agenda import AgendaItem, Standing
from medspil.domain.courses import Course, Paragraph, Session, Unit, weekly_days
from medspil.domain.group_agenda import OPEN_FOR
from medspil.domain.group_matters import Drawn, GroupMatter, Response
from medspil.domain.group_verdicts import OF_GROUPS
from medspil.domain.persons import PersonSettings
from medspil.domain.places import Attendance, OfferAnswer, Place
from medspil.domain.questionnaires import Occasion, Question, QuestionKind, Questionnaire
from tests.domain.lives import quiet_hours

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WEDNESDAY = date(2026, 11, 25)
AT, MINUTES = time(14), 120

TODAY = Questionnaire(
    "after-session",
    1,
    Occasion.AFTER_SESSION,
    {"da": "Et par spørgsmål efter gruppen", "en": "A few questions after the group"},
    "S3",
    (
        Question("together", QuestionKind.SMILEYS, {"da": "Hvordan var det sammen?", "en": "How was it together?"}),
        Question("line", QuestionKind.WORDS, {"da": "Er der mere?", "en": "Anything else?"}),
    ),
)


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    """The instant (UTC) at which the wall clock in Copenhagen shows this."""
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


def course(first_day: date = WEDNESDAY, sessions: int = 10, capacity: int = 8) -> Course:
    """Ten Wednesdays at two o'clock."""
    days = weekly_days(first_day, sessions)
    planned = tuple(Session(f"session{n}", n, day, AT) for n, day in enumerate(days, start=1))
    unit = Unit("unit", "Bostøtten i Havneby")
    return Course("course", 1, "Onsdagsgruppen", unit, "Kulturhuset", Paragraph.P85, MINUTES, capacity, planned)


def place(name: str = "Freja", answer: OfferAnswer = OfferAnswer.ACCEPTED) -> Place:
    """A place that somebody has, with all wishes."""
    return Place(name.lower(), "course", Paragraph.P85, answer, name, remind=True, ask=True)


def matter() -> GroupMatter:
    """All about the first session, as for a participant who leads it, too, so that any item can be about it."""
    group = course()
    first = group.sessions[0]
    mine = place()
    closes_at = group.ends(first, COPENHAGEN) + OPEN_FOR
    return GroupMatter(
        group,
        first,
        mine,
        Attendance("attendance", first.id, mine.id),
        Response("response", TODAY, closes_at),
        Drawn("drawn", closes_at),
        "Vi holder en længere pause.",
        leads=True,
        offered=True,
        leaders=("Mette",),
        participants=(mine, place("Bo")),
        asked=2,
    )


@st.composite
def fallen_due(draw: st.DrawFn) -> tuple[AgendaItem, GroupMatter, Standing, datetime]:
    """Something of a group course that has fallen due, however things stand with the course and with the person."""
    minutes = st.integers(-4 * 24 * 60, 16 * 24 * 60)
    known = matter()
    assert known.session is not None
    assert known.response is not None
    now = wall(WEDNESDAY, 16) + timedelta(minutes=draw(minutes))
    ago = draw(st.sampled_from([timedelta(0), timedelta(minutes=20), timedelta(hours=5), timedelta(days=3)]))
    session = replace(known.session, cancelled=draw(st.booleans()), ticked=draw(st.booleans()))
    response = replace(known.response, answered=draw(st.booleans()))
    around = st.none() | st.integers(-72 * 60, 72 * 60).map(lambda some: now + timedelta(minutes=some))
    before = st.none() | st.integers(0, 90).map(lambda some: now - timedelta(minutes=some))
    today = PersonSettings().local(now).date()
    standing = Standing(
        PersonSettings(quiet=draw(quiet_hours), paused_until=draw(around)),
        resting_until=draw(around),
        last_talked_at=draw(before),
        unasked_on=draw(st.sampled_from([None, today, today - timedelta(days=1)])),
    )
    item = AgendaItem(1, draw(st.sampled_from(sorted(OF_GROUPS))), now - ago, "subject")
    return item, replace(known, session=session, response=response), standing, now
