"""The words and patterns of a language, read once from its data files."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from medspil.conversations.understanding.feasts import Feast
from medspil.conversations.understanding.normalise import Token, fold, tokenise
from medspil.conversations.understanding.patterns import Node, Rule, Slot, written_out
from medspil.conversations.understanding.typos import Typos

LANGUAGES = ("da", "en")

UNGUESSED = (
    *("short_", "plain_", "past_", "weekday_the", "weekdays"),
    *("joinable", "feeling", "tired", "season", "half_hour"),
)
"""Lists whose words are known only as they are written: too short, or too near to words that mean something else."""


_LONGEST_WORD = 40


class Words:
    """All that is known of a language about days and times."""

    def __init__(self, data: Mapping[str, Any], feasts: tuple[Feast, ...], language: str) -> None:
        self.feasts = feasts
        self.lists = Node()
        self.layers: dict[str, Node] = {}
        self.small = frozenset(fold(word) for word in data["small"])
        self.negations = frozenset(fold(word) for word in data["negations"])
        self.contrasts = frozenset(fold(word) for word in data["contrasts"])
        self.past = frozenset(fold(word) for word in data["past"])
        self.past_endings = tuple(fold(ending) for ending in data["past_endings"])
        self.perhaps_past = frozenset(fold(word) for word in data["perhaps_past"])
        self.past_subjects = frozenset(fold(word) for word in data["past_subjects"])
        self.joining = frozenset(fold(word) for word in data["joining"])
        self.questions = frozenset(fold(word) for word in data["questions"])
        self._spelt = {fold(wrong): fold(right) for wrong, right in data["spelt"].items()}
        self.parts: Mapping[str, Mapping[str, Any]] = data["parts"]
        self._joined = [{fold(w) for v in data["lists"][n].values() for w in v} for n in data["joined"]]
        self.known: set[str] = set(self.small | self.negations | self.questions | self.past)
        guessable = {fold(word) for word in data["also_guessed"]}
        for kind, entries in data["lists"].items():
            for value, names in entries.items():
                for name in names:
                    learnt = self._add_name(name, kind, _number_or_word(value))
                    guessable |= set() if kind.startswith(UNGUESSED) else learnt
        for index, feast in enumerate(feasts):
            for name in feast.names[language]:
                guessable |= self._add_name(name, "feast", index)
        order = 0
        for layer, rules in data["patterns"].items():
            top = self.layers.setdefault(layer, Node())
            for entry in rules:
                order += 1
                fixed = {k: v for k, v in entry.items() if k not in ("say", "means", "sure")}
                rule = Rule(entry["means"], entry.get("sure", "anywhere"), order, fixed)
                for pattern in entry["say"]:
                    for steps in written_out(pattern):
                        top.add(steps, rule)
                        self._learn(step for step in steps if isinstance(step, str))
        self.first_words = frozenset(self.lists.words).union(*(top.words for top in self.layers.values()))
        real = real_words(language)
        self._plain = self._without_own_letters(real) if language == "da" else {}
        unguessed = self.small
        self._typos = Typos(sorted(w for w in guessable if w not in unguessed and w.isalpha()), real)

    def tells_of_the_past(self, keys: Sequence[str], at: int) -> bool:
        """Whether the word at a place in a message is a verb of what has been."""
        key = keys[at]
        if key in self.past:
            return True
        if len(key) < 6 or key in self.known or not key.endswith(self.past_endings):
            return False
        beside = (keys[at - 1] if at else "", *keys[at + 1 : at + 2])
        return not self.past_subjects.isdisjoint(beside)

    def key(self, written: str, guess: bool) -> str:
        """The known word behind a folded one: itself, without æøå, or behind a typo where `guess` is set."""
        if written in self.known or written.isdigit():
            return written
        for other in (self._spelt, self._plain):
            if written in other:
                return other[written]
        return (self._typos.meant(written) if guess else None) or written

    def tokens(self, text: str, most: int | None = None) -> list[Token]:
        """The tokens of a message, words written together ("fredagaften") taken apart."""
        tokens = tokenise(text, most)
        apart: list[Token] = []
        for token in tokens:
            if 7 <= len(token.key) <= _LONGEST_WORD and token.key not in self.known and token.key.isalpha():
                pair = self._taken_apart(token)
                if pair:
                    apart.extend(pair)
                    continue
            apart.append(token)
        return apart

    def _taken_apart(self, token: Token) -> tuple[Token, Token] | None:
        first, second = self._joined
        for at in range(3, len(token.key) - 2):
            one, two = self.key(token.key[:at], guess=False), self.key(token.key[at:], guess=False)
            if one in first and two in second:
                return (
                    Token(token.raw, one, token.start, token.end, after_stop=token.after_stop),
                    Token(token.raw, two, token.start, token.end),
                )
        return None

    def _add_name(self, name: str, kind: str, value: int | float | str) -> set[str]:
        steps = tuple(fold(word) for word in name.split())
        self.lists.add(steps, Rule(kind, "", 0, {"value": value}))
        return self._learn(steps)

    def _learn(self, words: Iterable[str]) -> set[str]:
        learnt = set(words)
        self.known |= learnt
        return learnt

    def _without_own_letters(self, real: frozenset[str]) -> dict[str, str]:
        """Danish words as they are written on a keyboard without æ, ø and å."""
        plain: dict[str, str] = {}
        for word in self.known:
            for ae, oe, aa in (("a", "o", "a"), ("e", "o", "a"), ("e", "oe", "aa"), ("ae", "o", "a")):
                other = word.replace("ae", ae).replace("oe", oe).replace("aa", aa)
                if other != word and other not in self.known and other not in real:
                    plain.setdefault(other, word)
        return plain


def _number_or_word(value: str) -> int | float | str:
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value)
    except ValueError:
        return value


def load(name: str) -> dict[str, Any]:
    """A data file of this package. Raises FileNotFoundError for one there is not."""
    file = resources.files(__package__).joinpath("data", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def real_words(language: str) -> frozenset[str]:
    """Words that merely look like a typo of a known one, folded."""
    return frozenset(fold(word) for word in load("real_words")[language])


@cache
def words_of(language: str) -> Words:
    """The words of a language, "da" or "en". Raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(f"no words for the language {language!r}, only for {', '.join(LANGUAGES)}")
    feasts = tuple(
        Feast(
            entry["rule"],
            {lang: tuple(entry[lang]) for lang in LANGUAGES},
            entry.get("after", 1),
            entry.get("closed", False),
        )
        for entry in load("feasts")["feast"]
    )
    return Words(load(language), feasts, language)


__all__ = ["LANGUAGES", "Slot", "Words", "load", "real_words", "words_of"]
