"""What people want is acted on where it is plain, offered where it is likely, and never guessed."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measuring.wishes import NOW, scored, table
from medspil.conversations.understanding import Wish, read_wish
from medspil.conversations.understanding.normalise import LONGEST
from medspil.conversations.understanding.wishes import INTENTS, MOST_OFFERS, UNCLEAR

LANGUAGES = ("da", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_of_the_develop_table_is_acted_on_or_offered(language: str) -> None:
    missed = [
        (text, intent, read)
        for text, intent in table(f"{language}_develop")
        if (read := read_wish(text, NOW, language)).intent != intent and intent not in read.offers
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_strangers_wishes_are_acted_on_or_offered_and_nothing_unclear_is_acted_on(language: str) -> None:
    score = scored((wanted, read_wish(text, NOW, language)) for text, wanted in table(f"{language}_measure"))
    assert score.right >= 0.95 * score.wishes, score
    assert score.wrongly <= 0.01 * score.wishes, score
    assert score.unclear > 40
    assert score.unclear_acted_on == 0, score


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("min veninde vil slette sin facebook", "da"),
        ("bussen stoppede", "da"),
        ("vi flytter til Aarhus", "da"),
        ("vi flytter til Aarhus på fredag", "da"),
        ("min mor kommer på besøg i morgen", "da"),
        ("slet ikke", "da"),
        ("jeg vil ikke slettes", "da"),
        ("stop ikke", "da"),
        ("hun delte det med min kontaktperson", "da"),
        ("my friend deleted her facebook", "en"),
        ("the bus stopped", "en"),
        ("we are moving to Leeds on Friday", "en"),
        ("my mum is visiting tomorrow", "en"),
        ("don't delete me", "en"),
        ("don't stop writing to me", "en"),
        ("see you on Friday", "en"),
    ],
)
def test_a_story_and_a_no_are_never_acted_on(text: str, language: str) -> None:
    assert read_wish(text, NOW, language).intent == UNCLEAR


def test_the_persons_own_words_and_the_day_are_read_out_of_a_new_sub_goal() -> None:
    assert read_wish("jeg vil gerne begynde at løbe", NOW, "da").what == "begynde at løbe"
    said = read_wish("Jeg vil gerne i gang med at gå en tur om søen på fredag, tak!", NOW, "da")
    assert (said.intent, said.what) == ("new-sub-goal", "i gang med at gå en tur om søen")
    assert said.day is not None
    assert said.day.day == date(2026, 11, 27)
    said = read_wish("call Mum tomorrow at 10", NOW, "en")
    assert (said.intent, said.what, str(said.day)) == ("new-sub-goal", "call Mum", "2026-11-25T10:00")


@pytest.mark.parametrize(
    ("text", "language", "what", "day"),
    [
        ("flyt det til på mandag", "da", None, date(2026, 11, 30)),
        ("kan du flytte gåturen til på mandag", "da", "gåturen", date(2026, 11, 30)),
        ("move the walk to Friday", "en", "the walk", date(2026, 11, 27)),
        ("udskyd det", "da", None, None),
    ],
)
def test_moving_says_what_and_until_when(text: str, language: str, what: str | None, day: date | None) -> None:
    wish = read_wish(text, NOW, language)
    assert (wish.intent, wish.what, wish.day.day if wish.day else None) == ("move", what, day)


def test_moving_to_what_is_no_day_is_offered_but_not_done() -> None:
    assert read_wish("flyt sofaen til kælderen", NOW, "da").intent == UNCLEAR


@pytest.mark.parametrize(
    ("text", "language", "wish"),
    [
        ("tal engelsk", "da", Wish("settings-language", language="en")),
        ("kan du skrive på dansk", "en", Wish("settings-language", language="da")),
        ("slå diskret fra", "da", Wish("discreet", on=False)),
        ("turn on discreet mode", "en", Wish("discreet", on=True)),
    ],
)
def test_a_setting_says_which_way(text: str, language: str, wish: Wish) -> None:
    assert read_wish(text, NOW, language) == wish


def test_what_can_not_be_taken_back_easily_is_acted_on_only_where_it_is_spelt_right() -> None:
    assert read_wish("slet alt om mig", NOW, "da").intent == "delete-me"
    misspelt = read_wish("sletr alt om mgi", NOW, "da")
    assert misspelt.intent == UNCLEAR
    assert misspelt.offers[0] == "delete-me"


@pytest.mark.parametrize(
    "text", ["SLET ALT OM MIG!!!", "hej, kan du lige slette alt om mig? tak", "slet alt om mig 😢"]
)
def test_capitals_marks_and_small_words_change_nothing(text: str) -> None:
    assert read_wish(text, NOW, "da").intent == "delete-me"


def test_danish_without_its_own_letters_is_read_as_well() -> None:
    assert read_wish("vis mine maal", NOW, "da") == read_wish("vis mine mål", NOW, "da") == Wish("list")
    assert read_wish("vis mine mal", NOW, "da") == Wish("list")


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=120))
def test_no_text_raises_and_what_is_sure_offers_nothing_else(text: str, language: str) -> None:
    wish = read_wish(text, NOW, language)
    assert wish.intent in INTENTS
    assert len(wish.offers) <= MOST_OFFERS
    assert wish.intent == UNCLEAR or not wish.offers
    assert UNCLEAR not in wish.offers


def test_a_text_that_is_too_long_is_unclear() -> None:
    assert read_wish("slet alt om mig " * LONGEST, NOW, "da") == Wish()


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        read_wish("hej", NOW, "sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_text_takes_little_time(language: str) -> None:
    texts = [
        ("jeg vil gerne " if language == "da" else "i want to ") * 100,
        "flyt " * 190,
        "move to " * 120,
        "a b c d " * 120,
    ]
    read_wish("hej", NOW, language)
    for text in texts:
        began = perf_counter()
        read_wish(text[:LONGEST], NOW, language)
        assert perf_counter() - began < 0.2
