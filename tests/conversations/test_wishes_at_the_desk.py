"""What a person wants in their own words, at the front desk: done where it is plain, asked about where it is not."""

from datetime import UTC, date, datetime

import pytest

from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.understanding import UNCLEAR, Wish
from medspil.conversations.understanding.wishes import INTENTS
from medspil.conversations.wishing import NO_WISHES, way_for, wish_words
from medspil.domain.decisions import ChangeSettings, Decision, ForgetMe, LookBack, NewSubGoal, Stop, WishForHelp
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Deadline, Outcome, SubGoal
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

MONDAY = Deadline(date(2026, 11, 30))
WALK, CALL = a_sub_goal(), a_sub_goal("ringe til tandlægen", id="b" * 32)


def desk(language: str, *sub_goals: SubGoal) -> Desk:
    return Desk(*sub_goals, settings=PersonSettings(language=language))


def looked_back(decision: Decision) -> LookBack:
    assert isinstance(decision, LookBack)
    return decision


def changed(decision: Decision) -> PersonSettings:
    assert isinstance(decision, ChangeSettings)
    return decision.settings


# a new sub-goal


@pytest.mark.parametrize(
    ("language", "said", "what", "save"),
    [
        ("da", "jeg vil gerne begynde at løbe på mandag", "begynde at løbe", "Gem"),
        ("da", "Ringe til Bent på mandag!", "Ringe til Bent!", "Gem"),
        ("en", "I'd like to start running on Monday", "start running", "Save"),
        ("en", "call Bob on Monday", "call Bob", "Save"),
    ],
)
def test_a_wish_with_its_day_needs_only_a_yes(language: str, said: str, what: str, save: str) -> None:
    sara = desk(language).says(said).presses(save)
    assert isinstance(sara.decided, NewSubGoal)
    assert (sara.decided.draft.what, sara.decided.draft.deadline) == (what, MONDAY)


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("da", "jeg vil gerne begynde at løbe", "Hvornår?"),
        ("en", "i want to start running", "By when?"),
        ("da", "jeg vil gerne lave et nyt delmål", "Hvad vil du gerne gøre?"),
        ("en", "can i make a new goal", "What would you like to do?"),
    ],
)
def test_only_what_was_not_said_is_asked(language: str, said: str, asked: str) -> None:
    assert desk(language).says(said).text.startswith(asked)


# about a sub-goal


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "flyt det til på mandag"), ("en", "can you move it to Monday"), ("da", "kan du udskydde det til mandag")],
)
def test_the_only_one_is_moved_at_once_to_the_day_that_was_named(language: str, said: str) -> None:
    sara = desk(language, WALK).says(said)
    assert looked_back(sara.decided).deadline == MONDAY
    assert len(sara.replies) == 1


@pytest.mark.parametrize(("language", "said"), [("da", "ryk gåturen til mandag"), ("en", "move the tur to monday")])
def test_the_one_whose_words_were_said_is_moved(language: str, said: str) -> None:
    assert looked_back(desk(language, WALK, CALL).says(said).decided).sub_goal_id == WALK.id


def test_where_two_may_be_meant_it_asks_which_and_keeps_the_day() -> None:
    sara = desk("da", WALK, CALL).says("flyt det til på mandag")
    assert sara.text == "Hvilket delmål vil du flytte?"
    assert sara.labels == ["gå en tur", "ringe til tandlægen", "Ingen af dem"]
    moved = looked_back(sara.presses("ringe til tandlægen").decided)
    assert (moved.sub_goal_id, moved.deadline) == (CALL.id, MONDAY)


def test_what_names_none_of_them_moves_none() -> None:
    sara = desk("da", WALK).says("flyt frisøren til mandag")
    assert sara.text == "Hvilket delmål vil du flytte?"
    sara.presses("Ingen af dem")
    assert sara.decisions == []


@pytest.mark.parametrize(("language", "said"), [("da", "udskyd det"), ("en", "postpone it")])
def test_moving_without_a_day_asks_for_it(language: str, said: str) -> None:
    sara = desk(language, WALK).says(said)
    assert sara.decisions == []
    assert looked_back(sara.presses("I morgen" if language == "da" else "Tomorrow").decided).outcome is Outcome.MOVED


@pytest.mark.parametrize(
    ("language", "said", "yes"),
    [("da", "det gik godt i går", "Ja, det er nået"), ("en", "I did it!!", "Yes, it is reached")],
)
def test_good_news_is_reached_after_one_yes(language: str, said: str, yes: str) -> None:
    sara = desk(language, WALK).says(said)
    assert sara.decisions == []
    assert looked_back(sara.presses(yes).decided).outcome is Outcome.REACHED


def test_good_news_may_be_on_the_way_only() -> None:
    sara = desk("da", WALK).says("jeg gjorde det").presses("Det er stadig i gang")
    assert "0 er" in sara.text
    assert sara.decisions == []


