"""Those who work here over HTTP: they invite from the chat, stand in for each other, and one of them leaves."""

from __future__ import annotations

import pytest

from tests.dialogues.circle import code_in
from tests.dialogues.stage import Person, Stage

TOGETHER = "Bo er væk. Rikke er der for dig imens, til og med"


async def invites(by: Person, stage: Stage, name: str = "Sara") -> Person:
    """Somebody new comes in by a code that was made in the chat, and says what they want to be called."""
    await by.says("inviter")
    by.bot.asks("Jeg laver en invitation til én person.", "Hvilken paragraf hører støtten under?")
    await by.taps("§ 85")
    shown = by.bot.says("Vis billedet, eller giv det her videre", "Når der er et ja, er du kontaktperson")
    assert shown.photo is not None
    person = stage.somebody(name)
    await person.starts(code_in(shown.text).replace("-", ""))
    person.bot.asks("Bo har inviteret dig og bliver din kontaktperson her.", "Bo ser kun det, du selv deler")
    await person.taps("Ja, jeg vil gerne")
    person.bot.asks("Hvad vil du gerne kaldes?")
    by.bot.is_silent()
    await person.says(name)
    person.bot.asks("Jeg kalder dig", "Et delmål er")
    by.bot.says(f"{name} siger ja til dig som kontaktperson.", f"Du ser det, {name} deler med dig, og ikke andet.")
    return person


async def test_a_citizen_is_invited_and_somebody_stands_in_with_the_citizen_told_and_asked(stage: Stage) -> None:
    bo, rikke = await stage.staff("Bo"), await stage.staff("Rikke")
    for somebody in (bo, rikke):
        somebody.bot.is_heard_out()
    sara = await invites(bo, stage)
    await sara.sets("gå en tur på mandag")
    sara.bot.is_heard_out()

    await bo.says("borgere")
    bo.bot.asks("Hvem vil du kigge på? De kan se, at du har kigget.")
    await bo.taps("Sara")
    bo.bot.says("Sara. Du er kontaktperson.\nDer er ikke delt noget med dig lige nu.")
    await bo.taps("Væk, eller giv videre")
    bo.bot.asks("Er du væk et stykke tid, eller tager en anden helt over?")
    await bo.taps("Væk et stykke tid")
    bo.bot.asks("Hvem er der imens?")
    await bo.taps("Rikke")
    bo.bot.asks("Hvad er den sidste dag, du er væk?")
    await bo.says("på fredag")
    bo.bot.asks("Rikke er der for Sara til og med fredag 27. november.", "ser Rikke kun ønsker om hjælp")
    rikke.bot.is_silent()
    await bo.taps("Ja, gør det")
    bo.bot.says("Det er gjort. Sara og Rikke får det at vide.")
    rikke.bot.says("Bo er væk. Du er der for Sara imens", "Indtil der er et ja, ser du kun ønsker om hjælp.")
    await rikke.taps("Sara")
    rikke.bot.says("Sara. Du er der imens, til og med fredag 27. november.", "Indtil der er et ja")
    rikke.bot.does_not_say("mandag", "gå en tur")

    # The citizen's own talk comes first; the message waits until it has been quiet.
    await stage.clock.turns_by(minutes=31)
    sara.bot.asks(TOGETHER, "Er det i orden med dig?")
    await sara.taps("Svar")
    sara.bot.asks("Er det i orden med dig, at Rikke er der for dig?")
    await sara.taps("Ja, det er fint")
    sara.bot.says("Tak. Rikke ser kun, når du gerne vil have hjælp, indtil du deler noget.")
    rikke.bot.says("Sara siger ja til, at du er der imens.")
    bo.bot.says("Sara siger ja til, at Rikke er der, mens du er væk.")
    assert (stage.remembers("links"), stage.remembers("shares")) == (2, 0)


