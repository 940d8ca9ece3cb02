"""A course of twelve weeks from the first offer to the last report, every message of it looked at."""

from datetime import date, timedelta

from tests.dialogues.circle import FIRST_QUESTION, Circle
from tests.dialogues.stage import Stage

ANSWERING = ("Sara", "Mikkel", "Freja", "Jonas", "Amina")
PNG, ZIP = b"\x89PNG", b"PK"
SILENT = ("Kasper", "Ida", "Emil")
MOST_MESSAGES = 5


async def test_twelve_weeks_of_a_group(each_stage: Stage) -> None:
    circle = Circle(each_stage)
    await circle.gathers()
    await the_first_week(circle)
    await the_second_week_says_too_little(circle)
    await the_third_week_is_told_with_the_second(circle)
    await amina_leaves_in_the_fourth(circle)
    await the_fifth_week_is_told_in_a_word(circle)
    await the_sixth_is_cancelled(circle)
    for number, day in ((7, date(2027, 2, 17)), (8, date(2027, 2, 24))):
        await an_ordinary_week(circle, number, day)
    await the_ninth_is_moved(circle)
    for number, day in ((10, date(2027, 3, 10)), (11, date(2027, 3, 17))):
        await an_ordinary_week(circle, number, day)
    await the_last_time(circle)
    await what_follows(circle)
    await they_look_back_at_the_course(circle)
    await the_course_is_closed(circle)


async def comes(circle: Circle, day: date, names: tuple[str, ...]) -> None:
    """The day before, everybody is reminded; at the session's end the leader is asked who was there."""
    await circle.stage.clock.turns_to(f"{day - timedelta(days=1)} 10:01")
    circle.hear(names, "I morgen er der »Onsdagsgruppen«", "Sted: Kulturhuset")
    await circle.stage.clock.turns_to(f"{day} 16:01")


async def is_asked(circle: Circle, day: date, names: tuple[str, ...]) -> None:
    """Half an hour after the end those who were there are asked."""
    await circle.stage.clock.turns_to(f"{day} 16:31")
    circle.hear(names, FIRST_QUESTION)


async def is_nudged(circle: Circle, day: date, names: tuple[str, ...]) -> None:
    """The next morning those who have said nothing are asked once more, kindly; at noon the leader hears of it."""
    await circle.stage.clock.turns_to(f"{day + timedelta(days=1)} 10:01")
    circle.hear(names, "Jeg vil stadig gerne høre", "Du behøver ikke svare. Jeg spørger ikke igen.")
    await circle.stage.clock.turns_to(f"{day + timedelta(days=1)} 12:01")


async def the_first_week(circle: Circle) -> None:
    day = date(2027, 1, 6)
    await circle.stage.clock.turns_to("2027-01-05 10:01")
    circle.hear(circle.people, "I morgen er der »Onsdagsgruppen« kl. 14.00-16.00.", "Sted: Kulturhuset")
    await circle.stage.clock.turns_to("2027-01-06 13:30")
    await circle.lets_emil_in()
    await circle.stage.clock.turns_to("2027-01-06 16:01")
    await circle.tells_who_was_there()
    everybody = tuple(circle.people)
    await is_asked(circle, day, everybody)
    await circle.answers("Sara", 4, 4, 3, 4, line="Mere kaffe")
    await circle.answers("Mikkel", 5, 4, 4, 5, line="Ali taler for meget", may_read=False)
    await circle.answers("Freja", 4, 5, 3, 4)
    await circle.answers("Jonas", 3, 4, 2, 4)
    await circle.answers("Amina", 4, 4, 4, 4)
    circle.leaves_all_else_in_peace()
    await is_nudged(circle, day, SILENT)
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 1 af 12", "5 af 8 har svaret.")
    circle.mette.bot.says(
        "»Hvordan var det at være sammen med de andre?«\n1 siger 5 😊, 3 siger 4 🙂, 1 siger 3 😐\n\n"
        "»Var der plads til dig og til det, du kom med?«\n1 siger 5 😊, 4 siger 4 🙂\n\n"
        "»Kom du et skridt nærmere dit eget mål?«\n2 siger 4 🙂, 2 siger 3 😐, 1 siger 2 🙁\n\n"
        "»Hvordan var det, vi lavede, og måden, vi gjorde det på?«\n1 siger 5 😊, 4 siger 4 🙂\n\n"
        "Det her er skrevet til dig:\n• »Mere kaffe«"
    )
    circle.mette.bot.does_not_say("taler for meget")
    circle.leaves_all_else_in_peace()


