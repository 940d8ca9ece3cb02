"""Lists of things people say, as patterns a professional can read, and whether a message says one of them.

A list is a data file: words to be heard, and harmless ways to use the same words. A pattern is made of words in their
order. `leve*` is any word that begins so, `[a|b c]` is one of several, `(a|b)` is one of several or nothing, `{jeg}` is
one of a group that the file names, `...` is up to three other words, `^` and `$` are the beginning and the end of a
clause. Small words of the file's own list may stand between any two. Nothing reaches over the end of a sentence.

A harmless pattern takes back what was heard where it holds the last word of it: "jeg er ved at dø af grin" takes back
only its own "dø".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from medspil.conversations.understanding.folding import Spelling, Word, simplified

LONGEST_GAP = 3
MOST_SMALL = 3

_PIECE = re.compile(r"\{\w+\}|[\[\]()|^$]|\.\.\.|[^\s\[\]()|{}^$]+")


@dataclass(eq=False, slots=True)
class _Place:
    """A place in a pattern, and what leads on from it."""

    words: dict[str, list["_Place"]] = field(default_factory=dict)
    groups: list[tuple[str, "_Place"]] = field(default_factory=list)
    freely: list["_Place"] = field(default_factory=list)
    gap: "_Place | None" = None
    beginning: "_Place | None" = None
    end: "_Place | None" = None
    is_last: bool = False

    def following(self) -> Iterator["_Place"]:
        """The places that one comes to without a word."""
        yield from self.freely
        yield from (place for place in (self.gap, self.beginning, self.end) if place is not None)


class _Reader:
    """Reads a pattern from its end to its beginning, since a place is made of what leads on from it."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._pieces = _PIECE.findall(pattern)
        self._at = 0
        self.words: set[str] = set()
        self.groups: set[str] = set()

    def read(self) -> _Place:
        """The first place of the pattern. Raises ValueError for brackets that don't fit, and for no word at all."""
        sequences = self._sequences()
        if self._at < len(self._pieces) or not self._pieces:
            raise ValueError(f"the brackets do not fit together: {self._pattern!r}")
        last = _Place(is_last=True)
        return self._one_of(sequences, last, may_be_left_out=False)

    def _sequences(self) -> list[list[Any]]:
        found: list[list[Any]] = [[]]
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if piece in ")]":
                break
            self._at += 1
            if piece == "|":
                found.append([])
            elif piece in "([":
                inner = self._sequences()
                if self._pieces[self._at : self._at + 1] != [")" if piece == "(" else "]"]:
                    raise ValueError(f"the brackets do not fit together: {self._pattern!r}")
                self._at += 1
                found[-1].append((inner, piece == "("))
            else:
                found[-1].append(piece)
        return found

    def _one_of(self, sequences: list[list[Any]], then: _Place, may_be_left_out: bool) -> _Place:
        place = _Place(freely=[then] if may_be_left_out else [])
        for sequence in sequences:
            following = then
            for piece in reversed(sequence[1:]):
                following = self._piece(piece, following, _Place())
            self._piece(sequence[0] if sequence else "", following, place)
        return place

    def _piece(self, piece: Any, then: _Place, place: _Place) -> _Place:
        """Leads on from `place` over this piece to `then`."""
        if not isinstance(piece, str):
            place.freely.append(self._one_of(piece[0], then, piece[1]))
        elif piece == "":
            place.freely.append(then)
        elif piece == "...":
            place.freely.append(_Place(gap=then))
        elif piece == "^":
            place.freely.append(_Place(beginning=then))
        elif piece == "$":
            place.freely.append(_Place(end=then))
        elif piece.startswith("{"):
            self.groups.add(piece[1:-1])
            place.groups.append((piece[1:-1], then))
        else:
            word = simplified(piece.rstrip("*")) + "*" * piece.endswith("*")
            self.words.add(word)
            place.words.setdefault(word, []).append(then)
        return place


