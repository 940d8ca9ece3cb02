"""The word lists that a non-programmer can extend: a word or phrase a line, and behind a bar what to say instead."""

import re
from pathlib import Path

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list that are no remarks."""
    text = (HERE / name).read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words_to_avoid(language: str) -> list[tuple[re.Pattern[str], str, str]]:
    """What to look for, how it stands in the list, and what to say instead."""
    found = []
    for line in lines(f"words_to_avoid.{language}.txt"):
        phrase, _bar, instead = (part.strip() for part in line.partition("|"))
        word = re.escape(phrase.removesuffix("*")) + (r"\w*" if phrase.endswith("*") else "")
        found.append((re.compile(rf"(?<!\w){word}(?!\w)", re.IGNORECASE), phrase, instead))
    return found


def own_words(language: str) -> frozenset[str]:
    """Words that are right though the dictionary does not know them."""
    return frozenset(word.casefold() for word in lines(f"own_words.{language}.txt"))
