"""What holds for every text that is read as a short answer, or as anything else."""

import random
import sys
import unicodedata
from collections.abc import Callable
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measuring.answers import read
from measuring.fuzz import every_reader
from measuring.nasty import PIECES, texts
from medspil.conversations.understanding import Word, read_answer, read_choice
from tests.understanding.table import Answer, answers

LANGUAGES = st.sampled_from(["da", "en"])
ANY = st.characters(codec=None, exclude_categories=())
MESSAGES = st.one_of(
    st.text(ANY),
    st.text(ANY, min_size=150, max_size=170),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join),
)
LINES = {language: answers(f"answers_{language}_develop") for language in ("da", "en")}


@settings(max_examples=300, deadline=None)
@given(MESSAGES, LANGUAGES)
def test_no_text_at_all_makes_any_reader_raise(text: str, language: str) -> None:
    for reads in every_reader().values():
        reads(text, language)


@settings(max_examples=200, deadline=None)
@given(
    MESSAGES, st.sampled_from(["yes-no", "scale-0-10", "choice", "nothing"]), st.lists(MESSAGES, max_size=5), LANGUAGES
)
def test_an_answer_is_of_the_kind_that_was_asked_for(text: str, asked: str, labels: list[str], language: str) -> None:
    value = read_answer(text, asked, labels, language)
    if value is None or isinstance(value, Word):
        return
    if asked == "choice":
        assert value in labels
    elif asked == "yes-no":
        assert isinstance(value, bool)
    else:
        assert asked == "scale-0-10"
        assert not isinstance(value, bool)
        assert value in range(11)


def _held(language: str, change: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """The lines that are read otherwise once something was done to them."""
    told = []
    for line in LINES[language]:
        other = change(line.text)
        said = read(Answer(line.asked, other, line.expected), language)
        if said != line.expected:
            told.append((other, said, line.expected))
    return told


@pytest.mark.parametrize("language", ["da", "en"])
def test_capitals_blanks_and_full_stops_around_do_not_change_an_answer(language: str) -> None:
    assert _held(language, str.upper) == []
    assert _held(language, str.capitalize) == []
    assert _held(language, lambda text: f" \n {text}\t ") == []
    assert _held(language, lambda text: f"{text}!") == []
    assert _held(language, lambda text: f"«{text}»") == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_accents_in_two_characters_and_unseen_marks_do_not_change_an_answer(language: str) -> None:
    assert _held(language, lambda text: unicodedata.normalize("NFD", text)) == []
    assert _held(language, lambda text: f"\u200e\ufeff{text}\u200b") == []


def test_a_keyboard_without_danish_letters_does_not_change_an_answer() -> None:
    assert _held("da", lambda text: text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")) == []


@settings(max_examples=300, deadline=None)
@given(st.data(), LANGUAGES)
def test_a_label_is_chosen_when_it_is_written_and_when_its_number_is(data: st.DataObject, language: str) -> None:
    line = data.draw(st.sampled_from([line for line in LINES[language] if line.asked.startswith("choice")]))
    labels = line.asked.removeprefix("choice ").split("|")
    place = data.draw(st.integers(0, len(labels) - 1))
    assert read_choice(labels[place], labels, language) == place
    if not any(char.isdigit() for label in labels for char in label):
        assert read_choice(str(place + 1), labels, language) == place


@pytest.mark.parametrize("name", sorted(every_reader()))
def test_the_work_for_a_text_grows_no_faster_than_the_text(name: str) -> None:
    # Calls are counted, not seconds: they are the same on every machine. The bound is well above what was seen.
    reads = every_reader()[name]
    reads("fredag kl. 9", "da")
    most = max(((_calls(reads, text) / max(1.0, len(text) / 1024)), text) for text in _slow_ones())
    # Understanding is all the readers in one, and words of crisis are looked for at every word of two languages.
    most_calls = {"understand": 200_000, "is_crisis": 120_000}.get(name, 30_000)
    assert most[0] < most_calls, (most[0], most[1][:60])


def _slow_ones() -> list[str]:
    """One piece over and over, as long as an answer may be, as a message may be, and far longer; and some at random."""
    many = [(piece * length)[:length] + "x" for piece in PIECES for length in (150, 950, 20_000)]
    return [*many, *(text for text in islice(texts(random.Random(3)), 150) if len(text) < 20_000)]


def _calls(reads: Callable[[str, str], object], text: str) -> int:
    """How many functions are called to read the text."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        reads(text, "da")
    finally:
        sys.setprofile(before)
    return calls
