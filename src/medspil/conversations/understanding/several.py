"""Several of the labels at once: by their numbers or words, all of them, all but some, or none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from medspil.conversations.understanding.choice import read_choice
from medspil.conversations.understanding.short_text import is_number, readable, words_in
from medspil.conversations.understanding.words import LANGUAGES, load

_COMMAS = re.compile(r"[,;/\n]+")


def read_several(text: str, labels: Sequence[str], language: str) -> tuple[int, ...] | None:
    """The places of the labels that are meant, in their order; empty where none is meant, None where it is not clear.

    Raises ValueError for a language that there are no words for.
    """
    known = _known(language)
    text = readable(text).replace("✓", " ").strip()
    words = tuple(words_in(text))
    if not labels or not words:
        return None
    exact = [place for place, label in enumerate(labels) if tuple(words_in(label)) == words]
    if len(exact) == 1:
        return (exact[0],)
    if words in known.all:
        return tuple(range(len(labels)))
    if words in known.none:
        return ()
    all_but = _all_but(text, labels, language, known)
    return _named(text, labels, language, known) if all_but is None else all_but


@dataclass(frozen=True)
class _Several:
    """The words of a language with which several are named."""

    all: frozenset[tuple[str, ...]]
    none: frozenset[tuple[str, ...]]
    all_but: re.Pattern[str]
    between: re.Pattern[str]
    through: re.Pattern[str]


def _all_but(text: str, labels: Sequence[str], language: str, known: _Several) -> tuple[int, ...] | None:
    """All but those that are named behind "all but"."""
    found = known.all_but.fullmatch(text)
    out = _named(found[1], labels, language, known) if found is not None else None
    return None if out is None else tuple(place for place in range(len(labels)) if place not in out)


def _named(text: str, labels: Sequence[str], language: str, known: _Several) -> tuple[int, ...] | None:
    """The labels that are named one by one; None where one of the names is none of them."""
    found: set[int] = set()
    for part in filter(None, map(str.strip, _COMMAS.split(text))):
        places = _part(part, labels, language, known)
        if places is None:
            return None
        found |= places
    return tuple(sorted(found)) or None


def _part(part: str, labels: Sequence[str], language: str, known: _Several) -> set[int] | None:
    """What stands between two commas: one label, labels joined by "and" or spaces, or numbers from one to another."""
    whole = words_in(part)
    if not whole:
        return set()
    for place, label in enumerate(labels):
        if words_in(label) == whole:
            return {place}
    if (ends := known.through.fullmatch(part)) is not None:
        first, last = int(ends[1]), int(ends[2])
        return set(range(first - 1, last)) if 1 <= first <= last <= len(labels) and not _numeric(labels) else None
    pieces = [piece for piece in known.between.split(part) if piece.strip()]
    if len(pieces) == 1 and (len(whole) == 1 or not _all_short(whole, labels)):
        place_meant = read_choice(pieces[0], labels, language)
        return None if place_meant is None else {place_meant}
    found: set[int] = set()
    for piece in whole if len(pieces) == 1 else pieces:
        places = _part(piece, labels, language, known)
        if places is None:
            return None
        found |= places
    return found


def _all_short(words: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether each of the words is a number, or a label by itself: "1 3", "Sara Ali"."""
    single = {word for label in labels if len(folded := words_in(label)) == 1 for word in folded}
    return all(is_number(word) or word in single for word in words)


def _numeric(labels: Sequence[str]) -> bool:
    """Whether a label is a number itself: then numbers are no places."""
    return any(is_number(word) for label in labels for word in words_in(label))


@cache
def _known(language: str) -> _Several:
    if language not in LANGUAGES:
        raise ValueError(f"no words for the language {language!r}, only for {', '.join(LANGUAGES)}")
    data = load("several")[language]
    everyone = _any_of(data["all"])
    return _Several(
        frozenset(tuple(words_in(words)) for words in data["all"]),
        frozenset(tuple(words_in(words)) for words in data["none"]),
        re.compile(rf"{everyone}\s*,?\s*{_any_of(data['but'])}\s+(.+)", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?:\s+|(?<=\d)){_any_of(data['and'])}(?:\s+|(?=\d))", re.IGNORECASE),
        re.compile(rf"(\d{{1,3}})\s*{_any_of(data['through'])}\s*(\d{{1,3}})", re.IGNORECASE),
    )


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    written = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in written) + ")"
