"""Reads the setting of the unit's own staffed line: "Bostøtten | +45 00 00 00 10 | man-tor 8-15.30, fre 8-14"."""

from medspil.conversations.facts import StaffedLine
from medspil.conversations.understanding.week_hours import read_hours

EXAMPLE = "Bostøtten | +45 00 00 00 10 | man-fre 8-15.30"


def read_staffed_line(written: str) -> StaffedLine:
    """The line with its hours. Raises ValueError with what is wrong and how to put it right."""
    parts = [part.strip() for part in written.split("|")]
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"is not readable; write: name | number | days and times, like {EXAMPLE}")
    return StaffedLine(parts[0], parts[1], read_hours(parts[2]))
