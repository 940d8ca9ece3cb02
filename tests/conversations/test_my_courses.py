"""The groups one leads: how one stands, and what can be done with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from medspil.conversations.group_facts import LedCourse
from medspil.conversations.messages import Document, Message
from medspil.conversations.pictures import PlanPicture, PlanState
from medspil.domain.courses import Paragraph
from medspil.domain.group_decisions import ChangeSession, OfferPlace, OpenRoom
from medspil.domain.places import Attendance, OfferAnswer
from tests.conversations.desk import TUESDAY, Desk
from tests.conversations.some_courses import (
    a_course,
    a_led_course,
    a_place,
    place_id,
    session_id,
    with_session,
)
from tests.conversations.staff_desk import CODE, StaffDesk

COURSE = a_course()
THIRD = datetime(2026, 12, 15, 16, tzinfo=UTC)
"""An hour after the third session."""


def opened(led: LedCourse | None = None, now: datetime = TUESDAY) -> StaffDesk:
    return StaffDesk(led or a_led_course(), now=now).opens("my-courses", "c" * 32)


def the_code(desk: Desk) -> Message:
    [message] = [message for message in desk.replies if message.qr is not None]
    return message


def test_a_leader_without_a_group_begins_one() -> None:
    mette = StaffDesk().opens("my-courses")
    assert mette.text == "Du leder ingen gruppe endnu. Her kan du lave en.\n\nHvad hedder gruppen?"


def test_the_only_group_opens_at_once() -> None:
    mette = StaffDesk(a_led_course()).opens("my-courses")
    assert mette.text.startswith("»Mod på mere«\nBostøtten Nord, Kulturhuset\n")
    assert mette.presses("Andre grupper").text.startswith("Dine grupper:")
    assert mette.labels == ["Mod på mere", "En ny gruppe", "Luk"]


def test_several_groups_are_listed_with_their_next_session() -> None:
    over = LedCourse(a_course("Ro på", "d" * 32, sessions=1, closed=True, first_day=date(2026, 9, 1)))
    other = LedCourse(a_course("Ud i det fri", "f" * 32, first_day=date(2026, 11, 26)))
    mette = StaffDesk(a_led_course(), over, other).opens("my-courses")
    assert mette.text == (
        "Dine grupper:\n• »Mod på mere«: tirs. 1. dec. kl. 13.00\n• »Ud i det fri«: tors. 26. nov. kl. 13.00"
    )
    assert mette.labels == ["Mod på mere", "Ud i det fri", "Grupper, der er slut", "En ny gruppe", "Luk"]
    assert mette.presses("Grupper, der er slut").labels == ["Ro på", "Luk"]
    assert mette.presses("Ro på").text.startswith("»Ro på«")
    assert mette.labels == ["Planen", "Til min kalender", "Andre grupper", "Luk"]


def test_more_groups_than_fit_come_some_at_a_time() -> None:
    many = [LedCourse(a_course(f"Gruppe {n}", f"{n:032}")) for n in range(1, 11)]
    mette = StaffDesk(*many).opens("my-courses")
    assert mette.presses("Vis flere").labels[:2] == ["Gruppe 9", "Gruppe 10"]


def test_a_group_that_was_just_saved_is_found_by_its_first_day() -> None:
    other = LedCourse(a_course("Ud i det fri", "f" * 32, first_day=date(2026, 11, 26)))
    mette = StaffDesk(other, a_led_course()).opens("my-courses", None, "2026-12-01")
    assert mette.text.startswith("»Mod på mere«")


def test_a_group_of_somebody_else_is_not_shown() -> None:
    mette = StaffDesk(a_led_course()).opens("my-courses", "9" * 32)
    assert mette.text == "Den gruppe er ikke blandt dine mere."


def test_who_comes_with_what_they_want_to_work_on_and_how_offers_stand() -> None:
    places = (
        a_place(1, "Sara", goal="komme mere ud"),
        a_place(2, "*Ali*"),
        a_place(3, answer=OfferAnswer.NONE),
        a_place(4, answer=OfferAnswer.LATER),
        a_place(5, answer=OfferAnswer.DECLINED),
        a_place(6, "Bo", left_at=THIRD),
    )
    away = (Attendance("a" * 32, session_id(1), place_id(2), cannot_come=True),)
    assert opened(LedCourse(COURSE, places, away)).text == (
        "»Mod på mere«\nBostøtten Nord, Kulturhuset\n"
        "Næste gang, mødegang 1 af 12: tirsdag 1. december kl. 13.00-15.00\nKan ikke komme: *Ali*\n\n"
        "Deltagere: 2 af 8\n• Sara: »komme mere ud«\n• *Ali*\n"
        "Tilbud uden svar endnu: 1\nVil svare senere: 1\nSagde nej tak: 1\nEr gået ud af gruppen: 1\n\n"
        "Hvad vil du gøre?"
    )


def test_a_group_nobody_has_joined_says_how_many_places_there_are() -> None:
    assert "Der er 8 pladser. Ingen har taget en endnu." in opened(LedCourse(COURSE)).text


def test_what_has_been_held_and_is_not_ticked_can_be() -> None:
    mette = opened(LedCourse(with_session(COURSE, 2, ticked=True)), now=THIRD)
    assert "Du kan stadig krydse af for mødegang 1 og 3." in mette.text
    assert mette.presses("Hvem var der?").labels == ["1: tirs. 1. dec.", "3: tirs. 15. dec."]


# Places and codes


def test_a_place_is_offered_with_a_code_for_one_citizen() -> None:
    mette = opened().presses("Tilbyd en plads")
    assert mette.text == "5 pladser er ledige.\nHvilken paragraf hører støtten under?"
    mette.presses("§ 85")
    assert mette.decided == OfferPlace("c" * 32, Paragraph.P85, CODE)
    message = the_code(mette)
    assert message.qr is not None
    assert message.qr.code == CODE
    assert message.text == "Giv koden videre:\nK7QD-M2XW-9RTA\nDen er til én person og gælder til torsdag 24. december."
    assert mette.labels == ["En plads mere", "Åbn gruppen"]
    assert mette.talk is None


def test_the_paragraph_can_be_written() -> None:
    mette = opened().presses("Tilbyd en plads").says("107")
    assert mette.decided == OfferPlace("c" * 32, Paragraph.P107, CODE)


def test_one_more_place_asks_for_the_paragraph_at_once() -> None:
    mette = opened().presses("Tilbyd en plads").presses("§ 85").presses("En plads mere")
    assert mette.text.endswith("Hvilken paragraf hører støtten under?")


def test_offers_that_wait_are_told_before_another_one_is_made() -> None:
    led = LedCourse(COURSE, tuple(a_place(n, answer=OfferAnswer.NONE) for n in (1, 2)))
    assert opened(led).presses("Tilbyd en plads").text.startswith("8 pladser er ledige. 2 tilbud venter på svar.")


@pytest.mark.parametrize("button", ["Tilbyd en plads", "Kode til rummet"])
def test_a_full_group_takes_no_more(button: str) -> None:
    mette = opened(a_led_course(replace(COURSE, capacity=3))).presses(button)
    assert mette.text == "Alle 3 pladser i »Mod på mere« er taget. Når en stopper, er der en igen."
    assert mette.decisions == []


def test_the_code_for_the_room_holds_three_hours() -> None:
    mette = opened().presses("Kode til rummet")
    assert mette.decided == OpenRoom("c" * 32, CODE)
    assert the_code(mette).text == "Vis koden i rummet:\nK7QD-M2XW-9RTA\nDen gælder til kl. 17.30. 5 pladser er ledige."


def test_the_room_has_a_door_of_its_own() -> None:
    mette = StaffDesk(a_led_course()).opens("room", "c" * 32)
    assert mette.decided == OpenRoom("c" * 32, CODE)
    assert StaffDesk(a_led_course()).opens("room").text.startswith("Den gruppe er ikke")


@pytest.mark.parametrize("argument", ["offer", "room"])
def test_an_old_button_of_a_group_that_is_over_makes_no_code(argument: str) -> None:
    mette = StaffDesk(a_led_course(), now=datetime(2027, 3, 1, tzinfo=UTC)).opens("my-courses", "c" * 32, argument)
    assert mette.text.startswith("»Mod på mere« har mødtes sidste gang.")
    assert mette.decisions == []


# Sessions


def changing(number: int = 3, led: LedCourse | None = None, now: datetime = TUESDAY) -> Desk:
    mette: Desk = opened(led, now).presses("Flyt eller aflys")
    while not (named := [label for label in mette.labels if label.startswith(f"{number}: ")]):
        mette.presses("Vis flere")
    mette.presses(named[0])
    return mette


def test_a_session_is_moved_after_a_yes_and_the_participants_are_told() -> None:
    mette = changing()
    assert mette.text == "Mødegang 3 af 12: tirsdag 15. december kl. 13.00-15.00.\n\nHvad vil du gøre med den?"
    assert mette.presses("Flyt den").text.startswith("Til hvilken dag?")
    assert mette.labels == ["ons. 16. dec.", "tors. 17. dec.", "fre. 18. dec.", "man. 21. dec.", "tirs. 22. dec."]
    assert mette.presses("tors. 17. dec.").text.startswith("Hvad tid?")
    assert mette.presses("10.00").text == (
        "Mødegang 3 flytter:\nfra tirsdag 15. december kl. 13.00-15.00\ntil torsdag 17. december kl. 10.00-12.00.\n"
        "Gruppen får det at vide med det samme.\nSkal jeg flytte den?"
    )
    mette.presses("Ja, flyt den")
    assert mette.decided == ChangeSession("c" * 32, 3, session_id(3), date(2026, 12, 17), time(10))
    assert mette.text == "Flyttet: mødegang 3 er torsdag 17. december kl. 10.00-12.00. Gruppen får det at vide nu."


@pytest.mark.parametrize("said", ["3", "nr. 3", "den tredje... nr 3", "15. december", "tirsdag den 15. december"])
def test_the_session_can_be_named_by_its_number_or_its_day(said: str) -> None:
    course = with_session(COURSE, 1, ticked=True)
    mette = opened(LedCourse(course)).presses("Flyt eller aflys").says(said)
    assert mette.text.startswith("Mødegang 3 af 12: tirsdag 15. december")


def test_a_session_that_is_none_of_them_is_asked_again() -> None:
    mette = opened().presses("Flyt eller aflys").says("14. december")
    assert mette.text == "Hvilken? Tryk på den, eller skriv dens nummer eller dag."


def test_day_and_time_can_be_written_at_once() -> None:
    mette = changing().presses("Flyt den").says("torsdag den 17. december kl. 10").says("ja")
    assert mette.decided == ChangeSession("c" * 32, 3, session_id(3), date(2026, 12, 17), time(10))


def test_a_no_changes_nothing() -> None:
    mette = changing().presses("Flyt den").says("17. december kl. 10").says("nej")
    assert mette.decisions == []
    assert mette.text == "Helt fint. Alt er, som det var."


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("24. december kl. 13", "Den dag er en fridag."),
        ("22. december kl. 10", "Mødegang 4 er samme dag."),
        ("23. december kl. 13", "Så kommer den efter nummer 4. Det er fint."),
        ("7. december kl. 13", "Så kommer den før nummer 2. Det er fint."),
    ],
)
def test_what_the_leader_may_not_have_thought_of_is_said(to: str, words: str) -> None:
    mette = changing().presses("Flyt den").says(to)
    assert words in mette.text
    assert isinstance(mette.presses("Ja, flyt den").decided, ChangeSession)


def test_a_session_cannot_be_moved_to_a_day_that_has_been() -> None:
    assert changing().presses("Flyt den").says("i går").text.startswith("Den dag har været.")


def test_a_yes_that_comes_after_the_new_time_changes_nothing() -> None:
    mette = changing().presses("Flyt den").says("i dag kl. 16")
    mette.waits(hours=3)
    assert mette.presses("Ja, flyt den").text.startswith("Den tid er gået imens.")
    assert mette.decisions == []


def test_moved_to_where_it_is_nothing_changes() -> None:
    mette = changing().presses("Flyt den").says("15. december kl. 13")
    assert mette.text == "Helt fint. Alt er, som det var."
    assert mette.decisions == []


def test_a_session_is_cancelled_after_a_yes() -> None:
    mette = changing().presses("Aflys den")
    assert mette.text == (
        "Mødegang 3 af 12: tirsdag 15. december kl. 13.00-15.00. Den bliver aflyst. Ingen bliver spurgt om den.\n"
        "Gruppen får det at vide med det samme.\nSkal jeg aflyse den?"
    )
    mette.presses("Ja, aflys den")
    assert mette.decided == ChangeSession("c" * 32, 3, session_id(3), date(2026, 12, 15), time(13), cancelled=True)
    assert "Gruppen får det at vide nu." in mette.text


def test_without_participants_nobody_is_told() -> None:
    mette = changing(led=LedCourse(COURSE)).presses("Aflys den")
    assert "Deltagerne" not in mette.text
    assert mette.presses("Ja, aflys den").text == "Aflyst: mødegang 3."


def test_a_cancelled_session_can_take_place_after_all() -> None:
    mette = changing(led=a_led_course(with_session(COURSE, 3, cancelled=True)))
    assert "Den er aflyst." in mette.text
    mette.presses("Den bliver holdt")
    assert mette.decided == ChangeSession("c" * 32, 3, session_id(3), date(2026, 12, 15), time(13))


def test_a_cancelled_session_that_lies_behind_can_only_be_moved() -> None:
    mette = changing(led=a_led_course(with_session(COURSE, 2, cancelled=True)), number=2, now=THIRD)
    assert mette.labels == ["Flyt den", "Drop det"]


def test_the_sessions_ahead_come_first_and_those_ticked_not_at_all() -> None:
    course = with_session(with_session(COURSE, 1, ticked=True), 2, cancelled=True)
    mette = opened(LedCourse(course), now=THIRD).presses("Flyt eller aflys")
    assert mette.labels[:2] == ["3: tirs. 15. dec.", "4: tirs. 22. dec."]
    mette.presses("Vis flere")
    assert "2: tirs. 8. dec. (aflyst)" in mette.labels
    assert not any(label.startswith("1: ") for label in mette.labels)


# The plan


def test_the_plan_is_a_picture_with_what_was_moved_cancelled_and_left_out() -> None:
    course = a_course(first_day=date(2026, 12, 3), sessions=5)
    course = with_session(course, 2, day=date(2026, 12, 11), moved_from=date(2026, 12, 10))
    course = with_session(course, 3, cancelled=True)
    mette = opened(LedCourse(course), now=datetime(2026, 12, 4, tzinfo=UTC)).presses("Planen")
    [picture] = [message.picture for message in mette.replies if message.picture]
    assert isinstance(picture, PlanPicture)
    assert (picture.title, picture.place) == ("Mod på mere", "Kulturhuset")
    assert [(line.label, line.state) for line in picture.lines] == [
        ("1", PlanState.HELD),
        ("2", PlanState.MOVED),
        ("3", PlanState.CANCELLED),
        ("", PlanState.SKIPPED),
        ("", PlanState.SKIPPED),
        ("4", PlanState.PLANNED),
        ("5", PlanState.PLANNED),
    ]
    assert mette.text == picture.alternative


def test_the_plan_is_handed_over_for_the_calendar() -> None:
    mette = opened().presses("Til min kalender")
    [document] = [message.document for message in mette.replies if isinstance(message.document, Document)]
    assert document.name == "gruppeplan.ics"
    assert document.body.count("BEGIN:VEVENT") == 12


def test_the_button_under_a_new_group_hands_over_its_calendar() -> None:
    other = LedCourse(a_course("Ud i det fri", "f" * 32, first_day=date(2026, 11, 26)))
    mette = StaffDesk(a_led_course(), other).opens("my-courses", None, "2026-12-01=calendar")
    [document] = [message.document for message in mette.replies if isinstance(message.document, Document)]
    assert "SUMMARY:Mod på mere" in document.body
