"""The organisation's report on sub-goals: what may be told, in words, and never a number about fewer than three."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from medspil.conversations.goal_report import GoalReport, goal_report
from medspil.conversations.goal_tidy import COLUMNS, description, tidy
from medspil.conversations.pictures import Panel
from medspil.conversations.reports import Report, Section, Table, words_of_report
from medspil.conversations.texts import speaking
from medspil.domain.goal_events import Base
from medspil.domain.goal_totals import audit
from tests.conversations.some_goal_figures import some_report

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def told() -> GoalReport:
    return some_report()


@pytest.fixture(scope="module")
def report(told: GoalReport) -> Report:
    with speaking("da"):
        return goal_report(told, TODAY)


def section(report: Report, heading: str) -> Section:
    (found,) = (one for one in report.sections if one.heading == heading)
    return found


def table(report: Report, title: str) -> Table:
    (found,) = (one for section in report.sections for one in section.tables if one.title == title)
    return found


def panel(report: Report, title: str) -> Panel:
    (found,) = (one for section in report.sections for one in section.panels if one.title == title)
    return found


def numbers(report: Report) -> Iterator[int]:
    for one in report.sections:
        yield from (cell for t in one.tables for row in t.rows for cell in row if isinstance(cell, int))
        yield from (count for p in one.panels for column in p.columns for count in column.counts or ())


def test_it_says_of_which_months_it_is(report: Report) -> None:
    assert report.title == "Delmål"
    assert report.facts == (("Måneder", "Januar 2026 til oktober 2026"), ("Lavet", "tirsdag 24. november 2026"))


def test_month_by_month_stands_what_was_set_and_how_it_went_and_what_had_waited_behind_its_months(
    report: Report,
) -> None:
    months = table(report, "Måned for måned")
    assert months.columns == (
        "Måned", "Sat", "Med en dag", "Set tilbage på", "nået", "justeret", "ny dag", "i gang", "sluppet"
    )  # fmt: skip
    labels = [str(row[0]) for row in months.rows]
    assert labels[2:4] == ["Marts 2026", "1. kvartal 2026 (ventede)"]
    assert labels[-1] == "Oktober 2026"
    january, waited = months.rows[0], months.rows[3]
    assert january[1] == january[2] is not None
    assert january[4:] == (None,) * 5
    assert waited[1:4] == (None,) * 3
    assert None not in waited[4:]


def test_the_row_of_all_holds_every_month_and_what_had_waited(report: Report) -> None:
    (all_of_it, *_rest) = table(report, "Efter tilbud og paragraf").rows
    assert all_of_it[0] == "Alle"
    assert sum(cell for cell in all_of_it[4:] if isinstance(cell, int)) == all_of_it[3]


def test_the_flow_says_how_many_began_and_how_many_ended(told: GoalReport, report: Report) -> None:
    flow = table(report, "Gennemstrømning")
    assert flow.columns == ("Måned", "Begyndt", "Slut")
    began, ended = (sum(cell for row in flow.rows if isinstance(cell := row[n], int)) for n in (1, 2))
    outcomes = told.figures.in_all("outcome")
    assert began == told.figures.in_all(Base.SET)[""]
    assert ended == outcomes["reached"] + outcomes["adjusted"] + outcomes["let-go"]
    assert flow.rows[0][2] is None


def test_units_stand_by_their_names_and_paragraphs_as_in_the_law(report: Report) -> None:
    labels = [row[0] for row in table(report, "Efter tilbud og paragraf").rows]
    assert labels == ["Alle", "Bofællesskabet Syd", "Havnen", "Støttecenter Nord", "§ 107", "§ 85"]


def test_no_number_is_about_fewer_than_three_people(told: GoalReport, report: Report) -> None:
    found = list(numbers(report))
    assert found
    assert all(cell.people >= 3 for block in told.figures.blocks for cell in block.cells.values())
    assert {number for number in found if 0 < number < 3} == set()


def test_how_soon_it_was_followed_up_goes_from_not_at_all_to_before_the_day(report: Report) -> None:
    assert panel(report, "Hvor hurtigt der blev fulgt op").values == (
        "ikke inden for en uge", "efter 4-7 dage", "efter 2-3 dage", "samme dag eller dagen efter", "før dagen"
    )  # fmt: skip
    assert panel(report, "Hvor hurtigt der blev fulgt op, måned for måned").rows == "Måned"


def test_who_helps_and_parts_of_life_stand_in_the_words_of_the_citizens(report: Report) -> None:
    assert set(panel(report, "Hvem hjælper").values) <= {
        "Mig selv", "En, jeg kender", "Et sted eller en klub", "En fagperson", "lagt sammen"
    }  # fmt: skip
    assert "Mit hjem" in panel(report, "Del af livet").values


def test_sureness_and_importance_stand_over_time(report: Report) -> None:
    over_time = panel(report, "Hvor sikker man var på at nå det, 0 til 10, måned for måned")
    assert over_time.values == ("0-4", "5-7", "8-10")
    assert over_time.columns[0].label == "Januar 2026"


def test_the_share_with_an_active_sub_goal_stands_for_each_month_and_the_newest_by_unit(report: Report) -> None:
    months = table(report, "Personer med et aktivt delmål, da måneden sluttede")
    count, of, share = months.rows[0][1:]
    assert isinstance(count, int)
    assert isinstance(of, int)
    assert share == f"{round(100 * count / of)} %"
    assert table(report, "Det samme efter tilbud og paragraf: Oktober 2026").rows[0][0] == "Alle"


def test_for_the_audit_it_says_what_is_time_bound_followed_up_and_the_citizens_own(
    told: GoalReport, report: Report
) -> None:
    rows = {str(row[0]): row[1:] for row in table(report, "Tidsbestemt, fulgt op, og man er selv med").rows}
    in_all = told.figures.in_all(Base.SET)[""]
    assert rows["Delmål med en dag"] == (in_all, in_all, "100 %")
    followed = audit(told.figures).followed_up
    assert rows["Dage, der kom, og blev fulgt op inden for en uge: mindst"][:2] == (followed.count, followed.of)
    assert 0 < followed.count < followed.of
    assert "Et delmål kan ikke sættes uden en dag." in section(report, "Til det årlige tilsyn").text[0]


def test_the_pulse_stands_beside_the_figure_to_beat(report: Report) -> None:
    (pulse,) = section(report, "Pulsen").tables
    assert pulse.rows == (("Alle", 16, 21, "76 %", "71 %"),)


def test_of_months_without_figures_it_says_when_they_come() -> None:
    with speaking("da"):
        empty = goal_report(some_report(1, first=date(2026, 2, 1)), TODAY)
    assert [one.heading for one in empty.sections] == ["Ingen tal endnu", "Sådan læses tallene"]
    assert "7 dage efter" in empty.sections[0].text[0]


def test_in_english_every_word_is_english(told: GoalReport) -> None:
    with speaking("en"):
        words = words_of_report(goal_report(told, TODAY))
    assert "Quarter 1 of 2026 (had waited)" in words
    assert [one for one in words if "ventede" in one or "Delmål" in one] == []


# The long table


def test_the_long_table_has_a_row_for_each_number_with_keys_that_stay(told: GoalReport) -> None:
    with speaking("da"):
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in tidy(told.figures.blocks, told.known.names)]
    assert len(rows) == sum(len(block.cells) for block in told.figures.blocks)
    first = rows[0]
    assert (first["from"], first["to"], first["period"]) == ("2026-01-01", "2026-01-31", "month")
    assert {row["period"] for row in rows} == {"month", "quarter"}
    assert {row["unit"] for row in rows if row["unit_id"] == "all"} == {"Alle"}
    assert {str(row["variable"]) for row in rows} >= {"set", "looked-back", "outcome", "rung", "area", "active"}
    assert all(isinstance(row["people"], int) and row["people"] >= 3 for row in rows)


def test_the_description_names_every_column_and_every_key_that_is_there(told: GoalReport) -> None:
    with speaking("en"):
        rows = tidy(told.figures.blocks, told.known.names)
        package = json.loads(json.dumps(description("Havneby", "2026-11-24T00:00:00Z")))
    (resource,) = package["resources"]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert tuple(fields) == COLUMNS
    assert all(field["description"] for field in fields.values())
    place = {name: number for number, name in enumerate(COLUMNS)}
    assert {row[place["variable"]] for row in rows} <= set(fields["variable"]["constraints"]["enum"])
    categories = fields["category"]["medspil:categories"]
    assert all(row[place["category"]] in ["", *categories.get(row[place["variable"]], [])] for row in rows)
    key = [place[name] for name in resource["schema"]["primaryKey"]]
    assert len({tuple(row[n] for n in key) for row in rows}) == len(rows)


def test_a_unit_that_nobody_knows_any_more_has_words_too() -> None:
    with speaking("da"):
        words = words_of_report(goal_report(some_report(1, units={"north": "Nord"}), TODAY))
    assert "kendes ikke længere" in words