@pytest.mark.parametrize(
    ("language", "said", "yes", "no"),
    [
        ("da", "jeg vil give slip på mit mål", "Ja, lad det ligge", "Nej, behold det"),
        ("en", "i want to let that goal go", "Yes, let it rest", "No, keep it"),
    ],
)
def test_letting_go_is_done_after_one_yes_and_not_after_a_no(language: str, said: str, yes: str, no: str) -> None:
    assert looked_back(desk(language, WALK).says(said).presses(yes).decided).outcome is Outcome.LET_GO
    assert desk(language, WALK).says(said).presses(no).decisions == []


@pytest.mark.parametrize(
    ("language", "said"), [("da", "jeg har brug for hjælp til mit mål"), ("en", "i need help with my goal")]
)
def test_help_with_a_sub_goal_is_written_down_with_it(language: str, said: str) -> None:
    assert isinstance(desk(language, WALK).says(said).decided, WishForHelp)


@pytest.mark.parametrize(
    ("language", "said"), [("da", "kan jeg tale med personalet"), ("en", "can i speak to a human")]
)
def test_help_from_people_says_how_they_are_reached_and_promises_nothing(language: str, said: str) -> None:
    sara = desk(language, WALK).says(said)
    assert "+45 00 00 00 10" in sara.text
    assert sara.decisions == []


@pytest.mark.parametrize("said", ["flyt det til på mandag", "jeg gjorde det", "jeg vil give slip på mit mål"])
def test_without_a_sub_goal_there_is_a_way_to_a_new_one(said: str) -> None:
    sara = desk("da").says(said)
    assert sara.decisions == []
    assert sara.labels == ["Et nyt delmål"]


# settings


@pytest.mark.parametrize(
    ("language", "said", "other", "answer"),
    [
        ("da", "tal engelsk", "en", "Now I speak English."),
        ("en", "can you write in danish", "da", "Nu taler jeg dansk."),
    ],
)
def test_the_language_changes_at_once(language: str, said: str, other: str, answer: str) -> None:
    sara = desk(language).says(said)
    assert changed(sara.decided).language == other
    assert sara.text == answer


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("da", "pause i en uge", 1),
        ("da", "hold pause til på mandag", 30),
        ("en", "pause everything for a week", 1),
        ("en", "can you be quiet until Monday", 30),
    ],
)
def test_a_pause_with_its_end_begins_at_once(language: str, said: str, day: int) -> None:
    until = changed(desk(language).says(said).decided).paused_until
    assert until is not None
    assert until.day == day


@pytest.mark.parametrize(
    ("language", "said"), [("da", "jeg har brug for en pause"), ("en", "take a break for a while")]
)
def test_a_pause_without_an_end_asks_for_it(language: str, said: str) -> None:
    sara = desk(language).says(said)
    assert sara.decisions == []
    assert changed(sara.presses("En uge" if language == "da" else "A week").decided).paused_until is not None


def test_a_pause_that_is_on_may_be_meant_to_end() -> None:
    paused = PersonSettings(paused_until=datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert changed(Desk(settings=paused).says("pause").presses("Slut pausen").decided).paused_until is None


@pytest.mark.parametrize(
    ("language", "said", "on"),
    [
        ("da", "slå diskret til", True),
        ("da", "slå diskret fra", False),
        ("en", "turn discreet mode on", True),
        ("en", "discreet off", False),
    ],
)
def test_discreet_goes_on_and_off(language: str, said: str, on: bool) -> None:
    assert changed(desk(language).says(said).decided).discreet is on


# data, and who sees it


@pytest.mark.parametrize(
    ("language", "said", "yes"),
    [("da", "slet alt om mig", "Slet alt"), ("en", "delete all my data", "Delete everything")],
)
def test_everything_is_deleted_only_after_its_own_question(language: str, said: str, yes: str) -> None:
    sara = desk(language, WALK).says(said)
    assert sara.decisions == []
    assert isinstance(sara.presses(yes).decided, ForgetMe)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("da", "hvad har jeg gang i", "Det her har du gang i:"),
        ("en", "what are my goals", "This is what you have under way:"),
        ("da", "hvad ved du om mig", "Det her gemmer jeg om dig:"),
        ("en", "what do you know about me", "What I keep about you:"),
        ("da", "hvem kan se det her", "Kun du kan se dine delmål"),
        ("en", "who can see this", "Only you can see your sub-goals"),
        ("da", "del det med min mor", "Det er en god tanke at dele det. Der er bare ikke nogen at dele med her endnu."),
        ("en", "share my goal with my mum", "It is a good thought to share it. Nobody is there yet to share it with."),
        ("da", "hvad kan du", "Jeg minder dig om små mål"),
        ("en", "how does this work", "I remind you of small goals"),
        ("da", "godmorgen medspil", "Jeg er her."),
        ("en", "hey there", "I am here."),
        ("da", "tusind tak for hjælpen", "Selv tak."),
        ("en", "thanks a lot!", "You are welcome."),
        ("da", "ups, forkert knap", "Der er ikke noget at fortryde fra den sidste time."),
        ("en", "oops, undo that", "There is nothing from the last hour to undo."),
    ],
)
def test_a_plain_wish_is_answered(language: str, said: str, answer: str) -> None:
    sara = desk(language, WALK).says(said)
    assert sara.text.startswith(answer)
    assert sara.decisions == []


