"""A new sub-goal, as a citizen would set it."""

from datetime import date, time

import pytest

from medspil.conversations.messages import Message
from medspil.domain.decisions import ChangeSubGoal, NewSubGoal
from medspil.domain.sub_goals import Aim, AimKind, Deadline, LifeArea, Reminder, Rung, SubGoalDraft
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

FRIDAY = date(2026, 11, 27)


def draft_of(desk: Desk) -> SubGoalDraft:
    decided = desk.decided
    assert isinstance(decided, NewSubGoal | ChangeSubGoal)
    return decided.draft


def test_three_questions_and_a_summary() -> None:
    sara = Desk().says("nyt")
    assert sara.text.startswith("Hvad vil du gerne gøre?")
    assert sara.says("gå en tur").text.startswith("Hvornår?")
    assert sara.labels == ["I dag", "I morgen", "Torsdag", "Fredag", "Lørdag", "Om en uge"]
    assert sara.says("på fredag").text == "Hvem kan hjælpe?"
    assert sara.labels == ["Mig selv", "En, jeg kender", "Et sted eller en klub", "En fagperson"]
    sara.presses("Mig selv")
    assert sara.text == (
        "»gå en tur«\nHvornår: fredag 27. november\nHvem hjælper: Mig selv\n"
        "Påmindelse: torsdag 26. november kl. 10.00\n\nSkal jeg gemme det?"
    )
    assert sara.presses("Gem").text == "Gemt. Jeg minder dig om det torsdag 26. november kl. 10.00."
    draft = draft_of(sara)
    assert (draft.what, draft.deadline, draft.rung, draft.reminder) == (
        "gå en tur",
        Deadline(FRIDAY),
        Rung.SELF,
        Reminder(1, time(10)),
    )
    assert sara.talk is None


def test_in_one_message_straight_to_the_summary() -> None:
    sara = Desk().says("gå en tur om søen på fredag")
    assert sara.text.startswith("»gå en tur om søen«\nHvornår: fredag 27. november")
    assert draft_of(sara.presses("Gem")).what == "gå en tur om søen"


def test_a_question_is_not_taken_for_a_sub_goal() -> None:
    sara = Desk().says("skal jeg til noget på fredag?")
    assert sara.text.startswith("Jeg er ikke sikker på, hvad du mener")


def test_words_that_were_not_understood_are_not_lost() -> None:
    sara = Desk().says("noget med heste")
    assert sara.presses("Et nyt delmål").text.startswith("Hvornår?")
    sara.presses("I morgen").presses("Mig selv").presses("Gem")
    assert draft_of(sara).what == "noget med heste"


@pytest.mark.parametrize(
    ("item", "answers", "name", "value"),
    [
        ("Hvad", ["løbe en tur"], "what", "løbe en tur"),
        ("Hvornår", ["i morgen"], "deadline", Deadline(date(2026, 11, 25))),
        ("Hvem hjælper", ["En fagperson"], "rung", Rung.A_PROFESSIONAL),
        ("Påmindelsen", ["Samme dag kl. 9.00"], "reminder", Reminder(0, time(9))),
        ("Påmindelsen", ["Ingen påmindelse"], "reminder", None),
        ("Påmindelsen", ["i morgen kl 12.30"], "reminder", Reminder(2, time(12, 30))),
        ("Del af livet", ["At komme ud"], "area", LifeArea.GETTING_AROUND),
        ("Håb eller mål", ["Et nyt håb eller en ny drøm", "at rejse igen"], "aim", Aim(AimKind.DREAM, "at rejse igen")),
        ("Hvor sikker", ["7"], "confidence", 7),
        ("Hvor sikker", ["Spring over"], "confidence", None),
        ("Hvor vigtigt", ["10"], "importance", 10),
    ],
)
def test_each_item_of_the_summary_can_be_changed(item: str, answers: list[str], name: str, value: object) -> None:
    sara = Desk().says("gå en tur på fredag").presses("Ret noget").presses(item)
    for answer in answers:
        sara.says(answer)
    assert sara.text.endswith("Skal jeg gemme det?")
    assert getattr(draft_of(sara.presses("Gem")), name) == value


