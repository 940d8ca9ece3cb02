"""The vault: what is sealed opens with its key, for its purpose, and only unchanged."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.storage.vault import BadKey, CannotOpen, Vault, new_key, read_key

KEY, OLD = (base64.urlsafe_b64encode(bytes(range(first, first + 64))).decode().rstrip("=") for first in (0, 64))
VAULT = Vault.from_setting(KEY)
purposes = st.sampled_from(["sub_goals.what", "check_ins.note", "addresses.number"])


@given(purposes, st.binary())
def test_what_is_sealed_opens_as_it_was(purpose: str, words: bytes) -> None:
    assert VAULT.open(purpose, VAULT.seal(purpose, words)) == words


@given(purposes, st.text())
def test_any_text_comes_back_letter_for_letter(purpose: str, words: str) -> None:
    assert VAULT.open_text(purpose, VAULT.seal(purpose, words)) == words


@given(st.text(min_size=4))
def test_nothing_of_the_words_can_be_seen(words: str) -> None:
    assert words.encode() not in VAULT.seal("sub_goals.what", words)


def test_the_same_words_never_look_the_same_twice() -> None:
    assert VAULT.seal("a", "hej") != VAULT.seal("a", "hej")


def test_what_was_sealed_for_one_column_opens_in_no_other() -> None:
    with pytest.raises(CannotOpen, match="does not belong"):
        VAULT.open("check_ins.note", VAULT.seal("sub_goals.what", "hej"))


@given(st.data())
def test_a_changed_byte_is_noticed_wherever_it_is(data: st.DataObject) -> None:
    sealed = bytearray(VAULT.seal("a", "gå en tur"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        VAULT.open("a", bytes(sealed))


@given(st.binary(max_size=40))
def test_bytes_that_nobody_sealed_do_not_open(sealed: bytes) -> None:
    with pytest.raises(CannotOpen):
        VAULT.open("a", sealed)


# Several keys


def test_an_earlier_key_still_opens_and_the_first_one_seals() -> None:
    earlier = Vault.from_setting(OLD).seal("a", "hej")
    both = Vault.from_setting(f"{KEY}, {OLD}")
    assert both.open_text("a", earlier) == "hej"
    assert VAULT.open_text("a", both.seal("a", "hej")) == "hej"


def test_without_its_key_nothing_opens_and_the_sentence_says_what_to_do() -> None:
    with pytest.raises(CannotOpen, match="add the earlier key behind the new one"):
        Vault.from_setting(OLD).open("a", VAULT.seal("a", "hej"))


def test_a_value_is_found_under_any_key_at_hand() -> None:
    both = Vault.from_setting(f"{KEY},{OLD}")
    assert both.lookup("n", "1001") == VAULT.lookup("n", "1001")
    assert set(both.lookups("n", "1001")) == {VAULT.lookup("n", "1001"), Vault.from_setting(OLD).lookup("n", "1001")}


@given(st.text(), st.text())
def test_a_look_up_tells_values_and_purposes_apart(one: str, other: str) -> None:
    assert VAULT.lookup("n", one) == VAULT.lookup("n", one)
    assert (VAULT.lookup("n", one) == VAULT.lookup("n", other)) is (one == other)
    assert VAULT.lookup("n", one) != VAULT.lookup("m", one)


# Keys


def test_every_new_key_is_another_and_can_be_read() -> None:
    keys = {new_key() for _ in range(20)}
    assert len({read_key(key).id for key in keys}) == 20


def test_a_key_is_one_word_that_needs_no_quotes_in_a_shell() -> None:
    assert all(letter.isalnum() or letter in "-_" for letter in new_key())


@pytest.mark.parametrize("wrong", ["secret", KEY[:-1], KEY + "A", KEY[:40], "æøå", "*" * 86])
def test_a_wrong_key_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(BadKey, match="medspil keys new") as refused:
        Vault.from_setting(wrong)
    assert wrong not in str(refused.value)


@pytest.mark.parametrize("nothing", ["", " ", ",", " , "])
def test_no_key_at_all_is_refused(nothing: str) -> None:
    with pytest.raises(BadKey, match="is empty"):
        Vault.from_setting(nothing)
