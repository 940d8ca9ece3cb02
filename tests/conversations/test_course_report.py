"""What a group said, put together for its leader: the picture after a session, and the report at the end."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from medspil.bot.pictures import sums_png
from medspil.conversations.courses.course_report import Rate, course_report, report_files, report_pictures
from medspil.conversations.courses.sums_picture import session_panels, sums_picture
from medspil.conversations.pictures import Column, Shade
from medspil.conversations.reports import Report, ReportForm, words_of_report
from medspil.conversations.texts import speaking
from medspil.domain.questionnaires import GoodWhen, Option, Question, QuestionKind, Questionnaire
from medspil.domain.sums import Sum
from tests.conversations.some_courses import a_course
from tests.conversations.some_sums import (
    AFTER,
    END,
    FIRST_LINE,
    LAST_LINE,
    ODD_LINE,
    a_course_of_six,
    a_sum,
    led,
    what_was_said,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2027, 1, 24, 13, 30, tzinfo=UTC)


def report(language: str = "da") -> Report:
    with speaking(language):
        return course_report(led(), what_was_said(), COPENHAGEN, NOW)


def columns(*sums: Sum, asked: Questionnaire = AFTER, newest: int | None = None) -> tuple[Column, ...]:
    """The columns of the only question that was answered."""
    with speaking("da"):
        (panel,) = session_panels(a_course(sessions=6), [asked], sums, newest)
    return panel.columns


def labels(*found: Column) -> list[str]:
    return [column.label for column in found]


def test_after_a_session_each_question_has_a_column_for_each_session_up_to_it() -> None:
    sums = [a_sum("together", "5", "5", "4", "3", "1", first=1), a_sum("form", "2", "1", "1", "4", first=2)]
    with speaking("da"):
        picture = sums_picture(a_course(sessions=6), a_course().sessions[1], [AFTER], sums)
    assert picture is not None
    assert picture.title == "Mod på mere: mødegang 2"
    together, form = picture.panels
    assert together.title == "Hvordan var det at være sammen med de andre?"
    assert (together.low, together.high) == ("ikke rart", "rigtig rart")
    assert together.columns == (Column("1", (1, 0, 1, 1, 2), people=5), Column("2", newest=True))
    assert form.columns == (Column("1"), Column("2", word="mest svært", shade=Shade.HARD, newest=True))
    assert sums_png(picture).startswith(b"\x89PNG")


def test_where_each_answer_needs_a_line_the_picture_has_only_what_was_said_last() -> None:
    asked = replace(AFTER, questions=(_pick("a", "b"),))
    sums = [a_sum("pick", *"aabba", first=1, asked=asked), a_sum("pick", *"bbbba", first=2, asked=asked)]
    with speaking("da"):
        picture = sums_picture(a_course(), a_course().sessions[2], [asked], sums)
    assert picture is not None
    assert picture.panels[0].columns == (Column("2", (1, 4), people=5),)


def test_what_was_said_later_does_not_stand_in_the_picture_of_a_session() -> None:
    sums = [a_sum("together", *"55431", first=1), a_sum("together", *"11111", first=2)]
    with speaking("da"):
        picture = sums_picture(a_course(), a_course().sessions[0], [AFTER], sums)
    assert picture is not None
    assert labels(*picture.panels[0].columns) == ["1"]


def test_where_nothing_was_said_yet_there_is_no_picture() -> None:
    assert sums_picture(a_course(), a_course().sessions[0], [AFTER], []) is None


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(1, 1), (2, 2)], ["1", "2", "3", "4", "5", "6"]),
        ([(1, 2), (3, 6)], ["1+2", "3-6"]),
        ([(2, 3)], ["1", "2+3", "4", "5", "6"]),
        ([(1, 1), (1, 2), (3, 3)], ["1", "1+2", "3", "4", "5", "6"]),
        ([(1, 1), (2, 2), (1, 4)], ["1", "2", "1+3+4", "5", "6"]),
        ([(1, 6), (5, 6)], ["1-6", "5+6, sent"]),
    ],
    ids=["each", "joined", "begun-later", "one-came-late", "late-over-two", "after-the-last"],
)
def test_sessions_that_are_counted_together_share_a_column(spans: list[tuple[int, int]], expected: list[str]) -> None:
    found = columns(*(a_sum("together", *"55431", first=first, last=last) for first, last in spans))
    assert labels(*found) == expected
    assert sum(column.spans for column in found) == 6 + expected.count("5+6, sent")
    assert sum(column.counts is not None for column in found) == len(spans)


def test_a_cancelled_session_has_no_column() -> None:
    with speaking("da"):
        (panel,) = session_panels(a_course_of_six(), [AFTER], [a_sum("together", *"55431", first=2, last=4)])
    assert labels(*panel.columns) == ["1", "2+4", "5", "6"]


def test_answers_stand_from_hard_to_good_whichever_end_is_the_good_one() -> None:
    alone = Question("alone", QuestionKind.SCALE, {"da": "Føler du dig alene?"}, good_when=GoodWhen.LOW)
    stop = Question("stop", QuestionKind.YES_NO, {"da": "Vil du stoppe?"}, good_when=GoodWhen.LOW)
    go_on = Question("go-on", QuestionKind.YES_NO, {"da": "Vil du fortsætte?"})
    asked = replace(AFTER, questions=(alone, stop, go_on))
    sums = [
        a_sum("alone", "0", "0", "1", "2", "10", first=1, asked=asked),
        a_sum("stop", "yes", "no", "no", "no", "unsure", first=1, asked=asked),
        a_sum("go-on", "yes", "no", "no", "no", "unsure", first=1, asked=asked),
    ]
    with speaking("da"):
        first, second, third = session_panels(a_course(sessions=1), [asked], sums)
    assert first.values == tuple(str(n) for n in range(10, -1, -1))
    assert first.columns[0].counts == (1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2)
    assert first.low != first.high
    assert (second.values, second.columns[0].counts) == (("Ja", "Ved ikke", "Nej"), (1, 1, 3))
    assert (third.values, third.columns[0].counts) == (("Nej", "Ved ikke", "Ja"), (3, 1, 1))


def test_a_question_in_other_words_is_the_same_and_with_other_answers_another() -> None:
    old = replace(AFTER, questions=(AFTER.questions[0], _pick("a", "b")))
    new = replace(
        AFTER, version=2, questions=(replace(AFTER.questions[0], text={"da": "Var det rart?"}), _pick("a", "c"))
    )
    sums = [
        a_sum("together", *"55431", first=1, asked=old),
        a_sum("together", *"55431", first=2, asked=new),
        a_sum("pick", *"aabba", first=1, asked=old),
        a_sum("pick", *"aacca", first=2, asked=new),
    ]
    with speaking("da"):
        panels = session_panels(a_course(sessions=2), [old, new], sums)
    assert panels[0].title == "Var det rart?"
    assert labels(*panels[0].columns) == ["1", "2"]
    assert [panel.values for panel in panels[1:]] == [("A", "C"), ("A", "B")]


def _pick(*keys: str) -> Question:
    options = tuple(Option(key, {"da": key.upper()}) for key in keys)
    return Question("pick", QuestionKind.CHOICE, {"da": "Hvilken?"}, options)


def test_a_sum_of_a_questionnaire_that_is_not_known_is_left_out() -> None:
    assert session_panels(a_course(), [END], [a_sum("together", *"55431", first=1)]) == ()


def test_the_report_says_who_led_it_where_and_when() -> None:
    assert report().facts == (
        ("Tilbud", "Bostøtten Nord, § 103"),
        ("Sted", "Kulturhuset"),
        ("Gruppeledere", "Mette og Jonas"),
        ("Mødegange", "5, fra tirsdag 1. december 2026 til tirsdag 5. januar"),
        ("Deltagere", "7, heraf 6 til det sidste"),
        ("Lavet", "søndag 24. januar"),
    )


def test_the_report_has_how_many_came_and_answered_session_by_session() -> None:
    (table,) = report().sections[0].tables
    assert table.rows == (
        ("1", "tirs. 1. dec.", 6, 6, 5),
        ("2", "tirs. 8. dec.", 6, 6, 3),
        ("3", "tirs. 15. dec.: aflyst", None, None, None),
        ("4", "ons. 23. dec.", 6, 6, 2),
        ("5", "tirs. 29. dec.", 6, 6, 5),
        ("6", "tirs. 5. jan.", 6, 5, 2),
        ("Til sidst", None, None, 6, 6),
    )


def test_of_a_course_under_way_the_report_has_what_was_told_so_far() -> None:
    said = replace(
        what_was_said(), rates={1: Rate(6, 5), 2: Rate(6, 3)}, sums=what_was_said().sums[:2], at_the_end=None
    )
    with speaking("da"):
        found = course_report(led(), said, COPENHAGEN, datetime(2026, 12, 10, 12, tzinfo=UTC))
    assert dict(found.facts)["Deltagere"] == "7, og 6 er med nu"
    (panel,) = found.sections[1].panels
    assert labels(*panel.columns) == ["1", "2"]


def test_the_report_has_the_sums_of_each_question_and_those_of_the_end() -> None:
    _coming, after, end, _own = report().sections
    together, step = after.panels
    assert [(c.label, c.counts, c.word) for c in together.columns] == [
        ("1", (0, 1, 1, 1, 2), ""),
        ("2", None, "mest godt"),
        ("4+5", (0, 0, 1, 2, 3), ""),
        ("6", None, ""),
    ]
    assert (step.columns[0].label, step.columns[0].word) == ("1+2", "mest svært")
    assert end.text == ("6 af 6 svarede.",)
    purpose, changed, then, recommend = end.panels
    assert purpose.columns[0].counts == (0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1)
    assert not changed.ordered
    assert changed.columns[0].people == 6
    assert sum(changed.columns[0].counts or ()) == 7
    assert then.columns[0].counts == (3, 0, 1, 1)
    assert (recommend.columns[0].counts, recommend.columns[0].word) == (None, "mest godt")


def test_the_report_has_the_lines_that_were_passed_on_with_their_sessions() -> None:
    own = report().sections[-1]
    assert [(quote.words, quote.of) for quote in own.quotes] == [
        (FIRST_LINE, "Mødegang 1"),
        (ODD_LINE, "Mødegang 5"),
        (LAST_LINE, "Til sidst"),
    ]


def test_of_a_course_where_nothing_was_said_the_report_tells_who_came() -> None:
    nothing = replace(what_was_said(), sums=(), lines=(), at_the_end=None)
    with speaking("da"):
        made = course_report(led(), nothing, COPENHAGEN, NOW)
        assert report_pictures(led(), nothing) == ()
    assert [section.heading for section in made.sections] == ["Hvem kom, og hvor mange svarede"]


def test_the_report_is_in_english_for_those_who_speak_it() -> None:
    made = report("en")
    assert made.language == "en"
    assert "In their own words" in words_of_report(made)
    assert not [words for words in words_of_report(made) if "mødegang" in words.casefold()]


def test_the_report_comes_as_two_files_with_danish_names_and_as_pictures() -> None:
    with speaking("da"):
        page, sheet = report_files(report())
        after, end = report_pictures(led(), what_was_said())
    assert (page.name, page.form) == ("grupperapport.html", ReportForm.HTML)
    assert (sheet.name, sheet.form) == ("grupperapport.xlsx", ReportForm.XLSX)
    assert after.title == "Mod på mere: det sagde gruppen"
    assert end.title == "Mod på mere: det sagde gruppen til sidst"
    for picture in (after, end):
        assert sums_png(picture).startswith(b"\x89PNG")
