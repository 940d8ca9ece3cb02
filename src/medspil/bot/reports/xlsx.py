"""A report as a spreadsheet: one sheet a section, with its figures as numbers and a chart beside them."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter

from medspil.bot.pictures.style import HARD_TO_GOOD, shades
from medspil.conversations.pictures import Column, Panel
from medspil.conversations.reports import Cell, PanelWords, Report, Section, Table

NARROWEST, WIDEST = 8, 44
WIDTH_OF_TEXT = 90
HEIGHT_OF_LINE = 15
CHART_ROWS = 15
LONGEST_SHEET_NAME = 31

# Nothing that somebody wrote is taken for a formula, a link or a number.
_AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def as_xlsx(report: Report) -> bytes:
    """The whole workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _AS_WRITTEN) as book:
        made = datetime.combine(report.day, time(), UTC)
        book.set_properties({"title": report.title, "author": "Medspil", "created": made})
        forms = {
            "title": book.add_format({"bold": True, "font_size": 16}),
            "heading": book.add_format({"bold": True, "font_size": 13}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}),
            "head of numbers": book.add_format(
                {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"}
            ),
            "quiet": book.add_format({"font_color": "#5f7480", "text_wrap": False}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        taken: set[str] = set()
        for section in report.sections:
            sheet = _Sheet(book, forms, _sheet_name(section.name, taken))
            if len(taken) == 1:
                sheet.facts(report)
            sheet.section(section)
        if not taken:
            _Sheet(book, forms, _sheet_name(report.title, taken)).facts(report)
    return file.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a spreadsheet takes, and that no other sheet has."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\'!\x00-\x1f]", " ", name).split())[:LONGEST_SHEET_NAME].strip() or "1"
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: LONGEST_SHEET_NAME - 4]} {number}"
    taken.add(found.casefold())
    return found


