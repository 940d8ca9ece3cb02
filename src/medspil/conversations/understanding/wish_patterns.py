"""The patterns that are sure enough to act on, and the walk through them: whole messages, word by word.

They are written as those for days are: `[a|b]` is one of several, `(a|b)` one of several or nothing, `{list}` any
phrase of a list, `{words:name}` and `{day}` any words. No pattern is written out: each is a short chain of places.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from medspil.conversations.understanding.normalise import fold
from medspil.conversations.understanding.patterns import Rule, Slot, pieces

FREE = ("words", "day")
"""Slots that take any words: the person's own, or those of a day, which is read afterwards."""
MOST_FREE_WORDS = 25
_KEPT = 4096
"""So many sets of places are remembered; the same few come again and again."""

Captured = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that is the whole message: what it means, and where the words in its named slots begin and end."""

    rule: Rule
    captured: Captured


class _Node:
    """A place in a chain: where a word or a slot leads from here, and where one stands at the same time."""

    __slots__ = ("also", "rules", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.slots: list[tuple[Slot, _Node]] = []
        self.also: list[_Node] = []
        self.rules: list[Rule] = []


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Places where one stands at the same time, and where a word or a slot leads from all of them together."""

    words: Mapping[str, tuple[_Node, ...]]
    slots: Mapping[Slot, tuple[_Node, ...]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """A way through the message so far: the places, and those in a list while one of its phrases is being read.

    `slot` is the name of what takes words since the word `since`.
    """

    places: _Places
    inner: _Places | None = None
    slot: str = ""
    since: int = 0
    captured: Captured = ()

    def closed(self, at: int) -> Captured:
        """What was captured, with the slot that ends here."""
        return (*self.captured, (self.slot, self.since, at)) if self.slot else self.captured


class Patterns:
    """All patterns of a language; `words` are those they know."""

    def __init__(
        self, entries: Iterable[Mapping[str, Any]], lists: Mapping[str, Iterable[str]], small: frozenset[str]
    ) -> None:
        self._small = small
        self._top = _Node()
        self._lists: dict[str, _Node] = {}
        self.words: set[str] = set()
        self._places = lru_cache(maxsize=_KEPT)(_together)
        for name, phrases in lists.items():
            top = self._lists.setdefault(name, _Node())
            end = _Node()
            end.rules.append(Rule(name, "", 0))
            for phrase in phrases:
                self._add(top, end, tuple(fold(word) for word in phrase.split()))
        for order, entry in enumerate(entries):
            fixed = {key: value for key, value in entry.items() if key not in ("intent", "say")}
            rule = Rule(entry["intent"], "", order, fixed)
            for pattern in entry["say"]:
                self._add_pattern(pattern, rule)
        self._start = self._places((self._top,))

    def matches(self, keys: Sequence[str]) -> list[Match]:
        """The patterns that are all of these words, in the order of the data file."""
        standing = [_Standing(self._start)]
        for at, key in enumerate(keys):
            standing = _unique(after for before in standing for after in self._stepped(before, key, at))
            if not standing:
                return []
        found = [
            Match(rule, here.closed(len(keys))) for here in standing if here.inner is None for rule in here.places.rules
        ]
        return sorted(found, key=lambda match: (match.rule.order, len(match.captured)))

    def _add_pattern(self, pattern: str, rule: Rule) -> None:
        node = self._top
        parts = pieces(pattern)
        only_small = all(self._is_small(way) for _optional, ways in parts for way in ways)
        for optional, ways in parts:
            after = _Node()
            # What must be said may not vanish among the small words: "ok" is no "ok thanks".
            kept = only_small or len(ways) > 1
            for way in ways:
                for step in way:
                    if isinstance(step, Slot) and step.kind not in (*FREE, *self._lists):
                        raise ValueError(f"there is no list {step.kind!r}, as in the pattern {pattern!r}")
                self._add(node, after, way, skips=not (kept and self._is_small(way)))
            if optional:
                node.also.append(after)
            node = after
        if node is self._top:
            raise ValueError("a pattern must hold at least one word")
        node.rules.append(rule)

    def _is_small(self, way: Sequence[str | Slot]) -> bool:
        return all(step in self._small for step in way)

    def _add(self, node: _Node, end: _Node, steps: Sequence[str | Slot], skips: bool = True) -> None:
        """A chain from one place to another. If it `skips`, small words may be left out."""
        for place, step in enumerate(steps):
            after = end if place == len(steps) - 1 else _Node()
            if isinstance(step, Slot):
                node.slots.append((step, after))
            else:
                self.words.add(step)
                node.words.setdefault(step, []).append(after)
                if skips and step in self._small:
                    node.also.append(after)
            node = after

    def _stepped(self, here: _Standing, key: str, at: int) -> Iterator[_Standing]:
        """Where one may stand after this word."""
        if here.inner is not None:
            yield from self._in_list(here, here.inner, key, at)
            return
        if here.slot and at - here.since < MOST_FREE_WORDS:
            yield here
        if nodes := here.places.words.get(key):
            yield _Standing(self._places(nodes), captured=here.closed(at))
        for slot, behind in here.places.slots.items():
            if slot.kind in FREE:
                yield _Standing(self._places(behind), slot=slot.name, since=at, captured=here.closed(at))
            elif key in (phrases := self._places((self._lists[slot.kind],))).words:
                named = slot.name if slot.name != slot.kind else ""
                begun = _Standing(self._places(behind), slot=named, since=at, captured=here.closed(at))
                yield from self._in_list(begun, phrases, key, at)

    def _in_list(self, here: _Standing, inner: _Places, key: str, at: int) -> Iterator[_Standing]:
        """In the middle of a list's phrase, or behind it where it may end here."""
        nodes = inner.words.get(key)
        if nodes is None:
            return
        after = self._places(nodes)
        if after.words:
            yield _Standing(here.places, after, here.slot, here.since, here.captured)
        if after.rules:
            yield _Standing(here.places, captured=here.closed(at + 1))


def _together(nodes: tuple[_Node, ...]) -> _Places:
    """The places, with all where one stands at the same time, since what lies between may be left out."""
    seen: dict[int, _Node] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            waiting += node.also
    words: dict[str, dict[_Node, None]] = {}
    slots: dict[Slot, dict[_Node, None]] = {}
    for node in seen.values():
        for word, after in node.words.items():
            words.setdefault(word, {}).update(dict.fromkeys(after))
        for slot, behind in node.slots:
            slots.setdefault(slot, {})[behind] = None
    return _Places(
        {word: tuple(after) for word, after in words.items()},
        {slot: tuple(behind) for slot, behind in slots.items()},
        tuple(rule for node in seen.values() for rule in node.rules),
    )


def _unique(standing: Iterable[_Standing]) -> list[_Standing]:
    """One way to each place is enough: the number of them never grows with the message."""
    first: dict[tuple[int, int, str], _Standing] = {}
    for here in standing:
        first.setdefault((id(here.places), id(here.inner), here.slot), here)
    return list(first.values())
