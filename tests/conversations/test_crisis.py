"""Words of crisis at the front desk: whatever else is going on, people who answer are named, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from medspil.conversations.facts import HelpLine, StaffedLine
from medspil.conversations.messages import Incoming, Kind
from medspil.domain.decisions import RestAfterCrisis
from medspil.domain.invitations import CodeState
from medspil.domain.opening_hours import OpeningHours, Span
from tests.conversations.desk import HOUSE, Desk
from tests.conversations.some import a_sub_goal

DANGER = "jeg vil ikke leve mere"
STAFFED = StaffedLine("Bostøtten", "+45 00 00 00 10", OpeningHours((Span(frozenset(range(5)), time(8), time(15, 30)),)))
LINES = (HelpLine("Livslinjen", "+45 00 00 00 12", "alle dage 11-05"),)


def sara(*sub_goals: object, **kept: object) -> Desk:
    """Sara, at a house with a staffed line and a help line."""
    desk = Desk(*sub_goals, **kept)  # type: ignore[arg-type]
    desk.house = replace(HOUSE, staffed_line=STAFFED, help_lines=LINES)
    return desk


def order(text: str, *names: str) -> list[str]:
    return sorted(names, key=text.index)


def test_the_units_own_number_comes_first_while_it_is_open() -> None:
    text = sara().says(DANGER).text
    assert "Bostøtten: +45 00 00 00 10. Åbent til kl. 15.30." in text.splitlines()
    assert order(text, "Det lyder rigtig svært.", "Livslinjen", "112", "Bostøtten") == [
        "Det lyder rigtig svært.",
        "Bostøtten",
        "112",
        "Livslinjen",
    ]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(hours=2), "Åbner i morgen kl. 8.00."),
        (timedelta(hours=16), "Åbner i dag kl. 8.00."),
        (timedelta(days=3, hours=3), "Åbner mandag kl. 8.00."),
        (timedelta(days=29, hours=3), "Åbner mandag kl. 8.00."),
    ],
)
def test_a_closed_number_comes_last_and_says_when_it_opens(later: timedelta, said: str) -> None:
    desk = sara()
    desk.now += later
    text = desk.says(DANGER).text
    assert f"Bostøtten: +45 00 00 00 10. {said}" in text.splitlines()
    assert order(text, "Bostøtten", "112", "Livslinjen") == ["112", "Livslinjen", "Bostøtten"]


def test_a_line_that_never_closes_says_so() -> None:
    desk = sara()
    always = OpeningHours((Span(frozenset(range(7)), time(0), time(0)),), on_holidays=True)
    desk.house = replace(desk.house, staffed_line=StaffedLine("Bostedet", "+45 00 00 00 10", always))
    assert "Bostedet: +45 00 00 00 10. Åbent hele døgnet." in desk.says(DANGER).text
    evening = OpeningHours((Span(frozenset(range(7)), time(12), time(0)),))
    desk.house = replace(desk.house, staffed_line=StaffedLine("Bostedet", "+45 00 00 00 10", evening))
    assert "Åbent til midnat." in desk.says(DANGER).text


def test_the_hours_are_those_of_the_house_wherever_the_person_is() -> None:
    desk = sara()
    desk.settings = replace(desk.settings, zone="America/Nuuk")
    assert "til kl. 15.30" in desk.says(DANGER).text


def test_a_second_time_on_the_same_day_is_no_wall_of_the_same_words_but_has_the_numbers() -> None:
    desk = sara().says(DANGER)
    first = desk.text
    again = desk.waits(minutes=5).says("jeg vil dø").text
    assert "Det lyder rigtig svært." not in again
    assert len(again) < len(first)
    assert all(number in again for number in ("+45 00 00 00 10", "112", "+45 00 00 00 12"))
    assert isinstance(desk.decided, RestAfterCrisis)
    assert desk.waits(hours=25).says(DANGER).text.startswith("Det lyder rigtig svært.")


QUESTIONS: dict[str, Callable[[Desk], Desk]] = {
    "what": lambda desk: desk.says("nyt"),
    "own words for a day": lambda desk: desk.says("nyt").says("gå en tur"),
    "a note of a look back": lambda desk: desk.says("det gik godt").says("7"),
    "settings": lambda desk: desk.says("indstillinger"),
    "a time zone": lambda desk: desk.says("indstillinger").says("tidszone"),
    "undo": lambda desk: desk.says("fortryd"),
    "my data": lambda desk: desk.says("mine data"),
    "delete me": lambda desk: desk.says("slet alt om mig"),
    "stop": lambda desk: desk.says("stop"),
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PICTURE, Kind.EDITED])
def test_no_question_takes_such_words_for_its_answer_nor_says_them_back(question: str, kind: Kind) -> None:
    desk = QUESTIONS[question](sara(a_sub_goal()))
    before = desk.talk
    desk._does(Incoming(kind, DANGER))
    assert "112" in desk.text
    assert desk.talk is None
    assert isinstance(desk.decided, RestAfterCrisis)
    kept = desk.aside
    assert (kept and kept.answers) == (before and before.answers)
    if kept is not None:
        desk.presses("Fortsæt")
    assert all(DANGER not in message.text for message in desk.seen)


def test_the_talk_rests_and_one_button_takes_it_up() -> None:
    desk = sara().says("nyt").says("gå en tur").says(DANGER)
    assert desk.labels == ["Fortsæt"]
    assert desk.presses("Fortsæt").text.startswith("Hvornår?")
    assert desk.says("på fredag").text == "Hvem kan hjælpe?"


def test_nothing_waits_where_nothing_was_under_way() -> None:
    assert sara().says(DANGER).labels == []


def test_someone_at_the_door_hears_the_same_and_nothing_is_kept() -> None:
    stranger = sara(citizen=False).says(DANGER)
    assert "Bostøtten: +45 00 00 00 10. Åbent til kl. 15.30." in stranger.text
    assert stranger.decisions == []
    assert stranger.captions(DANGER).text == stranger.says("I want to die").text


def test_after_stop_and_in_a_pause_they_are_heard_just_as_well() -> None:
    assert "112" in sara(stopped=True).says(DANGER).text
    paused = sara()
    paused.settings = replace(paused.settings, paused_until=paused.now + timedelta(days=7))
    assert "112" in paused.says(DANGER).text


def test_the_rest_of_a_long_text_is_listened_to() -> None:
    assert "112" in sara().says("resten, og jeg vil ikke leve mere", part=True).text


def test_in_a_group_nothing_is_said_of_it() -> None:
    assert "112" not in sara()._does(Incoming(Kind.GROUP, DANGER)).text


def test_it_is_said_in_english_to_who_speaks_english() -> None:
    desk = sara()
    desk.settings = replace(desk.settings, language="en")
    text = desk.says(DANGER).text
    assert text.startswith("That sounds very hard.")
    assert "Open until 15:30." in text


@pytest.mark.parametrize(
    "words", ["jeg har det rigtig skidt", "jeg kan ikke mere", "jeg er så ked af det, alt er sort"]
)
def test_a_hard_day_gets_a_warm_word_and_becomes_no_sub_goal(words: str) -> None:
    desk = sara().says(words)
    assert "Tak, fordi du siger det." in desk.text
    assert desk.talk is None
    assert desk.decisions == []
    asked = sara().says("nyt").says(words)
    assert "Tak, fordi du siger det." in asked.text
    assert "Hvad vil du gerne gøre?" in asked.text
    assert asked.says("gå en tur").text.startswith("Hvornår?")
    assert words not in asked.text


def test_a_code_that_looks_like_words_of_crisis_by_chance_is_a_code() -> None:
    stranger = Desk(citizen=False).says("76R2-UTET-KNC6", code=CodeState.GOOD)
    assert "112" not in stranger.text.splitlines()[0]
    assert "Vil du være med?" in stranger.text
    assert "Ring til et menneske." in Desk(citizen=False).says("76R2-UTET-KNC6", code=CodeState.UNKNOWN).text
