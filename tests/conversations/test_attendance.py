"""Who was there: the leader ticks it in one message, and hears who is asked and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from medspil.conversations.group_doors import ALL_OF_THEM, place_argument
from medspil.conversations.group_facts import LedCourse
from medspil.conversations.messages import Message
from medspil.domain.group_decisions import TickAttendance
from medspil.domain.places import Attendance
from tests.conversations.desk import Desk
from tests.conversations.some_courses import a_course, a_led_course, a_place, place_id, session_id, with_session
from tests.conversations.staff_desk import StaffDesk

ENDED = datetime(2026, 12, 1, 14, tzinfo=UTC)
"""15 o'clock in Copenhagen: the first session is over."""

NAMES = ("Sara", "Ali", "Bo", "Liv")
PLACES = tuple(a_place(n, name, ask=True, answered_at=ENDED - timedelta(days=9)) for n, name in enumerate(NAMES, 1))
AWAY = Attendance("a" * 32, session_id(1), place_id(2), cannot_come=True)
LED = LedCourse(a_course(), PLACES, (AWAY,))


def ticking(led: LedCourse = LED, argument: str | None = None, now: datetime = ENDED) -> StaffDesk:
    return StaffDesk(led, now=now).opens("attendance", session_id(1), argument)


def ticked(desk: Desk) -> tuple[str, ...]:
    decided = desk.decided
    assert isinstance(decided, TickAttendance)
    assert decided.session_id == session_id(1)
    return decided.present


def rows(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.rows]


def test_all_are_ticked_beforehand_but_who_said_that_they_cannot_come() -> None:
    mette = ticking()
    assert mette.text == (
        "Hvem var der i »Mod på mere« tirsdag 1. december?\n"
        "✓ betyder: var der. Tryk på et navn for at ændre det.\nTryk på »Færdig«, når det passer."
    )
    assert mette.labels == ["✓ Sara", "Ali", "✓ Bo", "✓ Liv", "Færdig"]


def test_a_tap_toggles_in_the_same_message_and_done_saves() -> None:
    mette = ticking()
    mette.presses("✓ Bo").presses("Ali")
    [bubble] = mette.bubbles
    assert rows(bubble) == [["✓ Sara", "✓ Ali"], ["Bo", "✓ Liv"], ["Færdig"]]
    mette.presses("Færdig")
    assert ticked(mette) == (place_id(1), place_id(2), place_id(4))
    assert mette.text == "Skrevet ned. Til stede: Sara, Ali og Liv.\nJeg spørger dem kl. 15.30."
    assert len(mette.bubbles) == 1


def test_the_button_that_ends_it_never_stands_beside_a_name() -> None:
    mette = ticking(LedCourse(a_course(), PLACES[:3]))
    assert rows(mette.bubbles[-1])[-2:] == [["✓ Bo"], ["Færdig"]]


def test_the_tap_under_the_notice_turns_only_the_one_that_was_tapped() -> None:
    sara, bo = replace(PLACES[0], id="1" * 32), replace(PLACES[2], id="2" * 32)
    mette = ticking(LedCourse(a_course(), (sara, bo)), argument=place_argument(bo.id))
    assert mette.labels == ["✓ Sara", "Bo", "Færdig"]


def test_done_under_the_notice_saves_those_ticked_beforehand() -> None:
    mette = ticking(argument=ALL_OF_THEM)
    assert ticked(mette) == (place_id(1), place_id(3), place_id(4))


def test_who_was_there_can_be_written() -> None:
    assert ticked(ticking().says("1 3")) == (place_id(1), place_id(3))


def test_one_who_joined_after_the_session_is_not_ticked_beforehand() -> None:
    late = replace(PLACES[3], answered_at=ENDED + timedelta(hours=1))
    mette = ticking(LedCourse(a_course(), (*PLACES[:3], late)), now=ENDED + timedelta(hours=2))
    assert mette.labels == ["✓ Sara", "✓ Ali", "✓ Bo", "Liv", "Færdig"]


