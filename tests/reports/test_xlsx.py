"""A report as a spreadsheet, read back as a spreadsheet program reads it."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from medspil.bot.reports import as_xlsx, file_of
from medspil.conversations.courses.course_report import course_report, report_files
from medspil.conversations.pictures import Column, Panel
from medspil.conversations.reports import PanelWords, Quote, Report, Section, Table, words_of_report
from medspil.conversations.texts import speaking
from tests.conversations.some_sums import ODD_LINE, led, what_was_said

WORDS = PanelWords("Mødegang", "for få svar", "Svar")
DANGEROUS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("x")',
    "{=1}",
    "1",
    "1e5",
)


def of_a_course() -> Report:
    with speaking("da"):
        return course_report(
            led(), what_was_said(), ZoneInfo("Europe/Copenhagen"), datetime(2027, 1, 24, 13, 30, tzinfo=UTC)
        )


def a_report(*sections: Section, title: str = "Gruppen") -> Report:
    return Report("da", title, date(2026, 12, 20), (("Sted", "Kilden"),), sections)


def read(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(report)))


def cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def rows_below(sheet: Any, title: str) -> list[list[Any]]:
    """The filled rows from below this title down to the next empty one."""
    found: list[list[Any]] = []
    begun = False
    for row in sheet.iter_rows(values_only=True):
        if begun and row[0] is None:
            break
        if begun:
            found.append([value for value in row if value is not None])
        begun = begun or row[0] == title
    return found


def test_every_section_has_a_sheet_and_every_word_a_cell() -> None:
    report = of_a_course()
    book = read(report)
    assert book.sheetnames == ["Fremmøde", "Mødegange", "Slut", "Egne ord"]
    values = {cell.value for cell in cells(book)}
    joined = "\n".join(str(value) for value in values)
    told_otherwise = {section.name for section in report.sections}
    assert [word for word in words_of_report(report) if word not in joined and word not in told_otherwise] == []


def test_numbers_are_numbers_and_what_may_not_be_told_is_empty() -> None:
    sheet = read(of_a_course())["Fremmøde"]
    assert rows_below(sheet, "Gang for gang")[:4] == [
        ["Mødegang", "Dag", "Til stede", "Spurgt", "Svarede"],
        ["1", "tirs. 1. dec.", 6, 6, 5],
        ["2", "tirs. 8. dec.", 6, 6, 3],
        ["3", "tirs. 15. dec.: aflyst"],
    ]


def test_a_question_has_its_counts_its_word_or_says_that_there_are_too_few() -> None:
    sheet = read(of_a_course())["Mødegange"]
    assert rows_below(sheet, "1: ikke rart, 5: rigtig rart") == [
        ["Mødegang", "1", "2", "3", "4", "5", "Svar"],
        ["1", 0, 1, 1, 1, 2, 5],
        ["2", "mest godt"],
        ["4+5", 0, 0, 1, 2, 3, 6],
        ["6", "for få svar til at vise noget, de tæller med senere"],
    ]


def test_a_question_that_was_asked_once_has_a_row_for_each_answer() -> None:
    sheet = read(of_a_course())["Slut"]
    assert rows_below(sheet, "Hvad vil du gerne nu?") == [
        ["Til sidst"],
        ["En gruppe", 3],
        ["Støtte kun til mig", 0],
        ["Begge dele", 1],
        ["Jeg klarer mig selv nu", 1],
        ["Svar", 5],
    ]


def test_questions_and_tables_have_a_chart_where_there_are_numbers() -> None:
    book = read(of_a_course())
    assert [len(sheet._charts) for sheet in book] == [1, 1, 3, 0]


def test_a_line_that_looks_like_a_formula_is_a_line() -> None:
    book = read(of_a_course())
    (line,) = [cell for cell in cells(book) if cell.value == ODD_LINE]
    assert line.data_type == "s"


@pytest.mark.parametrize("odd", DANGEROUS)
def test_nothing_that_was_written_becomes_a_formula_a_number_or_a_link(odd: str) -> None:
    panel = Panel(odd, (odd, "b"), (Column(odd, (1, 2), odd), Column(odd, None, odd), Column(odd)), odd, odd)
    table = Table(odd, (odd, odd), ((odd, odd),), odd)
    one = replace(panel, columns=panel.columns[:1])
    words = PanelWords(odd, odd, odd)
    section = Section(odd, odd, (odd,), (table,), (panel, one), words, (Quote(odd, odd),))
    report = replace(a_report(section, title=odd), facts=((odd, odd),))
    written = [cell for cell in cells(read(report)) if isinstance(cell.value, str)]
    assert len(written) > 20
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in written)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(report))) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_sheets_have_names_that_every_program_takes_even_where_two_are_alike() -> None:
    names = [
        "Et meget langt navn på et afsnit, som ingen kan have",
        "a/b:c?[d]*'",
        "A B C D",
        "",
        "''",
        "Et meget langt navn på et afsnit, som alle har",
    ]
    book = read(a_report(*(Section(name, name) for name in names)))
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_an_empty_report_is_still_a_workbook() -> None:
    assert cells(read(a_report()))[0].value == "Gruppen"


def test_the_same_report_is_the_same_file_each_time() -> None:
    assert as_xlsx(of_a_course()) == as_xlsx(of_a_course())


def test_both_files_of_a_report_are_made_at_sending() -> None:
    with speaking("da"):
        page, sheet = report_files(of_a_course())
    assert file_of(page).startswith(b"<!doctype html>")
    assert file_of(sheet).startswith(b"PK")
