"""From a message as it was typed to the words that may be meant: without æøå, with slips of the thumb, run together."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from medspil.conversations.understanding.normalise import fold
from medspil.conversations.understanding.typos import distance, shortened

LONGEST_WORD = 40
"""A longer run of letters is no word and not looked at for slips."""
SHORTEST_SWAPPED = 3
SHORTEST_GUESSED = 4
LONGEST_PIECE = 90
LONG = 8
"""From here on a word may have two slips."""
SHORTEST_RUN_TOGETHER = 6
SHORTEST_STEM_GUESSED = 6
FEWEST_SPELT_OUT = 3
"""So many single letters in a row are a word with its letters apart."""

_WORD = re.compile(r"[^\W_]+(?:['’´`]+[^\W_]+)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_STOP = re.compile(r"(?<![.…])[.](?=\s)|[!?;]")
_COMMA = re.compile(r"[^\w\s]|\n")
_RUN = re.compile(r"(.)\1+")
_FIGURES = str.maketrans("013457", "oieast")


class Word(NamedTuple):
    """One word: the ways it may be meant (`stem*` among them), and whether a clause begins with it."""

    ways: tuple[str, ...]
    begins: bool


def simplified(word: str) -> str:
    """The word as it is compared: small letters, æ ø å as e o a however they were typed, no letter twice in a row."""
    folded = fold(word).replace("ae", "e").replace("oe", "o").replace("aa", "a")
    return _RUN.sub(r"\1", folded)


def simplified_all(text: str) -> str:
    """The same for a text of any length."""
    return "".join(simplified(text[at : at + LONGEST_PIECE]) for at in range(0, len(text), LONGEST_PIECE))


class Spelling:
    """Knows the words of a list behind what was typed; real words that merely look alike are kept out."""

    def __init__(
        self, words: Collection[str], spelt: Mapping[str, str], real: Iterable[str], together: Collection[str] = ()
    ) -> None:
        self._words = frozenset(word for word in words if not word.endswith("*"))
        self._spelt = {simplified(wrong): tuple(map(simplified, right.split())) for wrong, right in spelt.items()}
        self._real = frozenset(simplified(word) for word in real) - self._words
        self._near: dict[str, set[str]] = {}
        for word in self._words:
            if len(word) >= SHORTEST_GUESSED:
                for key in shortened(word, _slips(word)):
                    self._near.setdefault(key, set()).add(word)
            elif len(word) >= SHORTEST_SWAPPED:
                for key in _short_keys(word):
                    self._near.setdefault(key, set()).add(word)
        self._by_letter: dict[str, list[str]] = {}
        for stem in sorted(word[:-1] for word in words if word.endswith("*")):
            self._by_letter.setdefault(stem[0], []).append(stem)
        self._long_stems = {
            letter: [stem for stem in stems if len(stem) >= SHORTEST_STEM_GUESSED]
            for letter, stems in self._by_letter.items()
        }
        self._together = frozenset(together)
        self._longest = max(map(len, self._words), default=0)
        self._meant = lru_cache(maxsize=4096)(self._read)

    def sentences(self, text: str) -> Iterator[list[Word]]:
        """The words of a message in their order, sentence by sentence."""
        text = _plain(_INVISIBLE.sub("", text))
        words: list[Word] = []
        before, begins = 0, True
        for start, end, written in _typed(text):
            between = text[before:start]
            before = end
            if between != " ":
                if _STOP.search(between):
                    if words:
                        yield words
                    words, begins = [], True
                begins = begins or _COMMA.search(between) is not None
            for ways in self._meant(written):
                # A word over and over says no more than twice, and would only take time.
                if not (len(words) > 1 and words[-1].ways == words[-2].ways == ways):
                    words.append(Word(ways, begins))
                begins = False
        if words:
            yield words

    def _read(self, typed: str) -> list[tuple[str, ...]]:
        """The words meant by one that was written; mostly one, each with the ways it may be read."""
        written = simplified(typed)
        if written in self._spelt:
            return [self._stemmed(word) for word in self._spelt[written]]
        if written in self._words or len(written) > LONGEST_WORD:
            return [self._stemmed(written)]
        if not written.isalpha():
            written = written.translate(_FIGURES) if not written.isdigit() else written
            if written in self._words:
                return [self._stemmed(written)]
        ways = self._stemmed(written)
        if written in self._real:
            return [ways]
        apart = self._taken_apart(written, self._together, 1)
        if apart:
            return [self._stemmed(word) for word in apart]
        if len(ways) > 1:
            return [ways]
        near = self._guessed(written)
        if near:
            return [near]
        apart = self._taken_apart(written, self._words, 0)
        return [self._stemmed(word) for word in apart] if apart else [ways]

    def _stemmed(self, word: str) -> tuple[str, ...]:
        stems = [f"{stem}*" for stem in self._by_letter.get(word[0], ()) if word.startswith(stem)]
        return (word, *stems)

    def _guessed(self, written: str) -> tuple[str, ...]:
        """The words within reach of a slip or two, the nearest only, and the stems it may begin with."""
        if len(written) < SHORTEST_SWAPPED:
            return ()
        near: dict[str, int] = {}
        if len(written) == SHORTEST_SWAPPED:
            near = {
                word: 1 for key in _short_keys(written) for word in self._near.get(key, ()) if _one_slip(written, word)
            }
        else:
            for key in shortened(written, _slips(written)):
                for word in self._near.get(key, ()):
                    if word not in near and _believed(written, word):
                        far = 1 if _one_slip(written, word) else 2 if _slips(word) > 1 else 3
                        if far < 2 or (far == 2 and written[:2] == word[:2] and distance(written, word) == 2):
                            near[word] = far
        least = min(near.values(), default=0)
        found = [way for word, far in sorted(near.items()) if far == least for way in self._stemmed(word)]
        found += [
            f"{stem}*"
            for stem in self._long_stems.get(written[:1], ())
            if any(_one_slip(written[: len(stem) + more], stem) for more in (-1, 0, 1))
        ]
        return tuple(dict.fromkeys(found))

    def _taken_apart(self, written: str, words: Collection[str], shared: int) -> list[str]:
        """Words that were run together, the fewest that fill it, none of a single letter but the first.

        `shared` is how many letters two of them may share: "want" and "to" are "wanto" once no letter is twice.
        """
        if len(written) < SHORTEST_RUN_TOGETHER:
            return []
        best: list[list[str] | None] = [[]] + [None] * len(written)
        for start, before in enumerate(best):
            if before is None:
                continue
            for begin in range(start, max(0, start - shared - 1) if start else -1, -1):
                for end in range(begin + (1 if begin == 0 else 2), min(begin + self._longest, len(written)) + 1):
                    so_far = best[end]
                    if written[begin:end] in words and (so_far is None or len(before) + 1 < len(so_far)):
                        best[end] = [*before, written[begin:end]]
        found = best[-1]
        return found if found and len(found) > 1 else []


def _typed(text: str) -> list[tuple[int, int, str]]:
    """The words as they stand, with where; letters with blanks or dots between them are put together."""
    typed = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
    together: list[tuple[int, int, str]] = []
    at = 0
    while at < len(typed):
        end = at
        while end < len(typed) and end - at < LONGEST_WORD and len(typed[end][2]) == 1 and typed[end][2].isalpha():
            end += 1
        if end - at >= FEWEST_SPELT_OUT:
            together.append((typed[at][0], typed[end - 1][1], "".join(word for _, _, word in typed[at:end])))
            at = end
        else:
            together.append(typed[at])
            at += 1
    return together


def _plain(text: str) -> str:
    """The text with letters of fancy shapes as plain ones, save where that would blow it up."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return plain if len(plain) <= 2 * len(text) else text


def _short_keys(word: str) -> tuple[str, ...]:
    """Two words of three letters share one of these where one letter, not the first, is another, or two swapped."""
    return ("".join(sorted(word)), f"{word[0]}?{word[2]}", f"{word[:2]}?")


def _slips(word: str) -> int:
    return 1 if len(word) < LONG else 2


def _believed(written: str, word: str) -> bool:
    """Short words are believed only where they begin as they should, or two letters changed places."""
    return len(word) > SHORTEST_GUESSED or written[0] == word[0] or sorted(written) == sorted(word)


def _one_slip(one: str, two: str) -> bool:
    """Whether a letter was changed, left out or put in, or two neighbours changed places; not for equal words."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        start += 1
    rest, other = one[start:], two[start:]
    if len(rest) == len(other):
        return bool(rest) and (rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:]))
    return rest[1:] == other or rest == other[1:]