def test_changing_one_item_keeps_the_rest() -> None:
    sara = Desk().says("gå en tur på fredag").presses("Ret noget").presses("Hvor sikker").says("4")
    sara.presses("Ret noget").presses("Hvornår").says("på lørdag")
    draft = draft_of(sara.presses("Gem"))
    assert (draft.what, draft.deadline.day, draft.confidence) == ("gå en tur", date(2026, 11, 28), 4)


def test_a_moved_day_moves_its_reminder() -> None:
    sara = Desk().says("gå en tur på fredag").presses("Ret noget").presses("Hvornår").says("på lørdag")
    assert "Påmindelse: fredag 27. november kl. 10.00" in sara.text


def test_only_reminders_that_lie_ahead_are_offered() -> None:
    sara = Desk().says("nyt").says("gå en tur").presses("I morgen").presses("Mig selv")
    assert "Påmindelse: onsdag 25. november kl. 9.00" in sara.text
    sara.presses("Ret noget").presses("Påmindelsen")
    assert sara.labels == ["Samme dag kl. 9.00", "Dagen før kl. 18.00", "Ingen påmindelse"]


def test_for_today_there_is_no_reminder() -> None:
    sara = Desk().says("nyt").says("gå en tur").presses("I dag").presses("Mig selv")
    assert "Påmindelse: ingen" in sara.text
    assert sara.presses("Gem").text == "Gemt. Efter tirsdag 24. november spørger jeg, hvordan det gik."


def test_the_helper_can_have_a_name() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("på fredag").presses("En, jeg kender")
    sara.presses("Ret noget").presses("Hvem eller hvor").says("min søster Ida")
    assert "Hvem hjælper: En, jeg kender: min søster Ida" in sara.text
    assert draft_of(sara.presses("Gem")).helper == "min søster Ida"


def test_back_at_every_question() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("på fredag").presses("Mig selv")
    assert sara.says("tilbage").text == "Hvem kan hjælpe?"
    assert sara.says("tilbage").text.startswith("Hvornår?")
    assert sara.says("tilbage").text.startswith("Hvad vil du gerne gøre?")
    assert sara.says("tilbage").text.startswith("Det var her, vi begyndte.")


def test_a_day_that_has_been_is_asked_again_with_an_example() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("i går")
    assert "»på fredag«" in sara.text
    assert sara.says("på fredag").text == "Hvem kan hjælpe?"


ODD = [
    "🙂🙂",
    "مرحبا بالعالم",
    "'; DROP TABLE persons; --",
    "<b>hej</b>",
    "*fed* _kursiv_ [x](y)",
    "{what}",
    "%s",
    "\\n",
]


@pytest.mark.parametrize("odd", ODD)
def test_own_words_are_shown_as_they_were_written(odd: str) -> None:
    sara = Desk().says("nyt").says(odd).says("på fredag").presses("En, jeg kender")
    assert f"»{odd}«" in sara.text
    sara.presses("Ret noget").presses("Hvem eller hvor").says(odd)
    assert f"En, jeg kender: {odd}" in sara.text
    assert draft_of(sara.presses("Gem")).what == odd


def test_too_long_a_text_gets_a_kind_word_and_keeps_nothing() -> None:
    sara = Desk().says("nyt").says("x" * 1001)
    assert "1.000 tegn" in sara.text
    assert sara.says("gå en tur").text.startswith("Hvornår?")


def test_a_step_from_here_goes_on_from_the_one_before() -> None:
    old = a_sub_goal()
    sara = Desk(old).says("mine delmål").presses("gå en tur").presses("Det er nået")
    sara.sub_goals = ()
    sara.presses("Et nyt skridt herfra").says("løbe").says("på fredag").presses("Mig selv").presses("Gem")
    assert draft_of(sara).follows == old.id


def test_a_known_hope_can_be_picked() -> None:
    aim = Aim(AimKind.DREAM, "at rejse igen", "d" * 32)
    old = a_sub_goal(aim=aim)
    sara = Desk(old).says("mine delmål").presses("gå en tur").presses("Ret det")
    assert "Mit håb: »at rejse igen«" in sara.text


def test_leaving_saves_nothing() -> None:
    sara = Desk().says("gå en tur på fredag").presses("Drop det")
    assert sara.decisions == []
    assert sara.talk is None
    assert isinstance(sara.replies[0], Message)
