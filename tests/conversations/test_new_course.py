"""A new group course, as a leader would plan it."""

from datetime import date, time

import pytest

from medspil.conversations.pictures import PlanPicture
from medspil.domain.courses import CourseDraft, Paragraph
from medspil.domain.group_decisions import NewCourse
from tests.conversations.desk import Desk
from tests.conversations.staff_desk import StaffDesk

TWO = (("after-session", "Efter mødegangen"), ("short", "Kort"))


def draft_of(desk: Desk) -> CourseDraft:
    decided = desk.decided
    assert isinstance(decided, NewCourse)
    return decided.draft


def asked_for_the_day(desk: StaffDesk | None = None) -> StaffDesk:
    mette = (desk or StaffDesk()).opens("new-course")
    mette.says("Mod på mere").presses("Bostøtten Nord").says("Kulturhuset, lokale 2").presses("§ 103")
    return mette


def summed_up(day: str = "tirsdag d. 1. december", at: str = "13", desk: StaffDesk | None = None) -> StaffDesk:
    mette = asked_for_the_day(desk)
    mette.says(day).says(at).presses("120 minutter").presses("12").presses("8")
    return mette


def test_a_question_at_a_time_and_a_summary_with_the_days() -> None:
    mette = StaffDesk().opens("new-course")
    assert mette.text == "Hvad hedder gruppen?"
    assert mette.says("Mod på mere").text.startswith("Hvilket tilbud står for den?")
    assert mette.labels == ["Bostøtten Nord", "Bostøtten Syd"]
    assert mette.presses("Bostøtten Nord").text == "Hvor mødes I?"
    assert mette.says("Kulturhuset, lokale 2").text == "Hvilken paragraf hører gruppen under?"
    assert mette.labels == ["§ 85", "§ 103", "§ 104", "§ 107"]
    assert mette.presses("§ 103").text.startswith("Hvilken dag mødes I første gang?")
    assert mette.labels == ["man. 30. nov.", "tirs. 1. dec.", "ons. 2. dec.", "tors. 3. dec.", "fre. 4. dec."]
    assert mette.presses("tirs. 1. dec.").text.startswith("Hvad tid begynder I?")
    assert mette.presses("13.00").text.startswith("Hvor længe mødes I hver gang?")
    assert mette.presses("120 minutter").text.startswith("Hvor mange gange mødes I?")
    assert mette.presses("12").text.startswith("Hvor mange er der plads til?")
    assert mette.presses("8").text == (
        "»Mod på mere«\nBostøtten Nord, § 103\nSted: Kulturhuset, lokale 2\n"
        "Hver uge: tirsdag kl. 13.00-15.00\nFørste gang: tirs. 1. dec.\n"
        "Sidste gang: tirs. 16. feb. 2027\nMødegange: 12\nPladser: 8\n\nSkal jeg gemme det?"
    )
    assert (
        mette.presses("Gem").text
        == "Gemt. »Mod på mere« begynder tirsdag 1. december kl. 13.00. Nu kan du tilbyde pladser."
    )
    assert draft_of(mette) == CourseDraft(
        "Mod på mere",
        "Bostøtten Nord",
        "Kulturhuset, lokale 2",
        Paragraph.P103,
        date(2026, 12, 1),
        time(13),
        120,
        12,
        8,
    )
    assert mette.talk is None
    assert mette.labels == ["Åbn gruppen", "Til min kalender"]
    [picture] = [message.picture for message in mette.replies if message.picture]
    assert isinstance(picture, PlanPicture)
    assert [line.label for line in picture.lines if line.label] == [str(number) for number in range(1, 13)]


def test_all_of_it_can_be_written() -> None:
    mette = StaffDesk().opens("new-course")
    for words in (
        "Mod på mere",
        "bostøtten nord",
        "Kulturhuset",
        "103",
        "1. december kl. halv to",
        "halvanden time",
        "ti gange",
        "syv",
    ):
        mette.says(words)
    draft = draft_of(mette.says("ja"))
    assert (draft.unit, draft.paragraph, draft.at, draft.minutes) == (
        "Bostøtten Nord",
        Paragraph.P103,
        time(13, 30),
        90,
    )
    assert (draft.sessions, draft.capacity) == (10, 7)


def test_holidays_are_said_and_left_out() -> None:
    mette = summed_up(day="torsdag den 3. december")
    assert "Sprunget over, fordi der er fri: tors. 24. dec. og tors. 31. dec." in mette.text
    assert "Sidste gang: tors. 4. mar. 2027" in mette.text


def test_a_first_day_on_a_holiday_begins_a_week_later() -> None:
    mette = summed_up(day="24. december")
    assert "Første gang: tors. 7. jan. 2027" in mette.text


def test_a_first_day_in_the_past_is_asked_again() -> None:
    mette = asked_for_the_day().says("i går")
    assert mette.text.startswith("Den dag har været.")
    assert mette.says("i morgen").text.startswith("Hvad tid begynder I?")


def test_a_time_that_has_been_today_is_asked_again() -> None:
    mette = asked_for_the_day().says("i dag").says("9")
    assert mette.text == "Det klokkeslæt har været i dag. Skriv et senere."
    assert mette.says("16").text.startswith("Hvor længe")


