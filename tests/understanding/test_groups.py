"""What is said about a group: whole messages, with the day that was named."""

from datetime import date, datetime, timedelta

import pytest

from medspil.conversations.understanding import read_about_group
from medspil.conversations.understanding.groups import AboutGroup
from medspil.domain.persons import LANGUAGES
from tests.understanding.table import ZONE

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZONE)
TOMORROW = NOW.date() + timedelta(days=1)


def read(text: str, language: str = "da") -> AboutGroup | None:
    return read_about_group(text, NOW, language)


@pytest.mark.parametrize(
    ("text", "opens", "day"),
    [
        ("jeg kan ikke komme", "cannot-come", None),
        ("Jeg kan desværre ikke komme i morgen", "cannot-come", TOMORROW),
        ("a ka ik komme imorgen", "cannot-come", TOMORROW),
        ("på tirsdag kan jeg ikke komme", "cannot-come", date(2026, 12, 1)),
        ("AFBUD til gruppen på tirsdag!", "cannot-come", date(2026, 12, 1)),
        ("jeg er syg og kan ikke komme", "cannot-come", None),
        ("jeg kommer alligevel", "cannot-come", None),
        ("hvornår er der gruppe igen?", "my-groups", None),
        ("hvor mødes vi", "my-groups", None),
        ("hvem leder gruppen?", "my-groups", None),
        ("min gruppe", "my-groups", None),
        ("jeg vil gerne ud af gruppen", "leave-group", None),
        ("jeg vil ikke være med i gruppen mere", "leave-group", None),
    ],
)
def test_it_is_read_with_its_day(text: str, opens: str, day: date | None) -> None:
    about = read(text)
    assert about is not None
    assert about.opens == opens
    assert (about.day.day if about.day else None) == day


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("I can't come on Tuesday", "cannot-come"),
        ("can't make it tomorrow", "cannot-come"),
        ("when is the group?", "my-groups"),
        ("I want to leave the group", "leave-group"),
    ],
)
def test_english_is_read_as_well(text: str, opens: str) -> None:
    about = read(text, "en")
    assert about is not None
    assert about.opens == opens


@pytest.mark.parametrize(
    "text",
    [
        "jeg kan ikke komme ud af sengen i dag",
        "jeg kan ikke komme videre",
        "min søster kan ikke komme i morgen",
        "jeg kan ikke komme i tanke om noget",
        "hvornår kommer du",
        "vi var en god gruppe i går på arbejdet",
        "spring over",
        "gruppen var god i dag, og jeg kan ikke komme mig over det",
        "",
        "?",
    ],
)
def test_a_story_and_what_only_sounds_like_it_is_none(text: str) -> None:
    assert read(text) is None


def test_two_likely_days_are_none_so_that_nothing_is_guessed() -> None:
    about = read("jeg kan ikke komme næste fredag")
    assert about is not None
    assert about.day is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_of_any_length_is_read_in_no_time(language: str) -> None:
    for text in ("jeg kan ikke komme " * 5000, "a" * 100_000, "1 " * 50_000, "\u0000\ud800"):
        assert read(text, language) is None


def test_a_language_without_words_is_told() -> None:
    with pytest.raises(ValueError, match="no words"):
        read("hej", "de")
