"""Whether a message says something of a list: words to be heard, and harmless ways to use the same words.

Small words of the list's own file may stand between any two words of a pattern; nothing reaches over the end of a
sentence. A harmless pattern takes back what was heard where it holds the last word of it: "jeg er ved at dø af grin"
takes back only its own "dø". What is certain is never taken back. A telling word counts wherever it stands, save in a
sentence that is about something else: a film, a course, what was long ago. A few long phrases are looked for with all
blanks left out, for thumbs that miss the space bar.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from medspil.conversations.understanding.folding import Spelling, Word, simplified, simplified_all
from medspil.conversations.understanding.spoken_patterns import Patterns, Tree

LONGEST_GAP = 3
MOST_SMALL = 3

_NOWHERE: frozenset[int] = frozenset()


class Lists:
    """The same list in several languages, all of them read for everyone, since people mix."""

    def __init__(self, files: Iterable[Mapping[str, Any]], real: Iterable[str]) -> None:
        files = list(files)
        self._patterns = [Patterns(data) for data in files]
        spelt = {wrong: right for data in files for wrong, right in data.get("spelt", {}).items()}
        words = frozenset().union(*(patterns.words for patterns in self._patterns))
        together = frozenset(simplified(word) for data in files for word in data.get("run_together", ()))
        self.spelling = Spelling(words, spelt, real, together)
        self._unbroken = tuple(_unbroken(phrase) for data in files for phrase in data.get("unbroken", ()))

    def hear(self, text: str) -> bool:
        """Whether the text says something of the list. Takes any text and never raises."""
        taken_back = False
        for sentence in self.spelling.sentences(text):
            for patterns in self._patterns:
                hearing = _Hearing(patterns, sentence)
                if hearing.hears():
                    return True
                taken_back = taken_back or hearing.taken_back
        # What was heard word by word and taken back is harmless without its blanks, too.
        if taken_back or not self._unbroken:
            return False
        letters = _unbroken(text)
        return any(phrase in letters for phrase in self._unbroken)


def _unbroken(text: str) -> str:
    """The letters of a text alone, as they are compared."""
    return simplified_all("".join(filter(str.isalpha, text)))


class _Hearing:
    """One sentence, listened to with one list."""

    def __init__(self, patterns: Patterns, words: list[Word]) -> None:
        self._patterns = patterns
        self._words = words
        self._small = [not patterns.small.isdisjoint(word.ways) for word in words]
        self._ways = [*(word.ways for word in words), ()]
        self._reach = [self._reach_from(at) if small else (at,) for at, small in enumerate([*self._small, False])]
        self._ends: dict[tuple[Tree, int, bool], frozenset[int]] = {}
        self._group_ends: dict[tuple[str, int], frozenset[int]] = {}
        self._passed: set[tuple[int, int]] = set()
        self.taken_back = False

    def hears(self) -> bool:
        """Whether something is said that no harmless pattern takes back."""
        if any(True for _ in self._all(self._patterns.certain)):
            return True
        last = {end - 1 for ends in self._all(self._patterns.heard) for end in ends}
        telling = {end - 1 for ends in self._all(self._patterns.telling) for end in ends}
        if telling and not any(True for _ in self._all(self._patterns.about)):
            last |= telling
        if not last:
            return False
        self._passed.clear()
        for _ in self._all(self._patterns.harmless):
            pass
        self.taken_back = last <= {index for start, end in self._passed for index in range(start, end)}
        return not self.taken_back

    def _all(self, tree: Tree) -> Iterator[frozenset[int]]:
        """The places behind the words of all that fits, for each place where something begins."""
        first_words = self._patterns.first_words[tree]
        for at, word in enumerate(self._words):
            if not first_words.isdisjoint(word.ways):
                ends = self._follow(tree, at, True)
                if ends:
                    yield ends

    def _follow(self, place: Tree, at: int, first: bool) -> frozenset[int]:
        """The places behind the words with which a pattern can come to its end from here."""
        key = (place, at, first)
        known = self._ends.get(key)
        if known is not None:
            return known
        words = self._words
        ends: set[int] = {at} if place.is_last else set()
        if place.beginning is not None and at < len(words) and words[at].begins:
            ends |= self._follow(place.beginning, at, first)
        if place.end is not None and (at == len(words) or words[at].begins):
            ends |= self._follow(place.end, at, first)
        if place.gap is not None:
            for start in range(at, min(at + LONGEST_GAP + 1, len(words))):
                ends |= self._follow(place.gap, start, True)
        if place.leads:
            for start in (at,) if first else self._reach[at]:
                self._step(place, start, ends)
        found = self._ends[key] = frozenset(ends) if ends else _NOWHERE
        return found

    def _step(self, place: Tree, at: int, ends: set[int]) -> None:
        for way in self._ways[at]:
            for name, following in place.leads.get(way, ()):
                for end in self._group(name, at) if name else (at + 1,):
                    found = self._follow(following, end, False)
                    if found:
                        self._passed.add((at, end))
                        ends |= found

    def _reach_from(self, at: int) -> tuple[int, ...]:
        """The places from here on that the next word may stand at, small words between."""
        end = at
        while end < min(at + MOST_SMALL, len(self._words)) and self._small[end]:
            end += 1
        return tuple(range(at, end + 1))

    def _group(self, name: str, at: int) -> frozenset[int]:
        """The places behind a group that begins at a word."""
        key = (name, at)
        known = self._group_ends.get(key)
        if known is None:
            self._group_ends[key] = _NOWHERE  # a group that begins with itself finds nothing
            outside, self._passed = self._passed, set()
            known = self._group_ends[key] = self._follow(self._patterns.groups[name], at, True)
            self._passed = outside
        return known
