"""LIX, the Scandinavian measure of how hard a text is to read: under 25 is as easy as a children's book."""

import re

LONG = 6
"""A word of more letters is a long one."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[»«”“)\"]*(?=\s+[^\s\da-zæøå]|\s*$)|:(?=\s|$)")
"""A full stop within a sentence has a small letter or a number behind it, as in "kl. 10" and "27. november"."""


def count_words(text: str) -> int:
    """How many words there are; numbers are none."""
    return len(_WORD.findall(text))


def count_long_words(text: str) -> int:
    """How many words there are of more than six letters."""
    return sum(len(word) > LONG for word in _WORD.findall(text))


def lix(text: str) -> float:
    """Words a sentence, and how many in a hundred are long. The end of a line ends a sentence, as in a list."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(_sentences(line) for line in text.splitlines())
    return len(words) / max(1, sentences) + 100 * sum(len(word) > LONG for word in words) / len(words)


def _sentences(line: str) -> int:
    """How many sentences with words stand in a line."""
    return sum(1 for part in _END.split(line) if _WORD.search(part))
