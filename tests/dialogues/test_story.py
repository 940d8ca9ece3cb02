"""The whole story of one sub-goal, as it is told in docs and README, in both languages and on both databases."""

from __future__ import annotations

import json

from tests.dialogues.stage import Stage


async def test_the_whole_story_in_danish(each_stage: Stage) -> None:
    stage = each_stage
    sara = stage.somebody("Sara")
    bot, clock = sara.bot, stage.clock

    sara.phone.opens(stage.telegram.deep_link(stage.invitation()))
    await stage.is_quiet()
    bot.asks("Hej. Jeg er Medspil, en chatrobot fra Bostøtten i Havneby.", "Vil du være med?")
    bot.offers("Ja, jeg vil gerne", "Nej tak", "Fortæl mere", "English")
    await sara.taps("Ja, jeg vil gerne")
    bot.asks("Velkommen.", "Vil du sætte det første nu?")

    await sara.taps("Ja, et nyt delmål")
    bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en tur om søen")
    bot.asks("Hvornår?")
    bot.offers("I dag", "I morgen", "Torsdag", "Fredag", "Lørdag", "Om en uge")
    await sara.taps("Fredag")
    bot.asks("Hvem kan hjælpe?")
    bot.offers("Mig selv", "En, jeg kender", "Et sted eller en klub", "En fagperson")
    await sara.taps("Mig selv")
    bot.asks("»gå en tur om søen«", "Hvornår: fredag 27. november", "Påmindelse: torsdag 26. november kl. 10.00")
    bot.offers("Gem", "Ret noget", "Drop det")
    await sara.taps("Gem")
    bot.says("Gemt. Jeg minder dig om det torsdag 26. november kl. 10.00.")

    await clock.turns_to("2026-11-26 09:59")
    bot.is_silent()
    await clock.turns_to("2026-11-26 10:00")
    bot.says("»gå en tur om søen«", "Det er i morgen.")
    await sara.taps("En anden dag")
    bot.asks("Hvilken dag passer dig bedre?")
    await sara.says("på onsdag kl. 14")
    bot.says("Flyttet til onsdag 2. december kl. 14.00.", "Jeg minder dig om det tirsdag 1. december kl. 10.00.")

    await clock.turns_to("2026-12-01 10:00")
    bot.says("»gå en tur om søen«", "Det er i morgen.", "Klokken 14.00.")
    await sara.taps("Jeg er i gang")
    bot.says("Godt.")

    await clock.turns_to("2026-12-03 10:00")
    bot.asks("Dagen er kommet for »gå en tur om søen«.", "Hvordan gik det?")
    bot.offers(*(str(number) for number in range(11)))
    await sara.taps("7")
    bot.asks("Vil du skrive et par ord om det?")
    await sara.says("Det regnede, men jeg kom ud.")
    bot.asks("Hvad vil du nu?")
    await sara.taps("Det samme igen")
    bot.asks("Hvilken dag passer dig bedre?")
    await sara.taps("Om en uge")
    bot.asks("Hvor vigtigt er det for dig nu?")
    await sara.taps("9")
    bot.says("Flyttet til torsdag 10. december.")

    await sara.says("mine delmål")
    bot.says("• »gå en tur om søen« – torsdag 10. december")
    await sara.taps("gå en tur om søen")
    picture = bot.says("Det nyeste er 7 af 10.")
    assert picture.photo is not None
    assert picture.photo.startswith(b"\x89PNG")
    bot.asks("Torsdag 3. december: 7 af 10, flyttede dagen", "»Det regnede, men jeg kom ud.«")
    await sara.taps("Luk")
    bot.says("Helt fint.")

    await sara.says("gå i svømmehallen på lørdag")
    bot.asks("»gå i svømmehallen«", "Hvornår: lørdag 5. december", "Skal jeg gemme det?")
    await sara.taps("Gem")
    bot.says("Gemt.")

    await sara.says("mine data")
    bot.asks("• 2 delmål", "• 2 tilbageblik")
    await sara.taps("Få det som fil")
    for_people = bot.says("Her er det")
    assert for_people.filename == "medspil-mine-data.txt"
    assert for_people.document is not None
    assert "»gå en tur om søen«" in for_people.document.decode()
    for_computers = bot.says("Og det samme i en fil til computere.")
    assert for_computers.document is not None
    kept = json.loads(for_computers.document)
    assert [sub_goal["draft"]["what"] for sub_goal in kept["sub_goals"]] == ["gå en tur om søen", "gå i svømmehallen"]
    assert kept["sub_goals"][0]["check_ins"][-1]["note"] == "Det regnede, men jeg kom ud."

    await sara.says("mine data")
    bot.asks("Det her gemmer jeg om dig:")
    await sara.taps("Slet alt")
    bot.says("væk for altid", "Én linje bliver")
    await sara.taps("Slet alt")
    bot.says("Nu er det slettet.")
    nothing_is_left(stage)

    await clock.turns_to("2026-12-20 10:00")
    bot.is_silent()
    await sara.says("hej")
    bot.says("Jeg kender dig ikke endnu.")


