"""Four weeks of a team: every digest as it is read, while citizens share, take back, wish for help and change hands."""

from __future__ import annotations

from tests.dialogues.stage import Person, Stage
from tests.dialogues.team import EVERYTHING, WITH_BO, Team

METTE, BO, ANNA = "Mette, kontaktperson", "Bo, kontaktperson", "Anna, pårørende eller ven"
GOALS = {
    "Sara": ("gå en tur på fredag",),
    "Mikkel": ("ringe til min søster på torsdag", "tale med banken på fredag"),
    "Freja": ("rydde op på fredag",),
    "Jonas": ("gå i svømmehallen på tirsdag",),
    "Amina": ("læse en bog på mandag",),
    "Ida": ("tage bussen til byen på lørdag",),
    "Emil": ("gå på café på fredag",),
    "Nanna": ("lave mad på søndag", "åbne min post på onsdag"),
    "Alma": ("skrive til min bror på mandag",),
    "Viggo": ("støvsuge på torsdag",),
}


async def test_four_weeks_of_a_team(stage: Stage) -> None:
    await four_weeks(Team(stage))


async def four_weeks(team: Team) -> None:
    """The weeks one after the other. `tests/prove` has them on PostgreSQL."""
    await team.gathers()
    await they_set_out(team)
    await the_first_week(team)
    await the_first_monday(team)
    await the_second_week(team)
    await the_second_monday(team)
    await bo_goes_away_in_the_third(team)
    await the_third_monday(team)
    await bo_leaves_in_the_fourth(team)
    await the_fourth_monday(team)


async def they_set_out(team: Team) -> None:
    """Ten set a step, seven of them share something, and Sara brings a friend."""
    for name, steps in GOALS.items():
        for step in steps:
            await team.people[name].sets(step)
    for name in ("Sara", "Jonas", "Amina"):
        await team.shows(name, EVERYTHING, METTE)
    for name in ("Ida", "Alma"):
        await team.shows(name, EVERYTHING, BO)
    await team.shows("Mikkel", "ringe til min søster", METTE)
    await team.shows("Nanna", "lave mad", BO)
    await team.brings_anna()
    await team.shows("Sara", "gå en tur", ANNA)
    team.citizens_go_on()
    team.leaves_all_else_in_peace()


async def the_first_week(team: Team) -> None:
    """Emil wishes for help with what is private, Mikkel and Sara reach what they share, Ida lets go."""
    clock, people = team.stage.clock, team.people
    await clock.turns_to("2026-11-25 10:30")
    team.citizens_go_on()
    team.anna.bot.says("Sara viser dig noget.")
    await people["Emil"].says("jeg har brug for hjælp til mit mål")
    people["Emil"].bot.asks("Hvordan vil du helst have den?")
    await people["Emil"].taps("Ring til mig")
    people["Emil"].bot.says("Jeg siger til Bo, at du gerne vil have hjælp.", "Dit delmål er stadig kun dit.")
    team.bo.bot.says("Emil vil gerne have hjælp.\nØnsket er: Ring til mig.")
    await team.bo.taps("Jeg ringer")
    team.bo.bot.says("Tak. Jeg siger videre, at du har set det.")
    people["Emil"].bot.says("Bo har set, at du gerne vil have hjælp, og ringer til dig.")
    await clock.turns_to("2026-11-27 12:00")
    team.citizens_go_on()
    await people["Mikkel"].says("jeg har ringet til min søster")
    people["Mikkel"].bot.asks("ringe til min søster")
    await people["Mikkel"].taps("Ja, det er nået")
    people["Mikkel"].bot.says("Du gjorde det")
    await people["Sara"].says("jeg har nået at gå en tur")
    people["Sara"].bot.asks("gå en tur")
    await people["Sara"].taps("Ja, det er nået")
    people["Sara"].bot.says("Du gjorde det")
    await clock.turns_to("2026-11-29 11:00")
    team.citizens_go_on()
    await people["Ida"].says("jeg vil ikke tage bussen til byen alligevel")
    people["Ida"].bot.asks("Er det noget af det her?")
    await people["Ida"].taps("Lad et delmål ligge")
    people["Ida"].bot.asks("tage bussen til byen")
    await people["Ida"].taps("Ja, lad det ligge")
    people["Ida"].bot.says("du lader det ligge")
    team.leaves_all_else_in_peace()


async def reads(person: Person, digest: str) -> None:
    """The digest came after the weekend: they prove that it is them, and read exactly this."""
    await person.looks()
    heard = person.bot.says()
    assert heard.text == digest


