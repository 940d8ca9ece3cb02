"""Preparing a status meeting: what happened, what is brought along, and who sees it."""

from dataclasses import replace
from datetime import UTC, datetime

from medspil.domain.meeting_decisions import PrepareMeeting
from medspil.domain.meetings import Pick
from medspil.domain.sharing import Share
from medspil.domain.sub_goals import Outcome, Status
from tests.conversations.meeting_desk import BO, LINK, MEETING, WITH_PAGES, MeetingDesk, a_meeting
from tests.conversations.some import a_check_in, a_sub_goal

WALK = replace(
    a_sub_goal("gå en tur", "a" * 32),
    status=Status.REACHED,
    ended_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
    check_ins=(a_check_in(9, 21, Outcome.REACHED, "Det var dejligt"),),
)
CALL = a_sub_goal("ringe til Mona", "b" * 32)


def test_one_looks_over_what_happened_and_picks_with_or_without_words() -> None:
    desk = MeetingDesk(WALK, CALL, meetings=(a_meeting(),), people=(BO,)).opens("prepare-meeting", MEETING)
    assert "• Nået: »gå en tur«\n• I gang: »ringe til Mona«" in desk.text
    assert desk.labels[:3] == ["gå en tur (nået)", "ringe til Mona", "Det er det"]
    desk.presses("gå en tur (nået)").presses("ringe til Mona").presses("Det er det")
    assert "Hvilke ord må komme med?" in desk.text
    assert desk.labels[:1] == ["gå en tur (nået)"]
    desk.presses("gå en tur (nået)").presses("Færdig")
    desk.says("Jeg sover dårligt")
    assert desk.text == (
        "Det her tager du med til mødet tirsdag 1. december:\n"
        "• »gå en tur«, med dine ord\n"
        "• »ringe til Mona«, uden dine ord\n"
        "• Du vil tale om: »Jeg sover dårligt«\n\n"
        "Bo ser netop det her, på mødets side.\nEr det rigtigt sådan?"
    )
    assert desk.decisions == []
    desk.presses("Ja, det er rigtigt")
    picks = (Pick("a" * 32, with_notes=True), Pick("b" * 32))
    assert desk.decided == PrepareMeeting(MEETING, picks, "Jeg sover dårligt")
    assert desk.labels == ["Ret det"]


def test_what_is_shared_anyway_is_ticked_and_nobodys_words_are() -> None:
    shares = (Share(LINK, "a" * 32, datetime(2026, 11, 1, tzinfo=UTC)),)
    desk = MeetingDesk(WALK, CALL, meetings=(a_meeting(),), people=(BO,), shares=shares)
    desk.opens("prepare-meeting", MEETING)
    assert desk.labels[:2] == ["✓ gå en tur (nået)", "ringe til Mona"]
    assert desk.presses("Det er det").labels[:1] == ["gå en tur (nået)"]


def test_one_may_bring_nothing_and_still_say_something() -> None:
    desk = MeetingDesk(CALL, meetings=(a_meeting(),), people=(BO,)).opens("prepare-meeting")
    desk.presses("Det er det").presses("Spring over")
    assert "Du tager ikke noget med. Det er også helt fint." in desk.text
    assert desk.presses("Ja, det er rigtigt").decided == PrepareMeeting(MEETING)


def test_one_can_choose_again_and_begins_with_what_was_picked() -> None:
    desk = MeetingDesk(WALK, CALL, meetings=(a_meeting(),), people=(BO,)).opens("prepare-meeting", MEETING)
    desk.presses("ringe til Mona").presses("Det er det").presses("Spring over").presses("Vælg om")
    assert "Hvad vil du have med til mødet?" in desk.text
    desk.presses("✓ ringe til Mona").presses("gå en tur (nået)")
    desk.presses("Det er det").presses("Færdig").presses("Spring over")
    assert desk.presses("Ja, det er rigtigt").decided == PrepareMeeting(MEETING, (Pick("a" * 32),))


def test_what_was_picked_before_is_ticked_again() -> None:
    before = a_meeting(prepared_at=datetime(2026, 11, 23, tzinfo=UTC), picks=(Pick("b" * 32),), words="Om natten")
    desk = MeetingDesk(WALK, CALL, meetings=(before,), people=(BO,)).opens("prepare-meeting", MEETING)
    assert desk.labels[:2] == ["gå en tur (nået)", "✓ ringe til Mona"]
    assert "»Om natten«" in desk.presses("Det er det").labels


def test_of_a_meeting_with_nobody_that_medspil_knows_only_the_citizen_sees_the_page() -> None:
    desk = MeetingDesk(CALL, meetings=(a_meeting(link_id=None),)).opens("prepare-meeting", MEETING)
    desk.presses("Det er det").presses("Spring over")
    assert "Kun du ser det, på mødets side." in desk.text


def test_where_there_are_pages_it_leads_there() -> None:
    desk = MeetingDesk(CALL, meetings=(a_meeting(),), people=(BO,), house=WITH_PAGES)
    desk.opens("prepare-meeting", MEETING).presses("Det er det").presses("Spring over").presses("Ja, det er rigtigt")
    assert desk.labels == ["Åbn mødets side", "Ret det"]


def test_with_no_meeting_ahead_it_says_so() -> None:
    assert "Jeg kender ikke til noget statusmøde lige nu." in MeetingDesk(CALL).opens("prepare-meeting").text
