"""Coming in: by a link, by a typed code, not at all, and in one's own language."""

from __future__ import annotations

import pytest

from tests.dialogues.stage import Stage


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda code: code, id="as-it-stands"),
        pytest.param(lambda code: code.lower(), id="in-small-letters"),
        pytest.param(lambda code: f" {code[:4]}-{code[4:8]} – {code[8:]} ".replace("–", "-"), id="in-groups"),
        pytest.param(lambda code: f"/start {code}", id="as-a-command"),
    ],
)
async def test_a_typed_code_opens_the_door(stage: Stage, typed: object) -> None:
    assert callable(typed)
    sara = stage.somebody()
    await sara.says("hej")
    sara.bot.says("Jeg kender dig ikke endnu.", "ring på +45 00 00 00 10")
    await sara.says(typed(stage.invitation()))
    sara.bot.asks("Hej. Jeg er Medspil", "Vil du være med?")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Velkommen.")


async def test_tell_me_more_comes_before_the_yes(stage: Stage) -> None:
    sara = stage.somebody()
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.taps("Fortæl mere")
    sara.bot.asks("dine egne skridt", "Telegram", "Vil du være med?")
    assert stage.remembers("persons") == 0
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Velkommen.")
    assert stage.remembers("persons") == 1


async def test_wrong_codes_become_slower_and_a_right_one_opens_when_the_wait_is_over(stage: Stage) -> None:
    sara, clock = stage.somebody(), stage.clock
    for _ in range(3):
        await sara.says("K7QD-M2XW-9RTA")
        sara.bot.says("Den kode kender jeg ikke.")
    await sara.says("K7QD-M2XW-9RTA")
    sara.bot.says("Vent lidt, og prøv så igen.")
    right = stage.invitation()
    await sara.says(right)
    sara.bot.says("Vent lidt, og prøv så igen.")
    await clock.turns_by(minutes=1)
    await sara.says("K7QD-M2XW-9RTA")
    sara.bot.says("Den kode kender jeg ikke.")
    await clock.turns_by(minutes=1)
    await sara.says(right)
    sara.bot.says("Vent lidt, og prøv så igen.")
    await clock.turns_by(minutes=1)
    await sara.says(right)
    sara.bot.asks("Vil du være med?")


async def test_somebodys_wrong_codes_do_not_slow_down_others(stage: Stage) -> None:
    sara, ali = stage.somebody("Sara"), stage.somebody("Ali")
    for _ in range(4):
        await sara.says("K7QD-M2XW-9RTA")
        sara.bot.says()
    await ali.says(stage.invitation())
    ali.bot.asks("Vil du være med?")


async def test_a_used_code_opens_nothing(stage: Stage) -> None:
    sara, ali = stage.somebody("Sara"), stage.somebody("Ali")
    code = stage.invitation()
    await sara.comes_in(code)
    await ali.starts(code)
    ali.bot.says("Den kode er allerede brugt.")
    assert stage.remembers("persons") == 1


async def test_an_expired_code_opens_nothing(stage: Stage) -> None:
    sara, code = stage.somebody(), stage.invitation()
    await stage.clock.turns_by(days=31)
    await sara.starts(code)
    sara.bot.says("Den kode er for gammel.")


async def test_two_people_say_yes_to_one_invitation_and_the_second_hears_it_kindly(stage: Stage) -> None:
    sara, ali = stage.somebody("Sara"), stage.somebody("Ali")
    code = stage.invitation()
    for person in (sara, ali):
        await person.starts(code)
        person.bot.asks("Vil du være med?")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Velkommen.")
    await ali.taps("Ja, jeg vil gerne")
    ali.bot.says("invitation")
    assert stage.remembers("persons") == 1


async def test_somebody_unknown_hears_how_to_get_an_invitation(stage: Stage) -> None:
    sara = stage.somebody()
    for words in ("hej", "gå en tur på fredag", "hjælp", "/menu", "stop", "fortsæt"):
        await sara.says(words)
        sara.bot.says("Jeg kender dig ikke endnu.", "ring på +45 00 00 00 10", "112")
    assert stage.remembers("persons") == 0
    assert stage.remembers("talks") == 0


async def test_a_no_leaves_nothing_behind_but_that(stage: Stage) -> None:
    sara = stage.somebody()
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.taps("Nej tak")
    sara.bot.says("Det er helt i orden.")
    for table in ("persons", "roles", "addresses", "talks", "inbox", "outbox", "audit"):
        assert stage.remembers(table) == 0, table
    assert stage.remembers("consents") == 1


async def test_after_a_no_the_same_invitation_is_used_up(stage: Stage) -> None:
    sara, code = stage.somebody(), stage.invitation()
    await sara.starts(code)
    sara.bot.asks()
    await sara.taps("Nej tak")
    sara.bot.says("Det er helt i orden.")
    await sara.starts(code)
    sara.bot.says("Den kode er allerede brugt.")


async def test_english_is_chosen_at_the_door_and_stays(stage: Stage) -> None:
    sara = stage.somebody("Sara", "da")
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.taps("English")
    sara.bot.asks("Hello. I am Medspil", "Would you like to take part?")
    await sara.taps("Yes, I want to")
    sara.bot.asks("Welcome.")
    await sara.says("walk on Friday")
    sara.bot.asks("Shall I save it?")


async def test_a_phone_in_english_is_spoken_to_in_english_from_the_first_word(stage: Stage) -> None:
    tom = stage.somebody("Tom", "en")
    await tom.says("hello")
    tom.bot.says("I don't know you yet.")


@pytest.mark.parametrize("yes", ["ja", "Ja!", "ja, jeg vil gerne", "yes"])
async def test_a_written_yes_is_a_yes(stage: Stage, yes: str) -> None:
    sara = stage.somebody()
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.says(yes)
    sara.bot.asks("Velkommen.")


@pytest.mark.parametrize("no", ["nej", "Nej tak", "nej."])
async def test_a_written_no_is_a_no(stage: Stage, no: str) -> None:
    sara = stage.somebody()
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.says(no)
    sara.bot.says("Det er helt i orden.")


async def test_someone_who_wants_to_think_about_it_can_go_on_later(stage: Stage) -> None:
    sara = stage.somebody()
    await sara.starts(stage.invitation())
    sara.bot.asks("Vil du være med?")
    await sara.says("senere")
    sara.bot.says("Det venter her i en uge.")
    await stage.clock.turns_by(days=3)
    await sara.says("fortsæt")
    sara.bot.asks("Vil du være med?")
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Velkommen.")


async def test_someone_who_is_in_already_and_opens_the_link_again_is_welcome(stage: Stage) -> None:
    sara = await stage.citizen()
    await sara.taps("Nej, ikke nu")
    sara.bot.says("Skriv »nyt« eller »mine delmål«, når du har lyst.")
    await sara.starts(stage.invitation())
    sara.bot.asks("Jeg er her.")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("ja", "Hvad vil du gerne gøre?"),
        ("nej", "Skriv »nyt« eller »mine delmål«, når du har lyst."),
        ("gå en tur på fredag", "»gå en tur«"),
        ("hvad kan du", "Skriv, som du vil"),
        ("mine data", "Det her gemmer jeg om dig"),
    ],
)
async def test_the_first_question_to_a_citizen_can_be_answered_in_words(stage: Stage, said: str, answered: str) -> None:
    sara = await stage.citizen()
    await sara.says(said)
    sara.bot.says(answered)
