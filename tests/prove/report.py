"""What a proof found, as a line of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Line:
    """One way of running a bot, and what became of the messages while it was killed; None where nothing is counted.

    `repeated` counts messages of the bot that a phone got once more, `most_repeated` those of one address and one kill.
    """

    mode: str
    messages: int
    kills: int
    due: int | None
    due_while_down: int | None
    lost: int
    twice: int | None
    repeated: int
    most_repeated: int
    seconds: float


HEADINGS = (
    "mode",
    "messages",
    "kills",
    "due items",
    "while down",
    "lost",
    "decided twice",
    "repeated",
    "most a kill",
    "seconds",
)


def table(lines: Sequence[Line], seed: int) -> str:
    """The lines as a table that is readable in a log and in Markdown."""
    rows = [HEADINGS, *(tuple(_cell(value) for value in astuple(line)) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    written = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([written[0], rule, *written[1:], "", f"seed {seed}"])


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if isinstance(value, float) else str(value)
