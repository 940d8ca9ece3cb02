"""The organisation's report: all figures that may be shown, each with whom it is about."""

from dataclasses import replace
from datetime import date

import pytest

from medspil.conversations.group_report import Known, group_report
from medspil.conversations.group_tidy import COLUMNS, tidy
from medspil.conversations.pictures import Panel, Shade
from medspil.conversations.reports import Report, Section, Table, words_of_report
from medspil.conversations.texts import speaking
from medspil.domain.questionnaires import Questionnaires
from tests.conversations.some_figures import KNOWN, MORE, TODAY, figures
from tests.conversations.some_sums import AFTER


def report(language: str = "da", known: Known = KNOWN) -> Report:
    with speaking(language):
        return group_report(figures(), known, TODAY)


def section(heading: str) -> Section:
    (found,) = (section for section in report().sections if section.heading == heading)
    return found


def table(title: str) -> Table:
    (found,) = (table for section in report().sections for table in section.tables if table.title == title)
    return found


def panel(title: str) -> Panel:
    (found,) = (panel for section in report().sections for panel in section.panels if panel.title == title)
    return found


def test_who_was_offered_a_place_stands_there_for_all_units_courses_and_paragraphs() -> None:
    offered = table("Tilbudt en plads")
    assert offered.columns == ("Hvem", "sagde ja", "sagde nej", "senere", "intet svar", "I alt")
    assert offered.rows == (
        ("Alle", 12, 3, 0, 0, 15),
        ("Bostøtten Nord", 7, 3, 0, 0, 10),
        ("Søparken", 5, 0, 0, 0, 5),
        ("»Mod på mere«", 7, 3, 0, 0, 10),
        ("»Ro i hverdagen«", 5, 0, 0, 0, 5),
        ("§ 103", 12, 3, 0, 0, 15),
    )


def test_what_is_too_small_is_not_shown() -> None:
    assert table("Blev til det sidste").rows == (
        ("Alle", 7, 0, 7),
        ("Bostøtten Nord", 7, 0, 7),
        ("»Mod på mere«", 7, 0, 7),
        ("§ 103", 7, 0, 7),
    )


def test_support_beside_it_and_afterwards_stands_there_in_words() -> None:
    hours = table("Individuel støtte ved siden af, timer om ugen")
    assert hours.columns == ("Hvem", "0", "1-2", "3-5", "6 eller flere", "vides ikke", "I alt")
    assert hours.rows[0] == ("Alle", 0, 4, 0, 0, 3, 7)
    after = table("Støtte bagefter")
    assert after.columns == ("Hvem", "gruppe", "individuel", "begge dele", "ingen", "vides ikke", "I alt")
    assert after.rows[0] == ("Alle", 4, 0, 3, 0, 0, 7)


def test_who_was_there_stands_there_session_by_session() -> None:
    there, not_there = table("Til stede, gang for gang"), table("Ikke til stede, gang for gang")
    assert there.columns == not_there.columns == ("Hvem", "1", "2")
    assert there.rows[0] == ("Alle", 7, 4)
    assert not_there.rows[0] == ("Alle", 0, 3)


def test_answers_stand_there_by_question_in_numbers_and_words() -> None:
    together = panel("Hvordan var det at være sammen med de andre?")
    assert [(c.label, c.counts, c.word, c.people) for c in together.columns] == [
        ("Alle", (1, 0, 1, 1, 2), "også: mest godt, mest svært", 5),
        ("Bostøtten Nord", (1, 0, 1, 1, 2), "også: mest godt", 5),
        ("Søparken", None, "mest svært", None),
        ("»Mod på mere«", (1, 0, 1, 1, 2), "også: mest godt", 5),
        ("»Ro i hverdagen«", None, "mest svært", None),
        ("§ 103", (1, 0, 1, 1, 2), "", 5),
    ]
    assert together.columns[2].shade is Shade.HARD


def test_questions_stand_in_the_order_in_which_they_are_asked() -> None:
    assert [panel.title for panel in section("Et par spørgsmål efter gruppen").panels] == [
        "Hvordan var det at være sammen med de andre?",
        "Hvordan var det, vi lavede, og måden, vi gjorde det på?",
    ]


def test_of_several_choices_the_number_of_people_stands_beside_them() -> None:
    everyone = panel("Hvad er anderledes nu? Tag alt, der passer.").columns[0]
    assert sum(everyone.counts or ()) == 6
    assert everyone.people == 5