@pytest.mark.parametrize(("language", "said"), [("da", "skriv ikke til mig mere"), ("en", "stop writing to me")])
def test_stop_is_heard_in_other_words(language: str, said: str) -> None:
    assert isinstance(desk(language).says(said).decided, Stop)
    question = "nyt" if language == "da" else "new"
    assert isinstance(desk(language).says(question).says(said).decided, Stop)


# unsure


def test_words_that_are_not_plain_are_asked_about_and_not_lost() -> None:
    sara = desk("da", WALK).says("jeg når det ik, kan det blive i overmorgen")
    assert sara.text.startswith(
        "Jeg er ikke sikker på, hvad du mener med »jeg når det ik, kan det blive i overmorgen«."
    )
    assert sara.labels[0] == "Flyt dagen"
    assert sara.labels[-2:] == ["Et nyt delmål", "Nej, ikke noget"]
    assert looked_back(sara.presses("Flyt dagen").decided).deadline == Deadline(date(2026, 11, 26))


def test_tired_of_it_may_mean_a_sub_goal_or_the_messages() -> None:
    sara = desk("da", WALK).says("gider ikke mere")
    assert sara.decisions == []
    assert {"Lad et delmål ligge", "Ikke flere beskeder fra dig"} <= set(sara.labels)


def test_a_day_and_something_that_may_be_a_sub_goal_keeps_both() -> None:
    sara = desk("da").says("frisør på fredag")
    sara.presses("Et nyt delmål" if "Et nyt delmål" in sara.labels else "Ja, et nyt delmål").presses("Gem")
    assert isinstance(sara.decided, NewSubGoal)
    assert (sara.decided.draft.what, sara.decided.draft.deadline.day) == ("frisør", date(2026, 11, 27))


def test_likely_good_news_that_names_a_sub_goal_needs_only_a_yes() -> None:
    sara = desk("da", WALK, CALL).says("jeg fik ringet til tandlægen")
    assert "»ringe til tandlægen«" in sara.text
    assert sara.decisions == []
    assert looked_back(sara.presses("Ja, det er nået").decided).outcome is Outcome.REACHED


def test_a_likely_letting_go_that_names_a_sub_goal_needs_only_a_yes() -> None:
    sara = desk("da", WALK, CALL).says("det bliver ikke til noget med at ringe til tandlægen alligevel")
    assert "»ringe til tandlægen«" in sara.text
    assert looked_back(sara.presses("Ja, lad det ligge").decided).outcome is Outcome.LET_GO


def test_change_by_itself_shows_what_there_is_to_change() -> None:
    assert "gå en tur" in " ".join(desk("da", WALK, CALL).says("ret").labels)
    assert "gå en tur" in " ".join(desk("en", WALK).says("edit").labels)


def test_a_question_about_a_sub_goal_is_no_news_of_it() -> None:
    assert "»har jeg ringet til tandlægen?«" in desk("da", WALK, CALL).says("har jeg ringet til tandlægen?").text


def test_words_for_nothing_leave_everything_as_it_is() -> None:
    sara = desk("da", WALK).says("min nabo har fået ny bil").presses("Nej, ikke noget")
    assert (sara.talk, sara.decisions) == (None, [])


def test_every_wish_but_kind_words_can_be_offered_and_leads_to_a_talk() -> None:
    assert set(wish_words()) == set(INTENTS) - NO_WISHES - {UNCLEAR}
    assert {way_for(Wish(intent))[0] for intent in wish_words()} <= set(CONVERSATIONS)


# in a talk


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("slet alt om mig", "Skal jeg slette alt om dig?"),
        ("tal engelsk", "Now I speak English."),
        ("hvad ved du om mig", "Det her gemmer jeg om dig:"),
        ("hvad kan jeg skrive til dig", "»Tilbage« tager et svar tilbage."),
    ],
)
def test_where_any_words_are_an_answer_the_plainest_wishes_are_heard(said: str, answer: str) -> None:
    assert desk("da").says("nyt").says(said).text.startswith(answer)


@pytest.mark.parametrize("said", ["flytte hjemmefra", "engelsk", "holde pause", "dele en kage med min mor", "mine mål"])
def test_where_any_words_are_an_answer_all_other_wishes_are_answers(said: str) -> None:
    sara = desk("da").says("nyt").says(said)
    assert said == "mine mål" or sara.text.startswith("Hvornår?")


def test_a_wish_that_is_no_answer_sets_the_talk_aside() -> None:
    sara = desk("da", WALK).says("nyt").says("løbe").says("hvem kan se det her")
    assert sara.text.startswith("Kun du kan se dine delmål")
    assert "Du var i gang med et delmål: »løbe«." in sara.text
    assert sara.presses("Fortsæt").text.startswith("Hvornår?")


def test_a_greeting_or_thanks_leaves_the_question_where_it_is() -> None:
    sara = desk("da").says("nyt").says("løbe")
    for said in ("hej", "tak"):
        assert sara.says(said).text.startswith("Hvilken dag?")
