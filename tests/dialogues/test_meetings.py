"""A status meeting from its day to the note in the journal: set by one, prepared by the other, looked at by both."""

from __future__ import annotations

import re

from medspil.conversations.page_words import no_page
from tests.dialogues.circle import code_in
from tests.dialogues.stage import Person, Stage
from tests.dialogues.test_pages import Browser
from tests.reports.test_html import Page

LINK = re.compile(r"http://127\.0\.0\.1:\d+/p/[0-9a-f]{40}")
PULSE = "Har du selv indflydelse på din støtte?"


async def bo_and_sara(stage: Stage) -> tuple[Person, Person]:
    """Bo has invited Sara; she has reached one thing, and has another one under way that she shows nobody."""
    bo = await stage.staff("Bo")
    await bo.says("inviter")
    bo.bot.is_heard_out()
    await bo.taps("§ 85")
    code = code_in(bo.bot.says("Når der er et ja, er du kontaktperson").text)
    sara = stage.somebody("Sara")
    await sara.starts(code.replace("-", ""))
    sara.bot.asks("har inviteret dig")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Hvad vil du gerne kaldes?")
    await sara.says("Sara")
    sara.bot.asks("Jeg kalder dig »Sara« over for dem.")
    bo.bot.says("Sara siger ja til dig som kontaktperson.")
    await sara.sets("gå en tur på torsdag")
    await sara.sets("ringe til Mona på tirsdag")
    return bo, sara


async def to_the_meeting(bo: Person) -> None:
    """Bo opens the meeting with Sara from the list of his citizens."""
    await bo.says("borgere")
    await _opens_sara(bo)


async def _opens_sara(bo: Person) -> None:
    bo.bot.is_heard_out()
    await bo.taps("Sara")
    bo.bot.says("Sara. Du er kontaktperson.")
    await bo.taps("Statusmøde")


async def page_of(person: Person) -> Page:
    """The page behind the link that the person was just given."""
    found = LINK.search(person.bot.says("Linket virker én gang og i ti minutter.").text)
    assert found is not None
    page = await Browser().presses_the_button(found[0])
    assert (await Browser().presses_the_button(found[0])).said(no_page("da").text)
    return page


