"""Short answers: what a message says to the question that was asked, or the word that steers the talk instead."""

import re
from collections.abc import Sequence

from medspil.conversations.understanding.choice import is_a_label, read_choice
from medspil.conversations.understanding.scale import read_scale
from medspil.conversations.understanding.steering import Word, read_word
from medspil.conversations.understanding.yes_no import read_yes_no

_SCALE = re.compile(r"scale-([0-9]{1,3})-([0-9]{1,3})")
_FIRST_OF_ALL = (Word.STOP, Word.BACK)
"""They hold everywhere and at any time; only a choice that is called just so comes before them."""
_NO_ANSWER = (None, Word.NONE)


def read_answer(text: str, asked: str, choices: Sequence[str], language: str) -> bool | int | str | Word | None:
    """True, False, a number or the label that was chosen; else the word that steers the talk; else None: ask again.

    `asked` is "yes-no", "scale-0-10" (or another scale) or "choice" among `choices`; to anything else there is no
    answer but such a word. Raises ValueError for a language that is not known.
    """
    word = read_word(text, language)
    if word in _FIRST_OF_ALL and not (asked == "choice" and is_a_label(text, choices)):
        return word
    if asked == "yes-no" and word is Word.SKIP:
        return word
    value: bool | int | str | None = None
    if asked == "yes-no":
        value = read_yes_no(text, language)
    elif asked == "choice":
        value = _label(text, choices, language)
        if value is not None and word is Word.SKIP and read_word(value, language) is not word:
            # "Next" may be a part of "Next week", and may be wanted for itself.
            return None
    elif (scale := _SCALE.fullmatch(asked)) is not None:
        value = read_scale(text, int(scale[1]), int(scale[2]), language)
    return value if value is not None or word in _NO_ANSWER else word


def _label(text: str, choices: Sequence[str], language: str) -> str | None:
    index = read_choice(text, choices, language)
    return None if index is None else choices[index]


__all__ = ["Word", "read_answer", "read_choice", "read_scale", "read_word", "read_yes_no"]
