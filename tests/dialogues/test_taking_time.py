"""An answer may come minutes, days or a week after its question."""

from __future__ import annotations

import pytest

from tests.dialogues.stage import Person, Stage


@pytest.fixture
async def sara(stage: Stage) -> Person:
    return await stage.citizen()


async def halfway(sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")


async def test_a_talk_taken_up_days_later_offers_the_days_from_then_on(stage: Stage, sara: Person) -> None:
    await halfway(sara)
    await sara.says("senere")
    sara.bot.says("Det venter her i en uge.")
    await stage.clock.turns_to("2026-11-27 12:00")
    await sara.says("fortsæt")
    sara.bot.asks("Hvornår?")
    sara.bot.offers("I dag", "I morgen", "Søndag", "Mandag", "Tirsdag", "Om en uge")
    await sara.taps("I morgen")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    sara.bot.asks("Hvornår: lørdag 28. november")


async def test_today_tapped_on_the_next_day_is_asked_again_in_the_end(stage: Stage, sara: Person) -> None:
    await halfway(sara)
    await stage.clock.turns_to("2026-11-25 08:00")
    await sara.taps("I dag")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    sara.bot.asks("Hvornår: tirsdag 24. november", "Skal jeg gemme det?")
    await sara.taps("Gem")
    sara.bot.asks("Den dag er gået.", "Hvilken dag passer dig nu?")
    await sara.taps("I morgen")
    sara.bot.says("Gemt. Jeg minder dig om det onsdag 25. november kl. 10.00.")


async def test_a_day_that_goes_by_before_it_is_moved_to_is_asked_again(stage: Stage, sara: Person) -> None:
    await sara.sets("gå en tur på torsdag")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says()
    await sara.taps("En anden dag")
    sara.bot.asks("Hvilken dag passer dig bedre?")
    await stage.clock.turns_to("2026-11-26 10:00")
    await sara.taps("I dag")
    sara.bot.asks("Den dag er gået.")
    await sara.says("på lørdag")
    sara.bot.says("Flyttet til lørdag 28. november.", "fredag 27. november kl. 10.00")


async def test_a_reminder_that_goes_by_before_the_summary_is_saved_gives_way_to_the_next(
    stage: Stage, sara: Person
) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks("Påmindelse: torsdag 26. november kl. 10.00")
    await stage.clock.turns_to("2026-11-26 12:00")
    await sara.taps("Gem")
    sara.bot.says("Gemt. Jeg minder dig om det fredag 27. november kl. 9.00.")
    await stage.clock.turns_to("2026-11-27 09:00")
    sara.bot.says("»gå en tur«", "Det er i dag.")


async def test_a_talk_that_lay_for_more_than_a_week_is_dropped_without_a_word(stage: Stage, sara: Person) -> None:
    await halfway(sara)
    await sara.says("senere")
    sara.bot.says()
    await stage.clock.turns_by(days=8)
    sara.bot.is_silent()
    await sara.says("fortsæt")
    sara.bot.says("Der venter ikke noget på dig nu.")
    assert stage.remembers("talks") == 0
