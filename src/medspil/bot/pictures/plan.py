"""Drawing the plan of a course: a line a session."""

from __future__ import annotations

from medspil.bot.pictures.style import (
    GRID,
    INK,
    LINE,
    PAPER,
    QUIET,
    SHEET_WIDTH,
    Sheet,
    line_height,
    one_at_a_time,
    shortened,
    width_of,
    wrapped,
)
from medspil.conversations.pictures import PlanLine, PlanPicture, PlanState

MARGIN = 40
INNER = SHEET_WIDTH - 2 * MARGIN
TITLE, PLACE, DAY, NOTE, NUMBER = 35, 27, 29, 24, 25
ROW, NOTE_ROW, DISC = 56, 32, 42

_MOVED = "#a6611a"


def plan_png(picture: PlanPicture) -> bytes:
    """The picture as PNG, 900 pixels wide and as high as the course has lines. May be called from any thread.

    Raises ValueError where there are no lines.
    """
    if not picture.lines:
        raise ValueError("a plan needs a line")
    with one_at_a_time:
        title = wrapped(picture.title, TITLE, INNER, bold=True)
        place = wrapped(picture.place, PLACE, INNER)
        notes = [wrapped(line.note, NOTE, INNER - DISC - 22) for line in picture.lines]
        head = MARGIN + len(title) * line_height(TITLE) + len(place) * line_height(PLACE) + 22
        sheet = Sheet(head + sum(ROW + len(note) * NOTE_ROW for note in notes) + MARGIN - 10)
        y = sheet.lines(MARGIN, MARGIN - 6, title, TITLE, INK, bold=True)
        y = sheet.lines(MARGIN, y + 4, place, PLACE, QUIET) + 18
        # All days are as narrow as the widest time leaves them, so that the times stand below each other.
        times = max(width_of(line.time, DAY) for line in picture.lines)
        for line, note in zip(picture.lines, notes, strict=True):
            sheet.line(MARGIN, y, MARGIN + INNER, y, GRID)
            _draw(sheet, line, note, y, times)
            y += ROW + len(note) * NOTE_ROW
        return sheet.png()


def _draw(sheet: Sheet, line: PlanLine, note: list[str], y: float, times: float) -> None:
    middle, x = y + ROW / 2, MARGIN + DISC + 22
    off = line.state in (PlanState.CANCELLED, PlanState.SKIPPED)
    color = QUIET if off else INK
    if line.label:
        _disc(sheet, line, MARGIN + DISC / 2, middle)
    day = shortened(line.day, DAY, INNER - DISC - 22 - times - 24)
    baseline = middle + DAY * 0.36
    sheet.text(x, baseline, day, DAY, color)
    sheet.text(MARGIN + INNER, baseline, line.time, DAY, color, across="right")
    if line.state is PlanState.CANCELLED:
        sheet.line(x, middle, x + width_of(day, DAY), middle, QUIET, 3)
        sheet.line(MARGIN + INNER - width_of(line.time, DAY), middle, MARGIN + INNER, middle, QUIET, 3)
    told = _MOVED if line.state is PlanState.MOVED else QUIET
    for place, words in enumerate(note):
        sheet.text(x, y + ROW + NOTE_ROW * place + NOTE * 0.55, words, NOTE, told)


def _disc(sheet: Sheet, line: PlanLine, x: float, y: float) -> None:
    """The number: in a full disc once the session was held, else in an empty one."""
    held = line.state is PlanState.HELD
    size = min(NUMBER, NUMBER * (DISC - 10) / max(width_of(line.label, NUMBER), 1))
    if line.state is PlanState.CANCELLED:
        sheet.disc(x, y, DISC, None, "#c3ccd1", dashed=True)
    else:
        edge = _MOVED if line.state is PlanState.MOVED else LINE
        sheet.disc(x, y, DISC, LINE if held else PAPER, edge, thick=3)
    color = PAPER if held else QUIET if line.state is PlanState.CANCELLED else INK
    sheet.text(x, y + size * 0.36, line.label, size, color, bold=held, across="center")
