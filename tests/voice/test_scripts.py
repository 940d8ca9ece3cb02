"""The printed scripts: everything that a citizen can read stands in them, and they can be read."""

import re
from functools import cache
from pathlib import Path

import pytest

from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.scripts import all_chapters, printed
from medspil.conversations.scripts.said import labels_of, texts_of
from medspil.conversations.texts import all_texts
from medspil.domain.persons import LANGUAGES
from tests.voice.scripts import all_said, chapters

DOCS = Path(__file__).parents[2] / "docs"
EXCEPTIONS = Path(__file__).parent / "not_in_the_scripts.txt"


def exceptions() -> dict[str, str]:
    lines = (line for line in EXCEPTIONS.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {text.strip(): reason.strip() for text, _bar, reason in (line.partition("|") for line in lines)}


@cache
def said_in(language: str) -> frozenset[str]:
    said: set[str] = set()
    for one in all_said(language):
        said |= texts_of(one.message, language)
        said |= {text for label in labels_of(one.message, language) for text in label}
    return frozenset(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_catalog_is_said_in_some_script(language: str) -> None:
    excepted = exceptions()
    assert [text for text in all_texts(language) if text not in said_in(language) and text not in excepted] == []


def test_what_no_script_says_has_a_reason_and_is_said_in_none() -> None:
    """A short one may stand in other words of one language; said in all of them it is no exception any more."""
    excepted = exceptions()
    assert all(excepted.values()), "an exception has no reason"
    assert [text for text in excepted if any(text not in all_texts(language) for language in LANGUAGES)] == []
    assert [text for text in excepted if all(text in said_in(language) for language in LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_conversation_of_the_registry_has_a_chapter(language: str) -> None:
    told = [chapter.conversation for chapter in chapters(language) if chapter.conversation is not None]
    assert sorted(told) == sorted(CONVERSATIONS)
    assert [chapter.title for chapter in chapters(language) if not chapter.steps] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_show_nothing_of_the_code(language: str) -> None:
    text = printed(all_chapters(language), language).replace("medspil-my-data.txt", "")
    assert re.findall(r"\{\w*\}|\b[a-z]+\.py\b|\b\w+-\w+-goal\b|None|d\.[a-z]+-", text) == []
    # A stand-in is what one is called in English, too.
    assert [name for name in CONVERSATIONS if "-" in name and name != "stand-in" and name in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_arrow_leads_to_a_place_that_is_there(language: str) -> None:
    text = printed(all_chapters(language), language)
    places = set(re.findall(r"^\*\*(\d+\.\d+)\*\*", text, re.MULTILINE))
    assert places
    assert set(re.findall(r"→ \*\*(.*?)\*\*", text)) <= places


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_in_the_docs_are_up_to_date(language: str) -> None:
    written = (DOCS / f"talks.{language}.md").read_text("utf-8")
    assert written == printed(all_chapters(language), language), "run `make talks`"
