"""A whole number on a scale: "7", "syv", "en 7'er", "7 ud af 10"."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from medspil.conversations.understanding.answer_lists import lists, not_typos
from medspil.conversations.understanding.normalise import Token, fold, tokenise
from medspil.conversations.understanding.short_text import MOST_WORDS, is_number, readable, squeezed, swapped
from medspil.conversations.understanding.typos import Typos

_DASHES = "-−–—‑~"
_NO_WHOLE_NUMBER = "+%‰½"
_OF = "/"
"""What stands for "out of" among the words: "7/10"."""


def read_scale(text: str, low: int, high: int, language: str) -> int | None:
    """A whole number from `low` to `high`; None where there is none, it is outside, or there are two."""
    known = _known(language)
    text = readable(text)
    tokens = tokenise(text)
    if not tokens or len(tokens) > 2 * MOST_WORDS or any(unicodedata.category(char) in ("No", "Nl") for char in text):
        return None
    words = _words(text, tokens, known.dates)
    if words is None:
        return None
    whole = " ".join(words)
    if whole in known.lowest:
        return low
    if whole in known.highest:
        return high
    read = known.numbers_in(words, low, high)
    if read is None or len(set(read)) != 1:
        return None
    return read[0] if low <= read[0] <= high else None


def _words(text: str, tokens: Sequence[Token], dates: frozenset[str]) -> list[str] | None:
    """Words and numbers in their order, "7/10" as 7 / 10; None where a number is no whole one or below nothing."""
    words: list[str] = []
    before = 0
    for at, token in enumerate(tokens):
        gap = text[before : token.start]
        before = token.end
        if not token.numbers:
            words.append(token.key)
            continue
        if len(token.numbers) > 1 and (token.separator != "/" or len(token.numbers) > 2):
            return None
        if _is_cut_short(gap, text[token.end : token.end + 2], at > 0 and len(gap) == 1):
            return None
        if token.dot and at and tokens[at - 1].key in dates:
            return None
        if at and tokens[at - 1].numbers and gap in (",", ".", "+", "'"):
            return None
        if gap.strip() == "/":
            words.append(_OF)
        numbers = [str(min(number, 999_999)) for number in token.numbers]
        words.extend(numbers if len(numbers) == 1 else [numbers[0], _OF, numbers[1]])
    return words


def _is_cut_short(before: str, behind: str, behind_a_word: bool) -> bool:
    """Whether a number is not all there is of it: "-1", ".5", "50 %", "7-"."""
    lead, sign = before.strip(), behind.strip()[:1]
    if lead and (lead[-1] in _DASHES or (before[-1] in (".", ",") and not behind_a_word)):
        return True
    return bool(sign) and (sign in _NO_WHOLE_NUMBER or (behind[0] in _DASHES and not behind[1:].isalpha()))


class _Scale:
    """The words of a language around a number on a scale."""

    def __init__(self, language: str) -> None:
        data = lists(language)
        scale: Mapping[str, Sequence[str]] = data["scale"]
        self._numbers = {fold(name): int(value) for value, names in data["numbers"].items() for name in names}
        self._not_typos = not_typos(language)
        self._typos = Typos(sorted(self._numbers), self._not_typos - set(self._numbers))
        self.lowest, self.highest = _phrases(scale["lowest"]), _phrases(scale["highest"])
        self._out_of = sorted((tuple(map(fold, phrase.split())) for phrase in scale["out_of"]), key=len, reverse=True)
        self._around, self._unsure = _phrases(scale["around"]), _phrases(scale["unsure"])
        self._articles, self._after_one = _phrases(scale["articles"]), _phrases(scale["after_one"])
        self._pointing, self._nearly, self._to = (_phrases(scale[key]) for key in ("pointing", "nearly", "to"))
        self.dates = _phrases(scale["before_a_date"])

    def numbers_in(self, words: Sequence[str], low: int, high: int) -> list[int] | None:
        """The numbers that are said, without the top of the scale; None where a word is not known or unsure."""
        read = [self._number(word) for word in words]
        found: list[int] = []
        at = 0
        while at < len(words):
            if (end := self._top_ends(words, read, at, high)) is not None:
                if end < 0:
                    return None
                at = end
                continue
            if self._names_the_scale(words, read, at, low, high):
                at += 3
                continue
            number, word = read[at], words[at]
            if number is not None:
                if word in self._articles and self._leads_to_a_number(words, read, at):
                    pass  # "en 7'er", "a 7": the article is no number where a number follows
                elif number == 1 and not is_number(word) and not self._is_one(words, at):
                    return None
                else:
                    found.append(number)
            elif not self._may_stand(word) or (word in self._nearly and read[at + 1 : at + 2] not in ([], [None])):
                return None
            at += 1
        return found

    def _may_stand(self, word: str) -> bool:
        return word not in self._unsure and (word in self._around or squeezed(word) in self._around)

    def _number(self, word: str) -> int | None:
        if is_number(word):
            return int(word)
        if word in self._numbers:
            return self._numbers[word]
        if word in self._around or word in self._unsure:
            return None
        if squeezed(word) in self._numbers:
            return self._numbers[squeezed(word)]
        guess = self._typos.meant(word)
        if guess is None and 3 <= len(word) <= 4 and word not in self._not_typos:
            turned = [other for other in swapped(word) if other in self._numbers]
            guess = turned[0] if len(turned) == 1 else None
        return self._numbers[guess] if guess is not None else None

    def _top_ends(self, words: Sequence[str], read: Sequence[int | None], at: int, high: int) -> int | None:
        """Where "out of 10" ends that begins here; -1 where it is out of something else."""
        if at == 0 or read[at - 1] is None:
            return None
        for phrase in ((_OF,), *self._out_of):
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and end < len(words) and (top := read[end]) is not None:
                return end + 1 if top == high else -1
        return None

    def _leads_to_a_number(self, words: Sequence[str], read: Sequence[int | None], at: int) -> bool:
        """Whether an article is that of a number behind it, as in "en 7'er", but not in "en til to"."""
        behind = next((place for place in range(at + 1, len(words)) if read[place] is not None), None)
        return behind is not None and self._to.isdisjoint(words[at:behind])

    def _names_the_scale(self, words: Sequence[str], read: Sequence[int | None], at: int, low: int, high: int) -> bool:
        """Whether "0 to 10" begins here, and a number is said besides."""
        here = at + 2 < len(words) and read[at] == low and read[at + 2] == high and words[at + 1] in self._to
        return here and any(n is not None for n in (*read[:at], *read[at + 3 :]))

    def _is_one(self, words: Sequence[str], at: int) -> bool:
        """Whether "en" or "one" counts here: not in "that one", nor before a thing that is counted."""
        if at and words[at - 1] in self._pointing:
            return False
        return all(word in self._after_one for word in words[at + 1 :])


def _phrases(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(map(fold, phrase.split())) for phrase in phrases)


@cache
def _known(language: str) -> _Scale:
    return _Scale(language)
