"""Undo, the whole way: by the word and by the button, with what comes by itself afterwards."""

from __future__ import annotations

import pytest

from tests.dialogues.stage import Person, Stage


@pytest.fixture
async def sara(stage: Stage) -> Person:
    return await stage.citizen()


async def test_reached_by_mistake_and_reminded_all_the_same(stage: Stage, sara: Person) -> None:
    bot = sara.bot
    await sara.sets("gå en tur på fredag")
    await sara.says("mine")
    bot.says("»gå en tur«")
    await sara.taps("gå en tur")
    bot.asks("Hvad vil du gøre?")
    await sara.taps("Det er nået")
    bot.says("Du gjorde det: »gå en tur«.")
    bot.offers("Et nyt skridt herfra", "Mine delmål", "Fortryd")
    await sara.taps("Fortryd", times=2)
    bot.says("Det er taget tilbage. »gå en tur« er i gang igen, til fredag 27. november.")
    bot.says("Det kan ikke fortrydes længere.")
    await stage.clock.turns_to("2026-11-26 10:00")
    bot.says("»gå en tur«", "Det er i morgen.")


async def test_step_by_step_back_to_the_beginning(sara: Person) -> None:
    bot = sara.bot
    await sara.sets("gå en tur på fredag")
    await sara.says("mine")
    bot.says()
    await sara.taps("gå en tur")
    bot.asks()
    await sara.taps("Flyt dagen")
    bot.asks("Hvilken dag")
    await sara.taps("Om en uge")
    bot.says("Flyttet til tirsdag 1. december.")
    await sara.says("stop")
    bot.says("Jeg stopper nu.")
    await sara.says("fortryd")
    bot.says("Det er taget tilbage. Jeg skriver til dig igen.")
    await sara.says("jeg fortryder")
    bot.says("Det er taget tilbage. »gå en tur« er til fredag 27. november igen.")
    await sara.says("/fortryd")
    bot.says("Det er taget tilbage. »gå en tur« er væk igen.")
    await sara.says("fortryd")
    bot.says("Der er ikke noget at fortryde fra den sidste time.")


async def test_a_number_that_slipped(stage: Stage, sara: Person) -> None:
    bot = sara.bot
    await sara.sets("gå en tur i morgen")
    await stage.clock.turns_to("2026-11-26 10:00")
    bot.is_heard_out()
    await sara.taps("3")
    bot.asks("Vil du skrive et par ord om det?")
    await sara.says("fortryd")
    bot.says("Det er taget tilbage. Dit tilbageblik på »gå en tur« er væk igen.")
    await stage.clock.turns_to("2026-11-28 10:00")
    bot.asks("»gå en tur«", "Hvordan gik det?")
