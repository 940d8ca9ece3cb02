"""Sharing from end to end: shown before the yes, seen by whom it is meant for, taken back in one tap, and logged."""

from __future__ import annotations

import json
import re

from tests.dialogues.stage import Person, Stage

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def mette_supports_sara(stage: Stage) -> tuple[Person, Person]:
    """Mette has invited Sara, who has two sub-goals and shares none of them."""
    mette = await stage.staff("Mette")
    await mette.says("inviter")
    mette.bot.is_heard_out()
    await mette.taps("§ 85")
    found = CODE.search("\n".join(message.text for message in mette.bot.unheard))
    assert found is not None
    mette.bot.is_heard_out()
    sara = stage.somebody("Sara")
    await sara.starts(found.group().replace("-", ""))
    sara.bot.asks("Vil du være med?")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Hvad vil du gerne kaldes?")
    await sara.says("Sara")
    sara.bot.says("Jeg kalder dig »Sara« over for dem.")
    await sara.sets("gå en tur på fredag")
    await sara.sets("ringe til min bror på lørdag")
    await stage.clock.turns_by(minutes=31)
    sara.bot.is_heard_out()
    mette.bot.is_heard_out()
    return mette, sara


async def shares(sara: Person, what: str, whom: str = "Mette, kontaktperson") -> None:
    """Sara shares a sub-goal, and sees beforehand what is seen of it."""
    await sara.says("del et delmål")
    sara.bot.asks("Hvad vil du gerne dele?")
    await sara.taps(what)
    sara.bot.asks(f"Hvem må se »{what}«?")
    await sara.taps(whom)
    await sara.taps("Færdig")
    sara.bot.asks(
        "Det her kan Mette så se:", f"»{what}«", "Dine noter, håb og drømme ser de ikke.", "Skal jeg dele det?"
    )
    await sara.taps("Ja, del det")
    sara.bot.says(f"Det er delt. Nu kan Mette se »{what}«.")


async def looks_at_sara(mette: Person) -> str:
    """What Mette sees when she looks at whom she supports."""
    await mette.says("borgere")
    mette.bot.asks()
    await mette.taps(next(label for label in mette.bot.heard.labels if label not in ("Inviter en", "Luk")))  # type: ignore[union-attr]
    return mette.bot.says("Du er kontaktperson.").text


async def test_one_is_shared_and_seen_and_the_look_is_told(each_stage: Stage) -> None:
    mette, sara = await mette_supports_sara(each_stage)
    assert "Der er ikke delt noget med dig lige nu." in await looks_at_sara(mette)
    await shares(sara, "gå en tur")
    seen = await looks_at_sara(mette)
    assert "fredag 27. november" in seen
    assert "lørdag" not in seen
    await sara.says("hvem kan se det her?")
    sara.bot.says(
        "Det her kan andre se:", "• Mette, kontaktperson: »gå en tur«", "Beder du om hjælp, får Mette besked."
    )
    await sara.taps("Hvem har kigget?")
    sara.bot.says("kl. 15.01: Mette (kontaktperson) så det, du deler.")


async def test_it_is_taken_back_in_one_tap_and_undone_by_a_word(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await shares(sara, "gå en tur")
    await sara.taps("Tag det tilbage fra Mette")
    sara.bot.says(
        "Det er taget tilbage. Mette kan ikke se »gå en tur« mere.", "Beder du om hjælp, får Mette stadig besked."
    )
    assert "fredag" not in await looks_at_sara(mette)
    await sara.says("fortryd")
    sara.bot.says("Andre ser det, de så før.")
    assert "fredag 27. november" in await looks_at_sara(mette)


async def test_everything_is_also_what_comes_later_until_it_is_taken_back(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await sara.says("del et delmål")
    sara.bot.asks("Hvad vil du gerne dele?")
    await sara.taps("Alle sammen, også nye")
    sara.bot.asks("Hvem må se alle dine delmål, også dem, du sætter senere?")
    await sara.taps("Mette, kontaktperson")
    await sara.taps("Færdig")
    sara.bot.asks("»gå en tur«", "»ringe til min bror«", "Skal jeg dele det hele?")
    await sara.taps("Ja, del det")
    sara.bot.says("Nu kan Mette se alle dine delmål.")
    await sara.sets("læse en bog på søndag")
    assert "søndag 29. november" in await looks_at_sara(mette)
    await sara.says("hvem kan se det her?")
    sara.bot.says("• Mette, kontaktperson: alle dine delmål, også nye")
    await sara.taps("Tag tilbage fra Mette")
    sara.bot.says("Mette kan ikke se dine delmål mere.")
    assert "søndag" not in await looks_at_sara(mette)


async def test_who_is_taken_out_sees_nothing_and_an_old_button_answers_as_if_nothing_were_there(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await shares(sara, "gå en tur")
    await looks_at_sara(mette)
    await sara.says("folk")
    sara.bot.says("De her er med dig her:", "Mette, kontaktperson")
    await sara.taps("Mette")
    sara.bot.asks("Ser: »gå en tur«.", "Får besked, når du beder om hjælp.")
    await sara.taps("Fjern fra min liste")
    sara.bot.asks("Mette får heller ikke besked, når du beder om hjælp.")
    await sara.taps("Ja, fjern")
    sara.bot.says("Det er gjort. Mette ser ikke mere noget fra dig.")
    mette.bot.is_heard_out()
    await mette.taps("Væk, eller giv videre")
    mette.bot.says("Dem kan jeg ikke finde blandt dem, du støtter.")
    mette.bot.is_heard_out()
    await sara.says("hvem kan se det her?")
    sara.bot.says("Kun du kan se dine delmål her.")
    await sara.taps("Hvem har kigget?")
    sara.bot.says("Mette (kontaktperson) spurgte efter noget om dig og fik det ikke.", "så det, du deler.")


async def test_all_of_it_stands_in_the_copy_of_her_data(stage: Stage) -> None:
    mette, sara = await mette_supports_sara(stage)
    await shares(sara, "gå en tur")
    await looks_at_sara(mette)
    await sara.says("mine data")
    sara.bot.asks("1 person, der er med dig, og hvad de ser", "Andre ser kun det, du selv deler med dem.")
    await sara.taps("Få det som fil")
    text = sara.bot.says("Her er det hele").document
    assert text is not None
    told = text.decode()
    assert "Mette, kontaktperson: siden tirsdag 24. november. Ser: »gå en tur«." in told
    assert "Mette (kontaktperson) så det, du deler." in told
    computed = sara.bot.says("Og det samme").document
    assert computed is not None
    kept = json.loads(computed)["circle"]
    assert [link["name"] for link in kept["links"]] == ["Mette"]
    assert len(kept["shares"]) == len(kept["looks"]) == 1
