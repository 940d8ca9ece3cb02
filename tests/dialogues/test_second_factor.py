"""The second factor over HTTP: set at joining, asked for after a day's pause, and gone from the phone at once."""

from __future__ import annotations

import re

from medspil.domain.persons import Role
from medspil.domain.second_factor import totp_code
from tests.dialogues.stage import PIN, Person, Stage

KEY = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")
FIRST_GROUP = "Du leder ingen gruppe endnu."


async def comes_in(stage: Stage) -> Person:
    mette = stage.somebody("Mette")
    await mette.starts(stage.invitation(role=Role.GROUP_LEADER, name="Mette"))
    mette.bot.asks("Hej Mette.")
    await mette.taps("Ja, jeg vil gerne")
    mette.bot.asks("Velkommen, Mette.", "Hvad vil du bruge?")
    mette.bot.offers("En pinkode", "En app med koder", "Ikke nu")
    return mette


def stands_on_the_phone(person: Person, words: str) -> bool:
    return any(words in message.text for message in person.phone.chat)


async def test_a_pin_is_set_forgotten_by_the_phone_and_asked_for_after_a_days_pause(each_stage: Stage) -> None:
    clock = each_stage.clock
    mette = await comes_in(each_stage)
    await mette.taps("En pinkode")
    mette.bot.says("Vælg en pinkode på 6 til 10 tal.", "Jeg fjerner den fra skærmen med det samme.")
    await mette.says("987654")
    mette.bot.says("Den er let at gætte. Vælg en anden.")
    await mette.says(PIN)
    mette.bot.says("Skriv den én gang til")
    await mette.says("428194")
    mette.bot.says("De to var ikke ens.")
    await mette.says(PIN)
    mette.bot.says("Skriv den én gang til")
    await mette.says(PIN)
    mette.bot.says("Din pinkode er klar.", "Hvad vil du gøre?")
    for written in (PIN, "987654", "428194"):
        assert not stands_on_the_phone(mette, written)
    await clock.turns_by(hours=23)
    await mette.says("grupper")
    mette.bot.says(FIRST_GROUP, "Hvad hedder gruppen?")
    await mette.says("Onsdagsgruppen")
    mette.bot.asks("Hvilket tilbud står for den?")
    await clock.turns_by(hours=25)
    await mette.says("mine grupper")
    mette.bot.says("Først skal jeg bruge din pinkode.")
    await mette.says("428194")
    mette.bot.says("Det var ikke den rigtige.\nPrøv igen.")
    await mette.says("428195")
    mette.bot.says("Det var ikke den rigtige.\nPrøv igen kl. 14.31.", "Har du glemt den, kan du få en ny:")
    await mette.says(PIN)
    mette.bot.says("Der skal gå lidt tid, før du kan prøve igen.")
    await clock.turns_by(minutes=1)
    await mette.says(PIN)
    mette.bot.says(FIRST_GROUP)
    for written in (PIN, "428194", "428195"):
        assert not stands_on_the_phone(mette, written)


async def test_an_apps_code_opens_once_and_the_picture_goes(stage: Stage) -> None:
    mette = await comes_in(stage)
    await mette.taps("En app med koder")
    shown = mette.bot.says("Scan billedet med din app.")
    assert (shown.photo or b"").startswith(b"\x89PNG")
    found = KEY.search(shown.text)
    assert found is not None
    secret = found.group().replace(" ", "")
    await mette.taps("Den er i min app")
    mette.bot.says("Skriv de seks tal, som din app viser nu.")
    assert not stands_on_the_phone(mette, found.group())
    await mette.says(totp_code(secret, stage.clock.now))
    mette.bot.says("Din app er klar.", "Hvad vil du gøre?")
    await stage.clock.turns_by(days=2)
    code = totp_code(secret, stage.clock.now)
    await mette.says("grupper")
    mette.bot.says("Først skal jeg bruge en kode. Skriv de seks tal, som din app viser nu.")
    await mette.says(f"{code[:3]} {code[3:]}")
    mette.bot.says(FIRST_GROUP)
    await mette.says("fortryd")
    mette.bot.is_heard_out()
    mette.phone.blocks_the_bot()
    await stage.is_quiet()
    mette.phone.unblocks()
    await stage.is_quiet()
    await mette.says("grupper")
    mette.bot.says("Først skal jeg bruge en kode.")
    await mette.says(code)
    mette.bot.says("Det var ikke den rigtige.")
    await stage.clock.turns_by(minutes=1)
    await mette.says(totp_code(secret, stage.clock.now))
    mette.bot.says(FIRST_GROUP)


async def test_words_of_crisis_help_and_stop_need_no_pin(stage: Stage) -> None:
    mette = await stage.leader()
    mette.bot.is_heard_out()
    await stage.clock.turns_by(days=3)
    await mette.says("grupper")
    mette.bot.says("Først skal jeg bruge din pinkode.")
    await mette.says("hjælp")
    mette.bot.says("»Tilbage«", "Først skal jeg bruge din pinkode.")
    await mette.says("jeg vil dø")
    mette.bot.says("112")
    mette.bot.is_heard_out()
    await mette.says("fortsæt")
    mette.bot.says("Først skal jeg bruge din pinkode.")
    await mette.says("stop")
    mette.bot.says("Jeg stopper nu.")
