"""Drawing the small picture of check-ins over time."""

from __future__ import annotations

import io
import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from medspil.bot.pictures.style import FILL, FONT, GRID, INK, LINE, PAPER, QUIET, drawable, one_at_a_time
from medspil.conversations.pictures import ProgressPicture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

WIDTH, HEIGHT, DPI = 9.0, 5.0, 100
"""Inches, and pixels to the inch: small enough for a slow phone, wide enough to be read on one."""

NUMBERS_SHOWN_UP_TO = 12
GAP_PIXELS = 14.0


def progress_png(picture: ProgressPicture) -> bytes:
    """The picture as PNG, about 900 by 500 pixels. May be called from any thread; takes some tenths of a second.

    Raises ValueError where there are no points, or not one label each.
    """
    if not picture.points or len(picture.labels) != len(picture.points):
        raise ValueError("a picture needs points, and a label for each")
    with one_at_a_time:
        # Loading matplotlib takes a second or more, and most runs of a command draw nothing.
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.layout_engine import ConstrainedLayoutEngine

        layout = ConstrainedLayoutEngine(w_pad=0.16, h_pad=0.14)
        figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, layout=layout, facecolor=PAPER)
        canvas = FigureCanvasAgg(figure)
        _draw(figure, picture)
        png = io.BytesIO()
        canvas.print_figure(png, format="png", dpi=DPI, facecolor=PAPER)
        return png.getvalue()


def _draw(figure: Figure, picture: ProgressPicture) -> None:
    marks = sorted(zip(_places([day for day, _ in picture.points]), picture.points, picture.labels, strict=True))
    xs = [place for place, _, _ in marks]
    ys = [number for _, (_, number), _ in marks]
    axes = figure.add_subplot()
    _paper(axes, picture, xs)
    axes.fill_between(xs, ys, 0, color=FILL, linewidth=0, zorder=1)
    axes.plot(xs, ys, color=LINE, linewidth=3.5, solid_joinstyle="round", solid_capstyle="round", zorder=3)
    few = len(xs) <= NUMBERS_SHOWN_UP_TO
    axes.scatter(xs, ys, s=110 if few else 36, color=LINE, edgecolors=PAPER, linewidths=2 if few else 1, zorder=4)
    axes.scatter(xs[-1:], ys[-1:], s=190, color=INK, edgecolors=PAPER, linewidths=2.5, zorder=5)
    _label_days(figure, axes, xs, [label for _, _, label in marks])
    _label_numbers(axes, xs, ys, few)


def _label_numbers(axes: Axes, xs: Sequence[float], ys: Sequence[int], few: bool) -> None:
    """Writes the newest number, and where there are few points the others that do not touch each other."""
    from matplotlib.patheffects import withStroke

    taken: list[Bbox] = []
    for index in range(len(xs) - 1, -1 if few else len(xs) - 2, -1):
        newest = not taken
        text = axes.annotate(
            str(ys[index]), (xs[index], ys[index]), xytext=(0, 12), textcoords="offset points", ha="center",
            va="bottom", fontsize=19 if newest else 16, color=INK if newest else QUIET, family=FONT,
            weight="bold" if newest else "normal", zorder=6, path_effects=[withStroke(linewidth=5, foreground=PAPER)],
        )  # fmt: skip
        box = text.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(box)


def _paper(axes: Axes, picture: ProgressPicture, xs: Sequence[float]) -> None:
    """The frame: the numbers 0 to 10 with their words, lines to read along, and the title."""
    margin = max(0.7, (xs[-1] - xs[0]) * 0.07)
    axes.set_xlim(xs[0] - margin, xs[-1] + margin)
    axes.set_ylim(-0.5, 11.4)
    axes.set_facecolor(PAPER)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=GRID, linewidth=1.5)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, pad=8, labelsize=16, labelcolor=QUIET)
    ends = {0: _in_lines(picture.low, 12), 10: _in_lines(picture.high, 12)}
    axes.set_yticks(range(0, 11, 2), [f"{ends[n]}  {n}" if ends.get(n) else str(n) for n in range(0, 11, 2)])
    title = axes.set_title(_in_lines(picture.title, 44), fontsize=21, color=INK, pad=10, loc="left")
    _as_written([title, *axes.get_yticklabels()])


def _label_days(figure: Figure, axes: Axes, xs: Sequence[float], labels: Sequence[str]) -> None:
    """Labels the days, leaving out those that would touch: the newest and the oldest first, then what fits."""
    axes.set_xticks(xs, [_in_lines(label, 24) for label in labels])
    texts = axes.get_xticklabels()
    _as_written(texts)
    figure.draw_without_rendering()
    spans = [(box.x0, box.x1) for box in (text.get_window_extent() for text in texts)]
    kept = [len(xs) - 1]
    for index in range(len(xs) - 1):
        before, after = spans[index]
        if all(after + GAP_PIXELS < spans[other][0] or spans[other][1] + GAP_PIXELS < before for other in kept):
            kept.append(index)
    kept.sort()
    axes.set_xticks([xs[index] for index in kept], [texts[index].get_text() for index in kept])
    _as_written(axes.get_xticklabels())


def _places(days: Sequence[date]) -> list[float]:
    """Where each point stands, in days; several on one day stand side by side within it."""
    on_that_day = Counter(days)
    seen: Counter[date] = Counter()
    places = []
    for day in days:
        seen[day] += 1
        places.append(day.toordinal() + (seen[day] - 0.5) / on_that_day[day] - 0.5)
    return places


def _as_written(texts: Sequence[Text]) -> None:
    """A dollar sign is a dollar sign, and the letters are of the font that comes with matplotlib."""
    for text in texts:
        text.set_parse_math(False)
        text.set_fontfamily(FONT)


def _in_lines(words: str, width: int) -> str:
    """The words in at most two lines, without what the font has no picture of."""
    lines = textwrap.wrap(drawable(words), width, max_lines=2, placeholder=" …")
    return "\n".join(lines)
