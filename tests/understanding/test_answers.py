"""Short answers are read as the tables say; where two readings are near, nothing is guessed."""

import pytest

from measuring.answers import read, scored
from medspil.conversations.understanding import Word, read_answer, read_choice, read_scale, read_word, read_yes_no
from tests.understanding.table import answers


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_short_answers_are_read_as_the_table_says(language: str) -> None:
    lines = answers(f"answers_{language}_develop")
    said = [read(line, language) for line in lines]
    assert [(line, one) for line, one in zip(lines, said, strict=True) if one != line.expected] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_of_answers_that_were_never_looked_at_nearly_all_are_right_and_none_is_guessed(language: str) -> None:
    lines = answers(f"answers_{language}_measure")
    score = scored(lines, [read(line, language) for line in lines])
    assert score.right >= 0.97 * score.lines
    assert score.guessed == 0


def test_a_label_that_is_written_is_chosen_whatever_else_the_word_means() -> None:
    assert read_answer("stop", "choice", ["Stop", "Videre"], "da") == "Stop"
    assert read_answer("skip", "choice", ["Ja", "Skip this"], "en") == "Skip this"
    assert read_answer("stop", "choice", ["Stop med at ryge", "Videre"], "da") is Word.STOP
    assert read_answer("stop", "choice", ["Ja", "Nej"], "da") is Word.STOP


def test_a_no_that_also_means_later_answers_a_yes_no_question() -> None:
    assert read_answer("ikke nu", "yes-no", (), "da") is False
    assert read_answer("ikke nu", "scale-0-10", (), "da") is Word.LATER
    assert read_answer("ikke nu", "nothing", (), "da") is Word.LATER


def test_any_scale_may_be_asked_for() -> None:
    assert read_answer("5", "scale-1-5", (), "da") == 5
    assert read_answer("6", "scale-1-5", (), "da") is None


def test_a_number_that_is_in_a_label_and_another_ones_place_is_asked_about() -> None:
    assert read_choice("10", ["7", "10", "12"], "da") == 1
    assert read_choice("1", ["7", "8"], "da") is None
    assert read_choice("2", ["2 gange", "3 gange"], "da") is None
    assert read_choice("2", ["En gang", "2 gange"], "da") == 1


def test_nothing_is_chosen_among_labels_that_say_the_same() -> None:
    assert read_choice("ja", ["Ja", "ja"], "da") is None
    assert read_choice("1", [], "da") is None


def test_a_yes_picks_only_a_label_that_begins_with_yes() -> None:
    assert read_choice("jep", ["Ja, jeg vil gerne", "Nej"], "da") == 0
    assert read_choice("ja", ["Godt", "Skidt"], "da") is None


def test_a_story_is_no_short_answer() -> None:
    story = "ja men altså det er jo sådan at jeg tror det er det bedste jeg har gjort"
    assert read_yes_no(story, "da") is None
    assert read_word("stop " * 300, "da") is None
    assert read_scale("7 " * 600, 0, 10, "da") is None


def test_figures_of_other_scripts_are_numbers_and_parts_of_numbers_are_none() -> None:
    assert [read_scale(text, 0, 10, "da") for text in ("٧", "7", "⑦", "7️⃣", "🔟")] == [7, 7, 7, 7, 10]
    assert [read_scale(text, 0, 10, "da") for text in ("7²", "½", "7½", "Ⅶ")] == [None] * 4


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        read_yes_no("ja", "sv")