class _Sheet:
    """One sheet, written from above to below."""

    def __init__(self, book: Any, forms: dict[str, Any], name: str) -> None:
        self.book, self.forms, self.name = book, forms, name
        self.sheet = book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.row = self.titled = 0
        self.widths: dict[int, int] = {}

    def facts(self, report: Report) -> None:
        self._text(0, report.title, "title", counts=False)
        for name, what in report.facts:
            self._text(0, name)
            self.sheet.write_string(self.row, 1, what)
            self.row += 1
        self.row += 1

    def section(self, section: Section) -> None:
        self._text(0, section.heading, "heading", counts=False, next_row=True)
        only_text = not (section.tables or section.panels or section.quotes)
        for words in section.text:
            if only_text:
                # Not every program makes a row as high as its words need.
                self.sheet.set_row(self.row, HEIGHT_OF_LINE * -(-len(words) // WIDTH_OF_TEXT))
            self._text(0, words, "wrapped" if only_text else "quiet", counts=False, next_row=True)
        if only_text:
            self.widths[0] = WIDTH_OF_TEXT
        self.row += 1
        for table in section.tables:
            self._table(table)
        for panel in section.panels:
            assert section.panel_words is not None, "questions need the words that stand around them"
            self._panel(panel, section.panel_words)
        for quote in section.quotes:
            self._text(0, quote.of)
            self.sheet.write_string(self.row, 1, quote.words, self.forms["wrapped"])
            self.widths[1] = WIDTH_OF_TEXT
            self.row += 1
        for column, width in self.widths.items():
            self.sheet.set_column(column, column, width)

    def _text(self, column: int, words: str, form: str = "", counts: bool = True, next_row: bool = False) -> None:
        """Writes words; with `counts` they may make the column wider."""
        self.sheet.write_string(self.row, column, words, self.forms.get(form))
        if counts:
            wished = min(max(len(words) + 2, NARROWEST), WIDEST)
            self.widths[column] = max(self.widths.get(column, NARROWEST), wished)
        if next_row or form == "title":
            self.row += 1

    def _title(self, words: str) -> None:
        """Writes the title of a table, and remembers where: its chart has the same."""
        self.titled = self.row
        self._text(0, words, "heading", counts=False, next_row=True)

    def _rows(self, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
        """Writes a head and rows; the row of the head."""
        head = self.row
        for place, name in enumerate(columns):
            # A long name wraps in its head and does not widen the column.
            numbers = any(isinstance(row[place], int) for row in rows)
            form = self.forms["head of numbers" if numbers else "head"]
            if name:
                self.sheet.write_string(head, place, name, form)
            else:
                self.sheet.write_blank(head, place, None, form)
            longest_word = max(map(len, name.split()), default=0)
            self.widths[place] = max(self.widths.get(place, NARROWEST), min(longest_word + 3, WIDEST))
        lines = max((-(-len(name) // (self.widths[place] - 2)) for place, name in enumerate(columns)), default=1)
        self.sheet.set_row(head, HEIGHT_OF_LINE * max(lines, 1))
        for row in rows:
            self.row += 1
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    self._text(place, cell)
                elif cell is not None:
                    self.sheet.write_number(self.row, place, cell)
        self.row += 1
        return head

    def _table(self, table: Table) -> None:
        self._title(table.title)
        if table.note:
            self._text(0, table.note, "quiet", counts=False, next_row=True)
        head = self._rows(table.columns, table.rows)
        if table.charted and table.rows:
            chart = self.book.add_chart({"type": "column"})
            colors = (HARD_TO_GOOD[4], HARD_TO_GOOD[1], HARD_TO_GOOD[3], HARD_TO_GOOD[0])
            for place, column in enumerate(table.charted):
                self._series(chart, head, len(table.rows), column, colors[place % len(colors)])
            self._put(chart, table.title, head, len(table.columns))
        self.row += 2

    def _panel(self, panel: Panel, words: PanelWords) -> None:
        self._title(panel.title)
        if panel.low and panel.high:
            ends = f"{panel.values[0]}: {panel.low}, {panel.values[-1]}: {panel.high}"
            self._text(0, ends, "quiet", counts=False, next_row=True)
        if len(panel.columns) == 1 and panel.columns[0].counts is not None:
            self._one_column(panel, panel.columns[0], words)
        else:
            self._columns(panel, words)
        self.row += 2

    def _columns(self, panel: Panel, words: PanelWords) -> None:
        """A row for each session, or whatever the columns are of."""
        rows: list[tuple[Cell, ...]] = []
        for column in panel.columns:
            told = column.word if column.word or column.counts is not None else words.nothing
            counts: tuple[Cell, ...] = column.counts or (None,) * len(panel.values)
            rows.append((column.label, *counts, _answers(column), told or None))
        head = self._rows((panel.rows or words.rows, *panel.values, words.answers, ""), rows)
        if any(column.counts for column in panel.columns):
            subtype = "percent_stacked" if panel.ordered else "clustered"
            chart = self.book.add_chart({"type": "column", "subtype": subtype})
            colors = shades(len(panel.values)) if panel.ordered else _apart(len(panel.values))
            for place, color in enumerate(colors):
                self._series(chart, head, len(rows), place + 1, color)
            chart.set_y_axis({"major_gridlines": {"visible": False}})
            self._put(chart, panel.title, head, len(panel.values) + 3)

    def _one_column(self, panel: Panel, column: Column, words: PanelWords) -> None:
        """A question that was asked once: a row for each of its answers."""
        counts = column.counts or ()
        rows = [*zip(panel.values, counts, strict=True), (words.answers, _answers(column))]
        head = self._rows((words.in_full(column.label), column.word), rows)
        chart = self.book.add_chart({"type": "bar"})
        self._series(chart, head, len(panel.values), 1, HARD_TO_GOOD[4])
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "min": 0, "num_format": "0"})
        self._put(chart, panel.title, head, 2, legend=False)

    def _series(self, chart: Any, head: int, rows: int, column: int, color: str) -> None:
        chart.add_series(
            {
                "name": [self.name, head, column],
                "categories": [self.name, head + 1, 0, head + rows, 0],
                "values": [self.name, head + 1, column, head + rows, column],
                "fill": {"color": color},
                "border": {"color": "#ffffff"},
                "gap": 40,
            }
        )

    def _put(self, chart: Any, title: str, head: int, column: int, legend: bool = True) -> None:
        """Places the chart beside its table, and goes on below both."""
        # By its place: a title that looks like the place of a cell would be taken for one.
        chart.set_title({"name": [self.name, self.titled, 0], "name_font": {"size": 11}, "overlay": False})
        chart.set_legend({"position": "bottom"} if legend else {"none": True})
        chart.set_size({"width": 560, "height": 20 * CHART_ROWS - 10})
        self.sheet.insert_chart(head, column + 1, chart, {"description": title})
        self.row = max(self.row, head + CHART_ROWS)


def _answers(column: Column) -> int | None:
    return column.people if column.people is not None or column.counts is None else sum(column.counts)


def _apart(count: int) -> list[str]:
    """Colours for answers of which none is better."""
    known = ("#01806f", "#a6611a", "#4a6fa5", "#dfc27d", "#80cdc1", "#8a6d9e", "#5f7480")
    return [known[place % len(known)] for place in range(count)]