async def the_second_week_says_too_little(circle: Circle) -> None:
    """Sara can't come, two answer in time, one late, and one when it is closed."""
    day, clock = date(2027, 1, 13), circle.stage.clock
    everybody = tuple(circle.people)
    await clock.turns_to("2027-01-12 10:01")
    circle.hear(everybody, "I morgen er der »Onsdagsgruppen«")
    await circle.people["Sara"].taps("Jeg kan ikke komme")
    circle.people["Sara"].bot.says("Tak, fordi du siger det.", "Gangen efter er onsdag 20. januar")
    await circle.mette.looks()
    circle.mette.bot.asks("»Onsdagsgruppen«", "8 af 8")
    await clock.turns_to("2027-01-13 16:01")
    await circle.tells_who_was_there()
    there = tuple(name for name in everybody if name != "Sara")
    await is_asked(circle, day, there)
    await circle.answers("Mikkel", 4, 4, 4, 4)
    await circle.answers("Freja", 4, 4, 4, 4, line="Vi kunne gå en tur", may_read=True)
    await is_nudged(circle, day, ("Jonas", "Amina", *SILENT))
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 2 af 12", "2 af 7 har svaret.", "Det er for få til at vise.")
    circle.leaves_all_else_in_peace()
    await clock.turns_to("2027-01-16 11:00")
    await circle.answers("Jonas", 3, 3, 3, 3)
    circle.leaves_all_else_in_peace()
    await clock.turns_to("2027-01-18 16:01")
    await circle.people["Amina"].taps("1 😞")
    circle.people["Amina"].bot.says_in_place("Nu er spørgsmålene lukket, og det er helt fint.")
    circle.leaves_all_else_in_peace()


async def the_third_week_is_told_with_the_second(circle: Circle) -> None:
    day, everybody = date(2027, 1, 20), tuple(circle.people)
    await comes(circle, day, everybody)
    await circle.tells_who_was_there()
    await is_asked(circle, day, everybody)
    for name in ANSWERING:
        await circle.answers(name, 5, 4, 4, 5)
    await is_nudged(circle, day, SILENT)
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 3 af 12", "5 af 8 har svaret.")
    circle.mette.bot.says("5 siger 5 😊 (mødegang 2 til 3 samlet)", "5 siger 4 🙂", "• »Vi kunne gå en tur«")
    circle.leaves_all_else_in_peace()
    await circle.mette.taps("Skriv til gruppen")
    circle.mette.bot.says("Skriv én linje til gruppen")
    await circle.mette.says("Næste gang går vi en tur.")
    circle.mette.bot.asks("»Næste gang går vi en tur.«")
    await circle.mette.taps("Send")
    circle.mette.bot.says("Den er på vej til 8 deltagere.")
    circle.hear(
        everybody,
        "Det sagde I i »Onsdagsgruppen«:",
        "• »Hvordan var det at være sammen med de andre?« Mest godt.",
        "Mette svarer:\n»Næste gang går vi en tur.«",
    )


async def amina_leaves_in_the_fourth(circle: Circle) -> None:
    day = date(2027, 1, 27)
    amina = circle.people["Amina"]
    await circle.stage.clock.turns_to("2027-01-26 10:01")
    circle.hear(circle.people, "I morgen er der »Onsdagsgruppen«")
    await amina.says("gruppe")
    amina.bot.asks("»Onsdagsgruppen«")
    await amina.taps("Gå ud af gruppen")
    amina.bot.asks("Vil du gå ud af »Onsdagsgruppen«? Det er helt i orden.")
    await amina.taps("Gå ud af gruppen")
    amina.bot.says("Du er gået ud af »Onsdagsgruppen«.", "Det, du har svaret, tæller stadig")
    await circle.mette.looks()
    circle.mette.bot.asks("»Onsdagsgruppen«", "7 af 8")
    circle.leaves_all_else_in_peace()
    await circle.stage.clock.turns_to("2027-01-27 16:01")
    await circle.tells_who_was_there()
    await is_asked(circle, day, staying(circle))
    for name in ANSWERING[:4]:
        await circle.answers(name, 4, 4, 2, 3)
    await is_nudged(circle, day, SILENT)
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 4 af 12", "4 af 7 har svaret.")
    circle.mette.bot.says(
        "»Hvordan var det at være sammen med de andre?«\n3 eller 4 svar: mest godt\n\n"
        "»Var der plads til dig og til det, du kom med?«\n3 eller 4 svar: mest godt\n\n"
        "»Kom du et skridt nærmere dit eget mål?«\n3 eller 4 svar: mest svært\n\n"
        "»Hvordan var det, vi lavede, og måden, vi gjorde det på?«\n3 eller 4 svar: blandet"
    )
    circle.leaves_all_else_in_peace()


