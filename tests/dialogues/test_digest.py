"""The weekly digest from end to end: on Monday at eight, as a picture, as a page, and after a change of sharing."""

from __future__ import annotations

from sqlalchemy import select

from medspil.storage.tables import audit
from tests.dialogues.stage import Person, Stage
from tests.dialogues.test_pages import LINK, Browser
from tests.dialogues.test_sharing import mette_supports_sara, shares

MONDAY_AT_EIGHT, NEXT_MONDAY = "2026-11-30 08:00", "2026-12-07 08:00"


async def reads(mette: Person) -> str:
    """A digest has come, which says nothing until Mette has proven that it is her."""
    await mette.looks()
    return mette.bot.says().text


async def sara_reaches(sara: Person, what: str, number: str = "10") -> None:
    """Sara looks back at it on the day after."""
    if "mere end én ting" in sara.bot.says(f"»{what}«").text:
        await sara.taps(what)
        sara.bot.asks(what)
    await sara.taps(number)
    sara.bot.is_heard_out()
    await sara.taps("Spring over")
    sara.bot.is_heard_out()
    await sara.taps("Jeg er i mål")
    sara.bot.is_heard_out()


async def test_what_sara_shares_is_told_on_monday_and_what_she_keeps_is_not(each_stage: Stage) -> None:
    mette, sara = await mette_supports_sara(each_stage)
    await shares(sara, "gå en tur")
    await each_stage.clock.turns_to("2026-11-28 10:01")
    await sara_reaches(sara, "gå en tur")
    await each_stage.clock.turns_to("2026-11-29 10:01")
    await sara_reaches(sara, "ringe til min bror")
    mette.bot.is_heard_out()
    await each_stage.clock.turns_to(MONDAY_AT_EIGHT)
    assert await reads(mette) == "Ugen kort: 1 delmål er nået.\n\nVærd at fejre:\n• Sara: et delmål"
    sara.bot.is_silent()


async def test_the_weeks_and_all_the_words_are_a_tap_away_and_sara_can_read_who_looked(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await shares(sara, "gå en tur")
    await stage.clock.turns_to("2026-11-28 10:01")
    await sara_reaches(sara, "gå en tur")
    mette.bot.is_heard_out()
    await stage.clock.turns_to(MONDAY_AT_EIGHT)
    await reads(mette)
    mette.bot.offers_also("Hep på Sara", "Ugerne", "Alle ordene")
    await mette.taps("Ugerne")
    assert mette.bot.says("I de sidste 8 uger: 1 delmål er nået.").photo is not None
    await mette.says("overblik")
    mette.bot.says("Ugen kort: 1 delmål er nået.")
    await mette.taps("Alle ordene")
    found = LINK.search(mette.bot.says("Linket virker én gang").text)
    assert found is not None
    page = await Browser().presses_the_button(found[0])
    assert page.said("Sara: »gå en tur«")
    with stage.store.database.transaction() as connection:
        ways = connection.scalars(select(audit.c.way).where(audit.c.what == "saw shared sub-goals")).all()
    assert {"page", "chat"} <= set(ways)


async def test_what_is_taken_back_in_the_middle_of_the_week_is_not_told(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await shares(sara, "gå en tur")
    await stage.clock.turns_to("2026-11-26 12:00")
    sara.bot.is_heard_out()
    await sara.says("hvem kan se det her?")
    sara.bot.is_heard_out()
    await sara.taps("Tag tilbage fra Mette")
    sara.bot.says("Mette kan ikke se dine delmål mere.")
    mette.bot.is_heard_out()
    await stage.clock.turns_to(MONDAY_AT_EIGHT)
    sara.bot.is_heard_out()
    assert await reads(mette) == "Intet nyt denne gang. Du ser kun det, de deler med dig."


async def test_another_day_is_a_tap_away(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await mette.says("hvornår kommer min uge")
    mette.bot.says("Din uge kommer om mandagen kl. 8.00.")
    await mette.taps("En anden dag")
    mette.bot.says_in_place("Hvilken dag?")
    await mette.taps("Fredag")
    mette.bot.says_in_place("Gemt. Din uge kommer om fredagen kl. 8.00.")
    await stage.clock.turns_to("2026-11-27 07:59")
    mette.bot.is_silent()
    await stage.clock.turns_to("2026-11-27 08:00")
    sara.bot.is_heard_out()
    assert (await reads(mette)).startswith("Intet nyt denne gang.")
    await stage.clock.turns_to(NEXT_MONDAY.replace("07", "03"))
    sara.bot.is_heard_out()
    mette.bot.is_silent()