def test_a_yes_that_comes_after_the_first_day_asks_for_another_one() -> None:
    mette = summed_up(day="i morgen")
    mette.waits(days=3)
    assert mette.presses("Gem").text.startswith("Den dag er nu gået.")
    mette.says("1. december")
    draft = draft_of(mette)
    assert (draft.first_day, draft.at) == (date(2026, 12, 1), time(13))


def test_a_new_service_can_be_written() -> None:
    mette = StaffDesk().opens("new-course").says("Mod på mere").says("Væksthuset")
    assert mette.text == "Hvor mødes I?"


def test_a_service_that_is_like_a_known_one_is_asked_about() -> None:
    mette = StaffDesk().opens("new-course").says("Mod på mere").says("nord")
    assert mette.labels == ["Bostøtten Nord", "Et nyt: »nord«"]
    assert mette.presses("Et nyt: »nord«").text == "Hvor mødes I?"


def test_where_no_service_is_known_its_name_is_written() -> None:
    mette = StaffDesk(units=()).opens("new-course").says("Mod på mere")
    assert mette.labels == []
    assert mette.says("Bostøtten Nord").text == "Hvor mødes I?"


def test_which_questions_are_asked_is_asked_only_where_there_are_several() -> None:
    mette = summed_up(desk=StaffDesk(questionnaires=TWO))
    assert mette.labels == ["Efter mødegangen", "Kort"]
    assert "Efter hver mødegang spørger jeg: »Kort«" in mette.presses("Kort").text
    assert draft_of(mette.presses("Gem")).questionnaire == "short"


def test_the_only_questionnaire_is_taken_whatever_it_is_called() -> None:
    mette = summed_up(desk=StaffDesk(questionnaires=(("short", "Kort"),)))
    assert draft_of(mette.presses("Gem")).questionnaire == "short"


@pytest.mark.parametrize(
    ("item", "answers", "name", "value"),
    [
        ("Navn", ["Ro på"], "title", "Ro på"),
        ("Tilbud", ["Bostøtten Syd"], "unit", "Bostøtten Syd"),
        ("Sted", ["Biblioteket"], "place", "Biblioteket"),
        ("Paragraf", ["§ 85"], "paragraph", Paragraph.P85),
        ("Første dag", ["3. december"], "first_day", date(2026, 12, 3)),
        ("Tid", ["10.00"], "at", time(10)),
        ("Længde", ["2,5 timer"], "minutes", 150),
        ("Mødegange", ["8"], "sessions", 8),
        ("Pladser", ["12"], "capacity", 12),
    ],
)
def test_each_item_of_the_summary_can_be_changed(item: str, answers: list[str], name: str, value: object) -> None:
    mette = summed_up().presses("Ret noget").presses(item)
    for answer in answers:
        mette.says(answer)
    assert mette.text.endswith("Skal jeg gemme det?")
    assert getattr(draft_of(mette.presses("Gem")), name) == value


def test_an_answer_can_be_named_to_change_it() -> None:
    mette = summed_up().says("ret stedet")
    assert mette.text == "Hvor mødes I?"


@pytest.mark.parametrize(("at", "hint"), [("sent", "Hvad tid?"), ("kl. 25", "Hvad tid?")])
def test_a_time_that_is_none_is_asked_again(at: str, hint: str) -> None:
    assert asked_for_the_day().says("1. december").says(at).text.startswith(hint)


@pytest.mark.parametrize("many", ["0", "41", "nogle", "10 eller 12"])
def test_a_number_that_cannot_be_is_asked_again(many: str) -> None:
    mette = asked_for_the_day().says("1. december").says("13").presses("90 minutter").says(many)
    assert mette.text == "Skriv et tal fra 1 til 40."


@pytest.mark.parametrize("long", ["5 minutter", "ni timer"])
def test_a_length_that_cannot_be_is_asked_again(long: str) -> None:
    assert asked_for_the_day().says("1. december").says("13").says(long).text == "Vælg mellem 15 minutter og 8 timer."


def test_a_title_that_is_too_long_is_asked_again() -> None:
    assert StaffDesk().opens("new-course").says("x" * 61).text == "Sig det gerne kortere. Der er plads til 60 tegn."


@pytest.mark.parametrize("odd", ["🙂🙂", "<b>hej</b>", "{what}", "%s", "*fed* _kursiv_"])
def test_names_are_shown_as_they_were_written(odd: str) -> None:
    mette = StaffDesk().opens("new-course")
    mette.says(odd).says("Bostøtten Syd").says(odd).presses("§ 85").says("1. december").says("13")
    mette.presses("90 minutter").presses("10").presses("6")
    assert mette.text.startswith(f"»{odd}«\n")
    assert f"Sted: {odd}" in mette.text


def test_back_leads_from_question_to_question() -> None:
    mette = asked_for_the_day().says("tilbage")
    assert mette.text == "Hvilken paragraf hører gruppen under?"
    assert mette.says("tilbage").text == "Hvor mødes I?"


def test_the_plan_waits_and_goes_on_where_it_was() -> None:
    mette = asked_for_the_day()
    assert "Det venter her" in mette.says("senere").text
    mette.waits(hours=3)
    assert mette.says("fortsæt").text.startswith("Hvilken dag mødes I første gang?")
    mette.says("1. december").says("13").presses("90 minutter").presses("10").presses("6")
    assert draft_of(mette.presses("Gem")).title == "Mod på mere"
