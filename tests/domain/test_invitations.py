"""Invitations: codes that are read aloud, expire, are used once, and wrong ones that slow down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.invitations import (
    ALPHABET,
    FREE_TRIES,
    LENGTH,
    LONGEST_WAIT,
    CodeState,
    Invitation,
    as_code,
    in_groups,
    next_try_at,
)
from medspil.domain.persons import Role

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def invitation(used: bool = False) -> Invitation:
    return Invitation("i", Role.CITIZEN, "da", NOW, used)


def test_a_code_is_good_until_it_expires() -> None:
    assert invitation().state(NOW - timedelta(seconds=1)) is CodeState.GOOD
    assert invitation().state(NOW) is CodeState.EXPIRED


def test_a_used_code_is_used_even_when_it_would_have_expired() -> None:
    assert invitation(used=True).state(NOW - timedelta(days=1)) is CodeState.USED
    assert invitation(used=True).state(NOW) is CodeState.USED


def test_no_letter_of_a_code_looks_like_another() -> None:
    assert not set("0O1IL") & set(ALPHABET)


def test_a_code_is_read_however_it_was_typed() -> None:
    for typed in ("K7QD-M2XW-9RTA", "k7qdm2xw9rta", " K7QD M2XW 9RTA ", "k7qd-m2xw 9rta\n"):
        assert as_code(typed) == "K7QDM2XW9RTA"


@pytest.mark.parametrize("text", ["", "hej", "K7QD-M2XW-9RT", "K7QD-M2XW-9RTAA", "K7QD-M2XW-9RT0", "K7QD-M2XW-9RTÆ"])
def test_other_words_are_no_code(text: str) -> None:
    assert as_code(text) is None


@given(codes)
def test_a_code_survives_being_read_aloud(code: str) -> None:
    assert as_code(in_groups(code)) == code
    assert as_code(in_groups(code).lower()) == code


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = as_code(text)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


def test_the_first_tries_are_free() -> None:
    assert next_try_at(0, None) is None
    assert next_try_at(FREE_TRIES - 1, NOW) is None


def test_each_further_wrong_code_doubles_the_wait() -> None:
    waits = [next_try_at(FREE_TRIES + n, NOW) for n in range(4)]
    assert waits == [NOW + timedelta(minutes=m) for m in (1, 2, 4, 8)]


@given(st.integers(0, 10**9))
def test_nobody_waits_longer_than_a_day_and_more_tries_never_shorten_it(wrong: int) -> None:
    wait, next_wait = next_try_at(wrong, NOW), next_try_at(wrong + 1, NOW)
    assert wait is None or NOW < wait <= NOW + LONGEST_WAIT
    assert wait is None or (next_wait is not None and next_wait >= wait)


def test_no_number_of_guesses_in_a_lifetime_finds_a_code() -> None:
    guesses_a_day = timedelta(days=1) / LONGEST_WAIT
    assert len(ALPHABET) ** LENGTH / guesses_a_day > 10**15
