"""Whole messages that mean one thing, with the small words that may stand around them."""

from collections.abc import Iterable, Mapping, Sequence

from medspil.conversations.understanding.answer_lists import lists, not_typos
from medspil.conversations.understanding.normalise import fold
from medspil.conversations.understanding.patterns import Slot, written_out
from medspil.conversations.understanding.short_text import said_once, squeezed, swapped, without_own_letters
from medspil.conversations.understanding.typos import Typos


class Phrases:
    """Knows what a message means where all of it is known phrases that mean the same.

    Phrases may be patterns as "(ja) det [gør|vil] jeg": choices in [ ], what may be left out in ( ).
    """

    def __init__(self, meanings: Mapping[str, Iterable[str]], around: Iterable[str], language: str) -> None:
        self._meaning: dict[tuple[str, ...], str] = {}
        for meaning, patterns in meanings.items():
            for pattern in patterns:
                for steps in written_out(pattern):
                    words = tuple(step for step in steps if not isinstance(step, Slot))
                    self._meaning.setdefault(words, meaning)
        self._longest = max(map(len, self._meaning))
        self._around = frozenset(fold(word) for word in around)
        telling = {word for words in self._meaning for word in words}
        self._known = telling | self._around
        self._without = {without_own_letters(word): word for word in sorted(self._known)} if language == "da" else {}
        self._spelt = {fold(wrong): fold(right) for wrong, right in lists(language)["spelt"].items()}
        self._not_typos = not_typos(language)
        self._typos = Typos(sorted(word for word in telling if word.isalpha()), self._not_typos)

    def meaning(self, words: Sequence[str]) -> str | None:
        """What the words mean as a whole message; None where a part is not known or two parts disagree."""
        found = self._meaning.get(tuple(words))
        if found is not None or not words:
            return found
        known = [self._meant(word) for word in words]
        found = self._all_of(known)
        if found is None and not self._spelt.keys().isdisjoint(words):
            found = self._all_of([self._spelt.get(word, one) for word, one in zip(words, known, strict=True)])
        return found

    def _all_of(self, known: Sequence[str]) -> str | None:
        """The one thing that all parts of a message mean, with the small words between them."""
        meanings: set[str] = set()
        at = 0
        while at < len(known):
            for end in range(min(len(known), at + self._longest), at, -1):
                found = self._meaning.get(tuple(known[at:end]))
                if found is not None:
                    meanings.add(found)
                    at = end
                    break
            else:
                if known[at] not in self._around:
                    return None
                at += 1
        return meanings.pop() if len(meanings) == 1 else None

    def _meant(self, word: str) -> str:
        """The known word behind a written one: without æøå, drawn out, or with a slip of the thumb."""
        if word in self._known:
            return word
        once = squeezed(word)
        for other in (self._spelt.get(word), self._without.get(word), once, self._without.get(once), said_once(word)):
            if other in self._known:
                return other
        guess = self._typos.meant(word)
        if guess is not None or word in self._not_typos or not 3 <= len(word) <= 4:
            return guess or word
        turned = [other for other in swapped(word) if other in self._known]
        return turned[0] if len(turned) == 1 else word
