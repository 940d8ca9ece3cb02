"""Words of danger to life are heard however they are written; harmless ones that use the same words are not."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measuring.crisis import figures
from medspil.conversations.understanding import is_crisis, is_hard_day
from tests.understanding.table import CRISIS_KINDS, HARMLESS, answers, crises, table

FLOORS = {"direct": 1.0, "indirect": 0.9, "misspelt": 0.9, "other": 0.9}


def test_all_sentences_to_develop_on_are_heard_rightly() -> None:
    found = figures(crises("crisis_develop"))
    assert found.missed == []
    assert found.wrongly_caught == []


def test_the_sets_are_large_and_hold_much_that_is_harmless() -> None:
    for name, share in (("crisis_develop", 0.35), ("crisis_measure", 0.5)):
        lines = crises(name)
        assert len(lines) >= 150
        assert {line.kind for line in lines} == set(CRISIS_KINDS)
        assert sum(line.kind == HARMLESS for line in lines) >= share * len(lines)


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


@pytest.mark.parametrize(
    "written", ["iwanttodie", "jegvilikkelevemere", "jeg vil slåmig selvihjel", "i wantto killmy self"]
)
def test_blanks_that_are_missing_or_stand_wrongly(written: str) -> None:
    assert is_crisis(written)


def test_a_telling_word_counts_wherever_it_stands_but_not_where_the_sentence_is_about_something_else() -> None:
    assert is_crisis("i går og igen nu hele formiddagen selvmordstanker")
    assert not is_crisis("vi talte om selvmordstanker på kurset")
    assert is_crisis("vi havde kursus i dag. selvmordstanker hele tiden")


def test_what_is_certain_is_taken_back_by_nothing() -> None:
    assert not is_crisis("jeg vil stoppe med at skade mig selv")
    assert is_crisis("jeg kan ikke stoppe med at skade mig selv")


def test_days_and_short_answers_are_not_taken_for_a_crisis() -> None:
    texts = [line.phrase for name in ("da_develop", "en_develop") for line in table(name)]
    texts += [line.text for name in ("answers_da_develop", "answers_en_develop") for line in answers(name)]
    assert len(texts) > 3000
    # What someone says with these words must be heard, whatever was asked.
    assert {text for text in texts if is_crisis(text)} <= {"i can't go on", "i don't want to go on"}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=3000))
def test_no_text_makes_it_raise(text: str) -> None:
    assert is_crisis(text) in (True, False)


_OWN = "jeg vil ikke leve mere af grin og bare tage mig selv i want to not . , 💀 have taken the nu en dag med hun"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(_OWN.split()), min_size=200, max_size=2000).map(" ".join))
def test_a_text_of_its_own_words_takes_work_in_proportion_to_its_length(text: str) -> None:
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    is_crisis("jeg vil dø")
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        is_crisis(text)
    finally:
        sys.setprofile(before)
    # Calls, not seconds: they are the same on every machine. A thousand of them take well under a millisecond.
    assert calls < 60_000 * (len(text) / 1024 + 1)


@pytest.mark.parametrize(
    "text",
    [
        "jeg er ked af det",
        "jeg har det rigtig skidt i dag",
        "jeg kan ikke mere",
        "jeg orker ikke mere",
        "kan ikke overskue det",
        "jeg er så ensom 😢",
        "puha jeg er helt nede",
        "jeg har grædt hele dagen",
        "i can't cope",
        "i'm so tired",
        "having a bad day",
    ],
)
def test_what_is_only_hard_is_a_hard_day_and_no_crisis(text: str) -> None:
    assert is_hard_day(text)
    assert not is_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "gå en tur",
        "jeg er træt af min gamle sofa",
        "jeg føler mig frisk",
        "gider ikke mere",
        "ringe til lægen fordi jeg har det skidt",
        "jeg orker ikke at vaske op",
        "jeg kan ikke på mandag",
        "være mindre alene",
        "jeg vil arbejde med min angst",
        "min hund har det dårligt",
        "i am tired of my sofa",
        "call mum when i feel sad",
        "i can't do it on monday",
    ],
)
def test_a_step_a_wish_or_a_good_day_is_no_hard_day(text: str) -> None:
    assert not is_hard_day(text)


def test_most_of_what_a_stranger_wrote_is_heard_rightly() -> None:
    found = figures(crises("crisis_measure"))
    assert found.share("direct") >= FLOORS["direct"]
    assert found.share("indirect") >= FLOORS["indirect"]
    assert found.share("misspelt") >= FLOORS["misspelt"]
    assert found.share("other") >= FLOORS["other"]
    assert found.share("harmless") <= 0.02
