"""The file of cheers: it can be read, each fits on a button, and there are some for every sub-goal."""

from typing import Any

import pytest

from medspil.conversations.supporters.cheers import all_cheers, cheer_words, cheers_for
from medspil.conversations.texts import speaking
from medspil.domain.persons import LANGUAGES
from medspil.domain.sub_goals import Status

LONGEST_NAME, LONGEST_LABEL = 32, 24


def test_every_cheer_has_a_name_of_its_own_that_the_database_has_room_for() -> None:
    names = [one.name for one in all_cheers()]
    assert len(set(names)) == len(names)
    assert [name for name in names if not name or len(name) > LONGEST_NAME] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cheer_fits_on_a_button_and_asks_nothing(language: str) -> None:
    said = [one.said[language] for one in all_cheers()]
    assert len(set(said)) == len(said)
    assert [words for words in said if not words or len(words) > LONGEST_LABEL or "?" in words] == []


def test_every_cheer_fits_some_sub_goal() -> None:
    known: Any = {"under-way", "reached", "rests"}
    assert [one.name for one in all_cheers() if not one.fits or one.fits - known] == []


@pytest.mark.parametrize("status", Status)
def test_there_are_some_for_every_sub_goal(status: Status) -> None:
    assert 2 <= len(cheers_for(status)) <= 6


def test_a_cheer_is_said_in_the_language_of_who_hears_it() -> None:
    with speaking("da"):
        assert cheer_words("well-done") == "Godt gået"
    with speaking("en"):
        assert cheer_words("well-done") == "Well done"


def test_one_that_is_in_the_file_no_more_becomes_the_one_that_fits_all() -> None:
    assert all_cheers()[-1].fits == {"under-way", "reached", "rests"}
    with speaking("da"):
        assert cheer_words("gone") == "Jeg tænker på dig"
