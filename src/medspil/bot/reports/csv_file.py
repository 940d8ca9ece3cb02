"""A table as a CSV file that spreadsheet programs open as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

from medspil.conversations.reports import Cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it some programs take Danish letters for others."""

SEPARATORS = {"da": ";"}
"""What stands between cells: where a comma is the sign of decimals, programs look for a semicolon."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], language: str) -> bytes:
    """The file. Text that a program would take for a formula has an apostrophe before it, so that it stays text."""
    file = io.StringIO(newline="")
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=SEPARATORS.get(language, ","), lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return file.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
