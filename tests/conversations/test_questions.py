"""A few questions after a session: tapped in one bubble, each counts at once, and none needs an answer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from medspil.conversations.group_facts import ResponseFacts
from medspil.domain.decisions import Decision
from medspil.domain.group_decisions import FinishAnswers, GiveAnswer
from medspil.domain.questionnaires import Value
from tests.conversations.desk import TUESDAY
from tests.conversations.group_desk import RESPONSE, GroupDesk, asked

FOUR_TAPS = ("4 🙂", "5 😊", "2 🙁", "3 😐")
FOUR_ANSWERS = {"together": "4", "heard": "5", "step": "2", "form": "3"}
LINE = "vi skal begynde senere"


def given(question: str, value: Value | None, pass_on: bool | None = None) -> GiveAnswer:
    return GiveAnswer(RESPONSE, question, value, pass_on)


def sara_is_asked(response: ResponseFacts | None = None) -> GroupDesk:
    return GroupDesk(response=response or asked()).is_asked()


def after_four_taps() -> GroupDesk:
    """Sara at the free line."""
    sara = sara_is_asked()
    for label in FOUR_TAPS:
        sara.presses(label)
    return sara


def counted(desk: GroupDesk, *steps: str) -> dict[str, Decision]:
    """What counts after these buttons, by question."""
    found: dict[str, Decision] = {}
    for label in steps:
        desk.presses(label)
        found |= {d.question: d for d in desk.decisions if isinstance(d, GiveAnswer)}
    return found


def test_from_the_notice_on_it_takes_at_most_five_messages_and_five_taps() -> None:
    sara = sara_is_asked()
    taps = (*FOUR_TAPS, "Spring over")
    answers = counted(sara, *taps)
    assert sara.decisions[-1] == FinishAnswers(RESPONSE)
    assert len(taps) <= 5
    assert [message.text for message in sara.bubbles] == ["Tak."], "it all stays in the one bubble of the notice"
    assert {question: answer.value for question, answer in answers.items() if isinstance(answer, GiveAnswer)} == {
        **FOUR_ANSWERS,
        "keep-or-change": None,
    }
    assert sara.talk is None


def test_with_a_line_of_ones_own_it_is_still_at_most_five_messages_and_five_taps() -> None:
    sara = after_four_taps()
    sara.says(LINE)
    sara.presses("Ja, giv det videre")
    taps = len(FOUR_TAPS) + 1
    assert taps <= 5
    assert len(sara.bubbles) == 2
    assert sara.bubbles[-1].text == "Tak."


def test_each_answer_counts_at_once() -> None:
    sara = sara_is_asked()
    assert sara.presses("4 🙂").decided == given("together", "4")
    assert sara.text.startswith("2 af 5\nVar der plads til dig")
    assert sara.says("5").decided == given("heard", "5")


def test_a_line_is_kept_only_with_a_yes_that_says_one_may_be_known_by_it() -> None:
    sara = after_four_taps()
    sara.says(LINE)
    assert sara.decisions == []
    assert sara.text == f"Må lederen læse »{LINE}«? Dit navn er ikke med. Men måske kan man kende dig på det."
    assert sara.labels == ["Ja, giv det videre", "Nej, gem det ikke"]
    sara.presses("Ja, giv det videre")
    assert sara.decisions == [given("keep-or-change", LINE, pass_on=True), FinishAnswers(RESPONSE)]


@pytest.mark.parametrize("no", ["nej", "Nej, gem det ikke"])
def test_without_the_yes_the_line_is_not_kept(no: str) -> None:
    sara = after_four_taps()
    sara.says(LINE).says(no)
    assert sara.decisions == [given("keep-or-change", None), FinishAnswers(RESPONSE)]
    assert sara.text == "Tak."


def test_all_of_it_may_be_skipped() -> None:
    sara = GroupDesk(response=asked()).opens("questions", RESPONSE)
    assert sara.text.startswith("1 af 5\nHvordan var det at være sammen med de andre?")
    for _question in range(5):
        sara.says("spring over")
    assert sara.decisions[-1] == FinishAnswers(RESPONSE)


def test_what_was_answered_is_not_asked_again_when_one_goes_on() -> None:
    sara = sara_is_asked(asked(answers={"together": "4", "heard": "5", "step": "2"}))
    sara.presses("3 😐")
    assert sara.decisions == [given("together", "3"), given("heard", "5"), given("step", "2")]
    assert sara.text.startswith("4 af 5\n")


def test_back_takes_an_answer_back_and_the_last_one_counts() -> None:
    sara = sara_is_asked()
    sara.presses("4 🙂").presses("5 😊").says("tilbage")
    assert sara.text.startswith("2 af 5")
    assert sara.says("spring over").decided == given("heard", None)
    sara.says("ret").presses("Spørgsmål 1: 4 🙂").says("1")
    assert given("together", "1") in sara.decisions


def test_one_who_has_answered_may_change_it_until_it_is_closed() -> None:
    known: dict[str, Value] = {**FOUR_ANSWERS, "keep-or-change": LINE}
    sara = GroupDesk(response=asked(answers=known, finished=True)).opens("questions", RESPONSE)
    assert sara.text == "Du har svaret. Vil du lave noget om?"
    assert sara.labels == [
        "Hvordan var det at være… 4 🙂",
        "Var der plads til dig og… 5 😊",
        "Kom du et skridt nærmere… 2 🙁",
        "Hvordan var det, vi lavede,… 3 😐",
        "Er der én ting, vi skal… vi skal begynde se…",
        "Nej, det er fint",
    ]
    sara.presses("Kom du et skridt nærmere… 2 🙁").presses("5 😊")
    assert given("step", "5") in sara.decisions
    assert given("keep-or-change", LINE, pass_on=True) in sara.decisions, "the yes to these words still holds"
    assert "Kom du et skridt nærmere… 5 😊" in sara.labels
    sara.presses("Er der én ting, vi skal… vi skal begynde se…").says("noget andet")
    assert sara.text.startswith("Må lederen læse »noget andet«?")
    sara.presses("Nej, gem det ikke")
    assert given("keep-or-change", None) in sara.decisions
    sara.presses("Nej, det er fint")
    assert sara.decided == FinishAnswers(RESPONSE)


def test_another_tap_in_the_old_notice_changes_the_first_answer() -> None:
    sara = sara_is_asked(asked(answers=dict(FOUR_ANSWERS), finished=True)).presses("1 😞")
    assert given("together", "1") in sara.decisions
    assert sara.labels[0] == "Hvordan var det at være… 1 😞"
    assert "Er der én ting, vi skal… intet svar" in sara.labels


def test_what_is_counted_in_a_sum_already_is_not_asked_and_not_changed() -> None:
    sara = sara_is_asked(asked(counted=("together", "heard"))).presses("4 🙂")
    assert sara.decisions == []
    assert sara.text.startswith("3 af 5")
    everything = (*FOUR_ANSWERS, "keep-or-change")
    sara = sara_is_asked(asked(counted=everything, finished=True)).presses("4 🙂")
    assert sara.decisions == []
    assert sara.text == "Du har svaret, og det er talt med. Tak."


def test_after_closing_one_is_thanked_and_nothing_counts() -> None:
    sara = sara_is_asked(asked(closes_at=TUESDAY)).presses("4 🙂")
    assert sara.decisions == []
    assert sara.text == "Tak, fordi du vil svare. Nu er spørgsmålene lukket, og det er helt fint."
    assert sara.talk is None


def test_closing_on_the_way_ends_it_kindly_and_what_came_before_counts() -> None:
    sara = sara_is_asked().presses("4 🙂")
    sara.waits(days=5).presses("5 😊")
    assert sara.decisions == []
    assert sara.text == "Tak. Spørgsmålene er lige lukket. Det, du sagde før det, tæller med."
    assert sara.talk is None


def test_closing_while_a_line_waits_for_its_yes_keeps_nothing_of_it() -> None:
    sara = after_four_taps().says(LINE).waits(days=5).says("ja")
    assert sara.decisions == []
    assert sara.text.startswith("Tak. Spørgsmålene er lige lukket.")


@pytest.mark.parametrize("text", ["7", "0", "blå elefant", "måske 2 eller 3"])
def test_what_can_not_be_read_does_not_count_and_is_asked_again(text: str) -> None:
    sara = sara_is_asked().presses("4 🙂").says(text)
    assert sara.decisions == []
    assert sara.talk is not None
    assert sara.talk.open is not None
    assert sara.talk.open.key == "asked-heard"


def test_a_value_that_is_none_of_the_question_is_asked_for() -> None:
    sara = GroupDesk(response=asked()).opens("questions", RESPONSE, "17")
    assert sara.decisions == []
    assert sara.text.startswith("1 af 5")


def test_not_today_is_fine_and_says_until_when() -> None:
    sara = sara_is_asked().presses("Ikke i dag")
    assert sara.decisions == []
    assert sara.text == "Det er helt i orden.\nDu kan svare til og med søndag 29. november, hvis du får lyst."
    assert sara.presses("Svar nu").text.startswith("1 af 5")


def test_questions_that_are_gone_get_thanks() -> None:
    sara = GroupDesk().opens("questions", RESPONSE, "4")
    assert sara.text == "De spørgsmål er her ikke mere. Tak alligevel."
    assert sara.decisions == []


def test_a_leaders_own_words_need_no_yes() -> None:
    reflection = replace(asked("leader-reflection"), for_leader=True)
    mette = GroupDesk(response=reflection).opens("questions", RESPONSE)
    mette.says("4").says("4").says("jeg talte for meget")
    assert mette.decisions[-1] == FinishAnswers(RESPONSE)
    assert [d.pass_on for d in mette.decisions if isinstance(d, GiveAnswer)] == [None]


def test_the_pulse_is_asked_the_same_way() -> None:
    sara = GroupDesk(response=asked("pulse", course=None, session=None)).opens("questions", RESPONSE)
    first = sara.labels[0]
    assert isinstance(sara.presses(first).decided, GiveAnswer)


def test_the_end_of_a_course_is_asked_the_same_way() -> None:
    sara = GroupDesk(response=asked("end-of-course", session=None)).opens("questions", RESPONSE)
    sara.says("8").presses("Jeg er mindre alene").presses("Færdig")
    assert sara.decided == given("changed", ("less-alone",))


def test_words_of_crisis_in_the_free_line_never_become_one() -> None:
    sara = after_four_taps().says("jeg vil ikke leve mere")
    assert not any(isinstance(decision, GiveAnswer) for decision in sara.decisions)
    assert "112" in sara.text


@pytest.mark.parametrize("quiet_for", [timedelta(minutes=1), timedelta(hours=3)])
def test_something_else_in_between_and_the_questions_wait(quiet_for: timedelta) -> None:
    sara = sara_is_asked().presses("4 🙂")
    sara.now += quiet_for
    sara.says("/indstillinger").presses("Ikke noget")
    assert sara.labels == ["Fortsæt", "Drop det"]
    assert sara.presses("Fortsæt").text.startswith("2 af 5")


def at(moment: datetime, **known: Any) -> ResponseFacts:
    return asked(closes_at=moment, **known)


def test_the_very_moment_of_closing_is_closed() -> None:
    assert at(TUESDAY).is_closed(TUESDAY)
    assert not at(TUESDAY).is_closed(TUESDAY - timedelta(seconds=1))
    assert not asked(closes_at=None).is_closed(TUESDAY)
