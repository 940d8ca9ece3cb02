"""Four weeks of a team: every digest as it is read, while citizens share, take back, wish for help and change hands."""

from __future__ import annotations

from tests.dialogues.stage import Person, Stage
from tests.dialogues.team import EVERYTHING, Team

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


async def test_four_weeks_of_a_team(each_stage: Stage) -> None:
    team = Team(each_stage)
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
    print("ANNA", [m.text for m in team.anna.bot.unheard]); team.anna.bot.is_heard_out()
    team.leaves_all_else_in_peace()


async def the_first_week(team: Team) -> None:
    """Emil wishes for help with what is private, Mikkel and Sara reach what they share, Ida lets go."""
    clock, people = team.stage.clock, team.people
    await clock.turns_to("2026-11-25 10:30")
    team.citizens_go_on()
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


async def read(person: Person) -> None:
    print([m.text for m in person.bot.unheard], [m.labels for m in person.bot.unheard])
    await person.looks()
    for m in list(person.bot.unheard):
        print("DIGEST", repr(m.text), m.labels)
    person.bot.is_heard_out()


async def the_first_monday(team: Team) -> None:
    await team.monday("2026-11-30")
    await read(team.mette)
    await read(team.bo)
    print("lars", [m.text for m in team.lars.bot.unheard]); team.lars.bot.is_heard_out()
    team.leaves_all_else_in_peace()


async def the_second_week(team: Team) -> None:
    assert 0


async def the_second_monday(team: Team) -> None:
    pass


async def bo_goes_away_in_the_third(team: Team) -> None:
    pass


async def the_third_monday(team: Team) -> None:
    pass


async def bo_leaves_in_the_fourth(team: Team) -> None:
    pass


async def the_fourth_monday(team: Team) -> None:
    pass
