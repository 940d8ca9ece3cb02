"""The picture of the weeks has every week, on one scale, and says how often what came."""

import pytest

from medspil.bot.pictures import as_png, weeks_png
from medspil.conversations.pictures import WeekBar, WeeksPicture
from tests.pictures.looking import looked_at

VALUES = ("nået", "i gang", "tog en ny vej")


def weeks(*counts: tuple[int, ...], values: tuple[str, ...] = VALUES, title: str = "De sidste uger") -> WeeksPicture:
    bars = tuple(WeekBar(f"uge {number}", each) for number, each in enumerate(counts, start=41))
    return WeeksPicture(title, "Ugerne", values, bars)


def test_each_week_stands_there_with_its_numbers_and_each_colour_is_explained() -> None:
    drawn = looked_at(weeks_png, weeks((2, 3, 1), (0, 0, 0), (4, 0, 5)))
    assert all(words in drawn.words for words in (*VALUES, "uge 41", "uge 42", "uge 43"))
    assert sorted(int(words) for words in drawn.words if words.isdecimal()) == [1, 2, 3, 4, 5]


def test_what_was_reached_stands_below_and_the_others_above_it() -> None:
    drawn = looked_at(weeks_png, weeks((7, 8, 9)))
    heights = [drawn.place_of(number).y0 for number in ("7", "8", "9")]
    assert heights == sorted(heights)


def test_a_small_number_is_left_out_where_its_part_has_no_room_for_it() -> None:
    drawn = looked_at(weeks_png, weeks((1, 0, 0), (200, 0, 0)))
    assert [words for words in drawn.words if words.isdecimal()] == ["200"]


@pytest.mark.parametrize("words", ["Rehabiliteringsforløbsuger " * 6, "x" * 300, "$a_1$ 🙂 שלום", ""])
def test_all_words_fit(words: str) -> None:
    looked_at(weeks_png, weeks(*[(1, 2, 3)] * 9, values=(words, words, words), title=words))
    looked_at(weeks_png, WeeksPicture("Uger", "", ("a",), tuple(WeekBar(words, (n,)) for n in range(1, 9))))


def test_a_picture_without_anything_in_it_is_none() -> None:
    for nothing in (weeks(), weeks((0, 0, 0))):
        with pytest.raises(ValueError, match="week"):
            as_png(nothing)
    with pytest.raises(ValueError, match="count"):
        as_png(weeks((1, 2)))
