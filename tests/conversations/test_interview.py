"""An interview: a citizen who was drawn by lot says yes or no, answers in their own words, and may take them back."""

import pytest

from medspil.domain.group_decisions import AnswerInterview, FinishAnswers, GiveAnswer
from medspil.domain.interviews import ROUND_LASTS
from tests.conversations.desk import Desk
from tests.conversations.group_desk import RESPONSE
from tests.conversations.interview_desk import DRAWN, InterviewDesk

FIRST, SECOND, THIRD = "what-we-say", "what-we-should", "what-we-do"


def under_way() -> InterviewDesk:
    """Somebody who has answered the first question."""
    desk = InterviewDesk()
    desk.is_drawn("yes")
    desk.says("Ja, det synes jeg.")
    return desk


def done() -> InterviewDesk:
    desk = under_way()
    desk.says("Mere ro.")
    desk.presses("Spring over")
    return desk


def test_who_was_drawn_hears_what_it_is_about_and_may_say_no() -> None:
    desk = InterviewDesk().is_drawn()
    assert "trukket lod blandt alle" in desk.text
    assert desk.labels == ["Ja, spørg mig", "Nej tak", "Hvem læser det?"]
    assert desk.presses("Nej tak").decided == AnswerInterview(DRAWN, False)
    assert desk.text == "Det er helt i orden."
    assert desk.talk is None


def test_a_no_in_the_notice_needs_no_more_words() -> None:
    assert InterviewDesk().is_drawn("no").decided == AnswerInterview(DRAWN, False)


def test_who_reads_it_is_told_before_the_yes() -> None:
    desk = InterviewDesk().is_drawn("who")
    assert "uden dit navn" in desk.text
    assert "kan nogen kende din måde at skrive på" in desk.text
    assert "Intet går videre, før du er færdig." in desk.text
    assert desk.labels == ["Ja, spørg mig", "Nej tak"]
    assert desk.presses("Ja, spørg mig").decided == AnswerInterview(DRAWN, True)
    assert "1 af 3\nGør vi det, vi siger, vi gør?" in desk.text


def test_a_yes_leads_to_the_questions_one_at_a_time_and_each_answer_counts_at_once() -> None:
    desk = InterviewDesk().is_drawn("yes")
    assert desk.decided == AnswerInterview(DRAWN, True)
    assert len(desk.replies) == 1
    assert desk.labels == ["Hold en pause", "Spring over"]
    assert desk.says("Ja, det synes jeg.").decided == GiveAnswer(RESPONSE, FIRST, "Ja, det synes jeg.")
    assert desk.text.startswith("2 af 3")
    assert desk.says("Mere ro.").decided == GiveAnswer(RESPONSE, SECOND, "Mere ro.")
    desk.presses("Spring over")
    assert desk.decisions == [GiveAnswer(RESPONSE, THIRD, None), FinishAnswers(RESPONSE)]
    assert "læser det uden dit navn" in desk.text
    assert desk.labels == ["Tag mine ord tilbage"]


@pytest.mark.parametrize("pause", ["senere", "vi tager det senere"])
def test_a_break_in_words_and_on_the_next_day_it_goes_on_where_it_was(pause: str) -> None:
    desk = under_way().says(pause)
    assert "venter her i en uge" in desk.text
    assert desk.talk is None
    desk.waits(days=1).says("fortsæt")
    assert desk.text.startswith("2 af 3")


def test_a_break_by_a_button_and_back_by_the_word_interview() -> None:
    desk = under_way()
    desk.presses("Hold en pause")
    desk.waits(days=1).says("interview")
    assert desk.text == "Vi er midt i det. Skal vi gå videre?"
    desk.presses("Fortsæt")
    assert desk.text.startswith("2 af 3")
    assert desk.aside is None, "the same talk does not wait a second time"


def test_after_weeks_it_still_goes_on_with_the_first_question_that_has_no_answer() -> None:
    desk = under_way()
    desk.says("senere")
    desk.aside = None  # the nightly clean-up drops what waited for a week
    desk.waits(days=9)
    desk.is_drawn("yes")
    assert desk.text.startswith("2 af 3")


def test_what_was_said_can_be_taken_back_to_the_end() -> None:
    desk = done()
    desk.presses("Tag mine ord tilbage")
    assert desk.decided == AnswerInterview(DRAWN, False)
    assert desk.text.startswith("Dine ord er slettet.")


def test_what_was_said_can_be_left_as_it_is() -> None:
    desk = done()
    desk.says("interview")
    assert desk.text == "Du har svaret. Tak for det. Du kan tage det tilbage, indtil det er læst."
    desk.presses("Lad det stå")
    assert desk.decisions == []
    assert desk.interview.said_yes


def test_taking_it_back_in_the_middle_leaves_no_words_waiting() -> None:
    desk = under_way().says("senere").says("interview")
    desk.presses("Tag mine ord tilbage")
    assert desk.decided == AnswerInterview(DRAWN, False)
    assert desk.talk is None
    assert desk.aside is None, "the talk that waited held what they had written"


def test_what_else_waits_is_offered_after_taking_it_back() -> None:
    desk = InterviewDesk(said_yes=True, finished=True)
    desk.says("nyt").says("gå en tur").says("interview")
    desk.presses("Tag mine ord tilbage")
    assert desk.aside is not None
    assert desk.aside.name == "new-sub-goal"
    assert "Skal vi" in desk.text


@pytest.mark.parametrize("answer", [None, "yes", "no"])
def test_once_it_is_over_nothing_is_decided(answer: str | None) -> None:
    for desk in (InterviewDesk(over=True), InterviewDesk().waits(days=ROUND_LASTS.days, hours=1)):
        assert isinstance(desk, InterviewDesk)
        desk.is_drawn(answer)
        assert desk.decisions == []
        assert desk.text == "Vi er færdige med at spørge nu. Tak, fordi du tænkte på det."


def test_words_that_come_when_it_has_closed_are_not_kept_and_that_is_said() -> None:
    desk = under_way().waits(days=ROUND_LASTS.days).waits(minutes=1)
    desk.says("fortsæt")
    desk.says("Mere ro.")
    assert desk.decisions == []
    assert desk.text == "Vi er færdige med at spørge nu. Tak, fordi du tænkte på det."


def test_who_was_not_drawn_has_no_interview_waiting() -> None:
    desk: Desk = InterviewDesk(drawn_id=None, response_id=None, ends_at=None).says("interview")
    assert desk.text == "Der venter ikke noget på dig nu."
    assert desk.decisions == []


def test_words_of_crisis_in_an_answer_are_no_answer() -> None:
    desk = InterviewDesk().is_drawn("yes").says("jeg vil ikke leve mere")
    assert not any(isinstance(decision, GiveAnswer) for decision in desk.decisions)
    assert "112" in desk.text


def test_back_leads_to_the_answer_before() -> None:
    desk = under_way().says("tilbage")
    assert "1 af 3" in desk.text
    assert desk.says("Ikke altid.").decided == GiveAnswer(RESPONSE, FIRST, "Ikke altid.")


@pytest.mark.parametrize("no", ["Nej", "nej.", "Nej, det gør I ikke"])
def test_a_no_is_an_answer_and_skips_nothing(no: str) -> None:
    assert InterviewDesk().is_drawn("yes").says(no).decided == GiveAnswer(RESPONSE, FIRST, no)


@pytest.mark.parametrize("word", ["spring over", "næste"])
def test_words_that_skip_do(word: str) -> None:
    assert InterviewDesk().is_drawn("yes").says(word).decided == GiveAnswer(RESPONSE, FIRST, None)
