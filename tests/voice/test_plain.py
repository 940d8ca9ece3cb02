"""How plain text is measured: LIX, and its length on a phone without internet."""

import pytest

from medspil.conversations.messages import Button, Message
from medspil.conversations.plain import as_sms, count_words, folded, lix, segments, septets


def test_lix_is_words_a_sentence_and_long_words_in_a_hundred() -> None:
    # 8 words in 2 sentences, one of them with more than six letters.
    assert lix("Jeg minder dig om det. Hvad vil påmindelsen?") == 8 / 2 + 100 / 8


def test_a_full_stop_within_a_sentence_does_not_end_it() -> None:
    assert lix("Vi ses fredag 27. november kl. 10.00 hos dig.") == 7 + 100 / 7
    assert lix("Ja. Nej! Når? Så: ja…") == 1


def test_the_end_of_a_line_ends_a_sentence() -> None:
    assert lix("gå en tur\nringe til Ida") == 3


@pytest.mark.parametrize("text", ["", "10", "…", "\n\n", "👍"])
def test_what_has_no_words_is_not_hard_to_read(text: str) -> None:
    assert lix(text) == 0
    assert count_words(text) == 0


def test_words_with_a_hyphen_or_an_apostrophe_are_one() -> None:
    assert count_words("I don't set sub-goals, 2 of 10.") == 5


def test_danish_letters_and_plain_marks_take_one_septet() -> None:
    assert septets("Gå på æøåÆØÅ, så: 10!") == 21
    assert septets("»gå en tur« – nu…") == len('"gå en tur" - nu...')


def test_some_marks_take_two_septets() -> None:
    assert septets("[€]") == 6


def test_what_gsm_7_does_not_know_is_folded() -> None:
    assert folded("Zoë ł “hej” 👍") == 'Zoe  "hej"'
    assert folded("Čapek 5½") == "Capek 512"


@pytest.mark.parametrize(("length", "pieces"), [(160, 1), (161, 2), (306, 2), (307, 3)])
def test_a_long_text_goes_out_in_pieces_of_153(length: int, pieces: int) -> None:
    assert segments("a" * length) == pieces


def test_buttons_are_numbered_lines_but_for_numbers() -> None:
    rows = ((Button("Gem", "x"), Button("Drop det", "y")), (Button("10", "z"), Button("5 😊", "å")))
    assert as_sms(Message("Skal jeg gemme det?", rows)) == "Skal jeg gemme det?\n1 Gem\n2 Drop det"
