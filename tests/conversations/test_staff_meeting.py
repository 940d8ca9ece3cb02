"""A status meeting as a contact person arranges it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from medspil.domain.circle_decisions import OpenPage
from medspil.domain.links import LinkKind
from medspil.domain.meeting_decisions import AskForNote, CallOffMeeting, SetMeeting
from tests.conversations.desk import COPENHAGEN
from tests.conversations.meeting_desk import BO, LINK, MEETING, WITH_PAGES, MeetingStaffDesk, as_bo_sees

AFTER = datetime(2026, 12, 1, 15, tzinfo=COPENHAGEN)


def test_its_day_is_set_and_the_citizen_hears_of_it() -> None:
    desk = MeetingStaffDesk().opens()
    assert "Hvilken dag mødes du med Sara?" in desk.text
    desk.says("10. december")
    assert desk.decided == SetMeeting(LINK, date(2026, 12, 10))
    assert "Sara får det at vide" in desk.text


def test_it_can_be_moved_and_called_off() -> None:
    desk = MeetingStaffDesk(meeting=as_bo_sees()).opens()
    assert "Dit statusmøde med Sara er tirsdag 1. december." in desk.text
    assert desk.labels == ["En anden dag", "Aflys det", "Luk"]
    assert desk.presses("En anden dag").says("3. december").decided == SetMeeting(LINK, date(2026, 12, 3))
    desk = MeetingStaffDesk(meeting=as_bo_sees()).opens()
    assert desk.presses("Aflys det").decided == CallOffMeeting(LINK)


def test_that_something_was_picked_is_said_but_not_what() -> None:
    assert "Sara har valgt, hvad der skal med." in MeetingStaffDesk(meeting=as_bo_sees(picked=True)).opens().text
    assert "valgt" not in MeetingStaffDesk(meeting=as_bo_sees()).opens().text


def test_the_page_opens_by_a_link() -> None:
    desk = MeetingStaffDesk(meeting=as_bo_sees(), house=WITH_PAGES).opens().presses("Åbn mødets side")
    assert desk.decided == OpenPage("meeting", "t0ken", MEETING)
    assert "https://medspil.example/p/t0ken" in desk.text


def test_from_its_day_on_the_note_can_be_asked_for_with_a_line_or_without() -> None:
    desk = MeetingStaffDesk(meeting=as_bo_sees(), now=AFTER).opens().presses("Bed om notatet")
    assert desk.says("Vi ses om fire uger.").decided == AskForNote(LINK, "Vi ses om fire uger.")
    desk = MeetingStaffDesk(meeting=as_bo_sees(), now=AFTER).opens().presses("Bed om notatet").presses("Spring over")
    assert desk.decided == AskForNote(LINK)
    assert "Sara får notatet at læse nu." in desk.text


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"asked": True}, "Sara har fået notatet at læse."),
        ({"asked": True, "refused": True}, "Sara vil ikke have et notat fra Medspil."),
        ({"asked": True, "approved_at": AFTER.astimezone(UTC)}, "Sara har godkendt notatet."),
    ],
)
def test_how_it_stands_with_the_note_is_told(known: dict[str, object], told: str) -> None:
    assert told in MeetingStaffDesk(meeting=as_bo_sees(date(2026, 12, 1), **known), now=AFTER).opens().text


def test_with_an_approved_note_the_next_meeting_can_be_set() -> None:
    desk = MeetingStaffDesk(meeting=as_bo_sees(approved_at=AFTER), now=AFTER).opens()
    assert "Hvilken dag mødes du med Sara?" in desk.presses("Et nyt møde").text


@pytest.mark.parametrize("link", [replace(BO, accepted_at=None), replace(BO, kind=LinkKind.SUPPORTER)])
def test_who_may_have_no_meetings_gets_the_answer_of_what_does_not_exist(link: object) -> None:
    refused = MeetingStaffDesk(link=link).opens()  # type: ignore[arg-type]
    assert refused.text == MeetingStaffDesk().opens("f" * 32).text
    assert refused.decisions == []
