"""Talks that go on for days, and what changed meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from medspil.domain.decisions import ChangeSettings, ForgetMe, LeaveAtTheDoor, LookBack, NewSubGoal
from medspil.domain.invitations import CodeState
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Deadline, Status
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

SATURDAY = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


def test_tomorrow_written_the_day_after_the_question_is_the_day_after_that() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Flyt dagen").waits(hours=18)
    decided = sara.says("i morgen").decided
    assert isinstance(decided, LookBack)
    assert decided.deadline == Deadline(date(2026, 11, 26))


@pytest.mark.parametrize("way", [["nyt", "gå en tur", "i morgen", "mig selv"], ["gå en tur i morgen"]])
def test_a_day_that_went_by_before_the_yes_is_asked_anew(way: list[str]) -> None:
    sara = Desk()
    for words in way:
        sara.says(words)
    sara.waits(days=3).presses("Gem")
    assert sara.decisions == []
    decided = sara.presses("I morgen").decided
    assert isinstance(decided, NewSubGoal)
    assert decided.draft.deadline == Deadline(date(2026, 11, 28))


def test_what_cannot_be_read_while_moving_a_day_is_asked_again() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Flyt dagen")
    assert "kalenderen" in sara.says("31. februar").text
    assert isinstance(sara.says("på fredag").decided, LookBack)


def test_what_cannot_be_read_while_changing_an_item_keeps_the_changes() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Ret det")
    sara.presses("Ret noget").presses("Hvor vigtigt").says("9").presses("Ret noget").presses("Hvor sikker")
    assert sara.says("tyve").text == "Vælg et tal fra 0 til 10."
    assert "Hvor vigtigt det er: 9 af 10" in sara.says("8").text


def test_something_new_after_a_long_silence_is_something_new() -> None:
    sara = looking_back().waits(days=1).says("gå en tur på tirsdag")
    assert sara.text.startswith("»gå en tur«")
    sara.presses("Gem")
    assert "Skal vi fortsætte?" in sara.text
    assert sara.presses("Fortsæt").text.startswith("Vil du skrive et par ord om det?")


def looking_back() -> Desk:
    return (
        Desk(a_sub_goal(), now=SATURDAY).says("mine delmål").presses("gå en tur").presses("Hvordan går det?").says("7")
    )


def test_words_after_a_long_silence_are_asked_about_and_not_lost() -> None:
    sara = looking_back().waits(days=1).says("det var rart at komme ud")
    assert sara.text.endswith("Er »det var rart at komme ud« svaret på det?")
    assert sara.presses("Ja, det er svaret").text == "Hvad vil du nu?"
    decided = sara.presses("Jeg er i mål").decided
    assert isinstance(decided, LookBack)
    assert decided.note == "det var rart at komme ud"


def test_words_soon_after_the_question_are_its_answer() -> None:
    assert looking_back().waits(minutes=20).says("det var rart").text == "Hvad vil du nu?"


def test_settings_of_today_hold_in_a_talk_that_began_before() -> None:
    sara = Desk().says("gå en tur på fredag")
    sara.settings = replace(sara.settings, language="en")
    assert sara.says("back").text.startswith("This is where we began.")
    sara.stopped = True
    assert sara.says("Save").text == "Saved. I don't write first, because you asked me to stop."


def test_no_reminder_is_promised_in_a_pause() -> None:
    paused = PersonSettings(paused_until=datetime(2026, 12, 7, 8, tzinfo=UTC))
    sara = Desk(settings=paused).says("gå en tur på fredag").presses("Gem")
    assert sara.text == "Gemt. Du har pause til mandag 7. december. Jeg skriver ikke før den dag."


def test_back_from_an_item_of_the_summary_leads_to_the_summary() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("på fredag").presses("En, jeg kender")
    sara.presses("Ret noget").presses("Del af livet")
    assert sara.says("tilbage").text == "Hvad vil du rette?"
    assert sara.says("tilbage").text.endswith("Skal jeg gemme det?")
    assert "Hvem hjælper: En, jeg kender" in sara.text


def test_back_from_who_helps_keeps_the_name() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("på fredag").presses("En, jeg kender")
    sara.presses("Ret noget").presses("Hvem eller hvor").says("Ida").presses("Ret noget").presses("Hvem hjælper")
    sara.says("tilbage").says("tilbage")
    assert "En, jeg kender: Ida" in sara.text


def test_a_look_back_whose_sub_goal_was_changed_meanwhile_begins_anew() -> None:
    sara = looking_back().says("mine delmål")
    changed = replace(a_sub_goal("gå en lang tur"), version=2)
    sara.sub_goals = (changed,)
    sara.presses("Luk").presses("Fortsæt")
    assert sara.text.startswith("Det er ændret, siden vi begyndte. Lad os tage det forfra.")
    assert "»gå en lang tur«" in sara.text


def test_an_old_drop_it_drops_nothing_else() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("mine delmål").presses("Luk")
    sara.says("nyt").says("ringe til mor").says("mine delmål").presses("Luk")
    assert "»ringe til mor«" in sara.text
    sara.presses("Drop det", nth=0)
    assert "færdige" in sara.text
    assert sara.presses("Fortsæt").text.startswith("Hvornår?")


def test_later_in_a_menu_does_not_overwrite_the_draft_set_aside() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("indstillinger").says("senere")
    assert sara.says("fortsæt").text.startswith("Hvornår?")


def test_words_of_crisis_keep_any_talk_for_later() -> None:
    sara = Desk(a_sub_goal()).says("mine delmål").presses("gå en tur").presses("Flyt dagen").says("jeg vil dø")
    assert sara.says("fortsæt").text.startswith("Hvilken dag passer dig bedre?")
    door = Desk(citizen=False).starts(CodeState.GOOD).says("jeg vil dø")
    assert "Vil du være med?" in door.says("ja").text


def test_my_sub_goals_tapped_inside_one_shows_the_list() -> None:
    sara = Desk(a_sub_goal()).says("gå en tur på fredag").presses("Gem").presses("Mine delmål").presses("gå en tur")
    assert sara.presses("Mine delmål", nth=0).text.startswith("Det her har du gang i:")


@pytest.mark.parametrize(("written", "now", "said"), [
    ("7", SATURDAY, "Vil du skrive et par ord om det?"),
    ("det er gjort", datetime(2026, 11, 26, 9, 30, tzinfo=UTC), "Du gjorde det: »gå en tur«. Flot!"),
])  # fmt: skip
def test_an_answer_to_a_notice_may_be_written(written: str, now: datetime, said: str) -> None:
    assert Desk(a_sub_goal(), now=now).says(written).text == said


def test_no_thank_you_to_a_note_is_no_note() -> None:
    decided = looking_back().says("nej tak").presses("Jeg er i mål").decided
    assert isinstance(decided, LookBack)
    assert decided.note is None


def test_all_that_has_ended_can_be_opened() -> None:
    many = [
        replace(a_sub_goal(f"skridt {n}", id=f"{n:032}"), status=Status.REACHED, ended_at=SATURDAY - timedelta(days=n))
        for n in range(11)
    ]
    sara = Desk(*many, now=SATURDAY).says("mine delmål").presses("Det, jeg har bag mig").presses("Vis flere")
    assert sara.labels[:3] == ["skridt 8", "skridt 9", "skridt 10"]


def test_deleting_everything_leaves_no_talk_aside() -> None:
    sara = Desk(a_sub_goal()).says("nyt").says("løbe en tur").says("mine data").presses("Slet alt").presses("Slet alt")
    assert isinstance(sara.decided, ForgetMe)
    assert sara.aside is None


def test_a_stop_at_the_door_forgets_the_address() -> None:
    sara = Desk(citizen=False).starts(CodeState.GOOD).says("stop")
    assert isinstance(sara.decided, LeaveAtTheDoor)


def test_the_end_of_a_pause_tapped_too_late_begins_none() -> None:
    paused = PersonSettings(paused_until=datetime(2026, 11, 24, 15, tzinfo=UTC))
    sara = Desk(settings=paused).says("indstillinger").waits(hours=3).presses("Slut pausen")
    decided = sara.decided
    assert isinstance(decided, ChangeSettings)
    assert decided.settings.paused_until is None
