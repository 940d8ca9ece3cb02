"""A status meeting: told of, moved, called off, and with whom it is."""

from dataclasses import replace
from datetime import date

from medspil.domain.group_decisions import CancelStatusMeeting, NewStatusMeeting
from tests.conversations.meeting_desk import BO, LINK, LIV, MEETING, MeetingDesk, a_meeting

TENTH = date(2026, 12, 10)
ALONE = a_meeting(TENTH, link_id=None)


def test_it_is_told_by_its_day() -> None:
    desk = MeetingDesk().says("statusmøde").says("10. december")
    assert desk.decided == NewStatusMeeting(TENTH)
    assert "Tre dage før stiller jeg dig nogle korte spørgsmål" in desk.text
    assert "Ingen ser, hvad du svarer." in desk.text


def test_a_near_one_is_asked_about_soon() -> None:
    desk = MeetingDesk().says("/statusmoede").says("på torsdag")
    assert desk.decided == NewStatusMeeting(date(2026, 11, 26))
    assert "Om lidt stiller jeg dig" in desk.text


def test_a_day_that_has_been_is_asked_again() -> None:
    desk = MeetingDesk().says("mit statusmøde").says("i går")
    assert desk.decisions == []
    assert desk.talk is not None


def test_one_that_was_told_of_can_be_moved() -> None:
    desk = MeetingDesk(meetings=(ALONE,)).says("statusmøde")
    assert "10. december" in desk.text
    desk.presses("Det er en anden dag").says("14. december")
    assert desk.decided == NewStatusMeeting(date(2026, 12, 14))


def test_one_that_was_told_of_can_be_called_off_or_left() -> None:
    desk = MeetingDesk(meetings=(ALONE,)).says("statusmøde")
    assert desk.presses("Der er ikke noget møde").decided == CancelStatusMeeting(MEETING)
    desk = MeetingDesk(meetings=(ALONE,)).says("statusmøde")
    assert desk.presses("Ja, det er det").decisions == []


def test_who_it_is_with_is_asked_where_somebody_is_known_and_they_hear_of_it() -> None:
    desk = MeetingDesk(people=(BO, LIV)).says("statusmøde").says("10. december")
    assert "Hvem er det med? Jeg fortæller dem dagen." in desk.text
    assert desk.labels[:3] == ["Bo", "Liv", "En anden"]
    desk.presses("Bo")
    assert desk.decided == NewStatusMeeting(TENTH, LINK)
    assert "Bo får det at vide." in desk.text


def test_with_somebody_else_nobody_hears_of_it() -> None:
    desk = MeetingDesk(people=(BO,)).says("statusmøde").says("10. december").presses("En anden")
    assert desk.decided == NewStatusMeeting(TENTH)
    assert "får det at vide" not in desk.text


def test_one_without_a_yes_from_the_citizen_is_not_offered() -> None:
    desk = MeetingDesk(people=(replace(BO, accepted_at=None),)).says("statusmøde").says("10. december")
    assert desk.decided == NewStatusMeeting(TENTH)


def test_a_moved_one_stays_with_whom_it_was() -> None:
    desk = MeetingDesk(meetings=(a_meeting(TENTH),), people=(BO,)).opens("status-meeting", MEETING, "moved")
    assert desk.text.startswith("Hvilken dag er dit statusmøde?")
    assert desk.says("14. december").decided == NewStatusMeeting(date(2026, 12, 14), LINK)


def test_with_two_meetings_one_says_which() -> None:
    other = replace(a_meeting(date(2026, 12, 15), link_id=LIV.id), id="4" * 32)
    desk = MeetingDesk(meetings=(other, a_meeting(TENTH)), people=(BO, LIV)).says("statusmøde")
    assert desk.labels[:3] == ["Torsdag 10. december, med Bo", "Tirsdag 15. december, med Liv", "Et nyt"]
    desk.presses("Tirsdag 15. december, med Liv")
    assert "Dit statusmøde med Liv er tirsdag 15. december." in desk.text


def test_one_that_has_been_can_be_noted_or_another_one_told_of() -> None:
    desk = MeetingDesk(meetings=(a_meeting(date(2026, 11, 20)),), people=(BO,)).says("statusmøde")
    assert "Dit statusmøde var fredag 20. november." in desk.text
    assert "Hvilken dag er dit statusmøde?" in desk.presses("Fortæl om et nyt møde").text
