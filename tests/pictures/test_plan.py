"""The picture of a course's plan has every session, and says what became of it."""

import pytest

from medspil.bot.pictures import as_png, plan_png
from medspil.conversations.pictures import PlanLine, PlanPicture, PlanState
from tests.pictures.looking import looked_at

TIME = "13.00-15.00"


def plan(*lines: PlanLine, title: str = "Hverdag med bipolar", place: str = "Kilden, Nørregade 14") -> PlanPicture:
    return PlanPicture(title, "Planen", place, lines)


def test_sessions_that_were_held_moved_cancelled_or_skipped_all_stand_there() -> None:
    lines = (
        PlanLine("1", "tirsdag 1. september", TIME, PlanState.HELD),
        PlanLine("2", "tirsdag 8. september", TIME, PlanState.CANCELLED, "aflyst"),
        PlanLine("3", "torsdag 17. september", "10.00-12.00", PlanState.MOVED, "flyttet fra tirsdag 15. september"),
        PlanLine("", "tirsdag 22. september", "", PlanState.SKIPPED, "ingen mødegang: helligdag"),
        PlanLine("4", "tirsdag 29. september", TIME),
    )
    drawn = looked_at(plan_png, plan(*lines))
    for line in lines:
        for words in (line.label, line.day, line.note):
            assert not words or words in drawn.words
    assert drawn.words.count(TIME) == 3
    tops = [drawn.place_of(line.day).y1 for line in lines]
    assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize("count", [1, 12, 40])
def test_a_plan_is_as_high_as_it_has_sessions(count: int) -> None:
    drawn = looked_at(plan_png, plan(*(PlanLine(str(n), f"tirsdag {n}. maj", TIME) for n in range(1, count + 1))))
    assert str(count) in drawn.words
    assert 150 + 56 * count < drawn.size[1] < 250 + 56 * count


@pytest.mark.parametrize("words", ["Gruppeforløbsplaner og meget mere " * 9, "x" * 300, "$a_1$ 🙂 שלום", ""])
def test_all_words_fit(words: str) -> None:
    lines = [PlanLine("12", words, TIME, state, words) for state in PlanState]
    looked_at(plan_png, plan(*lines, title=words, place=words))


def test_a_plan_needs_a_line() -> None:
    with pytest.raises(ValueError, match="line"):
        as_png(plan())