class Phrases:
    """One list in one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.small = frozenset(simplified(word) for word in data.get("small", ()))
        self.words: set[str] = set(self.small)
        self._named: set[str] = set()
        self.groups = {name: self._places(patterns) for name, patterns in data.get("groups", {}).items()}
        missing = self._named - self.groups.keys()
        if missing:
            raise ValueError(f"the file names no group {', '.join(sorted(missing))}")
        self._firsts: dict[int, frozenset[str]] = {}
        self.heard = self._by_first_word(p for patterns in data["heard"].values() for p in patterns)
        self.harmless = self._by_first_word(p for patterns in data.get("harmless", {}).values() for p in patterns)

    def _places(self, patterns: Iterable[str]) -> list[_Place]:
        places = []
        for pattern in patterns:
            reader = _Reader(pattern)
            places.append(reader.read())
            self.words |= reader.words
            self._named |= reader.groups
        return places

    def _by_first_word(self, patterns: Iterable[str]) -> dict[str, list[_Place]]:
        found: dict[str, list[_Place]] = {}
        for pattern, place in ((p, self._places([p])[0]) for p in patterns):
            missing = self._named - self.groups.keys()
            if missing:
                raise ValueError(f"the file names no group {', '.join(sorted(missing))}: {pattern!r}")
            for word in self.firsts(place):
                found.setdefault(word, []).append(place)
        return found

    def firsts(self, place: _Place) -> frozenset[str]:
        """The words that may stand first from this place on. Raises ValueError where no word need stand at all."""
        known = self._firsts.get(id(place))
        if known is None:
            if place.is_last:
                raise ValueError("a pattern must hold a word that can't be left out")
            words = set(place.words)
            for following in place.following():
                words |= self.firsts(following)
            for name, _ in place.groups:
                words |= self.group_firsts(name)
            known = self._firsts[id(place)] = frozenset(words)
        return known

    def group_firsts(self, name: str) -> frozenset[str]:
        """The words that a group may begin with."""
        return frozenset().union(*(self.firsts(place) for place in self.groups[name]))


class Hearing:
    """One message, listened to with one list."""

    def __init__(self, phrases: Phrases, words: list[Word]) -> None:
        self._phrases = phrases
        self._words = words
        self._small = [not phrases.small.isdisjoint(word.ways) for word in words]
        self._ends: dict[tuple[_Place, int, bool], frozenset[int]] = {}
        self._group_ends: dict[tuple[str, int], frozenset[int]] = {}
        self._passed: set[tuple[int, int]] = set()

    def hears(self) -> bool:
        """Whether something is said that no harmless pattern takes back."""
        last = {min(ends) - 1 for ends in self._all(self._phrases.heard)}
        if not last:
            return False
        self._ends.clear()
        self._passed.clear()
        for _ in self._all(self._phrases.harmless):
            pass
        taken_back = {index for start, end in self._passed for index in range(start, end)}
        return not last <= taken_back

    def _all(self, by_first_word: dict[str, list[_Place]]) -> Iterator[frozenset[int]]:
        """Where the patterns that fit are at their end, for each of them and each beginning."""
        for at, word in enumerate(self._words):
            for place in {p: None for way in word.ways for p in by_first_word.get(way, ())}:
                ends = self._follow(place, at, True)
                if ends:
                    yield ends

    def _follow(self, place: _Place, at: int, first: bool) -> frozenset[int]:
        """The places behind the words with which the pattern can come to its end from here."""
        key = (place, at, first)
        known = self._ends.get(key)
        if known is not None:
            return known
        self._ends[key] = frozenset()
        ends: set[int] = {at} if place.is_last else set()
        words = self._words
        for following in place.freely:
            ends |= self._follow(following, at, first)
        if place.beginning is not None and at < len(words) and words[at].begins:
            ends |= self._follow(place.beginning, at, first)
        if place.end is not None and (at == len(words) or words[at].begins):
            ends |= self._follow(place.end, at, first)
        if place.gap is not None:
            for start in self._reach(at, LONGEST_GAP, False):
                ends |= self._follow(place.gap, start, True)
        if place.words or place.groups:
            for start in [at] if first else self._reach(at, MOST_SMALL, True):
                for following, end in self._next(place, start):
                    found = self._follow(following, end, False)
                    if found:
                        self._passed.add((start, end))
                        ends |= found
        self._ends[key] = frozenset(ends)
        return self._ends[key]

    def _reach(self, at: int, most: int, only_small: bool) -> Iterator[int]:
        """The places from here on that the next word may stand at, in the same sentence."""
        for start in range(at, min(at + most + 1, len(self._words))):
            if at > 0 and self._words[start].sentence != self._words[at - 1].sentence:
                return
            yield start
            if only_small and not self._small[start]:
                return

    def _next(self, place: _Place, at: int) -> Iterator[tuple[_Place, int]]:
        if at >= len(self._words):
            return
        for way in self._words[at].ways:
            for following in place.words.get(way, ()):
                yield following, at + 1
        for name, following in place.groups:
            for end in self._group(name, at):
                yield following, end

    def _group(self, name: str, at: int) -> frozenset[int]:
        """The places behind a group that begins at a word."""
        key = (name, at)
        if key not in self._group_ends:
            self._group_ends[key] = frozenset()
            if not self._phrases.group_firsts(name).isdisjoint(self._words[at].ways):
                outside, self._passed = self._passed, set()
                ends = [self._follow(place, at, True) for place in self._phrases.groups[name]]
                self._group_ends[key] = frozenset().union(*ends)
                self._passed = outside
        return self._group_ends[key]


class Lists:
    """The same list in several languages, all of them read for everyone, since people mix."""

    def __init__(self, files: Iterable[Mapping[str, Any]], real: Iterable[str]) -> None:
        files = list(files)
        self._phrases = [Phrases(data) for data in files]
        spelt = {wrong: right for data in files for wrong, right in data.get("spelt", {}).items()}
        words = frozenset().union(*(phrases.words for phrases in self._phrases))
        self.spelling = Spelling(words, spelt, real)

    def hear(self, text: str) -> bool:
        """Whether the text says something of the list. Takes any text and never raises."""
        words = self.spelling.read(text)
        return any(Hearing(phrases, words).hears() for phrases in self._phrases)
