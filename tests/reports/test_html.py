"""A report as a page: it says everything, is safe to open, and is built so that it can be read aloud and printed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from medspil.bot.reports import as_html
from medspil.conversations.courses.course_report import course_report
from medspil.conversations.pictures import Column, Panel, Shade
from medspil.conversations.reports import PanelWords, Quote, Report, Section, Table, words_of_report
from medspil.conversations.texts import speaking
from tests.conversations.some_sums import led, what_was_said

VOID = {"meta", "rect", "img"}
WORDS = PanelWords("Mødegang", "for få svar", "Svar")


class Page(HTMLParser):
    """Reads a page: its text, its headings, its tables, and whether what was opened is closed in the right order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.unread = 0
        self.feed(html)
        self.close()
        assert self.inside == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.inside:
            self.text.append(data)

    def said(self, words: str) -> bool:
        return words in self.text or words in "\n".join(self.text)

    def count(self, tag: str) -> int:
        return sum(found == tag for found, _attributes in self.tags)


def a_report(*sections: Section, title: str = "Gruppen") -> Report:
    return Report("da", title, date(2026, 12, 20), (("Sted", "Kilden"),), sections)


def of_a_course(language: str = "da") -> Report:
    with speaking(language):
        return course_report(
            led(), what_was_said(), ZoneInfo("Europe/Copenhagen"), datetime(2027, 1, 24, 13, 30, tzinfo=UTC)
        )


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_that_is_in_a_report_stands_on_the_page(language: str) -> None:
    report = of_a_course(language)
    page = Page(as_html(report))
    told_otherwise = {section.name for section in report.sections}
    assert [words for words in words_of_report(report) if not page.said(words) and words not in told_otherwise] == []


def test_the_page_says_which_language_it_is_in_and_what_it_is_about() -> None:
    page = Page(as_html(of_a_course()))
    assert ("html", {"lang": "da"}) in page.tags
    assert page.count("title") == page.count("h1") == page.count("main") == 1
    assert page.count("h2") == len(of_a_course().sections)


def test_every_table_has_a_caption_and_every_row_and_column_a_head() -> None:
    page = Page(as_html(of_a_course()))
    assert page.count("caption") == page.count("table") > 5
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(heads) == {"row", "col"}
    assert heads.count("row") > 30


def test_what_is_only_to_be_looked_at_is_not_read_aloud() -> None:
    drawn = [attributes for tag, attributes in Page(as_html(of_a_course())).tags if tag == "svg"]
    assert len(drawn) > 10
    assert all(attributes.get("aria-hidden") == "true" for attributes in drawn)


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = as_html(of_a_course())
    page = Page(html)
    assert page.count("script") == page.count("link") == page.count("img") == page.count("a") == 0
    assert not any(name.startswith(("on", "src", "href")) for _tag, found in page.tags for name in found)
    assert "default-src 'none'" in html


ODD = "<script>alert(1)</script> & \"x\" 'y' =1+1 æøå 🙂"


def test_whatever_people_wrote_stays_what_they_wrote() -> None:
    panel = Panel(ODD, (ODD, "b"), (Column(ODD, (1, 2), ODD), Column(ODD, None, ODD), Column(ODD)), ODD, ODD)
    one = replace(panel, columns=panel.columns[:1])
    table = Table(ODD, (ODD, ODD), ((ODD, ODD), (None, 3)), ODD)
    words = PanelWords(ODD, ODD, ODD)
    report = a_report(Section(ODD, ODD, (ODD,), (table,), (panel, one), words, (Quote(ODD, ODD),)), title=ODD)
    page = Page(as_html(replace(report, facts=((ODD, ODD),))))
    assert page.count("script") == 0
    assert sum(words.count("<script>alert(1)</script>") for words in page.text) > 20


def test_a_question_has_its_numbers_its_word_or_says_that_there_are_too_few() -> None:
    columns = (Column("1", (0, 3, 4), people=7), Column("2", None, "mest godt", Shade.GOOD), Column("3"))
    panel = Panel("Var det rart?", ("nej", "ved ikke", "ja"), columns)
    html = as_html(a_report(Section("Svar", "Svar", (), (), (panel,), WORDS)))
    rows = [row for row in html.split("<tr>") if "</th>" in row][1:]
    assert [Page("<table><tr>" + row.split("</tr>")[0] + "</tr></table>").text for row in rows] == [
        ["1", "0", "3", "4", "7"],
        ["2", "mest godt"],
        ["3", "for få svar"],
    ]
    assert 'fill="url(#good)"' in rows[1]


def test_of_several_choices_the_number_of_people_is_told_not_that_of_choices() -> None:
    panel = Panel("Hvad er nyt?", ("a", "b"), (Column("Til sidst", (5, 4), people=6),), ordered=False)
    assert Page(as_html(a_report(Section("S", "S", (), (), (panel,), WORDS)))).said("Svar: 6")


def test_an_empty_report_is_still_a_page() -> None:
    assert Page(as_html(a_report())).said("Gruppen")
