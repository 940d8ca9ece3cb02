"""Short answers are read as the tables say; where two readings are near, nothing is guessed."""

import pytest

from medspil.conversations.understanding import read_choice, read_scale, read_word, read_yes_no
from tests.understanding.table import Answer, answers


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_short_answers_are_read_as_the_table_says(language: str) -> None:
    lines = answers(f"answers_{language}")
    wrong = [(line, _read(line, language)) for line in lines if _read(line, language) != line.expected]
    assert wrong == []


def test_a_label_is_chosen_by_its_own_number_before_its_place() -> None:
    assert read_choice("10", ["7", "10", "12"], "da") == 1
    assert read_choice("2", ["2 gange", "3 gange"], "da") == 0


def test_nothing_is_chosen_among_labels_that_say_the_same() -> None:
    assert read_choice("ja", ["Ja", "ja"], "da") is None
    assert read_choice("1", [], "da") is None


def test_a_story_is_no_short_answer() -> None:
    story = "ja men altså det er jo sådan at jeg tror det er det bedste jeg har gjort"
    assert read_yes_no(story, "da") is None
    assert read_word("stop " * 300, "da") is None


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        read_yes_no("ja", "sv")


def _read(line: Answer, language: str) -> str:
    kind, _, rest = line.asked.partition(" ")
    if kind == "yes-no":
        return {True: "yes", False: "no", None: "none"}[read_yes_no(line.text, language)]
    if kind == "scale":
        low, high = map(int, rest.split("-"))
        number = read_scale(line.text, low, high, language)
        return "none" if number is None else str(number)
    if kind == "choice":
        index = read_choice(line.text, rest.split("|"), language)
        return "none" if index is None else str(index + 1)
    word = read_word(line.text, language)
    return "none" if word is None else "none-of-it" if word.value == "none" else word.value
