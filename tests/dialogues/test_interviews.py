"""A round of interviews from its beginning to the nameless answers, and the pulse before a status meeting."""

from tests.dialogues.stage import Person, Stage

WORDS = {
    "Sara": ("Ja, det synes jeg.", "Mere ro om aftenen.", "Nej."),
    "Ali": ("Nogle gange.", "Nogen at ringe til.", "Skemaerne."),
    "Bo": ("Altid.", "Det hele.", "Møderne er for lange."),
    "Eva": ("For det meste.", "Hjælp til at komme ud.", "Ved ikke helt."),
}
FIRST, SECOND, THIRD = "Gør vi det, vi siger, vi gør?", "Gør vi det, vi skal?", "Skal vi det, vi gør?"


async def answers(person: Person, words: tuple[str, ...], first: int = 1) -> None:
    """Writes an answer to each question from the `first` on."""
    for place, line in enumerate(words[first - 1 :], start=first):
        await person.says(line)
        if place < len(words):
            person.bot.asks(f"{place + 1} af 3")
    person.bot.says("Det var det hele", "uden dit navn")
    person.bot.offers("Tag mine ord tilbage")


async def test_three_of_four_are_drawn_heard_and_handed_over_without_their_names(each_stage: Stage) -> None:
    stage = each_stage
    kim = await stage.interviewer()
    people = {name: await stage.citizen(name) for name in WORDS}
    await stage.clock.turns_by(minutes=31)

    await kim.says("interviews")
    kim.bot.says("Der er ingen interviews i gang.")
    await kim.taps("Begynd interviews")
    kim.bot.asks("Hvor mange vil du høre?")
    await kim.says("3")
    kim.bot.asks("Jeg trækker 3 af 4.", "uden navne")
    await kim.taps("Begynd nu")
    kim.bot.says("Jeg spørger dem nu.")

    drawn = [name for name, person in people.items() if person.bot.unheard]
    assert len(drawn) == 3
    quick, slow, shy = (people[name] for name in drawn)
    [last] = [name for name in people if name not in drawn]
    for person in (quick, slow, shy):
        person.bot.asks("Jeg har trukket lod blandt alle", "Må jeg spørge dig?")
        person.bot.offers("Ja, spørg mig", "Nej tak", "Hvem læser det?")

    # One answers at once, after a look at who reads it.
    await quick.taps("Hvem læser det?")
    quick.bot.asks("uden dit navn", "Du kan tage det tilbage, indtil det er læst.")
    await quick.taps("Ja, spørg mig")
    quick.bot.asks(f"1 af 3\n{FIRST}")
    await answers(quick, WORDS[drawn[0]])

    # One takes a break after the first question.
    await slow.taps("Ja, spørg mig")
    slow.bot.asks(FIRST)
    await slow.says(WORDS[drawn[1]][0])
    slow.bot.asks(f"2 af 3\n{SECOND}")
    await slow.taps("Hold en pause")
    slow.bot.says("Det venter her i en uge.")

    # One would rather not, and at night somebody else is drawn.
    await shy.taps("Nej tak")
    shy.bot.says("Det er helt i orden.")
    people[last].bot.is_silent()
    await stage.clock.turns_to("2026-11-25 08:59")
    people[last].bot.is_silent()
    await stage.clock.turns_to("2026-11-25 09:01")
    people[last].bot.asks("Må jeg spørge dig?")
    await people[last].taps("Ja, spørg mig")
    people[last].bot.asks(FIRST)
    await answers(people[last], WORDS[last])

    # After a restart the one with the break goes on where it was.
    await stage.bot_restarts()
    await slow.says("interview")
    slow.bot.asks("Vi er midt i det. Skal vi gå videre?")
    await slow.taps("Fortsæt")
    slow.bot.asks(f"2 af 3\n{SECOND}")
    await answers(slow, WORDS[drawn[1]], first=2)

    await kim.says("interviews")
    kim.bot.says("3 af 3 har sagt ja. 3 er færdige.")
    await kim.taps("Luk")
    kim.bot.says()

    # The night after, all are done.
    await stage.clock.turns_to("2026-11-26 09:01")
    kim.bot.says("Interviewene er slut.")
    await kim.taps("Se, hvad der blev sagt")
    kim.bot.says("Der er ingen interviews i gang.")
    await kim.taps("tirsdag 24. november")
    told = kim.bot.says("Her er, hvad 3 personer har sagt.")
    assert told.document is not None
    heard = [WORDS[name] for name in (drawn[0], drawn[1], last)]
    text = told.document.decode()
    parts = text.strip().split("\n\n\n")
    for part, question, place in zip(parts, (FIRST, SECOND, THIRD), range(3), strict=True):
        assert part.startswith(question)
        assert part.split("\n")[2:] == [f"• {line}" for line in sorted(words[place] for words in heard)]
    assert stage.remembers("answers") == 0
    assert not any(name in text for name in WORDS)

    # It can be fetched again, until one of them deletes all about themselves.
    await kim.says("interviews")
    kim.bot.says()
    await kim.taps("tirsdag 24. november")
    kim.bot.says("Her er, hvad 3 personer har sagt.")
    await quick.says("slet alt om mig")
    quick.bot.asks("Skal jeg slette alt om dig?")
    await quick.taps("Slet alt")
    quick.bot.says("Nu er det slettet.")
    assert stage.remembers("interview_lines") == 0
    await kim.says("interviews")
    kim.bot.says()
    await kim.taps("tirsdag 24. november")
    kim.bot.says("Jeg har ikke nogen kopi af det mere")


async def test_the_pulse_before_a_status_meeting_follows_its_day(each_stage: Stage) -> None:
    stage = each_stage
    sara = await stage.citizen()
    await sara.says("statusmøde")
    sara.bot.asks("Hvilken dag er dit statusmøde?")
    await sara.says("10. december")
    sara.bot.says("Tre dage før stiller jeg dig nogle korte spørgsmål", "Ingen ser, hvad du svarer.")
    await sara.says("mit statusmøde")
    sara.bot.asks("10. december", "Er det stadig sådan?")
    await sara.taps("Det er en anden dag")
    sara.bot.asks("Hvilken dag er dit statusmøde?")
    await sara.says("14. december")
    sara.bot.says("14. december")

    await stage.clock.turns_to("2026-12-10 20:00")
    sara.bot.is_silent()
    await stage.clock.turns_to("2026-12-11 10:01")
    sara.bot.asks("Du har snart statusmøde.", "1 af 3\nHar du selv indflydelse på din støtte?")
    sara.bot.offers("Ja", "Nej", "Ved ikke", "Spring over", "Ikke i dag", "Se, hvad der er sket")
    for tapped, said in (
        ("Ja", "2 af 3\nGiver dine mål mening for dig?"),
        ("Ved ikke", "3 af 3\nHvordan har du det for tiden?"),
        ("4 🙂", "Tak. Vil du se på, hvad der er sket, før mødet?"),
    ):
        await sara.taps(tapped)
        sara.bot.says_in_place(said)
    await stage.clock.turns_to("2026-12-20 12:00")
    sara.bot.is_silent()
