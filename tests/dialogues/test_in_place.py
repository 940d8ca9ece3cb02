"""One bubble over HTTP: a notice, four taps and the thanks; and who was there, ticked by a quick thumb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import a_scale, optional, words
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.several import several_of
from medspil.conversations.talk import Choice, Talk
from tests.dialogues.stage import Person, Stage

FIVE = [Choice(str(number), number) for number in range(1, 6)]
GROUP = [Choice(name, name) for name in ("Sara", "Ali", "Bo", "Ida", "Per", "Eva", "Kim", "Lis")]


async def evening(talk: Talk[CitizenFacts]) -> None:
    """Three taps and a line that may be skipped."""
    for question in ("Var det godt i dag?", "Blev du hørt?", "Var det et skridt?"):
        await talk.ask(question, question, a_scale(1, 5), FIVE, in_place=True)
    line = await talk.ask("line", "Skal noget være anderledes?", optional(words), in_place=True)
    talk.say("Tak for det." if line is None else f"Tak: {line}", in_place=True)


async def who_was_there(talk: Talk[CitizenFacts]) -> None:
    """All are ticked beforehand."""
    there = await talk.ask("there", "Hvem var der?", several_of(str, ("Sara", "Ali")), GROUP, in_place=True)
    talk.say(f"Gemt: {', '.join(there)}.", in_place=True)


@pytest.fixture(autouse=True)
def talks_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, function in (("look-back", evening), ("my-sub-goals", who_was_there)):
        monkeypatch.setitem(CONVERSATIONS, name, replace(CONVERSATIONS[name], function=function))


@pytest.fixture
async def sara(stage: Stage) -> Person:
    """Someone to whom a notice has come by itself."""
    sara = await stage.citizen()
    await sara.sets("gå en tur på torsdag")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says("Det er i morgen.")
    await stage.clock.turns_to("2026-11-27 10:00")
    sara.bot.asks("Hvordan gik det?")
    return sara


async def test_from_the_notice_to_the_thanks_it_is_one_message_and_five_taps(stage: Stage, sara: Person) -> None:
    notice = sara.bot.heard
    assert notice is not None
    for tapped, said in (
        ("8", "godt"),
        ("4", "hørt"),
        ("5", "skridt"),
        ("2", "anderledes"),
        ("Spring over", "Tak for det."),
    ):
        await sara.taps(tapped)
        assert sara.bot.says_in_place(said).message_id == notice.message_id
    sara.bot.offers()
    sara.bot.is_silent()


async def test_a_thumb_that_taps_each_button_twice_makes_no_difference(stage: Stage, sara: Person) -> None:
    await sara.taps("8", times=2)
    sara.bot.says_in_place("godt")
    await sara.taps("4", times=3)
    sara.bot.says_in_place("hørt")
    await stage.bot_restarts()
    await sara.taps("5", times=2)
    sara.bot.says_in_place("skridt")


async def test_who_writes_is_answered_below_and_goes_on_there(stage: Stage, sara: Person) -> None:
    await sara.taps("8")
    first = sara.bot.says_in_place("godt")
    await sara.says("4")
    below = sara.bot.says("hørt")
    assert below.message_id > first.message_id
    await sara.taps("3")
    assert sara.bot.says_in_place("skridt").message_id == below.message_id


async def test_where_the_message_was_deleted_the_next_question_comes_as_a_new_one(stage: Stage, sara: Person) -> None:
    await sara.taps("8")
    asked = sara.bot.says_in_place("godt")
    stage.telegram.chats[sara.phone.user.id].messages.pop(asked.message_id)
    await sara.taps_old(asked, "4")
    assert sara.bot.says("hørt").message_id > asked.message_id
    await sara.taps("4")
    sara.bot.says_in_place("skridt")


async def test_a_quick_thumb_ticks_all_it_taps_in_one_message(stage: Stage, sara: Person) -> None:
    await sara.says("/mine")
    asked = sara.bot.asks("Hvem var der?")
    await stage.bot_stops()
    for label in ("✓ Ali", "Bo", "Ida", "Ida", "Per", "Eva", "Kim", "Lis"):
        sara.phone.presses(label)
    await stage.bot_starts()
    sara.bot.is_silent()
    assert sara.phone.last.labels == ["✓ Sara", "Ali", "✓ Bo", "✓ Ida", "✓ Per", "✓ Eva", "✓ Kim", "✓ Lis", "Færdig"]
    assert sara.phone.last.message_id == asked.message_id
    await sara.taps("✓ Sara")
    await sara.taps("Færdig")
    sara.bot.says_in_place("Gemt: Bo, Ida, Per, Eva, Kim, Lis.")
    edits = [call for call in stage.telegram.calls_of("editMessageText") if "Hvem var der?" in call.params["text"]]
    assert len(edits) < 8
