"""Feasts fall on the days that others have reckoned too."""

from datetime import date

import holidays
import pytest

from medspil.conversations.understanding.feasts import day_by_rule, easter, nth_weekday
from medspil.conversations.understanding.words import words_of


def test_public_holidays_are_those_of_the_danish_calendar() -> None:
    feasts = words_of("da").feasts
    for year in range(2024, 2045):
        ours = {feast.in_year(year) for feast in feasts if feast.closed}
        assert ours == set(holidays.country_holidays("DK", years=year))


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-24", date(2026, 12, 24)),
        ("easter+39", date(2026, 5, 14)),
        ("easter", date(2026, 4, 5)),
        ("sunday 2 of 5", date(2026, 5, 10)),
        ("saturday -1 of 6", date(2026, 6, 27)),
        ("thursday 4 of 11 +1", date(2026, 11, 27)),
        ("week 7", date(2026, 2, 9)),
        ("advent", date(2026, 11, 29)),
        ("advent +21", date(2026, 12, 20)),
    ],
)
def test_a_rule_gives_its_day(rule: str, day: date) -> None:
    assert day_by_rule(rule, 2026) == day


def test_a_rule_that_nobody_can_read_says_so() -> None:
    with pytest.raises(ValueError, match="full moon"):
        day_by_rule("the full moon", 2026)


def test_the_first_sunday_of_advent_is_the_fourth_before_christmas() -> None:
    for year in range(2020, 2060):
        advent = day_by_rule("advent", year)
        assert advent.isoweekday() == 7
        assert 21 < (date(year, 12, 25) - advent).days <= 28


def test_easter_is_a_sunday_in_spring() -> None:
    for year in range(1900, 2200):
        assert easter(year).isoweekday() == 7
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_a_month_has_no_sixth_monday() -> None:
    with pytest.raises(ValueError, match="day"):
        nth_weekday(2026, 11, 0, 6)
