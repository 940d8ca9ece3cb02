"""Looking at a drawn picture: where each of its texts stands, and how large it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar
from unittest.mock import patch

from matplotlib.transforms import Bbox

from medspil.bot.pictures.style import SHEET_WIDTH, Sheet
from medspil.conversations.pictures import Picture
from medspil.sandbox.pictures import size_of

P = TypeVar("P", bound=Picture)


@dataclass
class Drawn:
    """A picture as it came out: its bytes, its size, and its texts with the place that each takes."""

    png: bytes
    size: tuple[int, int]
    texts: list[tuple[str, Bbox]]

    @property
    def words(self) -> list[str]:
        return [words for words, _box in self.texts]

    def place_of(self, words: str) -> Bbox:
        box: Bbox
        (box,) = (box for said, box in self.texts if said == words)
        return box


@contextmanager
def _kept() -> Iterator[list[Sheet]]:
    sheets: list[Sheet] = []
    as_png = Sheet.png

    def keeping(sheet: Sheet) -> bytes:
        sheets.append(sheet)
        return as_png(sheet)

    with patch.object(Sheet, "png", keeping):
        yield sheets


def looked_at(draw: Callable[[P], bytes], picture: P) -> Drawn:
    """Draws it, and sees to it that every text stands on the sheet and none on another."""
    with _kept() as sheets:
        png = draw(picture)
    (sheet,) = sheets
    texts = [(text.get_text(), text.get_window_extent()) for text in sheet._axes.texts if text.get_text()]
    drawn = Drawn(png, size_of(png), texts)
    width, height = drawn.size
    assert width == SHEET_WIDTH
    for words, box in texts:
        assert box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height, f"{words!r} leaves the sheet"  # noqa: PT018
    for (one, its), (other, others) in combinations(texts, 2):
        # The box of a text has room for descenders that it may not have.
        assert not its.shrunk(0.9, 0.7).overlaps(others.shrunk(0.9, 0.7)), f"{one!r} stands on {other!r}"
    return drawn
