"""How near a message is to the words of a label: the same, another form of it, misspelt, cut short."""

from collections.abc import Sequence
from functools import lru_cache

from medspil.conversations.understanding.short_text import swapped, without_own_letters
from medspil.conversations.understanding.typos import LONGEST, allowed, distance

_SAME, _FORM, _PART, _WHOLE = 1.0, 0.95, 0.8, 0.5
"""What a word is worth that stands in the label, in another form, cut short; and all of the label's words together."""
_A_SLIP = 0.1
_CLEARLY = 0.09
"""So much nearer than the next one must the nearest label be."""
_MOST_LETTERS = 60
_LONG = 8
"""So long a word is hardly ever one letter away from another real one."""


class LabelWords:
    """The words of a label, and those of them that carry it."""

    def __init__(self, words: Sequence[str], small: frozenset[str], articles: frozenset[str]) -> None:
        self.words = tuple(words)
        self.carrying = tuple(word for word in words if word not in small) or tuple(words)
        self.joined = "".join(words)
        self.compound = "".join(word for word in words if word not in articles)


class Likeness:
    """Measures messages against labels. `small` words carry nothing, `endings` make another form of a word."""

    def __init__(
        self, small: frozenset[str], articles: frozenset[str], not_typos: frozenset[str], endings: tuple[str, ...]
    ) -> None:
        self._small = small
        self._not_typos = not_typos
        self._articles = articles
        self._endings = endings

    def nearest(self, telling: Sequence[str], words: Sequence[str], labels: Sequence[LabelWords]) -> int | None:
        """The index of the label that is clearly the nearest, if any is near."""
        by_letters = self._by_letters(words, labels)
        compound = "".join(word for word in words if word not in self._articles)
        scores = sorted(
            (
                (score, index)
                for index, label in enumerate(labels)
                if (score := self._score(telling, compound, label)) > 0
            ),
            reverse=True,
        )
        if not scores:
            return by_letters
        if len(scores) == 1 or scores[0][0] - scores[1][0] >= _CLEARLY:
            found = scores[0][1]
            return found if by_letters in (None, found) else None
        return (
            by_letters if by_letters in [index for score, index in scores if scores[0][0] - score < _CLEARLY] else None
        )

    def _score(self, telling: Sequence[str], compound: str, label: LabelWords) -> float:
        """How much of the label is said; 0 where something else is said, too. `compound` is all that is written."""
        if len(compound) <= _MOST_LETTERS and self._same_stem(compound, label.compound):
            return _FORM + _WHOLE
        carrying = [word for word in telling if word not in self._small and not self._is_cut_small(word, label)]
        if not carrying or not label.carrying:
            return 0.0
        score, least, met = 0.0, _SAME, set()
        for word in carrying:
            worth, meant = max((self._worth(word, other, len(carrying) > 1), other) for other in label.carrying)
            if not worth:
                return 0.0
            score += worth
            least = min(least, worth)
            met.add(meant)
        score /= len(carrying)
        score += 0.01 * sum(word in label.words for word in telling if word in self._small)
        return score + (_WHOLE if met == set(label.carrying) and least >= _FORM else 0.0)

    def _is_cut_small(self, word: str, label: LabelWords) -> bool:
        """Whether a lone letter is what is left of a small word, as in "drop d" for "drop det"."""
        return len(word) == 1 and any(other.startswith(word) and other in self._small for other in label.words)

    def _worth(self, word: str, other: str, among_others: bool) -> float:
        if word == other:
            return _SAME
        if without_own_letters(word) == without_own_letters(other) or self._same_stem(word, other):
            return _FORM
        if len(word) >= (2 if among_others else 3) and other.startswith(word):
            return _PART
        if self._is_itself(word, other):
            return 0.0
        return max(0.0, _FORM - _A_SLIP * slips) if (slips := _slips(word, other)) else 0.0

    def _is_itself(self, word: str, other: str) -> bool:
        """Whether a word is no typo of the other, being real; one letter in a long word is a slip all the same."""
        return word in self._not_typos and not (len(word) >= _LONG and _slips(word, other) == 1)

    def _same_stem(self, one: str, two: str) -> bool:
        return not self._stems(one).isdisjoint(self._stems(two))

    def _stems(self, word: str) -> set[str]:
        found = {word}
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word[: -len(ending)]
                found.add(stem)
                if stem[-1] == stem[-2] and len(stem) > 3:
                    found.add(stem[:-1])
        return found

    def _by_letters(self, words: Sequence[str], labels: Sequence[LabelWords]) -> int | None:
        """The label that the whole message is but for a slip or two, blanks left aside."""
        joined = "".join(words)
        if len(joined) > _MOST_LETTERS:
            return None
        far = sorted(
            (distance(joined, label.joined), index)
            for index, label in enumerate(labels)
            if abs(len(joined) - len(label.joined)) <= 2
        )
        if not far or far[0][0] > allowed(len(labels[far[0][1]].joined)) or (len(far) > 1 and far[0][0] == far[1][0]):
            return None
        meant = labels[far[0][1]].joined
        known = {without_own_letters(word) for word in labels[far[0][1]].words}
        others = [word for word in words if without_own_letters(word) not in known and word not in self._small]
        if joined != meant and any(self._is_itself(word, meant) for word in others):
            return None
        return far[0][1] if far[0][0] == 0 or joined[:1] == meant[:1] or len(meant) > 6 else None


@lru_cache(maxsize=8192)
def _slips(written: str, meant: str) -> int:
    """How many slips of the thumb lie between two words, 0 where they are too far apart to be the same."""
    if len(written) > LONGEST or len(meant) > LONGEST or len(written) < 3 or abs(len(written) - len(meant)) > 2:
        return 0
    if len(meant) <= 4:
        # So short a word is known with a letter too few or many, or two swapped; another letter makes another word.
        longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
        one_off = len(longer) - len(shorter) == 1 and len(shorter) >= 3 and distance(longer, shorter) == 1
        return 1 if (one_off and longer[0] == shorter[0]) or meant in swapped(written) else 0
    far = distance(written, meant)
    if far > allowed(len(meant)):
        return 0
    begins = written[:1] == meant[:1] if far < 2 else written[:2] == meant[:2]
    return far if begins or (far < 2 and (len(meant) > 6 or sorted(written[:2]) == sorted(meant[:2]))) else 0
