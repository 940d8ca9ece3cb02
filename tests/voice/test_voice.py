"""What is really said, measured: easy to read, one question a message, no blame, short enough for an SMS."""

import re
import tomllib
from pathlib import Path

import pytest

from medspil.conversations.plain import MOST_SEPTETS, as_sms, count_words, lix, septets
from medspil.conversations.scripts.said import texts_of
from medspil.conversations.texts import all_texts
from medspil.domain.persons import LANGUAGES
from tests.voice.lists import HERE, words_to_avoid
from tests.voice.scripts import Said, all_said

HARDEST_TALK, HARDEST_LONG_MESSAGE, LONG_MESSAGE = 25, 35, 25
OWN_WORDS = re.compile(r"»[^»«]*«|“[^“”]*”")
COMMANDS = re.compile(r"^/\w+", re.MULTILINE)


def none(found: list[str]) -> None:
    """Fails with what was found, a line each."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def talks(language: str) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for said in all_said(language):
        found.setdefault(said.talk, []).append(said)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_talk_is_easy_to_read(language: str) -> None:
    measured = {
        talk: lix("\n".join(dict.fromkeys(one.message.text for one in said))) for talk, said in talks(language).items()
    }
    none([f"{talk}: LIX {value:.1f}" for talk, value in measured.items() if value > HARDEST_TALK])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_long_message_is_easy_to_read(language: str) -> None:
    long = [said for said in all_said(language) if count_words(said.message.text) >= LONG_MESSAGE]
    assert long
    hard = [(lix(said.message.text), said) for said in long]
    none([f"LIX {value:.1f} in {said}" for value, said in hard if value > HARDEST_LONG_MESSAGE])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_asks_one_question(language: str) -> None:
    asked = [(OWN_WORDS.sub("", said.message.text).count("?"), said) for said in all_said(language)]
    none([f"{count} questions in {said}" for count, said in asked if count > 1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_blames_and_nothing_sounds_like_an_office(language: str) -> None:
    forms = {form for said in all_texts(language).values() for form in said}
    forms |= {COMMANDS.sub("", OWN_WORDS.sub("", said.message.text)) for said in all_said(language)}
    found = [
        f"“{phrase}” in {form!r}; instead: {instead}"
        for pattern, phrase, instead in words_to_avoid(language)
        for form in sorted(forms)
        if pattern.search(form)
    ]
    none(found)


def only_on_telegram() -> dict[str, str]:
    listed = tomllib.loads(Path(HERE / "only_on_telegram.toml").read_text("utf-8")).get("message", [])
    return {one["text"]: one["why"] for one in listed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_go_out_as_sms_fits_in_two(language: str) -> None:
    excepted = set(only_on_telegram())
    long = [(septets(as_sms(said.message)), said) for said in all_said(language)]
    found = [
        f"{length} septets in {said}"
        for length, said in long
        if length > MOST_SEPTETS and not texts_of(said.message, language) & excepted
    ]
    none(found)


@pytest.mark.parametrize("text", sorted(only_on_telegram()))
def test_what_is_excepted_from_sms_is_needed_and_has_a_reason(text: str) -> None:
    assert len(only_on_telegram()[text].split()) > 3
    lengths = [
        septets(as_sms(said.message))
        for language in LANGUAGES
        for said in all_said(language)
        if text in texts_of(said.message, language)
    ]
    assert max(lengths, default=0) > MOST_SEPTETS, "it fits by now: take it off the list"
