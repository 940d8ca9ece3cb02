"""Contact persons offer places, and tell which support goes beside a group and follows it."""

from datetime import date

import pytest

from medspil.conversations.group_facts import LedCourse
from medspil.domain.courses import Paragraph
from medspil.domain.group_decisions import NoteSupport, NoteSupportAfter, OfferPlace
from medspil.domain.places import SupportAfter
from tests.conversations.some_courses import a_course, a_led_course, a_place, place_id
from tests.conversations.staff_desk import CODE, StaffDesk

OTHER = LedCourse(a_course("Ud i det fri", "f" * 32, first_day=date(2026, 11, 26)))
OVER = LedCourse(a_course("Ro på", "d" * 32, first_day=date(2026, 1, 6), sessions=10))
FULL = a_led_course(a_course("Fuldt hus", "a" * 32, capacity=3))


def test_the_group_and_the_paragraph_are_tapped_and_the_code_is_for_the_citizen() -> None:
    ida = StaffDesk(a_led_course(), OTHER, OVER, FULL).opens("offer-place")
    assert ida.text == (
        "Hvilken gruppe vil du tilbyde en plads i?\n\n"
        "• »Mod på mere«: tirs. 1. dec. kl. 13.00\n"
        "• »Ud i det fri«: tors. 26. nov. kl. 13.00"
    )
    assert ida.labels == ["Mod på mere", "Ud i det fri", "Drop det"]
    assert ida.says("ud i det fri").text == "8 pladser er ledige.\nHvilken paragraf hører støtten under?"
    ida.presses("§ 104")
    assert ida.decided == OfferPlace("f" * 32, Paragraph.P104, CODE)
    assert "K7QD-M2XW-9RTA" in ida.text
    assert ida.presses("En plads mere").text.startswith("8 pladser er ledige.")


def test_a_door_can_name_the_group() -> None:
    assert StaffDesk(a_led_course(), OTHER).opens("offer-place", "f" * 32).text.startswith("8 pladser er ledige.")


def test_where_no_group_has_a_place_left_that_is_said() -> None:
    assert StaffDesk(OVER, FULL).opens("offer-place").text.startswith("Ingen gruppe har en ledig plads lige nu.")


def asked(conversation: str, argument: str | None = None) -> StaffDesk:
    ida = StaffDesk(offered=(a_place(1, "Sara"), a_course()))
    return ida.opens(conversation, place_id(1), argument)


def test_the_hours_of_support_are_tapped_under_the_notice() -> None:
    ida = asked("support", "3")
    assert ida.decided == NoteSupport(place_id(1), 3)
    assert ida.text == "Skrevet ned for Sara: 3 timer om ugen. Jeg tæller det kun. Ingen ser det med navn."


@pytest.mark.parametrize(
    ("said", "hours"), [("0", 0), ("to timer", 2), ("7", 8), ("12", 10), ("10+", 10), ("ca. 4 timer om ugen", 4)]
)
def test_the_hours_can_be_written(said: str, hours: int) -> None:
    ida = asked("support")
    assert ida.text == "Sara er med i »Mod på mere«. Hvor mange timer individuel støtte er der om ugen ved siden af?"
    assert ida.labels == ["0", "1", "2", "3", "4", "5", "6", "8", "10+"]
    assert ida.says(said).decided == NoteSupport(place_id(1), hours)


@pytest.mark.parametrize("said", ["meget", "200", "-1"])
def test_hours_that_cannot_be_are_asked_again(said: str) -> None:
    assert asked("support").says(said).text == "Skriv et tal fra 0 til 168."


def test_a_button_that_says_no_hours_asks_for_them() -> None:
    assert asked("support", "7").text.startswith("Sara er med i")


def test_which_support_follows_is_tapped_under_the_notice_or_picked() -> None:
    assert asked("support-after", "both").decided == NoteSupportAfter(place_id(1), SupportAfter.BOTH)
    ida = asked("support-after")
    assert ida.text == "»Mod på mere« er slut. Hvilken støtte får Sara nu?"
    assert ida.says("individuel").decided == NoteSupportAfter(place_id(1), SupportAfter.INDIVIDUAL)
    assert ida.text == "Skrevet ned for Sara: Individuel støtte. Jeg tæller det kun. Ingen ser det med navn."


@pytest.mark.parametrize("conversation", ["support", "support-after"])
def test_a_place_that_is_gone_needs_no_answer(conversation: str) -> None:
    ida = StaffDesk().opens(conversation, place_id(1))
    assert ida.text == "Den plads findes ikke mere. Der er ikke noget at skrive ned."
    assert ida.decisions == []
