"""Those who work here: they come in, find their way, and are never taken for a citizen."""

from __future__ import annotations

import pytest

from medspil.domain.persons import Role
from tests.dialogues.stage import Stage

FULL_HOUSE = ("leader", "staff", "peer", "interviewer", "coordinator")


async def test_a_leader_comes_in_and_has_a_home(each_stage: Stage) -> None:
    mette = each_stage.somebody("Mette")
    await mette.starts(each_stage.invitation(role=Role.GROUP_LEADER, name="Mette"))
    mette.bot.asks("Hej Mette.", "Her planlægger du dine grupper.", "Andre ser dig som »Mette« her.")
    mette.bot.offers("Ja, jeg vil gerne", "Nej tak", "Fortæl mere", "English")
    await mette.taps("Ja, jeg vil gerne")
    mette.bot.asks("Velkommen, Mette.", "Derfor skal jeg vide, at det er dig.", "Hvad vil du bruge?")
    await mette.chooses_a_pin()
    assert mette.bot.heard is not None
    assert mette.bot.heard.text.endswith("Hvad vil du gøre?")
    mette.bot.offers_also("Mine grupper", "Indstillinger", "Mine data")
    assert [each_stage.remembers(table) for table in ("persons", "roles", "consents")] == [1, 1, 1]


async def test_each_has_the_commands_of_their_role_behind_the_menu_button(stage: Stage) -> None:
    sara, mette, bo, kim = await stage.citizen(), await stage.leader(), await stage.staff(), await stage.interviewer()
    menus = [{command["command"] for command in person.phone.commands} for person in (sara, mette, bo, kim)]
    assert ["hjem" in menu for menu in menus] == [False, True, True, True]
    assert ["nyt" in menu for menu in menus] == [True, False, False, False]
    assert ["grupper" in menu for menu in menus] == [False, True, False, False]
    assert ["plads" in menu for menu in menus] == [False, False, True, False]
    for menu in menus:
        assert {"indstillinger", "data", "fortryd", "hjaelp", "stop"} <= menu


@pytest.mark.parametrize("role", FULL_HOUSE)
async def test_words_of_staff_never_become_a_sub_goal(stage: Stage, role: str) -> None:
    someone = await getattr(stage, role)()
    for words in ("gå en tur på fredag", "nyt delmål", "/nyt", "jeg vil gerne drikke mindre", "mine delmål"):
        await someone.says(words)
        someone.bot.says("Det forstår jeg ikke.")
        someone.bot.is_silent()
    assert stage.remembers("sub_goals") == 0
    assert stage.remembers("talks") == 0


async def test_words_of_crisis_get_the_numbers_whoever_writes_them(stage: Stage) -> None:
    mette = await stage.leader()
    await mette.says("jeg vil ikke leve mere")
    mette.bot.says("Det lyder rigtig svært.", "112")


async def test_a_citizen_who_gets_a_leaders_code_is_both(stage: Stage) -> None:
    sara = await stage.citizen()
    sara.bot.is_heard_out()
    await sara.starts(stage.invitation(role=Role.GROUP_LEADER, name="Sara"))
    sara.bot.asks("Hej Sara.", "Vil du bruge mig i dit arbejde?")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.says("Velkommen, Sara.")
    sara.bot.is_heard_out()
    await sara.says("hjem")
    sara.bot.asks("Hvad vil du gøre?")
    sara.bot.offers_also("Mine grupper")
    await sara.sets("gå en tur på fredag")
    assert {"nyt", "hjem"} <= {command["command"] for command in sara.phone.commands}


async def test_staff_stop_and_go_on(stage: Stage) -> None:
    mette = await stage.leader()
    await mette.says("stop")
    mette.bot.says("Jeg stopper nu.")
    mette.bot.does_not_say("delmål")
    await mette.starts()
    mette.bot.says("Nu skriver jeg til dig igen.")
    mette.bot.offers("Hjem")
    await mette.taps("Hjem")
    mette.bot.asks("Hvad vil du gøre?")


async def test_staff_change_their_language_and_the_menu_follows(stage: Stage) -> None:
    mette = await stage.leader()
    await mette.says("indstillinger")
    mette.bot.asks("Sprog: Dansk")
    await mette.taps("Sprog")
    mette.bot.asks()
    await mette.taps("English")
    mette.bot.says("Now I speak English.")
    assert "home" in {command["command"] for command in mette.phone.commands}


async def test_staff_get_what_is_kept_and_delete_it(each_stage: Stage) -> None:
    mette = await each_stage.leader("Mette")
    await mette.says("mine data")
    mette.bot.asks("dit navn her: »Mette«", "hvad du er her: gruppeleder")
    mette.bot.does_not_say("delmål")
    await mette.taps("Få det som fil")
    text = mette.bot.says("Her er det hele")
    assert text.document is not None
    assert "Andre ser dig som »Mette« her." in text.document.decode()
    mette.bot.says("Og det samme")
    await mette.says("slet alt om mig")
    mette.bot.asks("De grupper, du leder, fortsætter uden dig.")
    await mette.taps("Slet alt")
    mette.bot.says("Nu er det slettet")
    for table in ("persons", "roles", "addresses", "talks", "consents", "inbox", "outbox", "decisions"):
        assert each_stage.remembers(table) == 0, table
    assert each_stage.remembers("audit") == 1
    await mette.says("hjem")
    mette.bot.says("Jeg kender dig ikke endnu.")
