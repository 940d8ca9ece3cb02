"""The note of a status meeting: read, changed, approved or refused by the citizen."""

from dataclasses import replace
from datetime import UTC, date, datetime

from medspil.domain.decisions import ChangeSubGoal
from medspil.domain.meeting_decisions import ApproveNote, RefuseNote
from medspil.domain.meetings import Pick
from medspil.domain.sub_goals import LifeArea, SubGoal
from tests.conversations.desk import COPENHAGEN
from tests.conversations.meeting_desk import BO, MEETING, MeetingDesk, a_meeting
from tests.conversations.some import a_sub_goal

DAY = date(2026, 12, 1)
AFTER = datetime(2026, 12, 1, 15, tzinfo=COPENHAGEN)


def made_there(what: str = "ringe til Mona", id: str = "b" * 32, **draft: object) -> SubGoal:
    sub_goal = a_sub_goal(what, id, date(2026, 12, 8), **draft)
    return replace(sub_goal, created_at=datetime(2026, 12, 1, 13, tzinfo=UTC))


OLD = a_sub_goal("gå en tur", "a" * 32, date(2026, 12, 4))
HELD = a_meeting(DAY, prepared_at=datetime(2026, 11, 29, tzinfo=UTC), picks=(Pick("a" * 32),), words="Mere ro")


def test_the_note_is_of_what_was_made_there_and_is_read_before_the_yes() -> None:
    desk = MeetingDesk(OLD, made_there(), meetings=(HELD,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    assert desk.labels[:2] == ["✓ ringe til Mona", "Færdig"]
    desk.presses("Færdig")
    assert "Hvilken del af dit liv handler »ringe til Mona« om?" in desk.text
    desk.presses("Familie og venner").presses("»Mere ro«")
    told = (
        "Statusmøde tirsdag 1. december 2026\n"
        "Til stede: Sara og Bo (Bostøtten i Havneby).\n\n"
        "Set på sammen:\n"
        "- »gå en tur«: i gang, aftalt til fredag 4. december 2026.\n\n"
        "Aftalte delmål:\n"
        "1. »ringe til Mona«\n"
        "   Hvornår: tirsdag 8. december 2026\n"
        "   Hvem hjælper: Sara selv\n"
        "   Livsområde: Familie og venner\n"
        "   ICF: d7 Interpersonelt samspil og kontakt\n"
        "   Tema i socialtilsynet: Selvstændighed og relationer\n\n"
        "Sara siger selv: »Mere ro«"
    )
    assert told in desk.text
    assert "kan Bo sætte det ind i din journal. Det, der står dér, bliver stående." in desk.text
    assert desk.decisions == []
    desk.presses("Ja, jeg godkender det")
    assert desk.decisions == [
        ChangeSubGoal("b" * 32, 1, replace(made_there().draft, area=LifeArea.RELATIONSHIPS)),
        ApproveNote(MEETING, told + "\n\nLæst og godkendt af Sara tirsdag 1. december 2026."),
    ]
    assert "Godkendt. Nu kan Bo kopiere det ind i journalen." in desk.text


def test_what_was_made_before_the_day_is_not_in_it() -> None:
    desk = MeetingDesk(OLD, meetings=(HELD,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    assert "Har I aftalt et nyt delmål?" in desk.text
    desk.presses("Skriv notatet uden").presses("Spring over")
    assert "Der er ikke aftalt nye delmål." in desk.text


def test_a_sub_goal_can_be_set_first() -> None:
    desk = MeetingDesk(OLD, meetings=(HELD,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    assert "Hvad vil du gerne gøre?" in desk.presses("Lav et nu").text


def test_what_the_other_adds_and_what_was_looked_at_can_be_left_out() -> None:
    held = replace(HELD, added="Vi ses om fire uger.")
    desk = MeetingDesk(OLD, meetings=(held,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    desk.presses("Skriv notatet uden").presses("Spring over")
    assert "Tilføjet af Bo: Vi ses om fire uger." in desk.text
    desk.presses("Ret noget").presses("Det, Bo tilføjer")
    assert "Bo vil gerne tilføje: »Vi ses om fire uger.«" in desk.text
    desk.presses("Nej, tag det ud")
    assert "Tilføjet af Bo" not in desk.text
    desk.presses("Ret noget").presses("Det, vi så på").presses("Nej, tag det ud")
    assert "Set på sammen" not in desk.text
    desk.presses("Ja, jeg godkender det")
    assert desk.decided == ApproveNote(
        MEETING,
        "Statusmøde tirsdag 1. december 2026\nTil stede: Sara og Bo (Bostøtten i Havneby).\n\n"
        "Der er ikke aftalt nye delmål.\n\nLæst og godkendt af Sara tirsdag 1. december 2026.",
    )


def test_ones_own_words_can_be_written_anew() -> None:
    desk = MeetingDesk(meetings=(HELD,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    desk.presses("Skriv notatet uden").says("Det var et godt møde").presses("Ret noget").presses("Mine egne ord")
    assert "Sara siger selv: »Jeg er glad«" in desk.says("Jeg er glad").text


def test_one_may_refuse_it_or_leave_it_for_later() -> None:
    desk = MeetingDesk(meetings=(HELD,), people=(BO,), now=AFTER).opens("approve-note", MEETING)
    desk.presses("Skriv notatet uden").presses("Spring over")
    assert desk.presses("Senere").decisions == []
    desk.opens("approve-note", MEETING).presses("Skriv notatet uden").presses("Spring over")
    assert desk.presses("Jeg vil ikke have et notat").decided == RefuseNote(MEETING)


def test_a_note_that_is_approved_or_of_a_meeting_ahead_is_not_asked_for() -> None:
    done = replace(HELD, approved_at=datetime(2026, 12, 1, 14, tzinfo=UTC))
    for meeting, now in ((done, AFTER), (HELD, datetime(2026, 11, 30, 12, tzinfo=COPENHAGEN))):
        desk = MeetingDesk(meetings=(meeting,), people=(BO,), now=now).opens("approve-note", MEETING)
        assert "Der er ikke noget notat at læse lige nu." in desk.text


def test_without_somebody_that_medspil_knows_the_note_is_the_citizens_own() -> None:
    desk = MeetingDesk(meetings=(replace(HELD, link_id=None, picks=()),), now=AFTER).opens("approve-note", MEETING)
    desk.presses("Skriv notatet uden").presses("Spring over")
    assert "Til stede" not in desk.text
    assert "Når du har godkendt det, kan du kopiere det fra mødets side." in desk.text
