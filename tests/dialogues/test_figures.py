"""A coordinator reads the figures of all units in the chat: sums of what citizens did, and nothing of any of them."""

from __future__ import annotations

import io

import openpyxl
import pytest
from sqlalchemy import select, update

from medspil.domain.persons import Role
from medspil.scheduler.due import plan_house
from medspil.storage.courses import unit_named
from medspil.storage.tables import persons, roles
from tests.dialogues.stage import Person, Stage

AFTER_NOVEMBER = "2026-12-08 12:00"


async def coordinator(stage: Stage) -> Person:
    someone = await stage.coordinator("Karen")
    someone.bot.is_heard_out()
    return someone


async def citizens_of_a_month(stage: Stage, count: int) -> list[Person]:
    """So many citizens of one unit, each with a sub-goal; all but one look back on the day after."""
    people = [await stage.citizen(f"Sara {n}") for n in range(count)]
    for one in people:
        one.bot.is_heard_out()
        await one.sets("gå en tur på torsdag")
    with stage.store.database.transaction() as connection:
        unit_id = unit_named(connection, "Havnen", stage.clock.now)
        citizens = select(roles.c.person_id).where(roles.c.role == Role.CITIZEN)
        in_unit = update(persons).where(persons.c.id.in_(citizens)).values(unit_id=unit_id, paragraph="85")
        connection.execute(in_unit)
    await stage.clock.turns_to("2026-11-27 10:01")
    for one in people:
        one.bot.is_heard_out()
    for one in people[1:]:
        for answer in ("10", "Spring over", "Jeg er i mål"):
            await one.taps(answer)
            one.bot.is_heard_out()
    return people


def plan_the_nights(stage: Stage) -> None:
    plan_house(stage.store, stage.clock.now)


def numbers_of(person: Person) -> list[tuple[object, ...]]:
    """What stands on the first sheet of the spreadsheet that came last."""
    (sheet,) = [m.document for m in person.phone.chat if m.document and m.document.startswith(b"PK")][-1:]
    rows = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)
    return [tuple(cell for cell in row if cell is not None) for row in rows]


async def hears_the_figures(karen: Person) -> None:
    karen.bot.says("Delmål, ", "november 2026", "Sat: 5, alle med en dag", "Tilbageblik: 4", "Heraf: nået 4")
    karen.bot.does_not_say("Sara", "gå en tur")
    karen.bot.says("læse eller printe")
    karen.bot.says("regneark")
    karen.bot.says("Hvert tal handler om mindst tre personer.")


async def test_a_coordinator_reads_the_figures_of_a_month_and_nobodys_leaving_changes_them(stage: Stage) -> None:
    plan_the_nights(stage)
    karen = await coordinator(stage)
    await karen.says("rapport")
    karen.bot.says("Der er ingen tal", "7 dage efter")
    people = await citizens_of_a_month(stage, 5)
    await stage.clock.turns_to(AFTER_NOVEMBER)
    await karen.says("/rapport")
    await karen.proves()
    await hears_the_figures(karen)
    karen.bot.offers("Sidste måned")
    assert ("Havnen", 5, 5, 4, 4, 0, 0, 0, 0) in numbers_of(karen)

    people[1].bot.is_heard_out()
    await people[1].says("slet alt om mig")
    people[1].bot.is_heard_out()
    await people[1].taps("Slet alt")
    people[1].bot.is_heard_out()
    await karen.taps("Sidste måned")
    await hears_the_figures(karen)
    karen.bot.offers("I år")
    assert ("Havnen", 5, 5, 4, 4, 0, 0, 0, 0) in numbers_of(karen)


async def test_what_two_people_did_is_told_nobody(stage: Stage) -> None:
    plan_the_nights(stage)
    karen = await coordinator(stage)
    await citizens_of_a_month(stage, 2)
    await stage.clock.turns_to(AFTER_NOVEMBER)
    await karen.says("rapport")
    await karen.proves()
    karen.bot.says("Der er ingen tal", "mindst 3 personer")


@pytest.mark.parametrize("role", ["citizen", "leader", "staff", "interviewer"])
async def test_to_everybody_else_there_is_no_report(stage: Stage, role: str) -> None:
    someone = await getattr(stage, role)()
    someone.bot.is_heard_out()
    await someone.says("/rapport")
    said = someone.bot.says()
    assert said.document is None
    someone.bot.does_not_say("Der er ingen tal", "Delmål,")
    assert "rapport" not in {command["command"] for command in someone.phone.commands}
