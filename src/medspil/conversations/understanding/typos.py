"""Finding the word that was meant behind a typo of a letter or two."""

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 5
"""Shorter words are too near to each other to guess at."""
LONGEST = 24


def distance(one: str, two: str) -> int:
    """Letters changed, left out, put in, or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i] + [0] * len(two)
        for j, b in enumerate(two, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


def shortened(word: str, by: int) -> set[str]:
    """The word with up to `by` letters left out: two words a typo apart share one of these."""
    found = {word}
    newest = {word}
    for _ in range(by):
        newest = {w[:i] + w[i + 1 :] for w in newest for i in range(len(w))}
        found |= newest
    return found


def allowed(length: int) -> int:
    """How many typos a word of this length may have and still be known."""
    return 0 if length < SHORTEST else 1 if length < 7 else 2


def _letters(word: str) -> str:
    """æ, ø and å as the single letters that a thumb slips on, not as the two they are folded to."""
    return word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")


class Typos:
    """Knows the words it was given behind their typos; real words that merely look alike are kept out."""

    def __init__(self, words: Iterable[str], real: Iterable[str]) -> None:
        self._real = frozenset(real)
        self._by_shortened: dict[str, set[str]] = {}
        for word in words:
            letters = _letters(word)
            for key in shortened(letters, allowed(len(letters))):
                self._by_shortened.setdefault(key, set()).add(word)
        self.meant = lru_cache(maxsize=8192)(self._meant)

    def _meant(self, written: str) -> str | None:
        """The one word within reach, or None where there is none or two are equally near."""
        if not SHORTEST - 1 <= len(written) <= LONGEST or written in self._real:
            return None
        near: dict[str, int] = {}
        letters = _letters(written)
        for key in shortened(letters, allowed(len(letters) + 1)):
            for word in self._by_shortened.get(key, ()):
                if word not in near:
                    meant = _letters(word)
                    far = distance(letters, meant)
                    # Two typos are believed only where the word still begins as it should.
                    if far <= allowed(len(meant)) and (far < 2 or letters[:2] == meant[:2]):
                        near[word] = far
        if not near:
            return None
        least = min(near.values())
        nearest = [word for word, far in near.items() if far == least]
        if len(nearest) > 1:
            # Two letters swapped is the commonest slip of a thumb, and likelier than one left out or put in.
            nearest = [word for word in nearest if sorted(_letters(word)) == sorted(letters)]
        return nearest[0] if len(nearest) == 1 else None
