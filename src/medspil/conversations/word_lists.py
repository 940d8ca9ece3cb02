"""Lists of phrases, one a line in words/: whether a message holds one of them."""

import re
from functools import cache
from importlib import resources

from medspil.domain.persons import LANGUAGES


def is_in_list(name: str, text: str) -> bool:
    """Whether the text holds a phrase of the list, however it is spelled with and without æ, ø and å."""
    folded = _folded(text)
    return any(phrase in folded for phrase in _phrases(name))


@cache
def _phrases(name: str) -> tuple[str, ...]:
    """All phrases, folded; every language's list is read for everyone, since people mix."""
    found: list[str] = []
    for language in LANGUAGES:
        text = (resources.files("medspil.conversations") / "words" / f"{name}.{language}.txt").read_text("utf-8")
        lines = (line.strip() for line in text.splitlines())
        found += [_folded(line) for line in lines if line and not line.startswith("#")]
    return tuple(found)


def _folded(text: str) -> str:
    folded = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return f" {' '.join(re.findall(r'[a-z0-9]+', folded))} "
