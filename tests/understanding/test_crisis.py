"""Words of danger to life are heard however they are written; harmless ones that use the same words are not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measuring.crisis import figures
from medspil.conversations.understanding import is_crisis
from tests.understanding.table import CRISIS_KINDS, HARMLESS, crises


def test_all_sentences_to_develop_on_are_heard_rightly() -> None:
    found = figures(crises("crisis_develop"))
    assert found.missed == []
    assert found.wrongly_caught == []


def test_the_sets_are_large_and_half_harmless() -> None:
    for name in ("crisis_develop", "crisis_measure"):
        lines = crises(name)
        assert len(lines) >= 150
        assert {line.kind for line in lines} == set(CRISIS_KINDS)
        assert sum(line.kind == HARMLESS for line in lines) >= 0.45 * len(lines)


def test_what_is_harmless_takes_back_only_itself() -> None:
    assert not is_crisis("jeg er ved at dø af grin")
    assert is_crisis("jeg er ved at dø af grin, men jeg vil faktisk ikke leve mere")
    assert is_crisis("Jeg dør af grin. Jeg vil dø.")
    assert is_crisis("i'm dying of laughter but i want to kill myself")


@pytest.mark.parametrize(
    "written",
    [
        "jeg vil dø",
        "JEG VIL DØ!!",
        "jeg vil doe",
        "jeg vil do",
        "jeg\u200b vil d\u00adø",
        "j e g v i l d ø",
        "jegvildø",
        "jeg vil døøøø",
        "ｊｅｇ ｖｉｌ ｄø",
        "jeg\nvil\ndø",
        "jeg_vil_dø",
        "jeg... vil... dø",
    ],
)
def test_one_sentence_in_many_shapes(written: str) -> None:
    assert is_crisis(written)


def test_nothing_reaches_over_the_end_of_a_sentence() -> None:
    assert not is_crisis("Jeg vil. Dø kan man jo ikke.")
    assert is_crisis("jeg vil ... dø")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=3000))
def test_no_text_makes_it_raise(text: str) -> None:
    assert is_crisis(text) in (True, False)


_OWN = "jeg vil ikke leve mere af grin og bare tage mig selv i want to not . , 💀 have taken the nu en dag med hun"
_BITS = st.sampled_from(_OWN.split())


@settings(max_examples=30, deadline=None)
@given(st.lists(_BITS, min_size=200, max_size=2000).map(" ".join))
def test_a_long_text_of_its_own_words_takes_a_few_milliseconds_a_kilobyte_at_most(text: str) -> None:
    is_crisis("warm up")
    begun = time.perf_counter()
    is_crisis(text)
    assert time.perf_counter() - begun < 0.1 * (len(text) / 1000 + 1)
