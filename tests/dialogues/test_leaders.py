"""A leader at work, with everything behind it: a course planned, changed and opened from two phones."""

import re
from datetime import UTC

from sqlalchemy import select

from medspil.storage import courses
from medspil.storage.tables import courses as courses_table
from medspil.storage.tables import persons
from tests.dialogues.stage import Person, Stage


async def plans(mette: Person, title: str = "Mod på mere") -> None:
    await mette.says("grupper")
    mette.bot.says("Du leder ingen gruppe endnu. Her kan du lave en.", "Hvad hedder gruppen?")
    for words in (title, "Bostøtten Nord", "Kulturhuset", "§ 103", "1. december kl. 13", "2 timer", "10"):
        await mette.says(words)
        mette.bot.asks()
    await mette.says("6")
    mette.bot.asks(f"»{title}«", "Sidste gang: tirs. 2. feb. 2027", "Skal jeg gemme det?")
    await mette.taps("Gem")
    mette.bot.says("Gemt.", "tirsdag 1. december kl. 13.00")


def code_in(text: str) -> str:
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert found is not None, text
    return found.group()


async def test_a_course_is_planned_and_found_again(each_stage: Stage) -> None:
    mette = await each_stage.leader()
    await plans(mette)
    await mette.taps("Til min kalender")
    mette.bot.says("Åbn filen")
    await mette.taps("Åbn gruppen")
    mette.bot.says("Næste gang, mødegang 1 af 10: tirsdag 1. december kl. 13.00-15.00", "Der er 6 pladser.")
    await mette.taps("Planen")
    mette.bot.says("Planen: 10 mødegange")


async def test_a_code_for_one_citizen_is_made_anew_for_each(stage: Stage) -> None:
    mette, bo = await stage.leader(), await stage.staff("Bo")
    await plans(mette)
    await mette.taps("Åbn gruppen")
    mette.bot.says("»Mod på mere«")
    await mette.taps("Tilbyd en plads")
    mette.bot.asks("6 pladser er ledige.")
    await mette.taps("§ 85")
    first = code_in(mette.bot.says("Giv koden videre").text)
    await bo.says("plads")
    bo.bot.asks("»Mod på mere«: tirs. 1. dec. kl. 13.00")
    await bo.taps("Mod på mere")
    bo.bot.asks("1 tilbud venter på svar.")
    await bo.taps("§ 104")
    second = code_in(bo.bot.says("Giv koden videre").text)
    assert first != second
    await mette.says("grupper")
    mette.bot.says("Tilbud uden svar endnu: 2")


async def test_a_session_is_cancelled_and_takes_place_after_all(stage: Stage) -> None:
    mette = await stage.leader()
    await plans(mette)
    await asks_to_cancel(mette)
    await mette.taps("Ja, aflys den")
    mette.bot.says("Aflyst: mødegang 3.")
    await mette.taps("Åbn gruppen")
    mette.bot.says("»Mod på mere«")
    await mette.taps("Flyt eller aflys")
    mette.bot.asks("Hvilken mødegang")
    await mette.taps("3: tirs. 15. dec. (aflyst)")
    mette.bot.asks("Den er aflyst.")
    await mette.taps("Den bliver holdt")
    mette.bot.says("Mødegang 3 bliver holdt alligevel.")


async def test_of_two_leaders_the_second_one_hears_that_it_was_changed_meanwhile(each_stage: Stage) -> None:
    mette, hanne = await each_stage.leader(), await each_stage.leader("Hanne")
    await plans(mette)
    lead_all(each_stage)
    await asks_to_cancel(mette)
    await asks_to_cancel(hanne)
    await mette.taps("Ja, aflys den")
    mette.bot.says("Aflyst: mødegang 3.")
    await hanne.taps("Ja, aflys den")
    hanne.bot.says("Det er ændret, mens vi skrev.")
    hanne.bot.offers("Hjem")
    await hanne.says("grupper")
    hanne.bot.says("»Mod på mere«")


async def asks_to_cancel(leader: Person) -> None:
    """As far as the last question before the third session is cancelled."""
    await leader.says("grupper")
    leader.bot.says("»Mod på mere«")
    await leader.taps("Flyt eller aflys")
    leader.bot.asks("Hvilken mødegang")
    await leader.says("3")
    leader.bot.asks("Mødegang 3 af 10: tirsdag 15. december")
    await leader.taps("Aflys den")
    leader.bot.asks("Skal jeg aflyse den?")


def lead_all(stage: Stage) -> None:
    """Everybody who has come in leads every course."""
    with stage.store.database.transaction() as connection:
        for course_id in connection.scalars(select(courses_table.c.id)).all():
            for person_id in connection.scalars(select(persons.c.id)).all():
                courses.add_leader(connection, course_id, person_id, stage.clock.now.astimezone(UTC))
