"""Drawing what a group said: one panel a question, one bar a session, from hard below to good above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    shades,
    shortened,
    width_of,
    wrapped,
)
from medspil.conversations.pictures import Column, Panel, Shade, SumsPicture

MARGIN = 40
INNER = SHEET_WIDTH - 2 * MARGIN
TITLE, QUESTION, SMALL, NUMBER = 35, 29, 26, 24
BAR, BETWEEN_PANELS, SWATCH = 190, 44, 28
LABELS, NARROWEST_LABEL = 46, 46
FEWEST_SLOTS = 6
LYING = 66
ROW, ROW_TEXT = 44, 24
NAMES = INNER * 0.46

_HATCHES = {Shade.GOOD: "//", Shade.BETWEEN: "..", Shade.HARD: "\\\\"}
_TINTS = {Shade.GOOD: "#d3eeea", Shade.BETWEEN: "#eef1f2", Shade.HARD: "#f5ead0"}
_NOTHING = "#c3ccd1"
_EDGES = {Shade.GOOD: HARD_TO_GOOD[3], Shade.BETWEEN: _NOTHING, Shade.HARD: HARD_TO_GOOD[1]}


def sums_png(picture: SumsPicture) -> bytes:
    """The picture as PNG, 900 pixels wide and as high as it has questions. May be called from any thread.

    Raises ValueError where there is nothing to draw, or counts don't belong to their values.
    """
    _check(picture)
    with one_at_a_time:
        blocks = _laid_out(picture)
        title = wrapped(picture.title, TITLE, INNER, bold=True)
        top = MARGIN + len(title) * line_height(TITLE)
        sheet = Sheet(top + sum(BETWEEN_PANELS + block.height for block in blocks) + MARGIN - 12)
        y = sheet.lines(MARGIN, MARGIN - 6, title, TITLE, INK, bold=True) + 6
        for block in blocks:
            y += BETWEEN_PANELS
            _draw(sheet, block, y)
            y += block.height
        return sheet.png()


def _check(picture: SumsPicture) -> None:
    if not picture.panels:
        raise ValueError("a picture of sums needs a question")
    for panel in picture.panels:
        if not panel.columns or not panel.values:
            raise ValueError("a question needs values, and a column for a session")
        for column in panel.columns:
            if column.counts is not None and len(column.counts) != len(panel.values):
                raise ValueError("a column needs a count for each value")


@dataclass(frozen=True)
class _Block:
    """A panel with what its place needs: its title in lines, and whether its colours are explained."""

    panel: Panel
    title: list[str]
    explained: bool

    @property
    def height(self) -> float:
        above = len(self.title) * line_height(QUESTION)
        if not self.panel.ordered:
            return above + sum(_height_of_rows(self.panel, column) for column in self.panel.columns)
        explained = SWATCH + 18 if self.explained else 0
        return above + explained + 12 + (LYING if self.lies else BAR + LABELS)

    @property
    def lies(self) -> bool:
        """Whether its only bar lies: from hard on the left to good on the right, as its colours are explained."""
        return len(self.panel.columns) == 1


def _laid_out(picture: SumsPicture) -> list[_Block]:
    blocks: list[_Block] = []
    before: tuple[object, ...] | None = None
    for panel in picture.panels:
        scale = (panel.values, panel.low, panel.high)
        explained = panel.ordered and scale != before and any(column.counts for column in panel.columns)
        if explained:
            before = scale
        blocks.append(_Block(panel, wrapped(panel.title, QUESTION, INNER, most=3), explained))
    return blocks


def _draw(sheet: Sheet, block: _Block, y: float) -> None:
    y = sheet.lines(MARGIN, y, block.title, QUESTION)
    if not block.panel.ordered:
        for column in block.panel.columns:
            y = _draw_rows(sheet, block.panel, column, y)
        return
    if block.explained:
        _explain(sheet, block.panel, y + 12)
        y += SWATCH + 18
    y += 12
    if block.lies:
        _draw_lying(sheet, block.panel.columns[0], y)
        return
    slots = max(FEWEST_SLOTS, sum(column.spans for column in block.panel.columns))
    slot, x = INNER / slots, float(MARGIN)
    sheet.line(MARGIN, y + BAR + 1, MARGIN + INNER, y + BAR + 1)
    gap = min(8, slot / 5)
    labelled = _labelled(block.panel.columns, slot)
    for place, column in enumerate(block.panel.columns):
        width = slot * column.spans
        _draw_column(sheet, column, x + gap / 2, y, width - gap)
        if place in labelled:
            _label(sheet, column, x + width / 2, y + BAR, max(width, NARROWEST_LABEL))
        x += width


def _labelled(columns: Sequence[Column], slot: float) -> set[int]:
    """Which columns have their label: all, or where they stand too close the last one and each second or third."""
    shown: set[int] = set()
    right = float("inf")
    x = slot * sum(column.spans for column in columns)
    for place in range(len(columns) - 1, -1, -1):
        width = slot * columns[place].spans
        middle, x = x - width / 2, x - width
        if middle + max(width, NARROWEST_LABEL) / 2 <= right + 0.1:
            shown.add(place)
            right = middle - max(width, NARROWEST_LABEL) / 2
    return shown


def _draw_column(sheet: Sheet, column: Column, x: float, y: float, width: float) -> None:
    if column.counts is not None and any(column.counts):
        _draw_counts(sheet, column.counts, x, y, width)
    elif column.word:
        _draw_word(sheet, column, x, y, width, BAR)
    else:
        sheet.box(x + 2, y + BAR - 26, width - 4, 24, edge=_NOTHING, dashed=True)
        return
    if column.newest:
        sheet.box(x - 3, y - 3, width + 6, BAR + 4, edge=INK, thick=4)


def _draw_counts(sheet: Sheet, counts: Sequence[int], x: float, y: float, width: float) -> None:
    """The bar: all answers are its height; each value has its share, with the number of its answers."""
    bottom, total = y + BAR, sum(counts)
    for count, color in zip(counts, shades(len(counts)), strict=True):
        height = BAR * count / total
        if not count:
            continue
        sheet.box(x, bottom - height, width, height, fill=color, edge=PAPER, thick=2)
        if height >= NUMBER * 0.92 and width >= width_of(str(count), NUMBER) + 2:
            # A digit has no descender: its middle is a little above that of a letter.
            sheet.text(
                x + width / 2, bottom - height / 2 + NUMBER * 0.37, str(count), NUMBER, ink_on(color), across="center"
            )
        bottom -= height


def _draw_lying(sheet: Sheet, column: Column, y: float) -> None:
    """The only bar: its label, and beside it all answers over the whole width."""
    label = shortened(column.label, SMALL, INNER * 0.3, bold=column.newest)
    wide = width_of(label, SMALL, bold=column.newest) + 20 if label else 0
    x = MARGIN + wide + (14 if label else 0)
    width = MARGIN + INNER - x
    if label:
        if column.newest:
            sheet.box(MARGIN, y + LYING / 2 - 20, wide, 40, fill=INK, round_by=10)
        color = PAPER if column.newest else QUIET
        middle = y + LYING / 2 + SMALL * 0.36
        sheet.text(MARGIN + wide / 2, middle, label, SMALL, color, bold=column.newest, across="center")
    if column.counts is None or not any(column.counts):
        if column.word:
            _draw_word(sheet, column, x, y, width, LYING)
        else:
            sheet.box(x, y, width, LYING, edge=_NOTHING, dashed=True)
        return
    for count, color in zip(column.counts, shades(len(column.counts)), strict=True):
        share = width * count / sum(column.counts)
        if count:
            sheet.box(x, y, share, LYING, fill=color, edge=PAPER, thick=2)
            if share >= width_of(str(count), NUMBER) + 4:
                baseline = y + LYING / 2 + NUMBER * 0.37
                sheet.text(x + share / 2, baseline, str(count), NUMBER, ink_on(color), across="center")
        x += share


def _draw_word(sheet: Sheet, column: Column, x: float, y: float, width: float, height: float) -> None:
    """Where the numbers are not told: a pattern, and the word in it, upright only where it would not fit otherwise."""
    edge = _EDGES[column.shade]
    sheet.box(x, y, width, height, fill=_TINTS[column.shade], edge=edge, hatch=_HATCHES[column.shade])
    middle = x + width / 2
    lines = wrapped(column.word, SMALL, width - 10, most=3)
    if " ".join(lines) == column.word and len(lines) * line_height(SMALL) < height:
        top = y + height / 2 - (len(lines) - 1) * line_height(SMALL) / 2 + SMALL * 0.36
        for place, line in enumerate(lines):
            sheet.text(middle, top + place * line_height(SMALL), line, SMALL, across="center", halo=True)
    else:
        size = min(SMALL, width - 6)
        word = shortened(column.word, size, height - 16)
        sheet.text(middle + size * 0.36, y + height / 2, word, size, across="center", upright=True, halo=True)


def _label(sheet: Sheet, column: Column, middle: float, y: float, width: float) -> None:
    size = float(SMALL)
    while size > 14 and width_of(column.label, size, bold=column.newest) > width - 2:
        size -= 1
    label = shortened(column.label, size, width - 2, bold=column.newest)
    if column.newest:
        wide = width_of(label, size, bold=True) + 20
        wide = max(min(wide, width), 40)
        sheet.box(middle - wide / 2, y + 9, wide, 36, fill=INK, round_by=10)
        sheet.text(middle, y + 27 + size * 0.36, label, size, PAPER, bold=True, across="center")
    else:
        sheet.text(middle, y + 27 + size * 0.36, label, size, QUIET, across="center")


def _explain(sheet: Sheet, panel: Panel, y: float) -> None:
    """What the colours mean: the two ends in words, or each value by its name where there are few."""
    colors = shades(len(panel.values))
    baseline = y + SWATCH / 2 + SMALL * 0.36
    x: float = MARGIN
    if len(panel.values) <= 3 and not (panel.low and panel.high):
        share = INNER / len(panel.values) - SWATCH - 34
        for value, color in zip(panel.values, colors, strict=True):
            sheet.box(x, y, SWATCH, SWATCH, fill=color)
            name = shortened(value, SMALL, share)
            sheet.text(x + SWATCH + 10, baseline, name, SMALL, QUIET)
            x += SWATCH + 34 + width_of(name, SMALL)
        return
    side = SWATCH if len(colors) <= 6 else SWATCH * 0.7
    room = (INNER - side * len(colors) - 24) / 2
    low = shortened(panel.low or panel.values[0], SMALL, room)
    sheet.text(x, baseline, low, SMALL, QUIET)
    x += width_of(low, SMALL) + 12
    for color in colors:
        sheet.box(x, y, side, SWATCH, fill=color, edge=PAPER, thick=1)
        x += side
    sheet.text(x + 12, baseline, shortened(panel.high or panel.values[-1], SMALL, room), SMALL, QUIET)


def _height_of_rows(panel: Panel, column: Column) -> float:
    label = ROW if column.label else 0
    if column.counts is None:
        return label + ROW
    return label + sum(_height_of_row(_name(value)) for value in panel.values)


def _height_of_row(name: list[str]) -> float:
    return ROW + (len(name) - 1) * line_height(ROW_TEXT)


def _name(value: str) -> list[str]:
    return wrapped(value, ROW_TEXT, NAMES - 16)


def _draw_rows(sheet: Sheet, panel: Panel, column: Column, y: float) -> float:
    """Where no answer is better than another: a line each, with a bar as long as it was given often."""
    if column.label:
        sheet.text(MARGIN, y + ROW * 0.7, column.label, SMALL, QUIET, bold=column.newest)
        y += ROW
    if column.counts is None:
        sheet.text(MARGIN, y + ROW * 0.7, shortened(column.word or "–", SMALL, INNER), SMALL)
        return y + ROW
    x, full, most = MARGIN + NAMES, INNER - NAMES - 50, max(*column.counts, 1)
    for count, value in zip(column.counts, panel.values, strict=True):
        name = _name(value)
        for place, line in enumerate(name):
            sheet.text(MARGIN, y + ROW * 0.7 + place * line_height(ROW_TEXT), line, ROW_TEXT)
        sheet.box(x, y + 8, full, ROW - 16, fill=GRID)
        if count:
            sheet.box(x, y + 8, full * count / most, ROW - 16, fill=HARD_TO_GOOD[4])
        sheet.text(x + full + 12, y + ROW * 0.7, str(count), SMALL)
        y += _height_of_row(name)
    return y