def test_the_pulse_stands_beside_the_figure_to_beat() -> None:
    pulse = table("Så mange siger ja: Har du selv indflydelse på din støtte?")
    assert pulse.columns == ("Hvem", "Sagde ja", "Af", "Andel", "Skal slås")
    assert pulse.rows[0] == ("Alle", 8, 10, "80 %", "71 %")


def test_a_question_of_several_versions_stands_there_once_for_each() -> None:
    second = replace(AFTER, version=2)
    known = Known(KNOWN.names, Questionnaires((second, *KNOWN.questionnaires.now[1:]), KNOWN.questionnaires.now))
    both = figures()
    rows = [replace(row, version=2) for row in both.answers if row.questionnaire == AFTER.name]
    with speaking("da"):
        made = group_report(replace(both, answers=(*both.answers, *rows)), known, TODAY)
    titles = [panel.title for section in made.sections for panel in section.panels if "sammen" in panel.title]
    question = "Hvordan var det at være sammen med de andre?"
    assert titles[:2] == [f"{question} (udgave 2)", f"{question} (udgave 1)"]


def test_what_is_not_known_any_more_stops_no_report() -> None:
    with speaking("da"):
        made = group_report(figures(), Known({}, Questionnaires(())), TODAY)
    assert [section.heading for section in made.sections] == ["Deltagelse", "Sådan læses tallene"]
    assert "»kendes ikke længere«" in words_of_report(made)


def test_the_report_says_its_days_and_how_it_is_read() -> None:
    assert report().facts[0] == ("Periode", "torsdag 1. januar 2026 til torsdag 31. december 2026")
    assert "Der vises intet om færre end 3 personer sammen." in report().sections[-1].text
    assert "Group courses" in words_of_report(report("en"))


def test_where_there_are_no_figures_the_report_says_so() -> None:
    with speaking("da"):
        made = group_report(figures(date(2020, 1, 1), date(2020, 12, 31)), KNOWN, TODAY)
    assert [section.heading for section in made.sections] == ["Ingen tal endnu", "Sådan læses tallene"]


def rows_about(about: str, language: str = "da") -> list[dict[str, object]]:
    with speaking(language):
        found = tidy(figures(), KNOWN)
    assert all(len(row) == len(COLUMNS) for row in found)
    return [dict(zip(COLUMNS, row, strict=True)) for row in found if row[0] == about]


def test_the_long_table_has_a_number_a_row_with_the_keys_and_the_words() -> None:
    (one,) = (row for row in rows_about("taking-part") if (row["id"], row["category"]) == (MORE, "declined"))
    assert one == {
        "about": "taking-part", "scope": "course", "id": MORE, "name": "»Mod på mere«", "variable": "answer",
        "version": None, "question": "Tilbudt en plads", "category": "declined", "label": "sagde nej",
        "count": 3, "of": 10,
    }  # fmt: skip


def test_the_long_table_has_all_values_of_a_question_also_those_nobody_gave() -> None:
    found = [
        row for row in rows_about("answers") if row["scope"] == "all" and row["variable"] == "after-session.together"
    ]
    assert [(row["category"], row["count"], row["of"]) for row in found] == [
        ("1", 1, 5), ("2", 0, 5), ("3", 1, 5), ("4", 1, 5), ("5", 2, 5),
    ]  # fmt: skip


def test_the_long_table_counts_the_words() -> None:
    found = [row for row in rows_about("words") if row["scope"] == "all"]
    assert {(row["category"], row["label"], row["count"], row["of"]) for row in found} == {
        ("mostly-good", "mest godt", 1, 6),
        ("mostly-hard", "mest svært", 1, 6),
    }


def test_the_long_table_has_the_pulse() -> None:
    (everyone, *_paragraphs) = rows_about("pulse")
    assert (everyone["variable"], everyone["count"], everyone["of"]) == ("influence", 8, 10)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_keys_of_the_long_table_are_the_same_in_both_languages(language: str) -> None:
    keys = ("about", "scope", "id", "variable", "version", "category", "count", "of")
    for about in ("taking-part", "answers", "words", "pulse"):
        english = [tuple(row[key] for key in keys) for row in rows_about(about, "en")]
        assert [tuple(row[key] for key in keys) for row in rows_about(about, language)] == english
