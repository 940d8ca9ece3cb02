"""The catalogs: every text of the code is there in both languages, nothing is guessed, no placeholder is lost."""

from datetime import date, time
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from medspil.conversations.texts import _, ngettext, say_day, say_time, speaking
from medspil.domain.persons import LANGUAGES
from scripts.texts import from_code, place_of


def catalog_of(language: str) -> Catalog:
    with place_of(language).open("rb") as source:
        return read_po(source, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalog_of(language) if message.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_is_in_the_catalog_and_nothing_else(language: str) -> None:
    code = {forms(message.id) for message in from_code() if message.id}
    assert {forms(message.id) for message in messages(language)} == code, "run `make texts`"
    assert not catalog_of(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_missing_or_guessed(language: str) -> None:
    assert [message.id for message in messages(language) if not all(forms(message.string))] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_lost(language: str) -> None:
    def placeholders(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}

    for message in messages(language):
        wanted = placeholders(forms(message.id)[-1])
        for form in forms(message.string):
            assert placeholders(form) == wanted, message.id


def test_the_english_catalog_says_what_the_code_says() -> None:
    assert [message.id for message in messages("en") if forms(message.string) != forms(message.id)] == []


def test_a_language_holds_within_its_block() -> None:
    with speaking("en"):
        assert _("Save") == "Save"
        with speaking("da"):
            assert _("Save") == "Gem"
        assert _("Save") == "Save"


def test_days_and_times_are_said_as_one_says_them() -> None:
    today = date(2026, 11, 24)
    with speaking("da"):
        assert say_day(date(2026, 11, 27), today) == "fredag 27. november"
        assert say_day(date(2027, 1, 1), today) == "fredag 1. januar 2027"
        assert say_time(time(9, 5)) == "9.05"
        assert ngettext("{count} look back", "{count} look backs", 2) == "{count} tilbageblik"
    with speaking("en"):
        assert say_day(date(2026, 11, 27), today) == "Friday 27 November"
        assert say_time(time(9, 5)) == "9:05"
