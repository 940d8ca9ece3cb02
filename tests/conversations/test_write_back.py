"""What the leader writes back to the group."""

from datetime import UTC, datetime

import pytest

from medspil.conversations.group_facts import LedCourse
from medspil.domain.group_decisions import WriteBack
from medspil.domain.group_matters import Heard
from tests.conversations.desk import Desk
from tests.conversations.some_courses import a_course, a_led_course, session_id, with_session
from tests.conversations.some_sums import AFTER, a_sum
from tests.conversations.staff_desk import StaffDesk

AFTERWARDS = datetime(2026, 12, 2, 11, tzinfo=UTC)
LED = a_led_course(with_session(a_course(), 1, ticked=True))


def written(line: str = "Vi holder en pause midtvejs næste gang.") -> Desk:
    return StaffDesk(LED, now=AFTERWARDS).opens("write-back", session_id(1)).says(line)


def test_the_line_is_looked_at_before_it_goes_out() -> None:
    mette = StaffDesk(LED, now=AFTERWARDS).opens("write-back", session_id(1))
    assert mette.text == "Skriv én linje til gruppen: hvad du vil gøre med det, de sagde. Helst uden navne."
    mette.says("Vi holder en pause midtvejs næste gang.")
    assert mette.text == (
        "Sådan får gruppen det:\n\nMette skriver til jer i »Mod på mere«:\n"
        "»Vi holder en pause midtvejs næste gang.«\n\nSkal jeg sende den?"
    )
    assert mette.labels == ["Send", "Ret det", "Send den ikke"]
    mette.presses("Send")
    assert mette.decided == WriteBack("c" * 32, session_id(1), "Vi holder en pause midtvejs næste gang.")
    assert (
        mette.text == "Den er på vej til 3 deltagere. Jeg bryder ikke ind i en samtale, så nogle får den lidt senere."
    )


def test_what_the_group_said_stands_before_the_line_as_the_group_gets_it() -> None:
    together = a_sum("together", "5", "5", "4", "4", "3", first=1)
    heard = Heard(LED.course, LED.course.sessions[0], AFTER, 5, 5, (together,), (together,))
    mette = StaffDesk(LED, heard=heard, now=AFTERWARDS).opens("write-back", session_id(1)).says("Tak for i dag.")
    assert mette.text == (
        "Sådan får gruppen det:\n\nDet sagde I i »Mod på mere«:\n"
        "• »Hvordan var det at være sammen med de andre?« Mest godt.\n\n"
        "Mette svarer:\n»Tak for i dag.«\n\nSkal jeg sende den?"
    )


def test_what_three_said_is_said_to_nobody_of_them() -> None:
    together = a_sum("together", "5", "5", "1", first=1)
    heard = Heard(LED.course, LED.course.sessions[0], AFTER, 3, 3, (together,), (together,))
    mette = StaffDesk(LED, heard=heard, now=AFTERWARDS).opens("write-back", session_id(1)).says("Tak for i dag.")
    assert "Mette skriver til jer" in mette.text


def test_the_line_can_be_changed_first() -> None:
    mette = written().presses("Ret det")
    assert mette.text.startswith("Skriv én linje til gruppen")
    mette.says("Vi begynder med en runde.").says("ja")
    assert mette.decided == WriteBack("c" * 32, session_id(1), "Vi begynder med en runde.")


@pytest.mark.parametrize("no", ["Send den ikke", "nej"])
def test_it_need_not_be_sent(no: str) -> None:
    mette = written().says(no)
    assert mette.decisions == []
    assert mette.text == "I orden. Der er ikke sendt noget."


@pytest.mark.parametrize("line", ["Tak til sara for idéen", "Bo, du har ret"])
def test_a_name_in_it_is_seen(line: str) -> None:
    assert "Jeg ser et navn: " in written(line).text


def test_a_line_without_names_says_nothing_of_them() -> None:
    assert "Jeg ser et navn" not in written("Vi skal bo i samme rum som i dag").text


def test_too_long_a_line_is_asked_again() -> None:
    assert written("x" * 301).text == "Sig det gerne kortere. Der er plads til 300 tegn."


def test_without_participants_there_is_nobody_to_write_to() -> None:
    mette = StaffDesk(LedCourse(LED.course)).opens("write-back", session_id(1))
    assert mette.text == "Ingen er med i »Mod på mere« lige nu, så der er ingen at skrive til."


def test_the_group_leads_there_once_who_was_there_is_told() -> None:
    mette = StaffDesk(LED, now=AFTERWARDS).opens("my-courses", "c" * 32).presses("Skriv til gruppen")
    assert mette.text.startswith("Skriv én linje til gruppen")
    assert "Skriv til gruppen" not in StaffDesk(a_led_course()).opens("my-courses", "c" * 32).labels
