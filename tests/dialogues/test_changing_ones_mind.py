"""Taking back, changing, setting aside, tapping old buttons: a talk goes where the citizen wants it."""

from __future__ import annotations

import pytest

from tests.dialogues.stage import Person, Stage


@pytest.fixture
async def sara(stage: Stage) -> Person:
    return await stage.citizen()


async def test_back_at_every_question(sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt")
    bot.asks("Hvad vil du gerne gøre?")
    await sara.says("tilbage")
    bot.asks("Vi kan ikke gå længere tilbage.", "Hvad vil du gerne gøre?")
    await sara.says("gå en tur")
    bot.asks("Hvornår?")
    await sara.says("tilbage")
    bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en lang tur")
    bot.asks("Hvornår?")
    await sara.taps("Fredag")
    bot.asks("Hvem kan hjælpe?")
    await sara.says("Tilbage")
    bot.asks("Hvornår?")
    await sara.taps("Lørdag")
    bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    bot.asks("»gå en lang tur«", "lørdag 28. november")
    await sara.says("/tilbage")
    bot.asks("Hvem kan hjælpe?")
    await sara.taps("En, jeg kender")
    bot.asks("Hvem hjælper: En, jeg kender")
    await sara.taps("Gem")
    bot.says("Gemt.")
    await sara.says("tilbage")
    bot.asks("Skal jeg fortryde det, du gjorde sidst?")
    await sara.taps("Fortryd")
    bot.says("»gå en lang tur« er væk igen.")


async def test_change_at_a_question_asks_which_one_and_keeps_the_others(sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt", "gå en tur", "på fredag")
    bot.is_heard_out()
    await sara.says("ret")
    bot.asks("Hvad vil du rette?")
    bot.offers("Hvad: gå en tur", "Hvornår: fredag 27. november", "Ikke noget, det er fint")
    await sara.taps("Hvad: gå en tur")
    bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en lang tur")
    bot.asks("Hvem kan hjælpe?")
    await sara.says("ret dagen")
    bot.asks("Hvornår?")
    await sara.says("lørdag")
    bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    bot.asks("»gå en lang tur«", "lørdag 28. november")


async def test_back_in_a_look_back(stage: Stage, sara: Person) -> None:
    bot = sara.bot
    await sara.sets("gå en tur i morgen")
    await stage.clock.turns_to("2026-11-26 10:00")
    bot.is_heard_out()
    await sara.taps("3")
    bot.asks("Vil du skrive et par ord om det?")
    await sara.says("tilbage")
    bot.asks("Hvordan gik det med »gå en tur«?")
    await sara.taps("8")
    bot.asks("Vil du skrive et par ord om det?")
    await sara.says("Solen skinnede")
    bot.asks("Hvad vil du nu?")
    await sara.says("tilbage")
    bot.asks("Vil du skrive et par ord om det?")
    await sara.taps("Spring over")
    bot.asks("Hvad vil du nu?")
    await sara.taps("Jeg er i mål")
    bot.says("Flot!")
    await sara.says("mine delmål")
    bot.says()
    await sara.taps("Det, jeg har bag mig")
    bot.says()
    await sara.taps("gå en tur")
    bot.says("Det nyeste er 8 af 10.")
    bot.says("8 af 10, nået")
    bot.does_not_say("Solen skinnede", "3 af 10")


CHANGES = [
    ("Hvad", ["gå en tur med Bo"], "»gå en tur med Bo«"),
    ("Hvornår", ["Lørdag"], "Hvornår: lørdag 28. november"),
    ("Hvem hjælper", ["Et sted eller en klub"], "Hvem hjælper: Et sted eller en klub"),
    ("Påmindelsen", ["Samme dag kl. 9.00"], "Påmindelse: fredag 27. november kl. 9.00"),
    ("Påmindelsen", ["Ingen påmindelse"], "Påmindelse: ingen"),
    ("Påmindelsen", ["i morgen kl. 18"], "Påmindelse: onsdag 25. november kl. 18.00"),
    ("Del af livet", ["Krop og helbred"], "Del af livet: Krop og helbred"),
    ("Håb eller mål", ["Et nyt håb eller en ny drøm", "at bo for mig selv"], "Mit håb: »at bo for mig selv«"),
    ("Håb eller mål", ["Et nyt større mål", "en hverdag, der holder"], "Mit større mål: »en hverdag, der holder«"),
    ("Hvor sikker", ["7"], "Hvor sikker jeg er: 7 af 10"),
    ("Hvor vigtigt", ["10"], "Hvor vigtigt det er: 10 af 10"),
    ("Ikke noget, det er fint", [], "»gå en tur«"),
]


@pytest.mark.parametrize(("item", "answers", "shown"), CHANGES, ids=[f"{item}-{shown}" for item, _, shown in CHANGES])
async def test_each_item_of_the_summary_can_be_changed(sara: Person, item: str, answers: list[str], shown: str) -> None:
    bot = sara.bot
    await sara.says("gå en tur på fredag")
    bot.asks("Skal jeg gemme det?")
    await sara.taps("Ret noget")
    bot.asks("Hvad vil du rette?")
    await sara.taps(item)
    for answer in answers:
        bot.says()
        await sara.says(answer)
    bot.asks(shown, "Skal jeg gemme det?")
    await sara.taps("Gem")
    bot.says("Gemt.")
    await sara.says("mine delmål")
    bot.says()
    await sara.taps("gå en tur med Bo" if item == "Hvad" else "gå en tur")
    bot.asks(shown)


async def test_the_name_of_who_helps_can_be_given_and_goes_with_another_helper(sara: Person) -> None:
    bot = sara.bot
    await sara.says("gå en tur på fredag")
    bot.asks()
    for tapped in ("Ret noget", "Hvem hjælper"):
        await sara.taps(tapped)
        bot.asks()
    await sara.taps("En, jeg kender")
    bot.asks("Hvem hjælper: En, jeg kender")
    await sara.taps("Ret noget")
    bot.asks()
    await sara.taps("Hvem eller hvor")
    bot.asks("Et fornavn er nok.")
    await sara.says("Mette")
    bot.asks("Hvem hjælper: En, jeg kender: Mette")
    for tapped in ("Ret noget", "Hvem hjælper", "Mig selv"):
        await sara.taps(tapped)
        bot.asks()
    bot.does_not_say("Mette")


async def test_dropping_it_at_the_summary_saves_nothing(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    await sara.taps("Drop det")
    sara.bot.says("Jeg har ikke gemt noget nyt.")
    assert stage.remembers("sub_goals") == 0
    assert stage.remembers("talks") == 0


async def test_after_three_tries_there_is_a_way_out(stage: Stage, sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt")
    bot.asks()
    await sara.says("gå en tur")
    bot.asks("Hvornår?")
    for odd in ("hm", "snart"):
        await sara.says(odd)
        bot.asks("Hvilken dag?", "i morgen")
    await sara.says("ved ikke")
    bot.asks("Hvilken dag?", "Det, du skrev, er ikke væk.", "Personalet:")
    bot.offers_also("I dag", "Gør det til et delmål", "Gem til senere", "Drop det")
    await sara.taps("Gem til senere")
    bot.says("Det venter her i en uge.")
    await sara.says("fortsæt")
    bot.asks("Hvornår?")
    await sara.taps("Fredag")
    bot.asks("Hvem kan hjælpe?")


async def test_after_three_tries_it_can_be_dropped(stage: Stage, sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("gå en tur")
    sara.bot.asks()
    for _ in range(3):
        await sara.says("hm")
        sara.bot.asks()
    await sara.taps("Drop det")
    sara.bot.says("Jeg har ikke gemt noget nyt.")
    assert stage.remembers("talks") == 0


async def test_a_talk_gives_way_to_another_and_is_offered_again(sara: Person) -> None:
    bot = sara.bot
    await sara.sets("vaske tøj på fredag")
    await sara.says("nyt")
    bot.asks()
    await sara.says("løbe en tur")
    bot.asks("Hvornår?")
    await sara.says("mine delmål")
    bot.says("»vaske tøj«")
    await sara.taps("Luk")
    bot.says("Helt fint", "Du var i gang med et delmål: »løbe en tur«. Skal vi fortsætte?")
    bot.offers("Fortsæt", "Drop det")
    await sara.taps("Fortsæt")
    bot.asks("Hvornår?")
    await sara.taps("Lørdag")
    bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    bot.asks("»løbe en tur«")


async def test_a_talk_that_was_offered_again_can_be_dropped(stage: Stage, sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt")
    bot.asks()
    await sara.says("løbe en tur")
    bot.asks()
    await sara.says("/data")
    bot.asks("Det her gemmer jeg om dig:")
    await sara.taps("Luk")
    bot.says("Du var i gang med et delmål: »løbe en tur«.")
    await sara.taps("Drop det")
    bot.says("Jeg har ikke gemt noget nyt.")
    assert stage.remembers("talks") == 0


async def test_help_answers_and_the_question_stays(sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("gå en tur")
    sara.bot.asks()
    await sara.says("hjælp")
    sara.bot.asks("»Tilbage« tager et svar tilbage.", "+45 00 00 00 10", "Hvornår?")
    await sara.taps("Fredag")
    sara.bot.asks("Hvem kan hjælpe?")


async def test_a_button_of_an_old_question_gets_a_word_and_changes_nothing(sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt")
    bot.asks()
    await sara.says("gå en tur")
    when = bot.asks("Hvornår?")
    await sara.says("på lørdag")
    bot.asks("Hvem kan hjælpe?")
    await sara.taps_old(when, "Fredag")
    bot.asks("Det spørgsmål er vi færdige med.", "Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    bot.asks("Hvornår: lørdag 28. november")
    summary = bot.heard
    assert summary is not None
    await sara.taps("Gem")
    bot.says("Gemt.")
    await sara.taps_old(summary, "Drop det")
    bot.says("Det spørgsmål er vi færdige med.")
    await sara.says("mine delmål")
    bot.says("»gå en tur« – lørdag 28. november")


async def test_a_button_further_up_still_answers_its_question_when_that_was_asked_again(sara: Person) -> None:
    bot = sara.bot
    await sara.says("nyt")
    bot.asks()
    await sara.says("gå en tur")
    when = bot.asks("Hvornår?")
    await sara.says("hm")
    bot.asks("Hvilken dag?")
    await sara.says("hjælp")
    bot.asks("Hvornår?")
    await sara.taps_old(when, "Fredag")
    bot.asks("Hvem kan hjælpe?")


async def test_a_pressed_message_loses_its_buttons_and_shows_what_was_chosen(sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    summary = sara.bot.asks("Skal jeg gemme det?")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    now = next(message for message in sara.phone.chat if message.message_id == summary.message_id)
    assert now.labels == []
    assert now.text.endswith("→ Gem")


async def test_two_taps_on_save_save_once(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    await sara.taps("Gem", times=2)
    sara.bot.says("Gemt.")
    sara.bot.says("Det spørgsmål er vi færdige med. Jeg har ikke ændret noget.")
    assert stage.remembers("sub_goals") == 1


async def test_two_taps_on_an_answer_count_once(sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("gå en tur")
    sara.bot.asks()
    await sara.taps("Fredag", times=2)
    sara.bot.asks("Hvem kan hjælpe?")
    sara.bot.asks("Det spørgsmål er vi færdige med.", "Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    sara.bot.asks("fredag 27. november")


async def test_two_taps_on_done_count_once(stage: Stage, sara: Person) -> None:
    await sara.sets("gå en tur på torsdag")
    await stage.clock.turns_to("2026-11-25 10:00")
    sara.bot.says()
    await sara.taps("Det er gjort", times=2)
    sara.bot.says("Du gjorde det")
    sara.bot.says("har du allerede bag dig")
    assert stage.remembers("check_ins") == 1


async def test_every_press_is_acknowledged(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    message = sara.bot.asks()
    query = sara.phone.presses_old(message, "Gem")
    await sara.phone.next_toast(query)
    await stage.is_quiet()
    sara.bot.says("Gemt.")


async def test_the_bot_is_restarted_between_any_two_turns(each_stage: Stage) -> None:
    stage = each_stage
    sara = stage.somebody()
    bot = sara.bot
    await sara.starts(stage.invitation())
    bot.asks("Vil du være med?")
    await stage.bot_restarts()
    await sara.taps("Ja, jeg vil gerne")
    bot.asks("Velkommen.")
    await stage.bot_restarts()
    await sara.says("nyt")
    bot.asks("Hvad vil du gerne gøre?")
    await stage.bot_restarts()
    await sara.says("gå en tur")
    bot.asks("Hvornår?")
    await stage.bot_restarts()
    await sara.taps("Fredag")
    bot.asks("Hvem kan hjælpe?")
    await stage.bot_restarts()
    await sara.says("tilbage")
    bot.asks("Hvornår?")
    await stage.bot_stops()
    sara.phone.presses("Lørdag")
    await stage.bot_starts()
    bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    bot.asks("Hvornår: lørdag 28. november")
    await stage.bot_restarts()
    await sara.taps("Gem")
    bot.says("Gemt.")
    await stage.bot_restarts()
    bot.is_silent()


async def test_a_sub_goal_that_changed_meanwhile_is_not_changed_from_an_old_talk(sara: Person) -> None:
    bot = sara.bot
    await sara.sets("gå en tur på fredag")
    await sara.says("mine delmål")
    bot.says()
    await sara.taps("gå en tur")
    asked = bot.asks("Hvad vil du gøre?")
    await sara.taps("Flyt dagen")
    moving = bot.asks("Hvilken dag passer dig bedre?")
    await sara.taps_old(asked, "Lad det ligge")
    bot.asks("Det spørgsmål er vi færdige med.", "Hvilken dag passer dig bedre?")
    await sara.taps_old(moving, "Om en uge")
    bot.says("Flyttet til tirsdag 1. december.")


@pytest.mark.parametrize(
    ("picked", "shown"),
    [
        ("En, jeg kender", "Hvem hjælper: En, jeg kender: min søster"),
        ("En fagperson", "Hvem hjælper: En fagperson: min søster"),
        ("Mig selv", "Hvem hjælper: Mig selv\n"),
    ],
)
async def test_who_can_help_can_be_answered_with_a_name(sara: Person, picked: str, shown: str) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("gå en tur")
    sara.bot.asks()
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.says("min søster")
    sara.bot.asks("»min søster«: Hvad passer bedst?")
    sara.bot.offers("En, jeg kender", "Et sted eller en klub", "En fagperson", "Mig selv")
    await sara.taps(picked)
    sara.bot.asks(shown, "Skal jeg gemme det?")


@pytest.mark.parametrize(
    ("said", "rung"), [("2", "En, jeg kender"), ("en klub", "Et sted"), ("mig selv", "Mig selv"), ("ingen", "Mig selv")]
)
async def test_who_can_help_can_be_answered_by_number_or_part(sara: Person, said: str, rung: str) -> None:
    await sara.says("nyt", "gå en tur", "på fredag")
    sara.bot.is_heard_out()
    await sara.says(said)
    sara.bot.asks(f"Hvem hjælper: {rung}")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("tak", "Selv tak."),
        ("👍", "Selv tak."),
        ("nej", "Helt fint."),
        ("jeg har det skidt i dag", "Tak, fordi du siger det."),
        ("jeg er så træt", "Tak, fordi du siger det."),
        ("slet mig", "Skal jeg slette alt om dig?"),
        ("Hvem kan se mine mål?", "Kun du kan se dine delmål"),
        ("sprog", "Hvilket sprog skal jeg tale?"),
        ("fortsæt", "Der venter ikke noget på dig nu."),
        ("fortryd", "Der er ikke noget at fortryde fra den sidste time."),
        ("tilbage", "Der er ikke noget at fortryde lige nu."),
    ],
)
async def test_small_words_out_of_the_blue_get_a_fitting_answer(sara: Person, said: str, answered: str) -> None:
    await sara.taps("Nej, ikke nu")
    sara.bot.says()
    await sara.says(said)
    sara.bot.says(answered)
    sara.bot.does_not_say("nyt delmål?")


async def test_a_talk_is_offered_again_in_the_language_that_was_just_chosen(sara: Person) -> None:
    await sara.says("nyt", "gå en tur")
    sara.bot.is_heard_out()
    await sara.says("/indstillinger")
    sara.bot.says()
    await sara.taps("Sprog")
    sara.bot.asks()
    await sara.taps("English")
    sara.bot.asks("Now I speak English.", "You were in the middle of a sub-goal")
    await sara.taps("Go on")
    sara.bot.asks("By when?")


async def test_what_stands_on_a_button_can_be_written_instead(stage: Stage, sara: Person) -> None:
    await sara.says("mine data")
    sara.bot.asks()
    await sara.says("slet alt")
    sara.bot.says("væk for altid")
    await sara.says("behold det")
    sara.bot.says("Jeg har ikke ændret noget.")
    await sara.says("indstillinger")
    sara.bot.asks()
    await sara.says("stille timer")
    sara.bot.says("Tryk på en, eller skriv")
    assert stage.remembers("persons") == 1
