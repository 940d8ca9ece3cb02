"""Which answer someone wants to change, in their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.conversations.understanding import read_change, read_name
from medspil.conversations.understanding.words import LANGUAGES


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ret dagen", "day"),
        ("Ret dagen!", "day"),
        ("jeg vil gerne ændre datoen", "day"),
        ("lav dagen om", "new-day"),
        ("skift hvem der hjælper", "helper"),
        ("ændre paamindelsen", "reminder"),
        ("ret navnet tak", "name"),
        ("lav om på tallet", "progress"),
        ("ret noten", "note"),
    ],
)
def test_an_answer_is_named_in_danish(text: str, key: str) -> None:
    assert key in read_change(text, "da")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("change the day", "day"),
        ("I want to change the reminder", "reminder"),
        ("edit my goal", "what"),
        ("fix the name", "name"),
    ],
)
def test_an_answer_is_named_in_english(text: str, key: str) -> None:
    assert key in read_change(text, "en")


@pytest.mark.parametrize("text", ["ret", "ret cyklen", "skifte job", "dagen", "i dag", "ret dagen og navnet", "", "🙃"])
def test_other_words_name_none(text: str) -> None:
    assert read_change(text, "da") == frozenset()


def test_a_name_alone_is_enough_where_the_bot_has_asked_for_one() -> None:
    assert "day" in read_name("dagen", "da")
    assert "day" in read_name("the date", "en")
    assert read_name("cyklen", "da") == frozenset()


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_a_fault(text: str, language: str) -> None:
    assert read_change(f"ret {text}", language) is not None
    assert read_name(text, language) is not None


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        read_change("ret dagen", "sv")
