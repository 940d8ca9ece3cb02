"""The plan of a course as a file for calendars, read back by one, and as a picture."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from medspil.bot.pictures import plan_png
from medspil.conversations.courses.calendar_file import calendar_file
from medspil.conversations.courses.plan_picture import plan_picture
from medspil.conversations.pictures import PlanState
from medspil.conversations.texts import speaking
from medspil.domain.courses import Course, Session, cancelled, moved
from tests.conversations.some_courses import a_course, session_id

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def changed(course: Course, number: int, session: Session) -> Course:
    sessions = tuple(session if one.number == number else one for one in course.sessions)
    return Course(**{**vars(course), "sessions": sessions, "version": course.version + 1})


def events(course: Course, language: str = "da", zone: ZoneInfo = COPENHAGEN) -> dict[str, Any]:
    """What a calendar reads out of the file, by the name of each event."""
    with speaking(language):
        document = calendar_file(course, zone, NOW)
    read = icalendar.Calendar.from_ical(document.body)
    assert isinstance(read, icalendar.Calendar)
    assert read.errors == []
    assert all(not event.errors for event in read.events)
    return {str(event["uid"]): event for event in read.events}


def test_every_session_stands_in_the_file_with_its_begin_and_end() -> None:
    found = events(a_course())
    assert len(found) == 12
    first = found[f"{session_id(1)}@medspil"]
    assert first.start == datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert first.end == datetime(2026, 12, 1, 14, tzinfo=UTC)
    assert (first["summary"], first["location"]) == ("Mod på mere", "Kulturhuset")
    assert (first["description"], first["status"], first["sequence"]) == ("Mødegang 1 af 12", "CONFIRMED", 3)


def test_the_time_on_the_wall_stays_over_the_change_to_summer_time() -> None:
    found = events(a_course(first_day=date(2027, 3, 23), sessions=2))
    assert [event.start.hour for event in found.values()] == [12, 11]
    assert [event.start.astimezone(COPENHAGEN).hour for event in found.values()] == [13, 13]


def test_a_moved_session_keeps_its_name_and_the_newer_file_wins() -> None:
    course = a_course()
    newer = changed(course, 3, moved(course.sessions[2], date(2026, 12, 17), time(10)))
    before, after = events(course), events(newer)
    assert set(before) == set(after)
    one = after[f"{session_id(3)}@medspil"]
    assert one.start == datetime(2026, 12, 17, 9, tzinfo=UTC)
    assert one["sequence"] > before[f"{session_id(3)}@medspil"]["sequence"]
    assert one["description"] == "Mødegang 3 af 12\nFlyttet fra tirsdag 15. december"


@pytest.mark.parametrize(("language", "word"), [("da", "Aflyst"), ("en", "Cancelled")])
def test_a_cancelled_session_stays_in_the_file_and_says_so(language: str, word: str) -> None:
    course = a_course()
    one = events(changed(course, 2, cancelled(course.sessions[1])), language)[f"{session_id(2)}@medspil"]
    assert one["status"] == "CANCELLED"
    assert one["summary"] == f"{word}: Mod på mere"
    assert one["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    "title",
    [
        "Kaffe, kage; og \\ meget mere: »ærlig snak«",
        "æøå" * 60,
        "🙂👩‍👩‍👧" * 20,
        "a\nb\tc\x07d\u2028e",
        "BEGIN:VEVENT\r\nX:1",
    ],
)
def test_any_title_and_place_come_back_as_they_were_written(title: str) -> None:
    course = a_course(title=title, place=title)
    one = events(course)[f"{session_id(1)}@medspil"]
    plain = " ".join(title.replace("\x07", " ").split())
    assert (one["summary"], one["location"]) == (plain, plain)


def test_the_lines_of_the_file_are_as_the_standard_has_them() -> None:
    with speaking("da"):
        body = calendar_file(a_course(title="Gruppen med det lange navn æøå " * 9), COPENHAGEN, NOW).body
    assert body.endswith("\r\n")
    assert body.count("\n") == body.count("\r\n") == body.count("\r")
    assert max(len(line.encode()) for line in body.split("\r\n")) <= 75


def test_the_file_has_a_danish_name() -> None:
    with speaking("da"):
        document = calendar_file(a_course(), COPENHAGEN, NOW)
    assert (document.name, document.media_type) == ("gruppeplan.ics", "text/calendar")


def test_the_picture_has_every_session_in_the_order_of_their_days() -> None:
    course = a_course(sessions=6)
    course = changed(course, 2, cancelled(course.sessions[1]))
    course = changed(course, 3, moved(course.sessions[2], date(2027, 1, 8), time(10)))
    with speaking("da"):
        plan = plan_picture(course, COPENHAGEN, datetime(2026, 12, 1, 14, tzinfo=UTC))
    assert [(line.label, line.day, line.time, line.state, line.note) for line in plan.lines] == [
        ("1", "tirsdag 1. december", "13.00-15.00", PlanState.HELD, ""),
        ("2", "tirsdag 8. december", "13.00-15.00", PlanState.CANCELLED, "aflyst"),
        ("4", "tirsdag 22. december", "13.00-15.00", PlanState.PLANNED, ""),
        ("5", "tirsdag 29. december", "13.00-15.00", PlanState.PLANNED, ""),
        ("6", "tirsdag 5. januar 2027", "13.00-15.00", PlanState.PLANNED, ""),
        ("3", "fredag 8. januar 2027", "10.00-12.00", PlanState.MOVED, "flyttet fra tirsdag 15. december"),
    ]
    assert plan.alternative == "Planen: 5 mødegange, fra tirsdag 1. december til fredag 8. januar 2027."
    assert plan_png(plan).startswith(b"\x89PNG")


def test_the_picture_says_in_which_weeks_a_holiday_stands_in_the_way() -> None:
    fridays = a_course(first_day=date(2026, 12, 18), sessions=3)
    with speaking("da"):
        plan = plan_picture(fridays, COPENHAGEN, NOW)
    assert [(line.label, line.day) for line in plan.lines] == [
        ("1", "fredag 18. december"),
        ("", "fredag 25. december"),
        ("", "fredag 1. januar 2027"),
        ("2", "fredag 8. januar 2027"),
        ("3", "fredag 15. januar 2027"),
    ]
    assert plan.lines[1].state is PlanState.SKIPPED
    assert plan.lines[1].note == "ingen mødegang: helligdag"


def test_a_course_of_which_all_is_cancelled_says_so() -> None:
    course = a_course(sessions=1)
    course = changed(course, 1, cancelled(course.sessions[0]))
    with speaking("da"):
        assert plan_picture(course, COPENHAGEN, NOW).alternative == "Planen: alle mødegange er aflyst."
