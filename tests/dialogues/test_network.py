"""Telegram refuses, stumbles or is gone: nothing is lost, and what was said comes in its order."""

from __future__ import annotations

import pytest

from medspil.bot.channels.telegram import TelegramChannel
from medspil.sandbox.failures import (
    Failure,
    accepts_then_closes,
    answers,
    bad_gateway,
    closes,
    garbage,
    half_a_body,
    hangs,
    too_many_requests,
)
from tests.dialogues.stage import Person, Stage


@pytest.fixture
async def sara(stage: Stage) -> Person:
    return await stage.citizen()


async def test_asked_to_wait_the_answer_comes_after_the_wait_and_in_order(stage: Stage, sara: Person) -> None:
    stage.telegram.fail_next("sendMessage", too_many_requests(17))
    await sara.says("nyt")
    sara.bot.is_silent()
    await sara.says("gå en tur")
    await stage.clock.turns_by(seconds=16)
    sara.bot.is_silent()
    await stage.clock.turns_by(seconds=1)
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.asks("Hvornår?")


async def test_asking_one_chat_to_wait_holds_up_no_other(stage: Stage, sara: Person) -> None:
    ali = await stage.citizen("Ali")
    stage.telegram.fail_next("sendMessage", too_many_requests(30))
    await sara.says("nyt")
    sara.bot.is_silent()
    await ali.says("nyt")
    ali.bot.asks("Hvad vil du gerne gøre?")
    await stage.clock.turns_by(seconds=30)
    sara.bot.asks("Hvad vil du gerne gøre?")


@pytest.mark.parametrize(
    "failure",
    [bad_gateway(), answers(500, "Internal Server Error"), closes(), garbage()],
    ids=["502", "500", "closed", "garbage"],
)
async def test_after_a_stumble_the_answer_is_sent_again_once(stage: Stage, sara: Person, failure: Failure) -> None:
    stage.telegram.fail_next("sendMessage", failure)
    await sara.says("nyt")
    sara.bot.is_silent()
    await stage.clock.turns_by(seconds=2)
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.is_silent()


@pytest.mark.parametrize("failure", [accepts_then_closes(), half_a_body()], ids=["closed", "half-a-body"])
async def test_what_may_have_gone_out_comes_at_most_twice_and_is_not_lost(
    stage: Stage, sara: Person, failure: Failure
) -> None:
    stage.telegram.fail_next("sendMessage", failure)
    await sara.says("nyt")
    await stage.clock.turns_by(seconds=2)
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.is_silent()
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")


async def test_a_long_outage_delays_and_loses_nothing(stage: Stage, sara: Person) -> None:
    stage.telegram.fail_next("sendMessage", bad_gateway(), times=6)
    await sara.says("nyt")
    for _ in range(6):
        sara.bot.is_silent()
        await stage.clock.turns_by(seconds=40)
    sara.bot.asks("Hvad vil du gerne gøre?")


async def test_no_answer_in_time_is_tried_again(stage: Stage, sara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TelegramChannel.__init__.__kwdefaults__ is not None
    monkeypatch.setitem(TelegramChannel.__init__.__kwdefaults__, "answer_seconds", 0.3)
    await stage.bot_restarts()
    stage.telegram.fail_next("sendMessage", hangs())
    await sara.says("nyt")
    sara.bot.is_silent()
    await stage.clock.turns_by(seconds=2)
    sara.bot.asks("Hvad vil du gerne gøre?")


async def test_what_telegram_never_takes_is_dropped_and_the_next_goes_on(stage: Stage, sara: Person) -> None:
    stage.telegram.fail_next("sendMessage", answers(400, "Bad Request: message text is empty"))
    await sara.says("nyt")
    sara.bot.is_silent()
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")


async def test_a_chat_that_is_gone_means_stop(stage: Stage, sara: Person) -> None:
    await sara.sets("gå en tur på torsdag")
    stage.telegram.fail_next("sendMessage", answers(400, "Bad Request: chat not found"))
    await stage.clock.turns_to("2026-11-25 10:00")
    calls = len(stage.telegram.calls_of("sendMessage"))
    await stage.clock.turns_to("2026-11-28 12:00")
    assert len(stage.telegram.calls_of("sendMessage")) == calls


async def test_a_refused_tidying_does_not_hold_up_the_answer(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    stage.telegram.fail_next("editMessageText", answers(400, "Bad Request: message can't be edited"))
    await sara.taps("Gem")
    sara.bot.says("Gemt.")


@pytest.mark.usefixtures("no_pauses")
async def test_the_network_is_down_for_a_while(stage: Stage, sara: Person) -> None:
    stage.telegram.fail_next("getUpdates", closes(), bad_gateway(), garbage(), closes())
    stage.telegram.fail_next("sendMessage", closes())
    await sara.says("nyt")
    await stage.clock.turns_by(seconds=2)
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.is_silent()


@pytest.mark.usefixtures("no_pauses")
async def test_the_network_is_down_when_the_bot_starts(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    sara.phone.writes("nyt")
    stage.telegram.fail_next("*", closes(), times=6)
    await stage.bot_starts()
    await stage.clock.turns_by(seconds=10)
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.is_silent()


async def test_what_was_written_while_the_bot_was_down_is_answered_in_order(stage: Stage, sara: Person) -> None:
    await stage.bot_stops()
    for text in ("nyt", "gå en tur", "på fredag", "mig selv"):
        sara.phone.writes(text)
    await stage.bot_starts()
    for part in ("Hvad vil du", "Hvornår?", "Hvem kan hjælpe?", "»gå en tur«"):
        sara.bot.asks(part)


async def test_what_was_on_its_way_out_when_the_bot_stopped_goes_out_when_it_starts(stage: Stage, sara: Person) -> None:
    stage.telegram.fail_next("sendMessage", too_many_requests(60))
    await sara.says("nyt")
    await stage.bot_stops()
    await stage.clock.turns_by(minutes=2)
    await stage.bot_starts()
    sara.bot.asks("Hvad vil du gerne gøre?")
    sara.bot.is_silent()
