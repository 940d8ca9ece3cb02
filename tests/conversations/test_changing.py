"""Changing an answer of the talk under way: which one, or the one that is named; the others are kept."""

from datetime import date

import pytest

from medspil.domain.decisions import ChangeSettings, LookBack, NewSubGoal
from medspil.domain.sub_goals import Deadline, Outcome, Rung
from tests.conversations.desk import Desk
from tests.conversations.some import FRIDAY, a_sub_goal

WHICH = "Hvad vil du rette?"
FINE = "Ikke noget, det er fint"


def asked_who_helps() -> Desk:
    return Desk().says("nyt").says("gå en tur").says("på fredag")


@pytest.mark.parametrize("word", ["ret", "ændr", "jeg vil gerne rette", "skift"])
def test_the_answers_so_far_come_as_buttons(word: str) -> None:
    desk = asked_who_helps().says(word)
    assert desk.text == WHICH
    assert desk.labels == ["Hvad: gå en tur", "Hvornår: fredag 27. november", FINE]


def test_the_picked_one_is_asked_again_and_the_others_are_kept() -> None:
    desk = asked_who_helps().says("ret").presses("Hvad: gå en tur")
    assert "Hvad vil du gerne gøre?" in desk.text
    assert "Hvem kan hjælpe?" in desk.says("løbe en tur").text
    desk.presses("Mig selv")
    assert "»løbe en tur«" in desk.text
    desk.presses("Gem")
    assert isinstance(desk.decided, NewSubGoal)
    assert (desk.decided.draft.what, desk.decided.draft.deadline) == ("løbe en tur", Deadline(FRIDAY))


@pytest.mark.parametrize("named", ["ret dagen", "lav datoen om", "skift dag"])
def test_the_one_that_is_named_is_asked_at_once(named: str) -> None:
    desk = asked_who_helps().says(named)
    assert "Hvornår?" in desk.text
    assert "Hvem kan hjælpe?" in desk.says("på lørdag").text
    assert "lørdag 28. november" in desk.presses("Mig selv").text


@pytest.mark.parametrize("words", ["hvornår", "2", "dagen", "fredag"])
def test_it_may_be_written_instead_of_tapped(words: str) -> None:
    desk = asked_who_helps().says("ret").says(words)
    assert "Hvornår?" in desk.text


def test_words_that_name_none_ask_again_and_are_no_answer_to_what_was_open() -> None:
    desk = Desk(a_sub_goal()).says("mine").presses("gå en tur").presses("Hvordan går det?").presses("3")
    assert "Vil du skrive et par ord" in desk.text
    assert "Tallet: 3" in desk.says("ret").labels
    desk.says("bla bla bla")
    assert "Tallet: 3" in desk.labels
    assert "Vil du skrive et par ord" in desk.presses(FINE).text


@pytest.mark.parametrize("way", [FINE, "tilbage"])
def test_one_may_keep_all_as_it_is(way: str) -> None:
    desk = asked_who_helps().says("ret")
    desk = desk.presses(way) if way == FINE else desk.says(way)
    assert "Hvem kan hjælpe?" in desk.text
    assert "Hvornår?" in desk.says("tilbage").text


def test_back_from_the_question_that_was_asked_again_keeps_its_answer() -> None:
    desk = asked_who_helps().says("ret dagen").says("tilbage")
    assert "Hvem kan hjælpe?" in desk.text
    assert "fredag 27. november" in desk.presses("Mig selv").text


def test_where_nothing_was_answered_a_kind_word_comes() -> None:
    desk = Desk().says("nyt").says("ret")
    assert desk.text.startswith("Der er ikke noget at rette endnu.")
    assert "Hvad vil du gerne gøre?" in desk.text


def test_words_of_ones_own_that_only_begin_like_it_are_an_answer() -> None:
    for words in ("ret cyklen til", "skifte job", "ret dagen"):
        desk = Desk().says("nyt").says(words)
        assert "Hvornår?" in desk.text, words


def test_under_a_summary_it_is_the_button_that_is_there_for_it() -> None:
    desk = asked_who_helps().presses("Mig selv").says("ret")
    assert "Del af livet" in " ".join(desk.labels)
    desk = asked_who_helps().presses("Mig selv").says("ændr")
    assert "Del af livet" in " ".join(desk.labels)


def test_who_helps_takes_their_name_with_it() -> None:
    desk = asked_who_helps().says("Bo").presses("En, jeg kender")
    assert "Bo" in desk.text
    desk.says("ret hvem der hjælper").presses("Et sted eller en klub")
    assert "Hvem hjælper: Et sted eller en klub" in desk.text
    assert "Bo" not in desk.text


def test_the_number_of_a_look_back_can_be_changed_and_counts_once() -> None:
    desk = Desk(a_sub_goal()).says("mine").presses("gå en tur").presses("Hvordan går det?").presses("3")
    desk.says("ret tallet").presses("8")
    assert desk.decisions == [LookBack(a_sub_goal().id, 1, Outcome.GOES_ON, 8)]
    assert "Vil du skrive et par ord" in desk.text


def test_a_setting_can_be_picked_anew() -> None:
    desk = Desk().says("indstillinger").presses("Sprog").says("ret")
    assert desk.labels == ["Indstilling: Sprog", FINE]
    desk.presses("Indstilling: Sprog").presses("Slå diskret til")
    assert isinstance(desk.decided, ChangeSettings)


def test_an_old_list_never_changes_anything() -> None:
    desk = asked_who_helps().says("ret").presses(FINE).presses("Mig selv")
    desk.presses("Hvad: gå en tur")
    assert "Skal jeg gemme det?" in desk.text
    desk.presses("Gem")
    assert isinstance(desk.decided, NewSubGoal)
    assert desk.decided.draft.rung is Rung.SELF
    assert desk.decided.draft.deadline.day == date(2026, 11, 27)
