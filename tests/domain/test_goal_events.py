"""What is counted of sub-goals in a month."""

from collections import Counter
from datetime import date

import pytest

from medspil.domain.goal_events import (
    CATEGORIES,
    VARIABLES,
    Base,
    CountedCitizen,
    CountedLookBack,
    CountedSubGoal,
    Place,
    all_events,
    events,
    last_day,
    next_month,
)
from medspil.domain.sub_goals import LifeArea, Outcome, Rung

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
JOINED = date(2026, 10, 5)
GOES_ON, REACHED, MOVED = Outcome.GOES_ON, Outcome.REACHED, Outcome.MOVED


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


TENTH = day(10)


def sub_goal(due: date, *look_backs: tuple[date, Outcome, date], ended: date | None = None) -> CountedSubGoal:
    told = tuple(CountedLookBack(*one) for one in look_backs)
    return CountedSubGoal(day(2), due, Rung.SELF, ended_on=ended, look_backs=told)


def counted(base: Base, *sub_goals: CountedSubGoal, month: date = NOVEMBER) -> list[dict[str, str]]:
    citizen = CountedCitizen("sara", Place("north", "85"), JOINED, sub_goals)
    return [dict(event.traits) for event in events(citizen, month) if event.base is base]


def follow_up(*look_backs: tuple[date, Outcome, date], due: date = TENTH) -> list[str]:
    return [one["follow-up"] for one in counted(Base.DUE, sub_goal(due, *look_backs))]


def test_a_sub_goal_is_counted_in_the_month_in_which_it_was_set() -> None:
    one = CountedSubGoal(day(2), day(8), Rung.SOMEONE_I_KNOW, LifeArea.HOME, 8, 4)
    assert counted(Base.SET, one) == [
        {"deadline": "a-week", "rung": "someone-i-know", "area": "d6", "sureness": "8-10", "importance": "0-4",
         "origin": "own"}
    ]  # fmt: skip
    assert counted(Base.SET, one, month=DECEMBER) == []


@pytest.mark.parametrize(("due", "band"), [(9, "a-week"), (10, "a-month"), (30, "a-month")])
def test_how_far_ahead_the_day_lies_is_counted_in_steps(due: int, band: str) -> None:
    assert counted(Base.SET, sub_goal(day(due)))[0]["deadline"] == band


def test_what_nobody_was_asked_is_not_known_and_what_was_proposed_is_so() -> None:
    (one,) = counted(Base.SET, CountedSubGoal(day(2), day(1, 3), Rung.SELF, proposed=True))
    assert (one["area"], one["sureness"], one["importance"], one["origin"]) == ("unknown",) * 3 + ("proposed",)


@pytest.mark.parametrize(
    ("on", "band"),
    [(9, "before"), (10, "0-1"), (11, "0-1"), (12, "2-3"), (14, "4-7"), (17, "4-7"), (18, "not-within-7")],
)
def test_how_soon_a_day_is_followed_up_is_counted_in_steps(on: int, band: str) -> None:
    assert follow_up((day(on), REACHED, day(10))) == [band]


def test_a_day_that_nobody_looked_back_on_is_not_followed_up() -> None:
    assert follow_up() == ["not-within-7"]


def test_that_it_goes_on_before_its_day_is_no_follow_up_of_that_day() -> None:
    assert follow_up((day(8), GOES_ON, day(10))) == ["not-within-7"]
    assert follow_up((day(8), GOES_ON, day(10)), (day(11), REACHED, day(10))) == ["0-1"]


def test_a_sub_goal_that_is_moved_has_a_day_after_the_other() -> None:
    moved = sub_goal(day(20), (day(11), MOVED, day(10)), (day(23), REACHED, day(20)))
    assert [one["follow-up"] for one in counted(Base.DUE, moved)] == ["0-1", "2-3"]
    onwards = sub_goal(day(4, 12), (day(11), MOVED, day(10)))
    assert [one["follow-up"] for one in counted(Base.DUE, onwards)] == ["0-1"]
    assert [one["follow-up"] for one in counted(Base.DUE, onwards, month=DECEMBER)] == ["not-within-7"]


def test_each_look_back_is_counted_by_what_came_of_it_in_its_own_month() -> None:
    one = sub_goal(day(20), (day(11), GOES_ON, day(10)), (day(1, 12), REACHED, day(20)))
    assert counted(Base.LOOKED_BACK, one) == [{"outcome": "goes-on"}]
    assert counted(Base.LOOKED_BACK, one, month=DECEMBER) == [{"outcome": "reached"}]


@pytest.mark.parametrize(("ended", "active"), [(None, "active"), (day(30), "none"), (day(1, 12), "active")])
def test_a_citizen_has_an_active_sub_goal_or_not_when_the_month_is_over(ended: date | None, active: str) -> None:
    assert counted(Base.CITIZENS, sub_goal(day(20), ended=ended)) == [{"active": active}]


def test_a_citizen_counts_from_the_month_in_which_they_came() -> None:
    citizen = CountedCitizen("sara", Place(), day(30))
    assert list(events(citizen, date(2026, 10, 1))) == []
    assert [event.traits for event in all_events([citizen, citizen], NOVEMBER)] == [{"active": "none"}] * 2


def test_every_event_has_a_known_category_for_each_variable_of_its_kind() -> None:
    one = sub_goal(day(20), (day(11), MOVED, day(10)), (day(23), REACHED, day(20)))
    found: Counter[Base] = Counter()
    for event in events(CountedCitizen("sara", Place(), JOINED, (one,)), NOVEMBER):
        assert set(event.traits) == set(VARIABLES[event.base])
        assert all(category in CATEGORIES[variable] for variable, category in event.traits.items())
        found[event.base] += 1
    assert set(found) == set(Base)


def test_months_follow_each_other_over_the_turn_of_the_year() -> None:
    assert next_month(DECEMBER) == date(2027, 1, 1)
    assert last_day(date(2028, 2, 1)) == date(2028, 2, 29)
