"""Patterns of what people say, as a professional writes them, put into trees in which a message is looked up.

A pattern is made of words in their order. `leve*` is any word that begins so, `[a|b c]` is one of several, `(a|b)` is
one of several or nothing, `{jeg}` is one of a group that the file names, `...` is up to three other words, `^` and `$`
are the beginning and the end of a clause.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from medspil.conversations.understanding.folding import simplified

GAP, BEGINNING, END = "...", "^", "$"
_PARTS = ("heard", "harmless", "certain", "telling", "about")

_PIECE = re.compile(r"\{\w+\}|[\[\]()|^$]|\.\.\.|[^\s\[\]()|{}^$]+")

Piece = str | tuple[bool, list[list[Any]]]
"""A word or sign, or the choices of a bracket with whether all of it may be left out."""


class Tree:
    """A place in the tree of patterns. `leads` has what may stand next, by first words: groups, or "" for a word."""

    __slots__ = ("beginning", "end", "gap", "groups", "is_last", "leads", "words")

    def __init__(self) -> None:
        self.words: dict[str, Tree] = {}
        self.groups: dict[str, Tree] = {}
        self.leads: dict[str, list[tuple[str, Tree]]] = {}
        self.gap: Tree | None = None
        self.beginning: Tree | None = None
        self.end: Tree | None = None
        self.is_last = False

    def on(self, step: str) -> "Tree":
        """The place behind a step, made where there is none."""
        if step == GAP:
            self.gap = self.gap or Tree()
            return self.gap
        if step == BEGINNING:
            self.beginning = self.beginning or Tree()
            return self.beginning
        if step == END:
            self.end = self.end or Tree()
            return self.end
        following = self.groups if step[0] in "{[" else self.words
        return following.setdefault(step, Tree())

    def places(self) -> Iterator["Tree"]:
        """This place and all behind it."""
        yield self
        for place in (*self.words.values(), *self.groups.values(), self.gap, self.beginning, self.end):
            if place is not None:
                yield from place.places()


class Patterns:
    """The patterns of one list in one language, as trees."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.small = frozenset(simplified(word) for word in data.get("small", ()))
        self.groups: dict[str, Tree] = {}
        for name, patterns in data.get("groups", {}).items():
            self.groups[f"{{{name}}}"] = self._tree(patterns)
        self.heard, self.harmless, self.certain, self.telling, self.about = (
            self._tree(pattern for patterns in data.get(part, {}).values() for pattern in patterns) for part in _PARTS
        )
        trees = (self.heard, self.harmless, self.certain, self.telling, self.about, *self.groups.values())
        places = [place for tree in trees for place in tree.places()]
        self._firsts: dict[str, frozenset[str]] = {}
        for place in places:
            place.leads = {word: [("", following)] for word, following in place.words.items()}
            for name, following in place.groups.items():
                for word in self._group_firsts(name):
                    place.leads.setdefault(word, []).append((name, following))
        trees = (self.heard, self.harmless, self.certain, self.telling, self.about)
        self.first_words = {tree: frozenset(self._tree_firsts(tree)) for tree in trees}
        self.words = self.small.union(*(place.words for place in places))

    def _tree(self, patterns: Iterable[str]) -> Tree:
        tree = Tree()
        for pattern in patterns:
            for steps in self._written_out(_read(pattern)):
                if not any(step not in (GAP, BEGINNING, END) for step in steps):
                    raise ValueError(f"a pattern must hold a word that can't be left out: {pattern!r}")
                place = tree
                for step in steps:
                    place = place.on(step)
                place.is_last = True
        return tree

    def _written_out(self, pieces: list[Piece]) -> Iterator[list[str]]:
        """Every way to say it with and without what may be left out; a choice of several is a group of its own."""
        for way in product(*(self._ways(piece) for piece in pieces)):
            yield [step for steps in way for step in steps]

    def _ways(self, piece: Piece) -> list[list[str]]:
        if isinstance(piece, str):
            return [[_step(piece)]]
        may_be_left_out, choices = piece
        ways: list[list[str]] = [[]] if may_be_left_out else []
        written = [way for choice in choices for way in self._written_out(choice)]
        # What is no group: a choice of one, and one with the beginning or the end of a clause, which are no words.
        signs = [way for way in written if len(written) == 1 or any(s in (BEGINNING, END, GAP) for s in way) or not way]
        rest = [way for way in written if way not in signs]
        if rest:
            name = f"[{'|'.join(sorted(' '.join(way) for way in rest))}]"
            if name not in self.groups:
                self.groups[name] = tree = Tree()
                for way in rest:
                    place = tree
                    for step in way:
                        place = place.on(step)
                    place.is_last = True
            ways.append([name])
        return ways + signs

    def _group_firsts(self, name: str) -> frozenset[str]:
        known = self._firsts.get(name)
        if known is None:
            if name not in self.groups:
                raise ValueError(f"the file names no group {name}")
            self._firsts[name] = frozenset()  # a group that begins with itself begins with nothing
            known = self._firsts[name] = frozenset(self._tree_firsts(self.groups[name]))
        return known

    def _tree_firsts(self, place: Tree) -> Iterator[str]:
        yield from place.words
        for name in place.groups:
            yield from self._group_firsts(name)
        for following in (place.gap, place.beginning, place.end):
            if following is not None:
                yield from self._tree_firsts(following)


def _step(piece: str) -> str:
    if piece in (GAP, BEGINNING, END) or piece[0] == "{":
        return piece
    return simplified(piece[:-1]) + "*" if piece.endswith("*") else simplified(piece)


def _read(pattern: str) -> list[Piece]:
    """The pieces of a pattern. Raises ValueError for brackets that don't fit together."""
    pieces = _PIECE.findall(pattern)
    choices, at = _choices(pieces, 0)
    if at < len(pieces) or len(choices) != 1:
        raise ValueError(f"the brackets do not fit together: {pattern!r}")
    return choices[0]


def _choices(pieces: list[str], at: int) -> tuple[list[list[Piece]], int]:
    found: list[list[Piece]] = [[]]
    while at < len(pieces) and pieces[at] not in ")]":
        piece = pieces[at]
        at += 1
        if piece == "|":
            found.append([])
        elif piece in "([":
            inner, at = _choices(pieces, at)
            if at == len(pieces) or pieces[at] != (")" if piece == "(" else "]"):
                raise ValueError(f"the brackets do not fit together: {' '.join(pieces)!r}")
            at += 1
            found[-1].append((piece == "(", inner))
        else:
            found[-1].append(piece)
    return found, at
