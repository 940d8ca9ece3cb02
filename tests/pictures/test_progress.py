"""The picture of check-ins over time can be drawn for whatever people have."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from medspil.bot.pictures import progress_png
from medspil.conversations.pictures import ProgressPicture
from medspil.sandbox.pictures import size_of

A_DAY = date(2026, 11, 24)


def picture(*points: tuple[int, int], title: str = "Sådan gik det") -> ProgressPicture:
    """Points as days after the first and numbers."""
    days = [A_DAY + timedelta(after) for after, _ in points]
    return ProgressPicture(
        title=title,
        alternative="",
        points=tuple((day, number) for day, (_, number) in zip(days, points, strict=True)),
        labels=tuple(f"tirs. {day.day}. nov." for day in days),
        low="slet ikke",
        high="hele vejen",
    )


@pytest.mark.parametrize(
    "points",
    [
        [(0, 7)],
        [(0, 0), (0, 10)],
        [(0, 3), (7, 5), (3, 4)],
        [(day * 3, day % 11) for day in range(60)],
        [(0, 5)] * 20,
        [(0, 1), (2000, 9)],
    ],
    ids=["one", "two-on-a-day", "out-of-order", "sixty", "twenty-on-a-day", "years"],
)
def test_a_picture_of_any_number_of_points_is_small_and_of_one_size(points: list[tuple[int, int]]) -> None:
    png = progress_png(picture(*points))
    assert size_of(png) == (900, 500)
    assert len(png) < 150_000


@pytest.mark.parametrize(
    "title",
    ["", "Gå en tur på Ærø", "$x^2$ _{} \\frac", "👩‍👩‍👧 🇩🇰 \u200d\ufe0f", "שלום", "日本", "a\nb\tc\0", "ord " * 200],
)
def test_a_title_is_drawn_as_it_was_written_or_without_what_no_font_has(title: str) -> None:
    assert progress_png(picture((0, 7), title=title)).startswith(b"\x89PNG")


def test_several_can_be_drawn_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(progress_png, [picture((0, 3), (5, 7))] * 8))
    assert len(set(drawn)) == 1


@pytest.mark.parametrize("labels", [(), ("tirs.", "ons.")])
def test_points_and_labels_belong_together(labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="label"):
        progress_png(ProgressPicture("", "", ((A_DAY, 7),), labels, "", ""))


def test_a_picture_needs_points() -> None:
    with pytest.raises(ValueError, match="points"):
        progress_png(picture())