async def test_a_coordinator_closes_an_access_and_the_citizen_chooses_somebody_else(each_stage: Stage) -> None:
    stage = each_stage
    dorthe, bo, rikke = await stage.coordinator(), await stage.staff("Bo"), await stage.staff("Rikke")
    for somebody in (dorthe, bo, rikke):
        somebody.bot.is_heard_out()
    sara = await invites(bo, stage)
    sara.bot.is_heard_out()
    await bo.says("borgere")
    list_of_bo = bo.bot.asks("Hvem vil du kigge på?")

    await dorthe.says("personale")
    dorthe.bot.asks("Hvem drejer det sig om?")
    dorthe.bot.offers("Bo", "Rikke", "Inviter en medarbejder", "Luk")
    await dorthe.taps("Bo")
    dorthe.bot.asks("Bo: Kontaktperson")
    await dorthe.taps("Luk adgangen")
    dorthe.bot.asks("Så ser Bo ikke mere noget her", "Dem, Bo støtter, bliver spurgt")
    bo.bot.is_silent()
    await dorthe.taps("Ja, luk den")
    dorthe.bot.says("Adgangen for Bo er lukket.")
    bo.bot.says("Din adgang som medarbejder er lukket. Tak for denne gang.")
    await bo.taps_old(list_of_bo, "Sara")
    bo.bot.says("Jeg kender dig ikke endnu.")
    await bo.says("borgere")
    bo.bot.says("Jeg kender dig ikke endnu.")
    assert not {"borgere", "inviter"} & {command["command"] for command in bo.phone.commands}

    await stage.clock.turns_by(minutes=31)
    sara.bot.asks("Bo arbejder her ikke mere og ser ikke noget af dit.", "Hvem skal være din kontaktperson nu?")
    await sara.taps("Vælg")
    sara.bot.asks("Hvem skal være din kontaktperson nu?")
    sara.bot.offers("Rikke", "Det ved jeg ikke endnu")
    await sara.taps("Rikke")
    sara.bot.says("Rikke er din kontaktperson nu og får det at vide.", "ser ellers kun det, du deler")
    rikke.bot.says("Sara siger ja til dig som kontaktperson.")
    await stage.clock.turns_by(days=8)
    bo.bot.is_silent()


async def test_a_colleague_is_invited_from_the_chat(stage: Stage) -> None:
    dorthe = await stage.coordinator()
    dorthe.bot.is_heard_out()
    await dorthe.says("inviter en medarbejder")
    dorthe.bot.asks("Hvad skal den nye være her?")
    await dorthe.taps("Kontaktperson")
    dorthe.bot.asks("Hvad er navnet?")
    await dorthe.says("Ida")
    dorthe.bot.asks("Hvilket tilbud? Skriv navnet.")
    await dorthe.says("Bostøtten Nord")
    dorthe.bot.asks("Ida\nKontaktperson\nBostøtten Nord", "Skal jeg lave invitationen?")
    await dorthe.taps("Ja, lav den")
    code = code_in(dorthe.bot.says("Giv den selv til Ida. Den er kun til Ida.").text)
    ida = stage.somebody("Ida")
    await ida.starts(code.replace("-", ""))
    ida.bot.asks("Hej Ida.", "I kan ikke chatte med hinanden gennem mig.")
    await ida.taps("Ja, jeg vil gerne")
    ida.bot.says("Velkommen, Ida.")
    other = stage.somebody("Ole")
    await other.starts(code.replace("-", ""))
    other.bot.says("Den kode er allerede brugt.")


@pytest.mark.parametrize("words", ["personale", "inviter en medarbejder", "borgere", "inviter"])
async def test_what_belongs_to_others_is_no_command_to_a_citizen(stage: Stage, words: str) -> None:
    sara = await stage.citizen()
    sara.bot.is_heard_out()
    await sara.says(words)
    sara.bot.says()
    sara.bot.does_not_say("Dem, der arbejder her", "Hvem vil du kigge på", "invitation")
