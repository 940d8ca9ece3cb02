"""Spelling: hunspell over all texts of the catalogs, with a list of words of our own."""

import os
import re
import shutil
import subprocess
from string import Formatter

import pytest

from medspil.conversations.texts import all_texts
from tests.voice.lists import own_words

DICTIONARIES = {"da": "da_DK", "en": "en_GB"}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def hunspell(dictionary: str, words: list[str]) -> list[str]:
    """The words it does not know. Skips where it or its dictionary is missing; on CI that fails."""
    place = shutil.which("hunspell")
    run = None
    if place is not None:
        command = [place, "-d", dictionary, "-i", "utf-8", "-l"]
        run = subprocess.run(
            command, check=False, input="\n".join(words), capture_output=True, text=True, encoding="utf-8"
        )
    if run is None or run.returncode != 0:
        missing = f"hunspell with the dictionary {dictionary} is not installed: apt-get install hunspell hunspell-da "
        missing += "hunspell-en-gb"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(missing)
        pytest.skip(missing)
    return run.stdout.split("\n")


def words_of(form: str) -> list[str]:
    """The words of a text without its placeholders, and without commands and names of files."""
    plain = " ".join(literal for literal, *_ in Formatter().parse(form))
    return WORD.findall(re.sub(r"\S+\.(?:txt|json|ics|html|xlsx)\b|/\w+", " ", plain))


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_spelled_right(language: str) -> None:
    found: dict[str, str] = {}
    for forms in all_texts(language).values():
        for form in forms:
            for word in words_of(form):
                found.setdefault(word, form)
    own = own_words(language)
    unknown = [word for word in hunspell(DICTIONARIES[language], sorted(found)) if word and word.casefold() not in own]
    places = [f"{word} in {next(form for form in found.values() if word in form)!r}" for word in unknown]
    if places:
        pytest.fail("\n".join(places), pytrace=False)


@pytest.mark.parametrize("language", DICTIONARIES)
def test_a_word_that_is_no_word_is_found(language: str) -> None:
    assert "xqzwv" in hunspell(DICTIONARIES[language], ["xqzwv", "hus", "house"])


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_words_of_our_own_are_needed(language: str) -> None:
    texts = " ".join(form for forms in all_texts(language).values() for form in forms).casefold()
    assert [word for word in own_words(language) if word not in texts] == []
