"""The interviewer's talks: a round begun, looked at and read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medspil.conversations.messages import Document
from medspil.domain.group_decisions import BeginInterviews, ReadInterviews
from medspil.domain.interviews import KEPT
from tests.conversations.interview_desk import InterviewerDesk
from tests.conversations.some_interviews import A_ROUND, INTERVIEW, NOW

OVER = replace(A_ROUND, told_at=NOW + timedelta(days=9), finished=9, heard=8)
SAID = (
    (INTERVIEW.questions[0], ("Altid.", "Ja, det synes jeg.", "Nogle gange.")),
    (INTERVIEW.questions[2], ("Nej.", "Skemaer.")),
)


def test_a_round_is_begun_with_a_number_and_a_last_look() -> None:
    kim = InterviewerDesk().says("interviews")
    assert "Der er ingen interviews i gang." in kim.text
    kim.presses("Begynd interviews")
    assert kim.labels == ["10", "15", "20"]
    kim.presses("15")
    assert "Jeg trækker 15 af 40." in kim.text
    assert kim.decisions == []
    assert kim.presses("Begynd nu").decided == BeginInterviews(15)


def test_the_number_can_be_thought_over() -> None:
    kim = InterviewerDesk().says("interview")
    kim.presses("Begynd interviews").presses("20").presses("Et andet antal")
    kim.says("tolv")
    assert "Jeg trækker 12 af 40." in kim.text


@pytest.mark.parametrize("number", ["2", "61", "mange"])
def test_too_few_too_many_and_no_number_are_asked_again(number: str) -> None:
    kim = InterviewerDesk().says("interviews").presses("Begynd interviews").says(number)
    assert "Skriv et tal fra 3 til 60." in kim.text


def test_more_than_there_are_asks_them_all_and_says_so() -> None:
    kim = InterviewerDesk(can_be_asked=7).says("interviews").presses("Begynd interviews").presses("15")
    assert "Lige nu kan jeg spørge 7. Jeg spørger dem alle." in kim.text
    assert kim.presses("Begynd nu").decided == BeginInterviews(15)


def test_with_too_few_to_ask_none_can_be_begun() -> None:
    kim = InterviewerDesk(can_be_asked=2).says("interviews")
    assert "færre end tre" in kim.text
    assert kim.labels == ["Luk"]


def test_a_round_under_way_is_told_in_numbers_and_no_second_one_begun() -> None:
    kim = InterviewerDesk(A_ROUND).says("interviews")
    assert "22. december" in kim.text
    assert "6 af 15 har sagt ja. 4 er færdige." in kim.text
    assert kim.labels == ["Luk"]


def test_a_round_that_is_over_is_read_as_a_file_with_each_question_by_itself() -> None:
    kim = InterviewerDesk(OVER, said=SAID).says("interviews")
    kim.presses(kim.labels[0])
    assert kim.decided == ReadInterviews(OVER.id)
    [message] = kim.replies
    assert message.text.startswith("Her er, hvad 8 personer har sagt.")
    assert isinstance(message.document, Document)
    assert message.document.body == (
        "Gør vi det, vi siger, vi gør? Fortæl gerne, hvordan du ser det.\n\n"
        "• Altid.\n• Ja, det synes jeg.\n• Nogle gange.\n\n\n"
        "Skal vi det, vi gør? Fortæl gerne, om der er noget, vi kunne lade være med.\n\n• Nej.\n• Skemaer.\n"
    )
    assert (NOW + timedelta(days=9) + KEPT).date() == date(2027, 2, 1)
    assert "Du kan hente det her indtil mandag 1. februar 2027." in message.text
    assert kim.talk is None, "no words of others stay in a talk"


def test_of_too_few_it_is_said_that_nothing_is_handed_over() -> None:
    kim = InterviewerDesk(replace(OVER, heard=2)).says("interviews")
    kim.presses(kim.labels[0])
    assert kim.decisions == []
    assert "Færre end tre har svaret." in kim.text


def test_a_copy_that_is_gone_is_told_of_without_why() -> None:
    kim = InterviewerDesk(replace(OVER, read_at=NOW + timedelta(days=10))).says("interviews")
    kim.presses(kim.labels[0])
    assert kim.decisions == []
    assert "Jeg har ikke nogen kopi af det mere" in kim.text
