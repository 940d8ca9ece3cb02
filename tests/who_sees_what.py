"""The tables of docs/who-sees-what.md, as the tests read them."""

import re
from pathlib import Path

from medspil.domain.sight import Data, Sharing, Sight, Viewer

PAGE = Path(__file__).parents[1] / "docs" / "who-sees-what.md"


def _rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, with its head, without the line below it."""
    section = PAGE.read_text("utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = re.search(r"(?:^\|.*\n)+", section, re.MULTILINE)
    assert table is not None, f"no table under {heading!r}"
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table[0].splitlines()]
    return [lines[0], *lines[2:]]


def sights() -> dict[tuple[Viewer, Data], Sight]:
    """How far each viewer sees each kind of data. Fails where a word of the table is none of ours."""
    head, *rows = _rows("The table")
    viewers = [Viewer(name) for name in head[1:]]
    found: dict[tuple[Viewer, Data], Sight] = {}
    for what, *cells in rows:
        name = re.match(r"\*\*(.+?)\*\*", what)
        assert name is not None, f"{what!r} has no name"
        found |= {(viewer, Data(name[1])): Sight(cell) for viewer, cell in zip(viewers, cells, strict=True)}
    return found


def covered() -> dict[Sharing, bool]:
    """In which states a sub-goal is shared with a person."""
    _head, *rows = _rows("The states of sharing")
    return {Sharing(state): {"yes": True, "no": False}[seen] for state, seen in rows}


def says_seen(viewer: Viewer, data: Data, sharing: Sharing) -> bool:
    """Whether the page says that this is seen as this citizen's."""
    seen = sights()[viewer, data]
    return seen is Sight.ALWAYS or (seen is Sight.IF_SHARED and covered()[sharing])
