"""What is counted when readers are measured."""

from datetime import datetime

from measuring.days import LANGUAGES, measure, misses, scored, share
from tests.understanding.table import ZONE, Line

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZONE)


def lines(*expected: str) -> list[Line]:
    return [Line(f"phrase {place}", NOW, one) for place, one in enumerate(expected)]


def test_a_day_with_a_wrong_time_counts_as_a_day_but_not_as_a_time() -> None:
    score = scored(lines("2026-11-27T09:30", "2026-11-27"), ["2026-11-27T10:00", "2026-11-27"], [1, 3])
    assert (score.days, score.times, score.micros) == ((2, 2), (0, 1), 2)


def test_a_time_that_nobody_named_leaves_the_day_right() -> None:
    assert scored(lines("2026-11-27"), ["2026-11-27T10:00"], [1]).days == (1, 1)


def test_what_is_no_day_counts_only_where_it_was_taken_for_one() -> None:
    assert scored(lines("none", "none"), ["none", "2026-11-27"], [1, 1]).taken == (1, 2)


def test_each_language_is_measured_beside_its_peers() -> None:
    for language in LANGUAGES:
        found = measure(language)
        assert found.rows[0][0] == "Medspil"
        assert any(row[0].startswith("dateparser") for row in found.rows)
        assert all(" = " in line and ", meant " in line for line in misses(language))


def test_a_share_of_nothing_is_no_figure() -> None:
    assert share(0, 0) == "-"
    assert share(1, 4) == "1 of 4 (25.0 %)"
