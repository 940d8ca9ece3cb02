"""The organisation's report, made of frozen Sums and Counts."""

from datetime import date

from medspil.domain.group_figures import GroupFigures, PlacedSum, Scope, group_figures
from medspil.domain.questionnaires import Occasion, Questionnaire
from medspil.domain.sums import Mood, freeze
from medspil.domain.taking_part import Count
from tests.domain.asked import AFTER, AGAIN, CHANGED, HEARD, LABEL, all_given, given

SPRING, SUMMER, YEAR_BEGINS, YEAR_ENDS = date(2026, 3, 3), date(2026, 6, 10), date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2027, 2, 1)


def placed(values: str, course: str | None, unit: str | None, paragraph: str = "85") -> PlacedSum:
    found = freeze(AFTER, HEARD, all_given(values, paragraph=paragraph))
    assert found is not None
    begins, ends = (SPRING, SPRING) if course else (YEAR_BEGINS, YEAR_ENDS)
    return PlacedSum(found, course, unit, 2026, begins, ends)


SUMS = (
    placed("5 4 4 1 5", "a", "north"),
    placed("5 5 5 5 5", "b", "south", "107"),
    placed("5 1 1", None, "north"),
    placed("1 1 1 1 1", None, None),
)
COUNTS = tuple(
    Count(course, unit, 2026, paragraph, "answer", category, n, SUMMER)
    for course, unit, paragraph, figures in (
        ("a", "north", "85", {"accepted": 8, "declined": 3}),
        ("b", "south", "107", {"accepted": 6}),
        ("c", "south", "85", {"accepted": 6, "declined": 1}),
        ("d", "south", "85", {"accepted": 6, "declined": 2}),
        ("e", "south", "85", {"accepted": 6, "declined": 2}),
    )
    for category, n in figures.items()
)


def report(first_day: date = YEAR_BEGINS, last_day: date = YEAR_ENDS) -> GroupFigures:
    return group_figures(SUMS, COUNTS, first_day, last_day, TODAY)


def test_answers_are_added_up_by_course_unit_and_paragraph() -> None:
    rows = {(row.scope, row.name): row.total for row in report().answers}
    assert rows[Scope.COURSE, "a"].counts == {"1": 1, "4": 2, "5": 2}
    assert (rows[Scope.UNIT, "north"].answers, rows[Scope.UNIT, "north"].counted) == (8, 5)
    assert rows[Scope.UNIT, "north"].words == {Mood.HARD: 1}
    assert rows[Scope.ALL, None].counts == {"1": 6, "4": 2, "5": 7}
    assert rows[Scope.PARAGRAPH, "107"].counts == {"5": 5}
    assert rows[Scope.PARAGRAPH, "107"].answers == 5


def test_taking_part_is_added_up_from_what_may_be_shown() -> None:
    rows = {(row.scope, row.name): dict(row.counts) for row in report().taking_part}
    assert rows[Scope.COURSE, "a"] == {"accepted": 8, "declined": 3}
    assert (Scope.COURSE, "c") not in rows
    assert rows[Scope.UNIT, "south"] == {"accepted": 24, "declined": 5}
    assert rows[Scope.PARAGRAPH, "85"] == {"accepted": 26, "declined": 8}
    assert rows[Scope.ALL, None] == {"accepted": 32, "declined": 8}


def test_a_shorter_range_shows_what_lies_in_it_and_nothing_of_the_rest() -> None:
    spring = report(SPRING, SPRING)
    assert {(row.scope, row.name) for row in spring.answers if row.scope is not Scope.PARAGRAPH} == {
        (Scope.ALL, None),
        (Scope.UNIT, "north"),
        (Scope.UNIT, "south"),
        (Scope.COURSE, "a"),
        (Scope.COURSE, "b"),
    }
    assert spring.taking_part == ()
    assert [block.course for block in report(SUMMER, YEAR_ENDS).blocks] == ["a", "b"]


def test_several_choices_of_one_paragraph_tell_how_many_people_they_are_of() -> None:
    pool = [given(f"p{n}", ("group", "both"), to=CHANGED) for n in range(5)]
    found = freeze(AFTER, CHANGED, pool)
    assert found is not None
    sums = [PlacedSum(found, "a", "north", 2026, SPRING, SPRING)]
    rows = {row.scope: row.total for row in group_figures(sums, (), YEAR_BEGINS, YEAR_ENDS, TODAY).answers}
    assert rows[Scope.PARAGRAPH].answers == 5
    assert rows[Scope.PARAGRAPH].counts == {"group": 5, "both": 5}


def test_the_pulse_stands_beside_the_figure_to_beat() -> None:
    pulse = Questionnaire("pulse", 1, Occasion.BEFORE_STATUS_MEETING, LABEL, "", (AGAIN, HEARD))
    yes = freeze(pulse, AGAIN, all_given("yes yes yes yes no unsure", to=AGAIN, paragraph=""))
    well = freeze(pulse, HEARD, all_given("5 5 5 5 5", paragraph=""))
    assert yes is not None
    assert well is not None
    sums = [PlacedSum(one, None, None, 2026, YEAR_BEGINS, YEAR_ENDS) for one in (yes, well)]
    (row,) = group_figures(sums, (), YEAR_BEGINS, YEAR_ENDS, TODAY).pulse
    assert (row.question, row.yes, row.of, row.beaten) == ("again", 4, 6, False)
