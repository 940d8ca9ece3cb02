"""What a measurement hands back: a table to read, and the single measurements it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Table:
    """A table with a title and a note; `samples` are the single measurements by name."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str
    samples: Mapping[str, Sequence[float]]

    def text(self) -> str:
        """The table as Markdown, which reads well in a terminal, too."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = [self._line(self.columns, widths), self._line(["-" * width for width in widths], widths)]
        lines += [self._line(row, widths) for row in self.rows]
        return "\n".join([f"## {self.title}", "", *lines, "", self.note])

    @staticmethod
    def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"


def middle(samples: Sequence[float], places: int = 0, unit: str = "") -> str:
    """The median, with the smallest and the largest behind it where there are several."""
    if any(sample != sample for sample in samples):
        return "not told here"
    text = f"{median(samples):,.{places}f}{unit}"
    if len(samples) == 1:
        return text
    return f"{text} ({min(samples):,.{places}f}-{max(samples):,.{places}f})"