async def test_the_whole_story_in_english(each_stage: Stage) -> None:
    stage = each_stage
    tom = stage.somebody("Tom", "en")
    bot, clock = tom.bot, stage.clock

    tom.phone.opens(stage.telegram.deep_link(stage.invitation("en")))
    await stage.is_quiet()
    bot.asks("Hello. I am Medspil, a chat robot from Bostøtten i Havneby.", "Would you like to take part?")
    bot.offers("Yes, I want to", "No, thank you", "Tell me more", "Dansk")
    await tom.taps("Yes, I want to")
    bot.asks("Welcome.", "Would you like to set the first one?")

    await tom.taps("Yes, a new sub-goal")
    bot.asks("What would you like to do?")
    await tom.says("walk around the lake")
    bot.asks("By when?")
    bot.offers("Today", "Tomorrow", "Thursday", "Friday", "Saturday", "In a week")
    await tom.taps("Friday")
    bot.asks("Who can help?")
    await tom.taps("Someone I know")
    bot.asks("“walk around the lake”", "When: Friday 27 November", "Reminder: Thursday 26 November at 10:00")
    await tom.taps("Change something")
    bot.asks("What would you like to change?")
    await tom.taps("Their name")
    bot.asks("Who or where is it?")
    await tom.says("Bo")
    bot.asks("“walk around the lake”", "Who helps: Someone I know: Bo")
    await tom.taps("Save")
    bot.says("Saved. I remind you on Thursday 26 November at 10:00.")

    await clock.turns_to("2026-11-26 10:00")
    bot.says("“walk around the lake”", "It is tomorrow.")
    await tom.taps("Another day")
    bot.asks("Which day suits you better?")
    await tom.taps("In a week")
    bot.says("Moved to Thursday 3 December.", "I remind you on Wednesday 2 December at 10:00.")
    await clock.turns_to("2026-12-02 10:00")
    bot.says("“walk around the lake”")

    await clock.turns_to("2026-12-04 10:00")
    bot.asks("How did it go?")
    await tom.taps("10")
    bot.asks("Would you like to write a few words about it?")
    await tom.taps("Skip this")
    bot.asks("What would you like to do now?")
    await tom.taps("I am there")
    bot.says("Well done!")

    await tom.says("my goals")
    bot.says("Nothing is under way just now.")
    await tom.taps("What is behind me")
    bot.says("Tap one to see how it went.")
    await tom.taps("walk around the lake")
    picture = bot.says("The newest is 10 of 10.")
    assert picture.photo is not None
    assert picture.photo.startswith(b"\x89PNG")
    bot.says("How it went: Reached", "Friday 4 December: 10 of 10, reached")

    await tom.says("swim on Saturday")
    bot.asks("“swim”", "When: Saturday 5 December", "Shall I save it?")
    await tom.taps("Save")
    bot.says("Saved.")

    await tom.says("my data")
    bot.asks("• 2 sub-goals")
    await tom.taps("Get it as a file")
    for_people = bot.says("Here it is")
    assert for_people.filename == "medspil-my-data.txt"
    bot.says("And the same for a computer.")

    await tom.says("delete everything about me")
    bot.says("gone for good", "One line stays")
    await tom.taps("Delete everything")
    bot.says("It is deleted.")
    nothing_is_left(stage)


def nothing_is_left(stage: Stage) -> None:
    """Nothing of the person but the wordless line that was told beforehand."""
    for table in ("persons", "roles", "addresses", "sub_goals", "check_ins", "dreams", "goals", "talks", "outbox"):
        assert stage.remembers(table) == 0, table
    assert stage.remembers("audit") == 1
