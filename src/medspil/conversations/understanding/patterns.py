"""Patterns written in the data files, as "om {count} {unit}", and the tree in which they are looked up.

A pattern is words and slots parted by blanks. `{weekday}` stands for any word of that list, `{count:hours}` gives the
value another name, `[a|b c]` is one of several, `(a|b)` is one of several or nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from medspil.conversations.understanding.normalise import fold

_PIECE = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|(\S+)")

_MARKS = frozenset("()[]|")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern means: the name of a meaning, how sure it is, and values fixed in the data file."""

    means: str
    sure: str
    order: int
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a pattern that takes any value of a list; `name` is what the meaning knows it by."""

    kind: str
    name: str


class Node:
    """A place in the tree of patterns."""

    __slots__ = ("rules", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: dict[Slot, Node] = {}
        self.rules: list[Rule] = []

    def add(self, steps: tuple[str | Slot, ...], rule: Rule) -> None:
        """Adds one pattern, its choices already written out."""
        node = self
        for step in steps:
            node = (
                node.slots.setdefault(step, Node()) if isinstance(step, Slot) else node.words.setdefault(step, Node())
            )
        node.rules.append(rule)


def written_out(pattern: str) -> Iterator[tuple[str | Slot, ...]]:
    """Every way to say a pattern, as steps. Raises ValueError for a pattern with nothing in it."""
    for way in product(*([(), *ways] if optional else ways for optional, ways in pieces(pattern))):
        steps = tuple(step for part in way for step in part)
        if not steps:
            raise ValueError(f"a pattern must hold at least one word that is not optional: {pattern!r}")
        yield steps


def pieces(pattern: str) -> list[tuple[bool, list[tuple[str | Slot, ...]]]]:
    """The pieces of a pattern in their order: whether each may be left out, and the ways to say it.

    Raises ValueError where brackets stand in brackets, or a bar outside of them.
    """
    found = _PIECE.findall(pattern)
    if any(not _MARKS.isdisjoint(single) for _optional, _required, single in found):
        raise ValueError(f"brackets hold no other brackets, and a bar stands only between them: {pattern!r}")
    return [
        (bool(optional), [_steps(way) for way in (optional or required or single).split("|")])
        for optional, required, single in found
    ]


def _steps(words: str) -> tuple[str | Slot, ...]:
    steps: list[str | Slot] = []
    for word in words.split():
        if word.startswith("{"):
            kind, _, name = word[1:-1].partition(":")
            steps.append(Slot(kind, name or kind))
        else:
            steps.append(fold(word))
    return tuple(steps)
