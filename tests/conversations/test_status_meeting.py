"""A status meeting: told of, moved, and called off."""

from datetime import date

from medspil.domain.group_decisions import CancelStatusMeeting, NewStatusMeeting
from tests.conversations.interview_desk import InterviewDesk


def test_it_is_told_by_its_day() -> None:
    desk = InterviewDesk().says("statusmøde").says("10. december")
    assert desk.decided == NewStatusMeeting(date(2026, 12, 10))
    assert "Tre dage før stiller jeg dig nogle korte spørgsmål" in desk.text
    assert "Ingen ser, hvad du svarer." in desk.text


def test_a_near_one_is_asked_about_soon() -> None:
    desk = InterviewDesk().says("/statusmoede").says("på torsdag")
    assert desk.decided == NewStatusMeeting(date(2026, 11, 26))
    assert "Om lidt stiller jeg dig" in desk.text


def test_a_day_that_has_been_is_asked_again() -> None:
    desk = InterviewDesk().says("mit statusmøde").says("i går")
    assert desk.decisions == []
    assert desk.talk is not None


def test_one_that_was_told_of_can_be_moved() -> None:
    desk = InterviewDesk(planned=date(2026, 12, 10)).says("statusmøde")
    assert "10. december" in desk.text
    desk.presses("Det er en anden dag").says("14. december")
    assert desk.decided == NewStatusMeeting(date(2026, 12, 14))


def test_one_that_was_told_of_can_be_called_off_or_left() -> None:
    desk = InterviewDesk(planned=date(2026, 12, 10)).says("statusmøde")
    assert desk.presses("Der er ikke noget møde").decided == CancelStatusMeeting()
    desk = InterviewDesk(planned=date(2026, 12, 10)).says("statusmøde")
    assert desk.presses("Ja, det er det").decisions == []


def test_one_that_has_been_is_not_asked_about() -> None:
    assert "Hvilken dag er dit statusmøde?" in InterviewDesk(planned=date(2026, 11, 20)).says("statusmøde").text