def test_told_again_it_begins_with_what_was_told_before() -> None:
    told = (Attendance("a" * 32, session_id(1), place_id(1), present=False), replace(AWAY, present=True))
    mette = ticking(LedCourse(with_session(a_course(), 1, ticked=True), PLACES, told))
    assert mette.labels == ["Sara", "✓ Ali", "✓ Bo", "✓ Liv", "Færdig"]


def test_two_with_one_name_are_told_apart() -> None:
    mette = ticking(LedCourse(a_course(), (PLACES[0], replace(PLACES[1], name="Sara"))))
    assert mette.labels == ["✓ Sara", "✓ Sara (2)", "Færdig"]


@pytest.mark.parametrize(
    ("later", "when"),
    [
        (timedelta(), "kl. 15.30"),
        (timedelta(hours=2), "nu"),
        (timedelta(hours=7), "onsdag 2. december kl. 9.00"),
        (timedelta(hours=30), "torsdag 3. december kl. 9.00"),
    ],
)
def test_it_says_when_they_are_asked(later: timedelta, when: str) -> None:
    assert f"Jeg spørger dem {when}." in ticking(argument=ALL_OF_THEM, now=ENDED + later).text


def test_who_does_not_want_to_be_asked_does_not_count() -> None:
    places = (PLACES[0], replace(PLACES[1], ask=False))
    mette = ticking(LedCourse(a_course(), places), argument=ALL_OF_THEM)
    assert mette.text == (
        "Skrevet ned. Til stede: Sara og Ali.\nJeg spørger 1 af dem kl. 15.30.\n"
        "Det er for få til, at jeg kan vise svarene. De bliver lagt sammen med næste gang."
    )
    nobody = LedCourse(a_course(), places[1:])
    assert ticking(nobody, argument=ALL_OF_THEM).text.endswith("De har sagt, at de ikke vil spørges.")


def test_nobody_was_there() -> None:
    mette = ticking().presses("✓ Sara").presses("✓ Bo").presses("✓ Liv").presses("Færdig")
    assert ticked(mette) == ()
    assert mette.text == "Skrevet ned: ingen var der. Så spørger jeg ingen."


def test_after_five_days_nobody_is_asked_any_more() -> None:
    mette = ticking(argument=ALL_OF_THEM, now=ENDED + timedelta(days=5))
    assert mette.text.endswith("Det er mere end fem dage siden, så jeg spørger ingen.")


@pytest.mark.parametrize(
    ("changes", "now", "words"),
    [
        ({"cancelled": True}, ENDED, "Mødegang 1 i »Mod på mere« blev aflyst. Der er ikke noget at krydse af."),
        ({"told": True}, ENDED, "Du har fået gruppens svar efter mødegang 1. Så ligger det fast, hvem der var der."),
        ({}, ENDED - timedelta(hours=3), "Mødegang 1 i »Mod på mere« er ikke begyndt endnu."),
    ],
)
def test_where_nothing_can_be_ticked_it_says_why(changes: dict[str, bool], now: datetime, words: str) -> None:
    mette = ticking(replace(LED, course=with_session(a_course(), 1, **changes)), now=now)
    assert mette.text == words
    assert mette.decisions == []


def test_without_participants_there_is_nothing_to_tick() -> None:
    assert (
        ticking(LedCourse(a_course())).text
        == "Ingen har en plads i »Mod på mere« endnu. Der er ikke noget at krydse af."
    )


def test_a_session_of_another_leader_is_not_found() -> None:
    mette = StaffDesk(LED).opens("attendance", "9" * 32)
    assert mette.text == "Den gruppe er ikke blandt dine mere."


def test_the_only_session_to_tick_opens_from_the_group() -> None:
    mette = StaffDesk(a_led_course(), now=ENDED).opens("my-courses", "c" * 32).presses("Hvem var der?")
    assert mette.labels == ["✓ Sara", "✓ Ali", "✓ Bo", "Færdig"]