async def the_first_monday(team: Team) -> None:
    """What is private is in neither digest, not even as a number: Mikkel's second step, Freja's, Viggo's."""
    await team.monday("2026-11-30")
    await reads(
        team.mette,
        "Ugen kort: 2 delmål er nået og 2 har noget foran sig.\n\n"
        "Værd at fejre:\n• Mikkel: et delmål\n• Sara: et delmål\n\n"
        "De næste dage:\n• I dag: Amina (et delmål)\n• I morgen: Jonas (et delmål)",
    )
    team.mette.bot.offers("Hep på Mikkel", "Hep på Sara", "Alle ordene", "Ugerne")
    await reads(
        team.bo,
        "Ugen kort: 1 har noget foran sig, 1 tog en ny vej og 1 er i gang.\n\n"
        "Vil gerne have hjælp:\n• Emil: gerne et opkald (Bo har svaret)\n\n"
        "De næste dage:\n• I dag: Alma (et delmål)\n\n"
        "I gang:\n• Nanna: et delmål, nyt\n\n"
        "Tog en ny vej:\n• Ida: et delmål, fik lov at ligge",
    )
    team.leaves_all_else_in_peace()


async def the_second_week(team: Team) -> None:
    """Mikkel takes back what he shared, Amina and Jonas move a day, Nanna shares everything, Sara sets a new step."""
    clock, people = team.stage.clock, team.people
    await clock.turns_to("2026-12-01 12:00")
    team.citizens_go_on()
    await people["Mikkel"].says("hvem kan se mine mål")
    people["Mikkel"].bot.says("Det her kan andre se:\n• Mette, kontaktperson: 1, der er bag dig")
    await people["Mikkel"].taps("Tag tilbage fra Mette")
    people["Mikkel"].bot.says("Mette")
    await people["Amina"].taps("6")
    for label in ("Spring over", "Det samme igen", "Om en uge", "Spring over"):
        people["Amina"].bot.asks()
        await people["Amina"].taps(label)
    people["Amina"].bot.says("8. december")
    await clock.turns_to("2026-12-02 12:00")
    team.citizens_go_on()
    await people["Jonas"].says("flyt svømmehallen til onsdag den 9. december")
    team.citizens_go_on()
    await team.shows("Nanna", EVERYTHING, BO)
    await people["Sara"].sets("gå til kor torsdag den 10. december")
    await team.anna.says("hjem")
    team.anna.bot.asks("Hvad vil du gøre?")
    await team.anna.taps("Dem, jeg støtter")
    team.anna.bot.says("Sara")
    team.anna.bot.does_not_say("kor")
    await clock.turns_to("2026-12-04 12:00")
    team.citizens_go_on()
    team.leaves_all_else_in_peace()


async def the_second_monday(team: Team) -> None:
    await team.monday("2026-12-07")
    await reads(
        team.mette,
        "Ugen kort: 3 har noget foran sig.\n\n"
        "De næste dage:\n• I morgen: Amina (et delmål)\n• Onsdag: Jonas (et delmål)\n• Torsdag: Sara (et delmål)",
    )
    await reads(team.bo, "Intet nyt denne gang. Du ser kun det, de deler med dig.")
    team.leaves_all_else_in_peace()


async def bo_goes_away_in_the_third(team: Team) -> None:
    """Mette stands in. Ida says yes to that, Emil says nothing, and wishes for help: Mette hears of it."""
    clock, people = team.stage.clock, team.people
    await clock.turns_to("2026-12-07 12:00")
    team.citizens_go_on()
    for name in ("Ida", "Emil"):
        await team.bo.says("borgere")
        team.bo.bot.asks("Hvem vil du kigge på? De kan se, at du har kigget.")
        await team.bo.taps(name)
        team.bo.bot.says(f"{name}. Du er kontaktperson.")
        await team.bo.taps("Væk, eller giv videre")
        team.bo.bot.asks("Er du væk et stykke tid")
        await team.bo.taps("Væk et stykke tid")
        team.bo.bot.asks("Hvem er der imens?")
        await team.bo.taps("Mette")
        team.bo.bot.asks("Hvad er den sidste dag, du er væk?")
        await team.bo.says("18. december")
        team.bo.bot.asks(f"Mette er der for {name} til og med fredag 18. december.")
        await team.bo.taps("Ja, gør det")
        team.bo.bot.says(f"Det er gjort. {name} og Mette får det at vide.")
        team.mette.bot.says(f"Bo er væk. Du er der for {name} imens", "ser du kun ønsker om hjælp.")
        people[name].bot.asks("Bo er væk. Mette er der for dig imens", "Er det i orden med dig?")
    await people["Ida"].taps("Svar")
    people["Ida"].bot.asks("Bo ser: alle dine delmål", "Må Mette se det samme?")
    await people["Ida"].taps("Ja, det samme")
    people["Ida"].bot.says("Mette")
    team.mette.bot.says("Ida siger ja til, at du er der imens.")
    team.bo.bot.says("Ida siger ja til, at Mette er der, mens du er væk.")
    await people["Ida"].sets("cykle en tur tirsdag den 15. december")
    await clock.turns_to("2026-12-10 11:00")
    team.citizens_go_on()
    await people["Emil"].says("jeg har brug for hjælp til mit mål")
    people["Emil"].bot.asks("Hvordan vil du helst have den?")
    await people["Emil"].taps("Skriv til mig")
    people["Emil"].bot.says("Jeg siger til Bo og Mette, at du gerne vil have hjælp.")
    await team.mette.looks()
    team.mette.bot.asks("Emil vil gerne have hjælp.\nØnsket er: Skriv til mig.")
    await team.mette.taps("Jeg skriver")
    team.mette.bot.says("Tak. Jeg siger videre, at du har set det.")
    people["Emil"].bot.says("Mette har set, at du gerne vil have hjælp, og skriver til dig.")
    team.bo.bot.says("Der er en besked til dig.")
    await people["Sara"].taps("Det er gjort")
    people["Sara"].bot.says("Du gjorde det: »gå til kor«")
    team.leaves_all_else_in_peace()


