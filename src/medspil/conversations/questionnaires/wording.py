"""How a questionnaire may be worded: short, plain, one question at a time, and nothing that a button can't say."""

from collections.abc import Iterator, Sequence

from medspil.conversations.plain import MOST_SEPTETS, count_long_words, count_words, lix, septets
from medspil.conversations.understanding import Word, read_word

LONGEST_TEXT, LONGEST_TITLE, LONGEST_LABEL = 250, 60, 40
HARDEST = 35
"""The highest LIX of a text: an ordinary newspaper has 40."""
FEW_WORDS = 10
"""LIX says little of a text of fewer words, where one long word weighs a lot: there it counts as one among so many."""
AROUND = 40
"""Septets that an SMS needs for what stands around a question: its number, and the way to skip it."""
LANGUAGE_NAMES = {"da": "Danish", "en": "English"}

_STEERING = frozenset({Word.SKIP, Word.BACK, Word.STOP, Word.HELP, Word.CANCEL, Word.LATER, Word.CHANGE})

Trouble = tuple[str, str]
"""What is wrong, as it goes on after "the Danish text", and what to do."""


def hardness(text: str) -> float:
    """The LIX of a text; in one of few words, the long ones weigh less."""
    words = count_words(text)
    long = 100 * count_long_words(text)
    return lix(text) - long / words + long / max(words, FEW_WORDS) if words else 0.0


def title_troubles(text: str, language: str, labels: Sequence[str] = ()) -> Iterator[Trouble]:
    """What is wrong with a title."""
    yield from _on_one_line(text)
    yield from _length(text, LONGEST_TITLE)


def label_troubles(text: str, language: str, labels: Sequence[str] = ()) -> Iterator[Trouble]:
    """What is wrong with the words on a button."""
    yield from _on_one_line(text)
    yield from _length(text, LONGEST_LABEL)
    if text.strip().isdecimal():
        yield "is only a number", "add a word: a number that is written picks a button by its place"
    elif read_word(text, language) in _STEERING:
        yield f"is {text.strip()!r}, and that means something else everywhere", "say it in other words"


def text_troubles(text: str, language: str, labels: Sequence[str] = ()) -> Iterator[Trouble]:
    """What is wrong with the text of a question; `labels` are its options."""
    yield from _length(text, LONGEST_TEXT)
    if text.count("?") > 1:
        yield "asks more than one question", "keep one question mark, and make two questions of it where it needs both"
    if not any(character.isalpha() for character in text):
        yield "has no words", "write the question in words"
    hard = hardness(text)
    if hard > HARDEST:
        yield (
            f"is hard to read (LIX {hard:.0f}, more than {HARDEST})",
            "use shorter words and sentences, one thought in each",
        )
    lines = [text.strip(), *(f"{number} {label}" for number, label in enumerate(labels, start=1))]
    if labels and len(text) <= LONGEST_TEXT and septets("\n".join(lines)) > MOST_SEPTETS - AROUND:
        yield "is too long for two SMS together with its options", "use fewer options, or shorter ones"


def _length(text: str, longest: int) -> Iterator[Trouble]:
    if len(text.strip()) > longest:
        yield f"has {len(text.strip())} characters, more than {longest}", "say it shorter"


def _on_one_line(text: str) -> Iterator[Trouble]:
    if len(text.strip().splitlines()) > 1:
        yield "goes over more than one line", "write it on one"