async def test_from_the_day_to_the_note_in_the_journal(each_stage: Stage) -> None:
    stage = each_stage
    bo, sara = await bo_and_sara(stage)

    # Bo sets the day, Sara hears of it, and moves it; Bo hears of that.
    await to_the_meeting(bo)
    bo.bot.asks("Hvilken dag mødes du med Sara?")
    await bo.says("3. december")
    bo.bot.says("Godt, torsdag 3. december.", "Sara får det at vide")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Bo har sat dit statusmøde til torsdag 3. december. Det er dit møde.")
    sara.bot.offers("Mødet", "Dagen passer mig ikke")
    await sara.taps("Dagen passer mig ikke")
    sara.bot.asks("Hvilken dag er dit statusmøde?")
    await sara.says("4. december")
    sara.bot.says("Godt, fredag 4. december.", "Bo får det at vide.")
    bo.bot.says("Sara har sat jeres statusmøde til fredag 4. december.")

    # Thursday's walk went well, and Sara writes a few words about it.
    await stage.clock.turns_to("2026-11-27 10:01")
    sara.bot.is_heard_out()
    await sara.taps("9")
    sara.bot.asks("Vil du skrive et par ord om det?")
    await sara.says("Det var dejligt")
    sara.bot.asks("Hvad vil du nu?")
    await sara.taps("Jeg er i mål")
    sara.bot.says("Flot")
    bo.bot.is_silent()

    # Three days before: the pulse and the look over what happened are one message, and the only one that day.
    await stage.clock.turns_to("2026-11-30 10:05")
    sara.bot.says("»ringe til Mona«")
    await stage.clock.turns_to("2026-12-01 10:05")
    sara.bot.asks("Du har snart statusmøde.", PULSE)
    sara.bot.offers_also("Ja", "Ikke i dag", "Se, hvad der er sket")
    await sara.taps("Se, hvad der er sket")
    sara.bot.asks("Nået: »gå en tur«", "I gang: »ringe til Mona«", "Hvad vil du have med til mødet?")
    await sara.taps("gå en tur (nået)")
    sara.bot.is_heard_out()
    await sara.taps("Det er det")
    sara.bot.asks("Hvilke ord må komme med?")
    await sara.taps("gå en tur (nået)")
    sara.bot.is_heard_out()
    await sara.taps("Færdig")
    sara.bot.asks("Er der andet, du gerne vil tale om?")
    await sara.says("Jeg sover dårligt")
    sara.bot.asks("»gå en tur«, med dine ord", "Bo ser netop det her, på mødets side.")
    await sara.taps("Ja, det er rigtigt")
    sara.bot.says("Det er klar til mødet.")

    # Both look at the same page. What Sara did not pick is on neither.
    await sara.taps("Åbn mødets side")
    hers = await page_of(sara)
    await stage.clock.turns_to("2026-12-04 14:00")
    sara.bot.is_heard_out()
    bo.bot.is_heard_out()
    await to_the_meeting_after_a_pause(bo)
    bo.bot.asks("Sara har valgt, hvad der skal med.")
    await bo.taps("Åbn mødets side")
    his = await page_of(bo)
    for page in (hers, his):
        assert page.said("»gå en tur«")
        assert page.said("»Det var dejligt«")
        assert page.said("Jeg sover dårligt")
        assert not page.said("ringe til Mona")

    # New sub-goals are set right there, on Sara's own phone; Bo asks for the note and adds a line.
    await sara.sets("ringe til lægen på mandag")
    await to_the_meeting(bo)
    bo.bot.asks("Dit statusmøde med Sara er fredag 4. december.")
    await bo.taps("Bed om notatet")
    bo.bot.asks("Vil du tilføje en linje?")
    await bo.says("Vi ses om fire uger.")
    bo.bot.says("Sara får notatet at læse nu.")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Bo vil gerne skrive ned i din journal, hvad I har aftalt.")
    await sara.taps("Læs notatet")
    sara.bot.asks("Hvad af det har I aftalt på mødet?")
    await sara.taps("Færdig")
    sara.bot.asks("Hvilken del af dit liv handler »ringe til lægen« om?")
    await sara.taps("Krop og helbred")
    sara.bot.asks("Hvad vil du selv sige i notatet")
    await sara.taps("Spring over")
    sara.bot.says("Tilføjet af Bo: Vi ses om fire uger.", "Er det rigtigt sådan?")
    await sara.taps("Ret noget")
    sara.bot.asks("Hvad vil du rette?")
    await sara.taps("Det, Bo tilføjer")
    sara.bot.asks("Skal det blive stående?")
    await sara.taps("Nej, tag det ud")
    sara.bot.says(
        "Statusmøde fredag 4. december 2026\nTil stede: Sara og Bo.\n\n"
        "Set på sammen:\n"
        "- »gå en tur«: nået fredag 27. november 2026. Nyeste tal: 9 af 10.\n"
        "  Sara skrev fredag 27. november 2026: »Det var dejligt«\n\n"
        "Aftalte delmål:\n"
        "1. »ringe til lægen«\n"
        "   Hvornår: mandag 7. december 2026\n"
        "   Hvem hjælper: Sara selv\n"
        "   Livsområde: Krop og helbred\n"
        "   ICF: d5 Omsorg for sig selv\n"
        "   Tema i socialtilsynet: Sundhed og trivsel",
        "Det, der står dér, bliver stående.",
    )
    sara.bot.does_not_say("Vi ses om fire uger.")
    bo.bot.is_silent()
    await sara.taps("Ja, jeg godkender det")
    sara.bot.says("Godkendt. Nu kan Bo kopiere det ind i journalen.")
    await stage.clock.turns_by(minutes=31)
    bo.bot.says("Sara har sagt ja til notatet fra jeres møde.")
    await bo.taps("Åbn mødets side")
    copied = await page_of(bo)
    assert copied.said("Notat til journalen")
    assert copied.said("Læst og godkendt af Sara fredag 4. december 2026.")
    assert not copied.said("Vi ses om fire uger.")

    # Fourteen days later words, picks and note are gone.
    assert stage.remembers("meeting_picks") == 1
    await stage.clock.turns_to("2026-12-20 12:00")
    assert stage.remembers("meeting_picks") == 0


async def to_the_meeting_after_a_pause(bo: Person) -> None:
    """The same after a day's pause: the PIN comes first."""
    await bo.says("borgere")
    await bo.proves()
    await _opens_sara(bo)


async def test_without_a_yes_to_the_note_nothing_can_be_copied(stage: Stage) -> None:
    bo, sara = await bo_and_sara(stage)
    await to_the_meeting(bo)
    bo.bot.asks()
    await bo.says("i dag")
    bo.bot.says("Godt, tirsdag 24. november.")
    await to_the_meeting(bo)
    bo.bot.asks("Dit statusmøde med Sara er tirsdag 24. november.")
    await bo.taps("Bed om notatet")
    bo.bot.asks("Vil du tilføje en linje?")
    await bo.taps("Spring over")
    bo.bot.says("Sara får notatet at læse nu.")
    await stage.clock.turns_by(hours=1)
    sara.bot.is_heard_out()
    await stage.clock.turns_by(hours=1)
    sara.bot.is_heard_out()
    await sara.taps("Læs notatet")
    sara.bot.asks("Hvad af det har I aftalt på mødet?")
    await sara.taps("Færdig")
    sara.bot.is_heard_out()
    await sara.taps("Spring over")
    sara.bot.is_heard_out()
    await sara.taps("Spring over")
    sara.bot.is_heard_out()
    await sara.taps("Spring over")
    sara.bot.asks("Er det rigtigt sådan?")
    await sara.taps("Jeg vil ikke have et notat")
    sara.bot.says("Der kommer ikke noget notat fra Medspil.")
    await stage.clock.turns_by(hours=1)
    bo.bot.says("Sara vil ikke have et notat fra Medspil. Tal om det, når I ses.")