async def the_third_monday(team: Team) -> None:
    await team.monday("2026-12-14")
    await reads(
        team.mette,
        "Ugen kort: 1 delmål er nået og 1 har noget foran sig.\n\n"
        "Vil gerne have hjælp:\n• Emil: gerne en besked (Mette har svaret)\n\n"
        "Værd at fejre:\n• Sara: et delmål\n\n"
        "De næste dage:\n• I morgen: Ida (et delmål)",
    )
    await reads(
        team.bo,
        "Ugen kort: 1 har noget foran sig.\n\n"
        "Vil gerne have hjælp:\n• Emil: gerne en besked (Mette har svaret)\n\n"
        "De næste dage:\n• I morgen: Ida (et delmål)",
    )
    team.leaves_all_else_in_peace()


async def bo_leaves_in_the_fourth(team: Team) -> None:
    """Dorthe closes Bo's access: those he was there for are asked who should be, and nothing more goes to him."""
    clock, people = team.stage.clock, team.people
    await clock.turns_to("2026-12-16 12:00")
    team.citizens_go_on()
    await team.dorthe.says("personale")
    await team.dorthe.proves()
    team.dorthe.bot.asks("Hvem drejer det sig om?")
    await team.dorthe.taps("Bo")
    team.dorthe.bot.asks("Hvad vil du gøre?")
    await team.dorthe.taps("Luk adgangen")
    team.dorthe.bot.asks("Dem, Bo støtter, bliver spurgt, hvem der skal være der nu.")
    await team.dorthe.taps("Ja, luk den")
    team.dorthe.bot.says("Adgangen for Bo er lukket.")
    team.bo.bot.says("Din adgang som medarbejder er lukket. Tak for denne gang.")
    await clock.turns_to("2026-12-17 12:00")
    for name in WITH_BO:
        people[name].bot.asks("Bo arbejder her ikke mere", "Hvem skal være din kontaktperson nu?")
    await people["Ida"].taps("Vælg")
    people["Ida"].bot.asks("Hvem skal være din kontaktperson nu?")
    await people["Ida"].taps("Mette")
    people["Ida"].bot.says("Mette er din kontaktperson nu og får det at vide.")
    team.mette.bot.is_heard_out()
    await people["Ida"].says("mine mål")
    people["Ida"].bot.says("cykle en tur")
    await people["Ida"].taps("cykle en tur")
    people["Ida"].bot.asks("Hvad vil du gøre?")
    await people["Ida"].taps("Det er nået")
    people["Ida"].bot.says("Du gjorde det: »cykle en tur«")
    await team.bo.says("digest")
    team.bo.bot.says("Jeg kender dig ikke endnu.")
    team.leaves_all_else_in_peace()


async def the_fourth_monday(team: Team) -> None:
    await team.monday("2026-12-21")
    await reads(team.mette, "Ugen kort: 1 delmål er nået.\n\nVærd at fejre:\n• Ida: et delmål")
    await team.dorthe.says("rapport")
    await team.dorthe.proves()
    team.dorthe.bot.says("Delmål, ", "Sat: 12, alle med en dag")
    team.dorthe.bot.is_heard_out()
    team.leaves_all_else_in_peace()
