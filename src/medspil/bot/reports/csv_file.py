"""A table as a CSV file that spreadsheet programs open as it is meant."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from medspil.conversations.reports import Cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it some programs take Danish letters for others."""

SEPARATORS = {"da": ";"}
"""What stands between cells: where a comma is the sign of decimals, programs look for a semicolon."""

PART = 1 << 16
"""About so many characters of a long file are written at a time."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], language: str, marked: bool = True) -> bytes:
    """The file. Text that a program would take for a formula has an apostrophe before it, so that it stays text.

    Not `marked`: for programs that know how it is written, without the byte order mark.
    """
    return b"".join(csv_parts(columns, rows, language)).removeprefix(b"" if marked else BYTE_ORDER_MARK.encode())


def csv_parts(columns: Sequence[str], rows: Iterable[Sequence[Cell]], language: str) -> Iterator[bytes]:
    """The same piece by piece, for a file that need not fit into memory."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATORS.get(language, ","), lineterminator="\r\n")
    file.write(BYTE_ORDER_MARK)
    for row in chain([columns], rows):
        writer.writerow([_safe(cell) for cell in row])
        if file.tell() > PART:
            yield file.getvalue().encode()
            file.seek(0)
            file.truncate()
    yield file.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
