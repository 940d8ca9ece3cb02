"""Several of the choices: ticks that come and go in place, and what is written instead."""

from dataclasses import replace

import pytest

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import CitizenFacts
from medspil.conversations.messages import Incoming, Kind, Message
from medspil.conversations.plain.sms import as_sms
from medspil.conversations.readers import optional, yes_no
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.scripts.scenes import person_of, telling
from medspil.conversations.scripts.walk import Walk
from medspil.conversations.several import several_of
from medspil.conversations.talk import Choice, Leave, Reopen, Talk
from tests.conversations.desk import Desk

GROUP = [Choice("Sara", "p1"), Choice("Ali", "p2"), Choice("Bo", "p3"), Choice("Mette Marie", "p4")]


async def who_was_here(talk: Talk[CitizenFacts]) -> None:
    """Who was here; all but Bo were expected."""
    came = await talk.ask("came", "Who was here?", several_of(str, ("p4", "p1", "p2")), GROUP)
    sure = await talk.ask(
        "sure", f"{', '.join(came)}. Right?", yes_no, [Choice("Yes", True), Choice("Not quite", Reopen("came"))]
    )
    talk.say(f"Saved: {came}." if sure else "Hm.")


async def what_helped(talk: Talk[CitizenFacts]) -> None:
    """May be skipped, has a last button of its own, and a way out."""
    talk.say("One last thing.")
    choices = [Choice("Tea", 1), Choice("Talk", 2), Choice("Rather not", Leave())]
    helped = await talk.ask("helped", "What helped?", optional(several_of(int, done="That was it")), choices)
    talk.say("Nothing said." if helped is None else f"You said {list(helped)}.")


@pytest.fixture(autouse=True)
def a_group_in_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, function in (("settings", who_was_here), ("my-sub-goals", what_helped)):
        line: Conversation = CONVERSATIONS[name]
        monkeypatch.setitem(CONVERSATIONS, name, replace(line, function=function, keep=True))


def leader() -> Desk:
    """Someone who is asked who was here."""
    return Desk().says("/indstillinger")


def citizen() -> Desk:
    """Someone who is asked what helped."""
    return Desk().says("/mine")


def ticks(desk: Desk, place: int = -1) -> list[str]:
    """The labels on the phone."""
    return [button.label for row in desk.bubbles[place].rows for button in row]


def test_what_is_chosen_from_the_start_is_ticked() -> None:
    assert ticks(leader()) == ["✓ Sara", "✓ Ali", "Bo", "✓ Mette Marie", "Færdig"]


def test_a_tap_toggles_in_place_and_the_last_button_answers_in_the_order_shown() -> None:
    mette = leader().presses("✓ Sara").presses("Bo").presses("✓ Mette Marie").presses("Mette Marie").presses("Sara")
    assert ticks(mette) == ["✓ Sara", "✓ Ali", "✓ Bo", "✓ Mette Marie", "Færdig"]
    assert len(mette.bubbles) == 1
    assert mette.bubbles[0].text == "Who was here?"
    mette.presses("✓ Sara").presses("Færdig")
    assert mette.text == "p2, p3, p4. Right?"
    assert mette.bubbles[0].text == "Who was here?\n→ Ali, Bo, Mette Marie"


def test_two_quick_taps_on_different_names_toggle_both() -> None:
    mette = leader().presses_at_once("✓ Sara", "Bo")
    assert ticks(mette) == ["Sara", "✓ Ali", "✓ Bo", "✓ Mette Marie", "Færdig"]


def test_two_quick_taps_on_the_same_name_are_one() -> None:
    assert ticks(leader().presses_at_once("Bo", "Bo"))[2] == "✓ Bo"
    assert ticks(leader().presses_at_once("✓ Ali", "✓ Ali"))[1] == "Ali"


def test_done_in_the_same_breath_counts_the_tap_before_it() -> None:
    mette = leader().presses_at_once("Bo", "Færdig")
    assert mette.text == "p1, p2, p3, p4. Right?"


def test_a_name_tapped_after_done_changes_nothing() -> None:
    mette = leader().presses_at_once("Færdig", "Bo")
    assert mette.text == "Det spørgsmål er vi færdige med. Jeg har ikke ændret noget.\n\np1, p2, p4. Right?"
    assert mette.bubbles[0].text == "Who was here?\n→ Sara, Ali, Mette Marie"


