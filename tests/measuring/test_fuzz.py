"""The fuzzing finds what it looks for, with the same texts each time."""

import random
from itertools import islice

from measuring.fuzz import every_reader, fuzz
from measuring.nasty import texts


def test_the_same_seed_gives_the_same_texts() -> None:
    some = list(islice(texts(random.Random(5)), 40))
    assert some == list(islice(texts(random.Random(5)), 40))
    assert len(set(some)) > 30


def test_what_is_raised_is_told_with_the_reader_and_the_text() -> None:
    def reads_no_figures(text: str, language: str) -> None:
        if "7" in text:
            raise ValueError("a figure")

    report = fuzz(0.5, 1, {"a reader": reads_no_figures})
    assert report.raised
    assert report.raised[0].startswith("a reader, ")
    assert "ValueError: a figure" in report.text()


def test_some_texts_go_to_every_reader_and_none_is_raised() -> None:
    report = fuzz(2, 7)
    assert report.raised == []
    assert set(report.slowest) == set(every_reader())
    assert report.readings >= len(every_reader())
