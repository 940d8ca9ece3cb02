"""Pictures as data: what is drawn stands here with all its words; how it is drawn is the bot's matter.

A picture waits in the outbox as this data and is drawn when it is sent. So a field may get a new neighbour with a
default, but never another name: rows that are stored must stay readable.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class ProgressPicture:
    """A small picture of check-ins over time: days and 0-10, with the words that stand around it."""

    title: str
    alternative: str
    points: tuple[tuple[date, int], ...]
    labels: tuple[str, ...]
    low: str
    high: str


class Shade(StrEnum):
    """How something is shown that has no numbers: as good, as something between, or as hard."""

    GOOD = "good"
    BETWEEN = "between"
    HARD = "hard"


@dataclass(frozen=True)
class Column:
    """What was said in one session, or in several that are counted together ("4+5").

    `counts` are the numbers of answers in the order of the panel's values. Where they are too few to be told there is
    only a `word` with its shade, and where there is nothing to tell neither. `spans`: for how many sessions it stands.
    `people`: how many answered, where that is told; one person may have given several answers.
    """

    label: str
    counts: tuple[int, ...] | None = None
    word: str = ""
    shade: Shade = Shade.BETWEEN
    spans: int = 1
    newest: bool = False
    people: int | None = None


@dataclass(frozen=True)
class Panel:
    """One question over the sessions. `values` are the names of its answers from hard to good.

    `low` and `high` are the words at the two ends where the values alone ("1" to "5") don't say what they mean.
    `ordered` is false where no answer is better than another. `rows` says what the columns are of, where that is not
    what the words around the panel say.
    """

    title: str
    values: tuple[str, ...]
    columns: tuple[Column, ...]
    low: str = ""
    high: str = ""
    ordered: bool = True
    rows: str = ""


@dataclass(frozen=True)
class SumsPicture:
    """What a group said: one panel a question, each with this session beside the earlier ones."""

    title: str
    alternative: str
    panels: tuple[Panel, ...]


class PlanState(StrEnum):
    """How a line of a plan stands."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class PlanLine:
    """One session of a course, or a week without one: its number, day and time, and a note ("moved from 3 June")."""

    label: str
    day: str
    time: str
    state: PlanState = PlanState.PLANNED
    note: str = ""


@dataclass(frozen=True)
class PlanPicture:
    """The plan of a course: its sessions in the order of their days, with the weeks that are skipped."""

    title: str
    alternative: str
    place: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True)
class WeekBar:
    """One week: its label, and how often each of the picture's values came, from the lowest part of the bar up."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class WeeksPicture:
    """Weeks side by side: what came of sub-goals in each, all people together. `values` are the names of the parts."""

    title: str
    alternative: str
    values: tuple[str, ...]
    weeks: tuple[WeekBar, ...]


Picture = ProgressPicture | SumsPicture | PlanPicture | WeeksPicture


LINK = "{link}"
"""Where it stands in the text of a message with a code, the channel puts the link."""


@dataclass(frozen=True)
class CodePicture:
    """A code that opens the bot, to scan or to type. The channel makes the link; `alternative` is said with it.

    The link stands in the text where LINK does, or else below it. Where it `says` something it is no code of ours:
    then this is what a phone reads out of it, and there is no link.
    """

    code: str
    alternative: str
    says: str = ""


def words_of(picture: Picture) -> tuple[str, ...]:
    """All that is written in and around a picture."""
    if isinstance(picture, ProgressPicture):
        return (picture.title, picture.alternative, picture.low, picture.high, *picture.labels)
    if isinstance(picture, WeeksPicture):
        return (picture.title, picture.alternative, *picture.values, *(week.label for week in picture.weeks))
    if isinstance(picture, PlanPicture):
        lines = (words for line in picture.lines for words in (line.label, line.day, line.time, line.note))
        return (picture.title, picture.alternative, picture.place, *lines)
    return (picture.title, picture.alternative, *(words for panel in picture.panels for words in words_of_panel(panel)))


def words_of_panel(panel: Panel) -> tuple[str, ...]:
    """All that is written in and around a question's answers."""
    columns = (words for column in panel.columns for words in (column.label, column.word))
    return (panel.title, *panel.values, panel.low, panel.high, panel.rows, *columns)
