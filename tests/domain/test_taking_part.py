"""How the figures of taking part are published: none too small, none to be had by subtracting."""

from datetime import date

from medspil.domain.taking_part import Block, Count, publish, within

LATER = date(2027, 1, 1)
CLOSED = date(2026, 6, 10)


def counts(course: str, *, unit: str = "north", paragraph: str = "85", day: date = CLOSED, **found: int) -> list[Count]:
    """Whether the citizens of a course finished."""
    return [Count(course, unit, day.year, paragraph, "finished", category, n, day) for category, n in found.items()]


def shown(found: list[Count], today: date = LATER) -> list[tuple[str | None, str | None, str | None, dict[str, int]]]:
    return [(b.unit, b.course, b.paragraph, dict(b.counts)) for b in publish(found, today)]


def test_a_course_whose_figures_are_big_enough_stands_by_itself_at_once() -> None:
    assert publish(counts("a", finished=5, left=3), CLOSED) == (
        Block("a", "north", 2026, "85", "finished", {"finished": 5, "left": 3}, CLOSED, CLOSED),
    )


def test_a_category_that_nobody_is_of_does_no_harm() -> None:
    assert shown(counts("a", finished=4, left=0)) == [("north", "a", "85", {"finished": 4})]


def test_what_is_too_small_waits_until_the_year_is_over() -> None:
    found = [figure for course in "abc" for figure in counts(course, finished=5, left=2)]
    assert shown(found, date(2026, 12, 31)) == []
    assert shown(found) == [("north", None, "85", {"finished": 15, "left": 6})]


def test_two_courses_are_not_merged_where_the_leader_of_one_could_subtract_it() -> None:
    assert shown([*counts("a", finished=5, left=2), *counts("b", finished=4, left=2)]) == []


def test_what_is_too_small_in_its_paragraph_goes_on_to_the_unit_and_then_to_the_year() -> None:
    mixed = [*counts("a", finished=5, left=2), *counts("b", finished=5, left=2, paragraph="107")]
    third = counts("c", finished=5, left=2, paragraph="104")
    assert shown([*mixed, *third]) == [("north", None, None, {"finished": 15, "left": 6})]
    elsewhere = counts("c", finished=5, left=2, unit="south")
    assert shown([*mixed, *elsewhere]) == [(None, None, None, {"finished": 15, "left": 6})]


def test_what_stands_is_never_in_a_merged_block_too() -> None:
    small = [figure for course in "abc" for figure in counts(course, finished=5, left=2)]
    assert shown([*small, *counts("d", finished=6, left=3)]) == [
        ("north", None, "85", {"finished": 15, "left": 6}),
        ("north", "d", "85", {"finished": 6, "left": 3}),
    ]


def test_what_is_too_small_in_its_whole_year_is_left_out() -> None:
    assert shown(counts("a", finished=6, left=1)) == []


def test_years_are_never_merged() -> None:
    years = [figure for y in (2025, 2026) for figure in counts(f"a{y}", finished=5, left=2, day=date(y, 6, 1))]
    assert shown(years) == []


def test_those_who_are_fewer_than_three_are_put_together_before_anyone_looks_how_they_answered() -> None:
    # Else who knows that a, b, c and d were too small could tell that each has one of the four, so all of e finished.
    found = [figure for course in "abcd" for figure in counts(course, finished=2, left=1)]
    assert shown([*found, *counts("e", finished=2)]) == [("north", None, "85", {"finished": 8, "left": 4})]
    pairs = [figure for course in "efg" for figure in counts(course, finished=2)]
    assert shown([*found, *pairs]) == [("north", None, "85", {"finished": 14, "left": 4})]


def test_a_range_shows_only_blocks_that_lie_in_it_as_a_whole() -> None:
    small = [figure for course in "abc" for figure in counts(course, finished=5, left=2)]
    blocks = publish([*small, *counts("d", finished=6, left=3)], LATER)
    assert len(within(blocks, date(2026, 1, 1), date(2026, 12, 31))) == 2
    assert [b.course for b in within(blocks, date(2026, 1, 2), date(2026, 12, 31))] == ["d"]
    assert [b.course for b in within(blocks, CLOSED, CLOSED)] == ["d"]
    assert within(blocks, date(2026, 6, 11), date(2026, 12, 31)) == ()
