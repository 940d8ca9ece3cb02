"""Drawing weeks side by side: a bar a week, its parts above each other."""

from __future__ import annotations

from collections.abc import Sequence

from medspil.bot.pictures.style import (
    GRID,
    HARD_TO_GOOD,
    INK,
    PAPER,
    QUIET,
    SHEET_WIDTH,
    Sheet,
    ink_on,
    line_height,
    one_at_a_time,
    shortened,
    width_of,
    wrapped,
)
from medspil.conversations.pictures import WeekBar, WeeksPicture

MARGIN = 40
INNER = SHEET_WIDTH - 2 * MARGIN
TITLE, SMALL, NUMBER = 35, 26, 24
BARS, LABELS, SWATCH = 300, 48, 28
WIDEST = 96
MOST_VALUES = 3

COLORS = (HARD_TO_GOOD[4], HARD_TO_GOOD[3], "#b9c4ca")
"""From below: what is reached is the darkest, and none of them looks like a fault."""


def weeks_png(picture: WeeksPicture) -> bytes:
    """The picture as PNG, 900 pixels wide. May be called from any thread.

    Raises ValueError where there is nothing to draw, or counts don't belong to their values.
    """
    _check(picture)
    with one_at_a_time:
        title = wrapped(picture.title, TITLE, INNER, bold=True)
        top = MARGIN + len(title) * line_height(TITLE) + 14
        legend = _in_rows(picture.values)
        sheet = Sheet(top + len(legend) * 40 + 24 + BARS + LABELS + MARGIN - 12)
        sheet.lines(MARGIN, MARGIN - 6, title, TITLE, INK, bold=True)
        y = top
        for row in legend:
            _explain(sheet, row, y)
            y += 40
        _draw(sheet, picture.weeks, y + 24)
        return sheet.png()


def _check(picture: WeeksPicture) -> None:
    if not picture.weeks or not any(any(week.counts) for week in picture.weeks):
        raise ValueError("a picture of weeks needs a week in which there was something")
    if len(picture.values) > MOST_VALUES or any(len(week.counts) != len(picture.values) for week in picture.weeks):
        raise ValueError("a week needs a count for each value, and there are three colours")


def _in_rows(values: Sequence[str]) -> list[list[tuple[str, str]]]:
    """The values with their colours, in as few rows as they fit."""
    rows: list[list[tuple[str, str]]] = [[]]
    x = 0.0
    for value, color in zip(values, COLORS, strict=False):
        words = shortened(value, SMALL, INNER - SWATCH - 10)
        wide = SWATCH + 10 + width_of(words, SMALL) + 30
        if rows[-1] and x + wide - 30 > INNER:
            rows.append([])
            x = 0
        rows[-1].append((words, color))
        x += wide
    return rows


def _explain(sheet: Sheet, row: Sequence[tuple[str, str]], y: float) -> None:
    x = float(MARGIN)
    for words, color in row:
        sheet.box(x, y, SWATCH, SWATCH, fill=color)
        sheet.text(x + SWATCH + 10, y + SWATCH / 2 + SMALL * 0.36, words, SMALL, QUIET)
        x += SWATCH + 10 + width_of(words, SMALL) + 30


def _draw(sheet: Sheet, weeks: Sequence[WeekBar], y: float) -> None:
    """All bars on one scale: the fullest week is the whole height."""
    bottom, slot = y + BARS, INNER / len(weeks)
    width = min(WIDEST, slot - 14)
    most = max(sum(week.counts) for week in weeks)
    sheet.line(MARGIN, bottom + 1, MARGIN + INNER, bottom + 1, GRID)
    for place, week in enumerate(weeks):
        middle = MARGIN + slot * (place + 0.5)
        newest = place == len(weeks) - 1
        _draw_bar(sheet, week.counts, middle - width / 2, bottom, width, BARS / most)
        size = _fitting(week.label, slot - 6, newest)
        label, color = shortened(week.label, size, slot - 6, bold=newest), INK if newest else QUIET
        sheet.text(middle, bottom + 14 + SMALL, label, size, color, newest, "center")


def _fitting(label: str, width: float, bold: bool) -> float:
    size = float(SMALL)
    while size > 16 and width_of(label, size, bold) > width:
        size -= 1
    return size


def _draw_bar(sheet: Sheet, counts: Sequence[int], x: float, bottom: float, width: float, unit: float) -> None:
    for count, color in zip(counts, COLORS, strict=False):
        height = count * unit
        if not count:
            continue
        sheet.box(x, bottom - height, width, height, fill=color, edge=PAPER, thick=2)
        if height >= NUMBER * 1.05:
            # A digit has no descender: its middle is a little above that of a letter.
            sheet.text(
                x + width / 2, bottom - height / 2 + NUMBER * 0.37, str(count), NUMBER, ink_on(color), across="center"
            )
        bottom -= height
