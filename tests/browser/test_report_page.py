"""The report as a page in a real browser: it fits a phone, prints on A4, and asks for nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from medspil.bot.reports import as_html
from medspil.conversations.group_report import group_report
from medspil.conversations.reports import Report
from medspil.conversations.texts import speaking
from tests.conversations.some_figures import KNOWN, TODAY, figures
from tests.reports.test_html import of_a_course


def of_all_courses() -> Report:
    with speaking("da"):
        return group_report(figures(), KNOWN, TODAY)


@pytest.fixture(params=[of_a_course, of_all_courses], ids=["course", "organisation"])
def report(request: pytest.FixtureRequest) -> Report:
    made: Report = request.param()
    return made


@pytest.fixture
def page(report: Report, tmp_path: Path, chromium_path: str, chromium_arguments: list[str]) -> Iterator[Page]:
    """The page as a file, which must neither complain nor ask for anything else."""
    file = tmp_path / "report.html"
    file.write_text(as_html(report), "utf-8")
    complaints: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=chromium_arguments)
        page = browser.new_page(viewport={"width": 820, "height": 1100})
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        yield page
        browser.close()
    assert complaints == []
    assert asked == [file.as_uri()]


def overhang(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


@pytest.mark.parametrize("width", [360, 820])
def test_the_page_is_as_wide_as_its_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert overhang(page) == 0


def test_on_a_phone_all_smileys_of_a_question_are_seen_without_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    table = page.get_by_role("table", name="Hvordan var det at være sammen med de andre?")
    box = table.get_by_role("columnheader", name="5", exact=True).bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360


def test_printed_no_table_is_cut_at_the_side(page: Page) -> None:
    page.emulate_media(media="print")
    # A4 without its margins.
    page.set_viewport_size({"width": 680, "height": 1000})
    assert overhang(page) == 0
    cut: list[str] = page.evaluate(
        "[...document.querySelectorAll('table')].filter(t => t.offsetWidth > t.parentElement.clientWidth)"
        ".map(t => t.caption.innerText)"
    )
    assert cut == []
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_reader_aloud_finds_headings_and_tables_by_their_names(page: Page, report: Report) -> None:
    assert page.get_by_role("heading", level=1).inner_text() == report.title
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings == [section.heading for section in report.sections]
    for section in report.sections:
        for table in section.tables:
            named = re.compile(f"^{re.escape(table.title)}")
            assert page.get_by_role("table", name=named).get_by_role("rowheader").count() == len(table.rows)
