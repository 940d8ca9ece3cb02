"""Days and times are read as the tables say."""

import pytest

from medspil.conversations.understanding import (
    Found,
    Moment,
    Unread,
    UnreadReason,
    find_moment,
    read_moment,
)
from tests.understanding.table import Line, table

MEASURED = {"da": 0.98, "en": 0.98}
"""The part of the measure files that must be right: the goal for days."""


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_phrases_of_the_develop_part_are_right(language: str) -> None:
    assert _wrong(table(f"{language}_develop"), language) == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_measure_part_reaches_its_floor(language: str) -> None:
    lines = table(f"{language}_measure")
    wrong = _wrong(lines, language)
    assert 1 - len(wrong) / len(lines) >= MEASURED[language], wrong


@pytest.mark.parametrize("part", ["develop", "measure"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_not_a_day_is_never_taken_for_one(language: str, part: str) -> None:
    lines = [line for line in table(f"{language}_{part}") if line.expected == "none"]
    assert _wrong(lines, language) == []


def test_the_tables_are_large_enough_to_tell_something() -> None:
    danish = table("da_develop") + table("da_measure")
    english = table("en_develop") + table("en_measure")
    assert len(danish) >= 250
    assert len(english) >= 150
    assert sum(line.expected == "none" for line in danish + english) >= 60


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_day_inside_a_sentence_is_found_and_cut_out(language: str) -> None:
    for line in table(f"{language}_inside"):
        found = find_moment(line.phrase, line.now, language)
        if line.expected == "none":
            assert found is None, line.phrase
        else:
            assert isinstance(found, Found), line.phrase
            assert (str(found.moment), found.rest) == (line.expected, line.rest)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("gå en tur", "da", UnreadReason.NOTHING),
        ("", "da", UnreadReason.NOTHING),
        ("i går", "da", UnreadReason.PAST),
        ("i dag kl 9", "da", UnreadReason.PAST),
        ("3/12-25", "da", UnreadReason.PAST),
        ("32/12", "da", UnreadReason.IMPOSSIBLE),
        ("30. februar", "da", UnreadReason.IMPOSSIBLE),
        ("fredag kl 25", "da", UnreadReason.IMPOSSIBLE),
        ("fredag eller lørdag", "da", UnreadReason.SEVERAL),
        ("fredag d. 28", "da", UnreadReason.SEVERAL),
        ("yesterday", "en", UnreadReason.PAST),
        ("the 32nd", "en", UnreadReason.IMPOSSIBLE),
        ("Monday or Tuesday", "en", UnreadReason.SEVERAL),
    ],
)
def test_what_is_not_read_has_its_reason(text: str, language: str, reason: UnreadReason) -> None:
    assert read_moment(text, table("da_measure")[0].now, language) == Unread(reason)


@pytest.mark.parametrize(
    ("text", "language", "day", "other"),
    [
        ("næste fredag", "da", "2026-12-04", "2026-11-27"),
        ("næste mandag", "da", "2026-11-30", "2026-12-07"),
        ("næste weekend", "da", "2026-12-05", "2026-11-28"),
        ("om 8 dage", "da", "2026-12-01", "2026-12-02"),
        ("d. 24", "da", "2026-12-24", "2026-11-24"),
        ("før fredag", "da", "2026-11-27", "2026-11-26"),
        ("next Friday", "en", "2026-12-04", "2026-11-27"),
        ("end of the week", "en", "2026-11-27", "2026-11-29"),
    ],
)
def test_where_people_are_split_the_other_day_is_offered_too(text: str, language: str, day: str, other: str) -> None:
    moment = read_moment(text, table("da_measure")[0].now, language)
    assert isinstance(moment, Moment)
    assert (str(moment.day), str(moment.other)) == (day, other)


def test_a_long_text_is_not_read() -> None:
    now = table("da_measure")[0].now
    assert read_moment("på fredag " * 101, now, "da") == Unread(UnreadReason.NOTHING)
    assert find_moment("gå en tur på fredag " * 51, now, "da") is None


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        read_moment("på fredag", table("da_measure")[0].now, "sv")


def _wrong(lines: list[Line], language: str) -> list[tuple[str, str, str]]:
    read = [(line.phrase, line.expected, str(read_moment(line.phrase, line.now, language))) for line in lines]
    return [found for found in read if found[1] != found[2]]