async def the_fifth_week_is_told_in_a_word(circle: Circle) -> None:
    """Jonas was not there, so he is not asked; three answers are enough for a word."""
    day = date(2027, 2, 3)
    await comes(circle, day, staying(circle))
    await circle.tells_who_was_there("Jonas")
    await is_asked(circle, day, tuple(name for name in staying(circle) if name != "Jonas"))
    for name in ("Sara", "Mikkel", "Freja"):
        await circle.answers(name, 5, 5, 4, 4)
    await is_nudged(circle, day, SILENT)
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 5 af 12", "3 af 6 har svaret.")
    circle.mette.bot.says("»Kom du et skridt nærmere dit eget mål?«\n3 eller 4 svar: mest godt")
    circle.leaves_all_else_in_peace()


async def the_sixth_is_cancelled(circle: Circle) -> None:
    await circle.stage.clock.turns_to("2027-02-09 10:01")
    circle.hear(staying(circle), "I morgen er der »Onsdagsgruppen«")
    await change(circle, "6: ons. 10. feb.", "Aflys den")
    circle.mette.bot.asks(
        "Mødegang 6 af 12: onsdag 10. februar kl. 14.00-16.00. Den bliver aflyst.", "Skal jeg aflyse den?"
    )
    await circle.mette.taps("Ja, aflys den")
    circle.mette.bot.says("Aflyst: mødegang 6. Gruppen får det at vide nu.")
    circle.hear(
        staying(circle),
        "»Onsdagsgruppen« er aflyst onsdag 10. februar.\nNæste gang er onsdag 17. februar kl. 14.00-16.00.",
    )
    await circle.stage.clock.turns_to("2027-02-12 12:01")
    circle.leaves_all_else_in_peace()


async def change(circle: Circle, session: str, how: str) -> None:
    await circle.mette.says_and_proves("grupper")
    circle.mette.bot.asks("»Onsdagsgruppen«")
    await circle.mette.taps("Flyt eller aflys")
    circle.mette.bot.asks("Hvilken mødegang handler det om?")
    await circle.mette.taps(session)
    circle.mette.bot.asks("Hvad vil du gøre med den?")
    await circle.mette.taps(how)


def staying(circle: Circle) -> tuple[str, ...]:
    return tuple(name for name in circle.people if name != "Amina")


async def an_ordinary_week(circle: Circle, number: int, day: date) -> None:
    await comes(circle, day, staying(circle))
    await circle.tells_who_was_there()
    await is_asked(circle, day, staying(circle))
    await four_answer(circle)
    await is_nudged(circle, day, SILENT)
    circle.mette.bot.says(f"»Onsdagsgruppen«, mødegang {number} af 12", "4 af 7 har svaret.")
    circle.mette.bot.says("3 eller 4 svar: mest godt")
    circle.leaves_all_else_in_peace()


async def four_answer(circle: Circle) -> None:
    for name in ANSWERING[:4]:
        await circle.answers(name, 4, 4, 4, 4)


async def the_ninth_is_moved(circle: Circle) -> None:
    """From Wednesday 3 March at 14 to Thursday at 10: the group is told, and all else follows."""
    clock = circle.stage.clock
    await clock.turns_to("2027-02-26 11:00")
    await change(circle, "9: ons. 3. mar.", "Flyt den")
    circle.mette.bot.asks("Til hvilken dag?")
    await circle.mette.says("torsdag 4. marts kl. 10")
    circle.mette.bot.asks(
        "Mødegang 9 flytter:\nfra onsdag 3. marts kl. 14.00-16.00\ntil torsdag 4. marts kl. 10.00-12.00."
    )
    await circle.mette.taps("Ja, flyt den")
    circle.mette.bot.says("Flyttet: mødegang 9 er torsdag 4. marts kl. 10.00-12.00. Gruppen får det at vide nu.")
    circle.hear(
        staying(circle),
        "Der er en ændring i »Onsdagsgruppen«.\nI mødes torsdag 4. marts kl. 10.00-12.00.\n"
        "Så det bliver ikke onsdag 3. marts.\nSted: Kulturhuset",
    )
    await clock.turns_to("2027-03-02 10:01")
    circle.leaves_all_else_in_peace()
    await clock.turns_to("2027-03-03 10:01")
    circle.hear(staying(circle), "I morgen er der »Onsdagsgruppen« kl. 10.00-12.00.")
    await clock.turns_to("2027-03-03 16:31")
    circle.leaves_all_else_in_peace()
    await clock.turns_to("2027-03-04 12:01")
    await circle.mette.looks()
    circle.mette.bot.asks("Hvem var der i »Onsdagsgruppen«")
    await circle.mette.taps("Færdig")
    circle.mette.bot.says_in_place("Jeg spørger dem kl. 12.30.")
    await clock.turns_to("2027-03-04 12:31")
    circle.hear(staying(circle), FIRST_QUESTION)
    await four_answer(circle)
    await is_nudged(circle, date(2027, 3, 4), SILENT)
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 9 af 12", "4 af 7 har svaret.")
    circle.mette.bot.says("3 eller 4 svar: mest godt")
    circle.leaves_all_else_in_peace()


