"""Words of danger to life, over the wire and through the database: people who answer, and a talk that rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from medspil.conversations.facts import HelpLine, StaffedLine
from medspil.domain.opening_hours import OpeningHours, Span
from medspil.storage.store import Store
from tests.dialogues.stage import Stage
from tests.stores import HOUSE

OFFICE = OpeningHours((Span(frozenset(range(5)), time(8), time(15, 30)),))


@pytest.fixture
def sqlite_store(sqlite_store: Store) -> Store:
    """The store of a house with a staffed line and a help line."""
    house = replace(
        HOUSE,
        staffed_line=StaffedLine("Bostøtten", "+45 00 00 00 10", OFFICE),
        help_lines=(HelpLine("Livslinjen", "+45 00 00 00 12", "alle dage 11-05"),),
    )
    return replace(sqlite_store, house=house)


async def test_a_crisis_in_the_middle_of_a_talk(stage: Stage) -> None:
    sara = await stage.citizen()
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await sara.says("jge vil ik lve mere")
    sara.bot.says(
        "Det lyder rigtig svært.",
        "Bostøtten: +45 00 00 00 10. Åbent til kl. 15.30.",
        "ring 112",
        "Livslinjen: +45 00 00 00 12 alle dage 11-05",
    )
    sara.bot.offers("Fortsæt")
    await sara.says("alle har det bedre uden mig")
    sara.bot.says("Jeg læser, at det stadig er rigtig svært.", "Bostøtten: +45 00 00 00 10.", "112")
    await sara.taps("Fortsæt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.says("mig selv")
    summary = sara.bot.asks("»gå en tur«")
    assert "leve" not in summary.text
    assert "uden mig" not in summary.text


async def test_a_crisis_outside_opening_hours_and_at_the_door(stage: Stage) -> None:
    stranger = stage.somebody("Ukendt")
    await stage.clock.turns_to("2026-11-27 18:00")
    await stranger.says("i want to kill myself")
    message = stranger.bot.says("112", "Livslinjen", "Bostøtten: +45 00 00 00 10. Åbner mandag kl. 8.00.")
    assert message.text.index("112") < message.text.index("Bostøtten")