def test_the_buttons_stay_where_they_are_when_a_tick_comes() -> None:
    mette = leader()
    rows = [len(row) for row in mette.bubbles[-1].rows]
    mette.presses("Bo")
    assert [len(row) for row in mette.bubbles[-1].rows] == rows


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("1 3", "p1, p3"),
        ("1, 3 og 4", "p1, p3, p4"),
        ("Bo og Sara", "p1, p3"),
        ("sara, mette marie", "p1, p4"),
        ("Bo", "p3"),
        ("alle", "p1, p2, p3, p4"),
        ("alle undtagen Bo", "p1, p2, p4"),
        ("1-3", "p1, p2, p3"),
        ("ingen", ""),
        ("Færdig", "p1, p2, p4"),
    ],
)
def test_what_is_written_is_the_whole_answer_whatever_was_ticked(said: str, heard: str) -> None:
    mette = leader().says(said)
    assert mette.text == f"{heard}. Right?"


def test_what_can_t_be_read_is_asked_again_with_the_ticks_as_they_stand() -> None:
    mette = leader().presses("Bo").says("Sara, ikke Ali")
    assert mette.text == "Tryk på dem, du mener, og så på »Færdig«. Du kan også skrive deres numre, fx »1 3«."
    assert ticks(mette) == ["✓ Sara", "✓ Ali", "✓ Bo", "✓ Mette Marie", "Færdig"]
    assert ticks(mette.presses("✓ Ali"))[:2] == ["✓ Sara", "Ali"]
    assert mette.says("nogle stykker").says("tja").presses("Færdig").text == "p1, p3, p4. Right?"


def test_back_and_change_keep_what_was_chosen() -> None:
    mette = leader().says("2 3").says("tilbage")
    assert ticks(mette) == ["Sara", "✓ Ali", "✓ Bo", "Mette Marie", "Færdig"]
    mette.presses("Færdig").presses("Not quite")
    assert ticks(mette) == ["Sara", "✓ Ali", "✓ Bo", "Mette Marie", "Færdig"]
    mette.presses("Sara").presses("Færdig").says("ret")
    assert mette.labels == ["Who was here?: Sara, Ali, Bo", "Ikke noget, det er fint"]
    mette.presses("Ikke noget, det er fint").presses("Yes")
    assert mette.text == "Saved: ('p1', 'p2', 'p3')."


def test_help_on_the_way_keeps_the_ticks() -> None:
    assert ticks(leader().presses("Bo").says("hjælp"))[2] == "✓ Bo"


def test_words_before_the_question_stay_in_the_message_whose_ticks_change() -> None:
    sara = citizen().presses("Talk")
    assert [message.text for message in sara.bubbles] == ["One last thing.\n\nWhat helped?"]
    assert ticks(sara) == ["Tea", "✓ Talk", "Rather not", "Spring over", "That was it"]
    assert sara.presses("That was it").text == "You said [2]."


def test_a_question_that_may_be_skipped_takes_a_skip_and_none() -> None:
    assert citizen().presses("Spring over").text == "Nothing said."
    assert citizen().says("spring over").text == "Nothing said."
    assert citizen().presses("That was it").text == "You said []."
    assert citizen().says("ingen").text == "You said []."
    assert citizen().presses("Rather not").text.startswith("Helt fint, vi lader det være.")


def test_the_script_walks_each_tick_once_and_what_is_written() -> None:
    told = telling("da")
    walk = Walk("settings", "da", told.typed, {})
    asked = walk.go(person_of({}, told).does(Incoming(Kind.TEXT, "/indstillinger")), ())
    (ticked, done, hint) = asked.ways
    assert (ticked.labels, ticked.step) == (["✓ Sara", "✓ Ali", "Bo", "✓ Mette Marie"], asked)
    assert (done.labels, done.words) == (["Færdig"], ["alle", "ingen"])
    assert hint.step.messages[0].text.startswith("Tryk på dem, du mener")
    assert len(walk.steps) < 6


def test_on_a_phone_without_buttons_it_is_numbered_lines() -> None:
    message: Message = leader().replies[-1]
    assert as_sms(message).splitlines() == [
        "Who was here?",
        "1 x Sara",
        "2 x Ali",
        "3 Bo",
        "4 x Mette Marie",
        "5 Færdig",
    ]
