"""`medspil report groups`: the figures as a file, and the one sentence with which it stops."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import insert, select

from medspil.bot.clock import machine_clock
from medspil.bot.commands.opening import open_store, settings_or_stop
from medspil.domain.persons import Role
from medspil.storage import people
from medspil.storage.store import Store
from medspil.storage.tables import counts, courses, sums
from tests.bot.test_command_line import medspil, stopped
from tests.bot.test_course_command import NEW

RANGE = ("--from", "2026-01-01", "--to", "2099-12-31")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The sandbox's own store with a course that is closed: ten were offered a place, six answered."""
    monkeypatch.chdir(tmp_path)
    opened = open_store(settings_or_stop(), in_sandbox=True).store
    with opened.database.transaction() as connection:
        person_id = people.make(connection, opened.defaults, Role.GROUP_LEADER, machine_clock())
        people.change_name(connection, opened, person_id, "Mette")
    assert medspil(*NEW, "--leader", "Mette").exit_code == 0
    closed = datetime(2026, 6, 20, 12, tzinfo=UTC)
    with opened.database.transaction() as connection:
        course = connection.execute(select(courses)).one()
        connection.execute(courses.update().values(closed_at=closed))
        for category, citizens in (("accepted", 7), ("declined", 3)):
            row = {"course_id": course.id, "year": 2026, "paragraph": "103", "variable": "answer"}
            connection.execute(insert(counts).values(**row, category=category, citizens=citizens))
        connection.execute(
            insert(sums).values(
                course_id=course.id, unit_id=course.unit_id, year=2026, questionnaire="after-session", version=1,
                question="together", people=6, counts=json.dumps({"4": 2, "5": 4}), mood="mostly-good",
                by_paragraph=None, first=1, last=1, frozen_at=closed,
            )
        )  # fmt: skip
    yield opened
    opened.database.close()


def test_the_figures_come_as_a_spreadsheet_in_the_folder_unless_said_otherwise() -> None:
    result = medspil("report", "groups", *RANGE)
    assert result.exit_code == 0, result.output
    assert result.stdout == "Written: medspil-groups-2026-01-01-2099-12-31.xlsx\n"
    sheet = openpyxl.load_workbook("medspil-groups-2026-01-01-2099-12-31.xlsx").worksheets[0]
    rows = [tuple(value for value in row if value is not None) for row in sheet.iter_rows(values_only=True)]
    assert ("Alle", 7, 3, 0, 0, 10) in rows
    assert ("»Onsdagsgruppen«", 7, 3, 0, 0, 10) in rows


def test_the_figures_come_as_a_page_where_they_are_wanted_and_for_our_eyes_only(tmp_path: Path) -> None:
    place = tmp_path / "rapport.html"
    result = medspil("report", "groups", *RANGE, "--format", "html", "--out", str(place), "--lang", "en")
    assert result.exit_code == 0, result.output
    page = place.read_text("utf-8")
    assert '<html lang="en">' in page
    assert "How was it to be with the others?" in page
    assert place.stat().st_mode & 0o077 == 0


def test_the_figures_come_as_one_long_table_on_the_terminal() -> None:
    result = medspil("report", "groups", *RANGE, "--format", "csv", "--out", "-")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")), delimiter=";"))
    assert {row["about"] for row in rows} == {"taking-part", "answers"}
    (declined,) = (row for row in rows if row["category"] == "declined" and row["scope"] == "course")
    assert (declined["name"], declined["count"], declined["of"]) == ("»Onsdagsgruppen«", "3", "10")


def test_of_days_without_figures_the_report_says_so() -> None:
    medspil("report", "groups", "--from", "2020-01-01", "--to", "2020-12-31", "--format", "html", "--out", "tom.html")
    assert "Ingen tal endnu" in Path("tom.html").read_text("utf-8")


def test_unless_said_otherwise_it_is_about_this_year_until_today() -> None:
    today = machine_clock().date()
    result = medspil("report", "groups", "--format", "csv")
    assert result.stdout.startswith(f"Written: medspil-groups-{today.year}-01-01-")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "i går"), "--from is no day; write it like 2026-11-24."),
        (("--to", "2026-02-30"), "--to is no day; write it like 2026-11-24."),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "--from (2026-02-01) is after --to (2026-01-01)"),
        (("--lang", "sv"), "--lang is none of the languages"),
        (("--out", "/nowhere/at/all.xlsx"), "The report can't be written to /nowhere/at/all.xlsx (FileNotFoundError)"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in stopped(medspil("report", "groups", *arguments))


def test_the_format_must_be_one_that_is_known() -> None:
    assert medspil("report", "groups", "--format", "doc").exit_code == 2
