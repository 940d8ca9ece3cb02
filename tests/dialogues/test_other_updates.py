"""Pictures, voices, stickers, groups, changed messages, and what nobody knows: a kind word, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medspil.sandbox.phone import Phone
from tests.dialogues.stage import Person, Stage


@pytest.fixture
async def sara(stage: Stage) -> Person:
    """A citizen in the middle of a talk."""
    sara = await stage.citizen()
    await sara.says("nyt")
    sara.bot.asks("Hvad vil du gerne gøre?")
    await sara.says("gå en tur")
    sara.bot.asks("Hvornår?")
    return sara


@pytest.mark.parametrize(
    ("does", "answered"),
    [
        (lambda phone: phone.sends_photo(), "Jeg kan ikke se billeder, og jeg gemmer dem ikke."),
        (lambda phone: phone.sends_photo(caption="på fredag"), "Jeg kan ikke se billeder"),
        (lambda phone: phone.sends_voice(), "Jeg kan ikke høre lydbeskeder endnu"),
        (lambda phone: phone.sends_sticker(), "Men jeg forstår kun ord og knapper."),
        (lambda phone: phone.sends_document(b"brev", "brev.pdf"), "Den slags beskeder kan jeg ikke læse."),
    ],
    ids=["photo", "photo-with-words", "voice", "sticker", "document"],
)
async def test_what_is_no_text_gets_a_kind_word_and_the_talk_stays(
    stage: Stage, sara: Person, does: Callable[[Phone], object], answered: str
) -> None:
    does(sara.phone)
    await stage.is_quiet()
    sara.bot.says(answered)
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")


async def test_a_changed_message_changes_nothing_and_says_so(stage: Stage, sara: Person) -> None:
    (message,) = sara.phone.writes("på fredag")
    await stage.is_quiet()
    sara.bot.asks("Hvem kan hjælpe?")
    sara.phone.edits(message, "på lørdag")
    await stage.is_quiet()
    sara.bot.says("Skriv den gerne igen.")
    await sara.taps("Mig selv")
    sara.bot.asks("fredag 27. november")


async def test_a_forwarded_message_is_read_like_any_other(stage: Stage, sara: Person) -> None:
    sara.phone.forwards("på fredag")
    await stage.is_quiet()
    sara.bot.asks("Hvem kan hjælpe?")


async def test_a_sticker_from_somebody_unknown_gets_a_kind_word(stage: Stage) -> None:
    ali = stage.somebody("Ali")
    ali.phone.sends_sticker()
    await stage.is_quiet()
    ali.bot.says("Men jeg forstår kun ord og knapper.")


@pytest.mark.parametrize(
    "update",
    [
        {"brand_new_thing": {"chat": {"id": 1001, "type": "private"}, "text": "hemmelige ord"}},
        {"poll": {"id": "1", "question": "hemmelige ord"}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 1001, "type": "private"}, "text": 42}},
        {"message": {"hemmelige": "ord"}},
        {"message": "hemmelige ord"},
        {"callback_query": {"id": "1", "from": {"id": 1001}, "data": "hemmelige ord"}},
        {},
    ],
    ids=["unknown-kind", "poll", "text-that-is-none", "odd-fields", "no-object", "forged-press", "nothing"],
)
async def test_an_update_that_nobody_knows_is_passed_by_without_its_words(
    stage: Stage, sara: Person, update: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    stage.telegram.push_raw(update)
    await stage.is_quiet()
    sara.bot.is_heard_out()
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")
    assert "hemmelige" not in caplog.text


async def test_in_a_group_the_bot_says_once_that_it_talks_in_private(stage: Stage, sara: Person) -> None:
    group = stage.telegram.group("Havnebyens venner")
    group.adds_the_bot(sara.phone)
    await stage.is_quiet()
    assert [m.text for m in group.chat if m.from_bot and m.text] == [
        "Jeg taler kun på tomandshånd. Tryk på mit navn, og skriv til mig der."
    ]


async def test_in_a_group_nothing_is_taken_for_an_answer(stage: Stage, sara: Person) -> None:
    group = stage.telegram.group("Havnebyens venner")
    group.adds_the_bot(sara.phone)
    await stage.is_quiet()
    group.hears(sara.phone, "på fredag")
    group.hears(sara.phone, "/mine")
    await stage.is_quiet()
    said = [m.text for m in group.chat if m.from_bot and m.text]
    assert len(said) == 2
    assert len(set(said)) == 1
    sara.bot.is_silent()
    await sara.says("på fredag")
    sara.bot.asks("Hvem kan hjælpe?")


async def test_two_people_in_one_group_stay_two_people(stage: Stage, sara: Person) -> None:
    ali = await stage.citizen("Ali")
    group = stage.telegram.group("Havnebyens venner")
    group.adds_the_bot(sara.phone)
    group.hears(ali.phone, "/nyt")
    await stage.is_quiet()
    ali.bot.is_silent()
    sara.bot.is_silent()
    assert stage.remembers("persons") == 2
