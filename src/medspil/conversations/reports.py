"""Reports as data: headings, tables, questions with their answers, and lines, with all their words.

A report waits in the outbox as this data and becomes a file when it is sent. As with pictures, a field may get a new
neighbour with a default, but never another name.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medspil.conversations.pictures import Panel, words_of_panel

Cell = str | int | None
"""What stands in a table. None: nothing may or can be said."""


@dataclass(frozen=True)
class Table:
    """Rows under their columns; the first cell of a row says what the row is about.

    `charted` are the columns that a spreadsheet draws as bars, by their places.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    charted: tuple[int, ...] = ()


@dataclass(frozen=True)
class PanelWords:
    """The words that stand around questions: what their rows are of, what a row with nothing says, and "answers"."""

    rows: str
    nothing: str
    answers: str

    def in_full(self, label: str) -> str:
        """What a row is of, where it stands without the others: a bare number says nothing."""
        is_numbers = label != "" and not label.strip("0123456789+-")
        return f"{self.rows} {label}" if is_numbers else label


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, and where they belong."""

    words: str
    of: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a report under its heading. `name` is short enough for the tab of a spreadsheet."""

    heading: str
    name: str
    text: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    panels: tuple[Panel, ...] = ()
    panel_words: PanelWords | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Report:
    """All of it: the title, facts in a line each (a name and what it is), and the sections. Made on `day`."""

    language: str
    title: str
    day: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


class ReportForm(StrEnum):
    """What kind of file a report becomes."""

    HTML = "html"
    XLSX = "xlsx"


@dataclass(frozen=True)
class ReportFile:
    """A report to hand over as a file; it is made when it is sent."""

    name: str
    form: ReportForm
    report: Report


def words_of_report(report: Report) -> tuple[str, ...]:
    """All that is written in a report."""
    words = [report.title, *(word for fact in report.facts for word in fact)]
    for section in report.sections:
        words += [section.heading, section.name, *section.text]
        for table in section.tables:
            words += [table.title, table.note, *table.columns]
            words += [cell for row in table.rows for cell in row if isinstance(cell, str)]
        for panel in section.panels:
            words += words_of_panel(panel)
        if section.panel_words is not None:
            words += [section.panel_words.rows, section.panel_words.nothing, section.panel_words.answers]
        words += [word for quote in section.quotes for word in (quote.words, quote.of)]
    return tuple(filter(None, words))
