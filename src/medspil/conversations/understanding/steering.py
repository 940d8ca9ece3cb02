"""Words that steer a talk instead of answering its question: skip, later, back, stop, help, cancel, change."""

from enum import Enum
from functools import cache

from medspil.conversations.understanding.answer_lists import lists
from medspil.conversations.understanding.phrases import Phrases
from medspil.conversations.understanding.short_text import MOST_WORDS, readable, words_in

_ASKING = frozenset("?!.… \n\t\"'«»")
"""A message of these alone, with a question mark, asks for help."""


class Word(Enum):
    """A whole message that steers the talk instead of answering the question."""

    SKIP = "skip"
    LATER = "later"
    BACK = "back"
    STOP = "stop"
    HELP = "help"
    CANCEL = "cancel"
    CHANGE = "change"
    NONE = "none"


def read_word(text: str, language: str) -> Word | None:
    """The word that steers the talk, where the whole message is one."""
    known = _known(language)
    text = readable(text)
    words = words_in(text)
    if not words:
        return Word.HELP if "?" in text and _ASKING.issuperset(text) else None
    meaning = known.meaning(words) if len(words) <= MOST_WORDS else None
    return Word[meaning] if meaning is not None else None


@cache
def _known(language: str) -> Phrases:
    data = lists(language)["words"]
    return Phrases({word.name: data[word.name] for word in Word}, data["around"], language)