async def the_last_time(circle: Circle) -> None:
    """After the last session also the whole course is looked back at, and which support follows is told."""
    day, clock = date(2027, 3, 24), circle.stage.clock
    await comes(circle, day, staying(circle))
    await circle.tells_who_was_there()
    await is_asked(circle, day, staying(circle))
    await four_answer(circle)
    circle.leaves_all_else_in_peace()
    await clock.turns_to("2027-03-25 10:01")
    for name in staying(circle):
        circle.people[name].bot.asks(
            "»Onsdagsgruppen« er slut. Tak, fordi du var med.",
            "Hvor meget har gruppen hjulpet dig med dine mål og det, du får støtte til?",
        )


async def what_follows(circle: Circle) -> None:
    """Whoever offered a place tells which support follows; Amina has left, so nobody is asked about her."""
    asked = sorted(circle.mette.bot.asks("Hvilken støtte får").text.split()[-2] for _place in range(6))
    assert asked == sorted(("Sara", "Mikkel", "Freja", "Jonas", "Kasper", "Emil"))
    await circle.bo.looks()
    circle.bo.bot.asks("»Onsdagsgruppen« er slut. Hvilken støtte får Ida nu?")
    await circle.bo.taps("Begge dele")
    circle.bo.bot.says("Skrevet ned for Ida: Begge dele.")
    circle.leaves_all_else_in_peace()


async def they_look_back_at_the_course(circle: Circle) -> None:
    for name, number in zip(ANSWERING[:4], "8976", strict=True):
        person = circle.people[name]
        await person.taps(number)
        person.bot.says_in_place("2 af 5")
        await person.taps("Jeg er mindre alene")
        await person.taps("Færdig")
        person.bot.says_in_place("3 af 5", "Hvad vil du gerne nu?")
        await person.taps("Begge dele")
        person.bot.says_in_place("4 af 5", "Vil du anbefale gruppen til en anden?")
        await person.taps("Ja")
        person.bot.says_in_place("5 af 5", "Er der mere, du gerne vil fortælle om gruppen?")
        await person.taps("Spring over")
        person.bot.says_in_place("Tak.")
    await circle.stage.clock.turns_to("2027-03-25 12:01")
    circle.mette.bot.says("»Onsdagsgruppen«, mødegang 12 af 12", "4 af 7 har svaret.")
    circle.mette.bot.says("3 eller 4 svar: mest godt")
    circle.leaves_all_else_in_peace()
    await circle.stage.clock.turns_to("2027-03-26 10:01")
    circle.hear(SILENT, "Jeg vil stadig gerne høre", "Du behøver ikke svare. Jeg spørger ikke igen.")


async def the_course_is_closed(circle: Circle) -> None:
    """Two weeks after the last session the leader gets the report, and from then on nothing more comes."""
    clock = circle.stage.clock
    await clock.turns_to("2027-04-07 17:01")
    circle.leaves_all_else_in_peace(but=circle.mette)
    await circle.mette.looks()
    circle.mette.bot.says("Her er rapporten om »Onsdagsgruppen«.")
    after, end = circle.mette.bot.says(""), circle.mette.bot.says("")
    assert (after.photo or b"").startswith(PNG)
    assert (end.photo or b"").startswith(PNG)
    page = circle.mette.bot.says("Den her kan du læse eller printe.")
    assert page.filename == "grupperapport.html"
    assert b"Mere kaffe" in (page.document or b"")
    assert b"taler for meget" not in (page.document or b"")
    figures = circle.mette.bot.says("Her er tallene i et regneark.")
    assert (figures.document or b"").startswith(ZIP)
    circle.mette.bot.says("Der står ikke, hvem der har svaret hvad.")
    await clock.turns_to("2027-06-01 12:00")
    circle.leaves_all_else_in_peace()


async def test_answering_takes_at_most_five_messages_and_five_taps(each_stage: Stage) -> None:
    circle = Circle(each_stage)
    await circle.gathers()
    await comes(circle, date(2027, 1, 6), tuple(circle.people))
    await circle.tells_who_was_there()
    sara = circle.people["Sara"]
    before = messages_to(circle)
    await is_asked(circle, date(2027, 1, 6), tuple(circle.people))
    await circle.answers("Sara", 4, 4, 3, 4, line="Mere kaffe")
    # One bubble for all that is tapped, and one more for the line that was written. Four taps, the line, and its yes.
    assert messages_to(circle) - before == 2 <= MOST_MESSAGES
    sara.bot.is_silent()


def messages_to(circle: Circle) -> int:
    """How many messages the bot has sent to Sara's phone."""
    return sum(message.from_bot for message in circle.people["Sara"].phone.chat)
