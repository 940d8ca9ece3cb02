"""Whatever is written: kept and shown as it stands, or asked for again in a kind word, and never anything broken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.dialogues.stage import Person, Stage

ODD = {
    "emoji": "🚶‍♀️🌊🙂",
    "right-to-left": "ללכת לאורך האגם \u202eagain",
    "arabic": "أمشي حول البحيرة",
    "sql": "'); DROP TABLE sub_goals; --",
    "html": "<b>gå</b> <script>alert(1)</script> &amp; <",
    "markdown": "*gå* _en_ [tur](https://example.org) `nu` ~~ikke~~ \\",
    "braces": "{what} {0} %s %(day)s ${x}",
    "lines": "gå\nen\n\ntur",
    "a-thousand": "å" * 1000,
    "quotes": "»gå« 'en' \"tur\" “nu”",
}

TOO_LONG = "gå en tur " * 101


@pytest.fixture
async def sara(stage: Stage) -> Person:
    return await stage.citizen()


Way = Callable[[Stage, Person], Awaitable[None]]


async def to_what(stage: Stage, sara: Person) -> None:
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")


async def to_the_name(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    for tapped in ("Ret noget", "Hvem hjælper", "En, jeg kender", "Ret noget", "Hvem eller hvor"):
        await sara.taps(tapped)
        sara.bot.asks()


async def to_the_hope(stage: Stage, sara: Person) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    for tapped in ("Ret noget", "Håb eller mål", "Et nyt håb eller en ny drøm"):
        await sara.taps(tapped)
        sara.bot.says()


async def to_the_note(stage: Stage, sara: Person) -> None:
    await sara.sets("gå en tur i morgen")
    await stage.clock.turns_to("2026-11-26 10:00")
    sara.bot.is_heard_out()
    await sara.taps("4")
    sara.bot.asks("Vil du skrive et par ord om det?")


async def what_is_kept(stage: Stage, sara: Person) -> str:
    """The file that a person can read."""
    await sara.says("mine data")
    sara.bot.says()
    await sara.taps("Få det som fil")
    kept = sara.bot.says()
    assert kept.document is not None
    sara.bot.is_heard_out()
    return kept.document.decode()


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
async def test_what_is_kept_and_shown_as_written(stage: Stage, sara: Person, odd: str) -> None:
    await to_what(stage, sara)
    await sara.says(odd)
    sara.bot.asks("Hvornår?")
    await sara.taps("I morgen")
    sara.bot.asks("Hvem kan hjælpe?")
    await sara.taps("Mig selv")
    sara.bot.asks(f"»{odd}«")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    await stage.clock.turns_to("2026-11-25 09:00")
    sara.bot.says(f"»{odd}«")
    await sara.taps("Jeg er i gang")
    sara.bot.says("Godt.")
    await stage.clock.turns_to("2026-11-26 10:00")
    sara.bot.asks(f"»{odd}«")
    await sara.says("mine delmål")
    sara.bot.says(f"• »{odd}« – onsdag 25. november")
    assert f"»{odd}«" in await what_is_kept(stage, sara)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
async def test_a_name_is_kept_and_shown_as_written(stage: Stage, sara: Person, odd: str) -> None:
    await to_the_name(stage, sara)
    await sara.says(odd)
    sara.bot.asks(f"Hvem hjælper: En, jeg kender: {odd}")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    await stage.clock.turns_to("2026-11-26 10:00")
    sara.bot.says("»gå en tur«")
    await sara.taps("Jeg vil gerne have hjælp")
    sara.bot.says(odd)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
async def test_a_hope_is_kept_and_shown_as_written(stage: Stage, sara: Person, odd: str) -> None:
    await to_the_hope(stage, sara)
    await sara.says(odd)
    sara.bot.asks(f"Mit håb: »{odd}«")
    await sara.taps("Gem")
    sara.bot.says("Gemt.")
    assert f"»{odd}«" in await what_is_kept(stage, sara)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
async def test_a_note_is_kept_and_shown_as_written(stage: Stage, sara: Person, odd: str) -> None:
    await to_the_note(stage, sara)
    await sara.says(odd)
    sara.bot.asks("Hvad vil du nu?")
    await sara.taps("Jeg er i mål")
    sara.bot.says("Flot!")
    assert f"»{odd}«" in await what_is_kept(stage, sara)


@pytest.mark.parametrize("way", [to_what, to_the_name, to_the_hope, to_the_note])
async def test_too_long_a_text_gets_a_kind_word_and_nothing_is_kept(stage: Stage, sara: Person, way: Way) -> None:
    await way(stage, sara)
    await sara.says(TOO_LONG)
    sara.bot.asks("Jeg kan gemme 1.000 tegn. Kan du sige det kortere?")
    await sara.says("kort")
    sara.bot.asks()
    assert "gå en tur gå" not in await what_is_kept(stage, sara)


@pytest.mark.parametrize("way", [to_what, to_the_name, to_the_hope, to_the_note])
async def test_a_text_that_the_app_splits_counts_as_one_answer(stage: Stage, sara: Person, way: Way) -> None:
    await way(stage, sara)
    await sara.says("gå en tur " * 950)
    sara.bot.asks("Jeg kan gemme 1.000 tegn.")
    sara.bot.is_silent()
    await sara.says("kort")
    sara.bot.asks()


async def test_a_long_text_out_of_the_blue_counts_as_one(sara: Person) -> None:
    await sara.says("gå en tur " * 950)
    sara.bot.asks("Jeg kan gemme 1.000 tegn.")
    sara.bot.is_silent()


@pytest.mark.parametrize("way", [to_what, to_the_name, to_the_hope, to_the_note])
@pytest.mark.parametrize("empty", ["\u200b", "\u2800", "\u00ad \u200d", "\u3164"], ids=ascii)
async def test_what_looks_empty_is_asked_for_again(stage: Stage, sara: Person, way: Way, empty: str) -> None:
    await way(stage, sara)
    await sara.says(empty)
    sara.bot.says("Jeg fik en tom besked.")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("i går", "Den dag har været."),
        ("1. januar 2020", "Den dag har været."),
        ("31. februar", "kan jeg ikke finde i kalenderen"),
        ("32. december", "Hvilken dag?|kan jeg ikke finde i kalenderen"),
        ("måske", "Hvilken dag?"),
        ("🙂", "Hvilken dag?"),
        ("<script>", "Hvilken dag?"),
        ("'); DROP TABLE talks; --", "Hvilken dag?"),
        ("ללכת", "Hvilken dag?"),
        ("x" * 4000, "Hvilken dag?|1.000 tegn"),
        ("9" * 400, "Hvilken dag?|kan jeg ikke finde i kalenderen"),
    ],
)
async def test_what_is_no_day_ahead_is_asked_for_again_with_an_example(sara: Person, said: str, answered: str) -> None:
    await sara.says("nyt")
    sara.bot.asks()
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")
    await sara.says(said)
    heard = sara.bot.says().text
    assert any(part in heard for part in answered.split("|")), heard
    if "tegn" not in heard:
        assert "fredag" in heard
    sara.bot.offers_also("I dag", "I morgen")
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")


@pytest.mark.parametrize("odd", ["11", "-1", "meget", "🙂", "9" * 50, "½", "<b>7</b>", "x" * 3000])
async def test_what_is_no_number_from_0_to_10_is_asked_for_again(stage: Stage, sara: Person, odd: str) -> None:
    await sara.says("gå en tur på fredag")
    sara.bot.asks()
    for tapped in ("Ret noget", "Hvor sikker"):
        await sara.taps(tapped)
        sara.bot.asks()
    await sara.says(odd)
    sara.bot.says("Vælg et tal fra 0 til 10.")
    await sara.says("7")
    sara.bot.asks("7 af 10")


async def test_ten_messages_in_a_second_are_handled_in_order(each_stage: Stage) -> None:
    sara = await each_stage.citizen()
    await sara.says(
        "nyt", "gå en tur", "fredag", "mig selv", "gem", "nyt", "vaske tøj", "på lørdag", "en fagperson", "gem"
    )
    for part in ("Hvad vil du", "Hvornår?", "Hvem kan", "»gå en tur«", "Gemt.") * 1:
        sara.bot.says(part)
    for part in ("Hvad vil du", "Hvornår?", "Hvem kan", "»vaske tøj«", "Gemt."):
        sara.bot.says(part)
    await sara.says("mine delmål")
    sara.bot.says("»gå en tur« – fredag 27. november", "»vaske tøj« – lørdag 28. november")


async def test_many_people_at_once_do_not_mix(each_stage: Stage) -> None:
    stage = each_stage
    people = [await stage.citizen(f"Borger {number}") for number in range(6)]
    for person in people:
        person.phone.writes("nyt")
    for number, person in enumerate(people):
        person.phone.writes(f"ting nummer {number}")
        person.phone.writes("på fredag")
    await stage.is_quiet()
    for number, person in enumerate(people):
        person.bot.is_heard_out()
        await person.says("mig selv")
        person.bot.asks(f"»ting nummer {number}«", "fredag 27. november")
