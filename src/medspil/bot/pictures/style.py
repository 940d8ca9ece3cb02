"""What all pictures share: the colours, the letters, and a sheet on which things are placed by the pixel."""

from __future__ import annotations

import io
import threading
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

INK, QUIET, GRID = "#22333b", "#5f7480", "#e3e9ec"
LINE, FILL, PAPER = "#2f7f86", "#d9ecec", "#fbfcfc"
FONT = "DejaVu Sans"

HARD_TO_GOOD = ("#a6611a", "#dfc27d", "#dde2e5", "#80cdc1", "#01806f")
"""From brown over grey to green-blue: told apart by those who don't see red or green, and in print without colours."""

SHEET_WIDTH = 900
"""Pixels. On a phone of 360 a letter of 25 pixels is as large as the text of a chat's small print."""

# Matplotlib's fonts and caches are not made for several threads at once.
one_at_a_time = threading.Lock()


class Sheet:
    """A picture of 900 pixels' width on which texts and shapes are placed; the origin is above on the left.

    Loading matplotlib takes a second or more, and most runs of a command draw nothing: so it is imported here, not
    above. Use it, as all functions of this module that measure, with `one_at_a_time` held.
    """

    def __init__(self, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        # 72 dots to the inch: a point is a pixel.
        self._figure = Figure(figsize=(SHEET_WIDTH / 72, round(height) / 72), dpi=72, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, SHEET_WIDTH)
        self._axes.set_ylim(round(height), 0)
        self._axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        color: str = INK,
        bold: bool = False,
        across: str = "left",
        down: str = "baseline",
        upright: bool = False,
        halo: bool = False,
    ) -> None:
        """Writes one line. `upright`: from below upwards; `halo`: with paper around it, to be read on a pattern."""
        from matplotlib.patheffects import withStroke

        self._axes.text(
            x, y, drawable(words), fontsize=size, color=color, weight="bold" if bold else "normal", family=FONT,
            ha=across, va=down, rotation=90 if upright else 0, rotation_mode="anchor" if upright else "default",
            parse_math=False, path_effects=[withStroke(linewidth=6, foreground=PAPER)] if halo else None,
        )  # fmt: skip

    def lines(self, x: float, y: float, lines: list[str], size: float, color: str = INK, bold: bool = False) -> float:
        """Writes lines one below the other from `y` on; hands back where the next thing may begin."""
        for line in lines:
            self.text(x, y + size, line, size, color, bold)
            y += line_height(size)
        return y

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        edge: str | None = None,
        thick: float = 2,
        hatch: str | None = None,
        dashed: bool = False,
        round_by: float = 0,
    ) -> None:
        """Draws a box; `hatch` is a pattern in the colour of its edge, `round_by` how round its corners are."""
        from matplotlib.patches import FancyBboxPatch

        style = f"round,pad=0,rounding_size={round_by}" if round_by else "square,pad=0"
        self._axes.add_patch(
            FancyBboxPatch(
                (x, y), width, height, boxstyle=style, facecolor=fill or "none", edgecolor=edge or "none",
                linewidth=thick if edge else 0, hatch=hatch, linestyle=(0, (3, 2)) if dashed else "-",
                mutation_aspect=1,
            )
        )  # fmt: skip

    def disc(
        self, x: float, y: float, across: float, fill: str | None, edge: str, thick: float = 2, dashed: bool = False
    ) -> None:
        """Draws a disc around (x, y)."""
        from matplotlib.patches import Circle

        style: Any = (0, (3, 2)) if dashed else "-"
        self._axes.add_patch(
            Circle((x, y), across / 2, facecolor=fill or "none", edgecolor=edge, linewidth=thick, linestyle=style)
        )

    def line(self, x: float, y: float, to_x: float, to_y: float, color: str = GRID, thick: float = 2) -> None:
        """Draws a straight line, below all shapes."""
        self._axes.plot([x, to_x], [y, to_y], color=color, linewidth=thick, solid_capstyle="butt", zorder=0.5)

    def png(self) -> bytes:
        """The sheet as PNG."""
        png = io.BytesIO()
        self._canvas.print_figure(png, format="png", dpi=72, facecolor=PAPER)
        return png.getvalue()


def line_height(size: float) -> float:
    """How far apart two lines of a text stand."""
    return size * 1.32


def width_of(words: str, size: float, bold: bool = False) -> float:
    """How many pixels wide the words are."""
    return _width_at_100(drawable(words), bold) * size / 100


@lru_cache(4096)
def _width_at_100(words: str, bold: bool) -> float:
    from matplotlib.textpath import text_to_path

    width: float = text_to_path.get_text_width_height_descent(words, _font(bold), ismath=False)[0]
    return width


@cache
def _font(bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=FONT, size=100, weight="bold" if bold else "normal")


def wrapped(words: str, size: float, width: float, most: int = 2, bold: bool = False) -> list[str]:
    """The words in at most `most` lines of `width` pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = drawable(words).split()
    while rest:
        line = rest.pop(0)
        while rest and width_of(f"{line} {rest[0]}", size, bold) <= width:
            line += f" {rest.pop(0)}"
        last = len(lines) + 1 == most
        if last and rest:
            while " " in line and width_of(f"{line} …", size, bold) > width:
                line = line.rpartition(" ")[0]
            line = shortened(f"{line} …", size, width, bold)
        elif width_of(line, size, bold) > width:
            fits = shortened(line, size, width, bold, end="…" if last else "-")
            if not last:
                # A word wider than the line goes on in the next one.
                rest.insert(0, line[len(fits) - 1 :])
            line = fits
        lines.append(line)
        if last:
            break
    return lines


def shortened(words: str, size: float, width: float, bold: bool = False, end: str = "…") -> str:
    """The words, or as many letters of them as fit into `width` pixels with `end` behind them."""
    words = drawable(words)
    if width_of(words, size, bold) <= width:
        return words
    while len(words) > 1 and width_of(words + end, size, bold) > width:
        words = words[:-1].rstrip()
    return words + end


def drawable(words: str) -> str:
    """The words without what the font has no picture of, and with one space between them."""
    known = "".join(letter if letter.isspace() or _is_drawable(letter) else " " for letter in words)
    return " ".join(known.split())


def _is_drawable(letter: str) -> bool:
    return ord(letter) in _letters_of_the_font() and unicodedata.category(letter)[0] != "C"


@cache
def _letters_of_the_font() -> frozenset[int]:
    from matplotlib import font_manager, ft2font

    font: Any = ft2font.FT2Font(font_manager.findfont(FONT))
    return frozenset(font.get_charmap())


def shades(count: int) -> list[str]:
    """So many colours from hard to good, evenly spread."""
    if count == 1:
        return [HARD_TO_GOOD[2]]
    last = len(HARD_TO_GOOD) - 1
    return [_between(place * last / (count - 1)) for place in range(count)]


def _between(place: float) -> str:
    """The colour at a place of the scale; between two of its colours a mixture."""
    low = min(int(place), len(HARD_TO_GOOD) - 2)
    share = place - low
    one, other = (bytes.fromhex(HARD_TO_GOOD[index][1:]) for index in (low, low + 1))
    return "#" + bytes(round(a + (b - a) * share) for a, b in zip(one, other, strict=True)).hex()


def ink_on(color: str) -> str:
    """The colour of letters that can be read on this one."""
    red, green, blue = bytes.fromhex(color[1:])
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 122 else "#10191d"
