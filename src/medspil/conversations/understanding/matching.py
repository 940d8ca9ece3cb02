"""Looking up the patterns of a language in the tokens of one message."""

from datetime import datetime
from typing import Any, NamedTuple

from medspil.conversations.understanding import clock, days
from medspil.conversations.understanding.clock import Clock, Part
from medspil.conversations.understanding.day import Calendar, Day
from medspil.conversations.understanding.moment import UnreadReason
from medspil.conversations.understanding.normalise import Token
from medspil.conversations.understanding.patterns import Node, Rule
from medspil.conversations.understanding.words import Words

_CLOCKS = (":", ".")
_MOST_WORDS_GUESSED = 60
MOST_WORDS = 56
"""A message with more words is a story, and names no day that one could agree on: no more of them are taken."""


class Hit(NamedTuple):
    """A pattern that fits: the token behind it, how sure it is, and what it means."""

    end: int
    sure: str
    value: Day | Clock | Part | UnreadReason


class Message:
    """The tokens of one message and what fits at each of them; looks nothing up twice."""

    def __init__(self, text: str, words: Words, now: datetime) -> None:
        self.words = words
        self.now = now
        self.text = text
        self.tokens = words.tokens(text, MOST_WORDS + 1)
        guess = len(self.tokens) <= _MOST_WORDS_GUESSED
        self.keys = [words.key(token.key, guess) if token.key != "#" else "#" for token in self.tokens]
        self._named: dict[int, dict[str, list[tuple[Any, int]]]] = {}
        self._hits: dict[tuple[str, int], Hit | None] = {}

    def best(self, layer: str, at: int) -> Hit | None:
        """The longest pattern of a layer that fits from a token on, the first in the data file of those."""
        if self.keys[at] not in self.words.first_words and not self.tokens[at].numbers:
            return None
        known = (layer, at)
        if known not in self._hits:
            self._hits[known] = None  # a pattern that begins with itself finds nothing
            self._hits[known] = self._look_up(self.words.layers[layer], at)
        return self._hits[known]

    def _look_up(self, top: Node, at: int) -> Hit | None:
        fitting: list[tuple[int, int, Rule, dict[str, Any]]] = []
        stack: list[tuple[Node, int, dict[str, Any]]] = [(top, at, {})]
        while stack:
            node, i, values = stack.pop()
            fitting.extend((-i, rule.order, rule, values) for rule in node.rules)
            if i == len(self.keys) or (i > at and self.tokens[i].after_stop):
                continue
            following = node.words.get(self.keys[i])
            if following is not None:
                stack.append((following, i + 1, values))
            for slot, following in node.slots.items():
                for value, end in self._values(slot.kind, i):
                    stack.append((following, end, {**values, slot.name: value}))
        fitting.sort(key=lambda fit: fit[:2])
        for end, _, rule, values in fitting:
            value = self._meaning(rule, values)
            if value is not None:
                takes = rule.fixed.get("takes")
                return Hit(-end if takes is None else at + takes, rule.sure, value)
        return None

    def _meaning(self, rule: Rule, values: dict[str, Any]) -> Day | Clock | Part | UnreadReason | None:
        values = {**rule.fixed, **values}
        if rule.means in days.MEANINGS:
            return days.MEANINGS[rule.means](values, Calendar(self.now, self.words.feasts))
        return clock.MEANINGS[rule.means](values, self.words.parts)

    def _values(self, kind: str, at: int) -> list[tuple[Any, int]]:
        if kind in _LAYERED:
            hit = self.best(kind, at)
            return [(hit.value, hit.end)] if hit and isinstance(hit.value, Day) else []
        return self.named(kind, at)

    def named(self, kind: str, at: int) -> list[tuple[Any, int]]:
        """The values of a list whose names stand at a token, each with the token behind it."""
        named = self._named.get(at)
        if named is None:
            named = self._named[at] = self._names_at(at)
        return named.get(kind, [])

    def _names_at(self, at: int) -> dict[str, list[tuple[Any, int]]]:
        found: dict[str, list[tuple[Any, int]]] = {}
        node, i = self.words.lists, at
        while i < len(self.keys) and (i == at or not self.tokens[i].after_stop):
            following = node.words.get(self.keys[i])
            if following is None:
                break
            node, i = following, i + 1
            for rule in node.rules:
                found.setdefault(rule.means, []).append((rule.fixed["value"], i))
        token = self.tokens[at]
        if token.numbers:
            self._add_numbers(found, token, at)
        for name in ("number", "some", "half"):
            found.setdefault("count", []).extend(found.get(name, []))
        found.setdefault("hour", []).extend(
            (value, end) for value, end in found.get("number", []) if isinstance(value, int) and value <= 99
        )
        found.setdefault("day_number", []).extend(found.get("ordinal", []))
        return found

    def _add_numbers(self, found: dict[str, list[tuple[Any, int]]], token: Token, at: int) -> None:
        after = at + 1
        if token.separator:
            found["figures"] = [(token, after)]
            if len(token.numbers) == 2:
                if token.separator in _CLOCKS and token.widths[1] == 2 and token.widths[0] <= 2:
                    found["time"] = [((*token.numbers, token.raw[0] == "0"), after)]
                if token.separator == "-":
                    found["pair"] = [(token.numbers, after)]
            return
        number = token.numbers[0]
        if token.widths[0] == 4 and 1900 <= number <= 2999:
            found["year"] = found["full_year"] = [(number, after)]
        elif token.widths[0] == 2 and not token.dot and 0 <= number - self.now.year % 100 <= 10:
            found["year"] = [(number + self.now.year // 100 * 100, after)]
        if token.widths[0] in (3, 4):
            found["four_digits"] = [((*divmod(number, 100), token.raw[0] == "0"), after)]
        if token.widths[0] > 3:
            return
        found.setdefault("number", []).append((number, after))
        found["digits"] = [(number, after)]
        if token.widths[0] == 2 and not token.dot:
            found["two_digits"] = [(number, after)]
        if token.widths[0] == 2 and token.raw[0] == "0":
            found["zero_digits"] = [(number, after)]
        ending = self._glued(token, after)
        if token.dot:
            found.setdefault("ordinal", []).append((number, after))
            found["dotted"] = [(number, after)]
        elif ending in _ORDINAL_ENDINGS:
            found.setdefault("ordinal", []).append((number, after + 1))
            found["dotted"] = [(number, after + 1)]

    def _glued(self, token: Token, after: int) -> str:
        """The word written together with a number, as in 3rd and 3'de."""
        if after == len(self.keys):
            return ""
        between = self.text[token.end : self.tokens[after].start]
        return self.keys[after] if between in ("", "'", "’") else ""


_LAYERED = frozenset(("span", "day"))
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "te", "de", "ende", "ste"))
