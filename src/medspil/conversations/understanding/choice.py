"""A choice among labels: by its very words, by its number, letter or place, or by a part of its words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from medspil.conversations.understanding.answer_lists import lists, not_typos
from medspil.conversations.understanding.label_words import LabelWords, Likeness
from medspil.conversations.understanding.normalise import fold, tokenise
from medspil.conversations.understanding.short_text import (
    MOST_WORDS,
    is_number,
    readable,
    squeezed,
    without_own_letters,
    words_in,
)
from medspil.conversations.understanding.yes_no import read_yes_no

_DASHES = tuple("-−–—‑")
_ENOUGH_WORDS = 3
_MOST_AROUND = 4
"""A label of so many words may stand among so many others."""


def is_a_label(text: str, labels: Sequence[str]) -> bool:
    """Whether the message is one of the labels, word for word."""
    text = readable(text)
    whole = words_in(text)
    return bool(whole) and not _below_nothing(text) and any(whole == words_in(label) for label in labels)


def read_choice(text: str, labels: Sequence[str], language: str) -> int | None:
    """The index of the one label that is meant by its number, letter, place or (part of its) words; else None."""
    known = _known(language)
    text = readable(text)
    words = words_in(text)
    if not labels or len(words) > 2 * MOST_WORDS:
        return None
    folded = [words_in(label) for label in labels]
    if not words:
        return _by_yes_or_no(text, folded, language, known)
    same = [index for index, label in enumerate(folded) if label == words]
    if _below_nothing(text):
        return None
    if same:
        return same[0] if len(same) == 1 else None
    found = known.meant(words, folded)
    if found is None:
        found = known.meant_otherwise(words, folded)
    behind = [known.behind_a_no(label, whole) for label, whole in zip(labels, folded, strict=True)]
    if found is None and behind != folded:
        found = known.meant(words, behind)
        found = known.meant_otherwise(words, behind) if found is None else found
    if found is None:
        found = known.in_dialect(words, behind)
    return _by_yes_or_no(text, folded, language, known) if found is None else found


def _below_nothing(text: str) -> bool:
    """Whether a number has a dash before it: "-1" is not "1"."""
    before = (text[: token.start].rstrip() for token in tokenise(text) if token.numbers)
    return any(led.endswith(_DASHES) for led in before)


def _by_yes_or_no(text: str, labels: Sequence[Sequence[str]], language: str, known: "_Choice") -> int | None:
    """The only label that begins with the yes or no that was written, as "Ja, jeg vil gerne" does."""
    said = read_yes_no(text, language)
    beginnings = known.yes if said else known.no
    meant = [index for index, label in enumerate(labels) if label and label[0] in beginnings]
    return meant[0] if said is not None and len(meant) == 1 else None


class _Choice:
    """The words of a language with which a choice is made."""

    def __init__(self, language: str) -> None:
        data = lists(language)
        choice: Mapping[str, Sequence[str]] = data["choice"]
        self.yes, self.no = _folded(choice["yes"]), _folded(choice["no"])
        self._numbers = {fold(name): int(value) for value, names in data["numbers"].items() for name in names}
        self._names = {value: fold(names[0]) for value, names in data["numbers"].items()}
        self._ordinals = {
            fold(name): place for place, names in enumerate(choice["ordinals"]) for name in names.split("|")
        }
        self._ends = {key: frozenset(map(fold, choice[key])) for key in ("first", "last", "middle", "last_but_one")}
        self._around, self._small = _folded(choice["around"]), _folded(choice["small"])
        self._small |= frozenset(map(without_own_letters, self._small))
        self._before_a_number, self._pointing = _folded(choice["before_a_number"]), _folded(choice["pointing"])
        self._after_a_number = _folded(choice["after_a_number"])
        self._unsure, self._nots = _folded(choice["unsure"]), _folded(choice["nots"])
        self._articles = _folded(choice["articles"])
        self._likeness = Likeness(self._small, self._articles, not_typos(language), tuple(map(fold, choice["endings"])))
        places = {*self._numbers, *self._ordinals, *(word for words in self._ends.values() for word in words)}
        self._without = {without_own_letters(word): word for word in sorted(places)} if language == "da" else {}
        # "tor" is the beginning of a day, and no "toer".
        self._without = {word: place for word, place in self._without.items() if len(word) > 3}
        self._spellings = {fold(wrong): fold(right) for wrong, right in data["spelt"].items()}
        self._no_place_after = _folded(choice["no_place_after"])
        self._counting = _folded(choice["counting"])
        self._groups = [[tuple(map(fold, phrase.split())) for phrase in group] for group in choice["same"]]

    def _in_figures(self, words: Sequence[str]) -> list[str]:
        return [str(self._numbers.get(word, word)) for word in words]

    def meant_otherwise(self, words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label that is meant where it is said in other words, with a figure for a word, or among more words."""
        found = {self.meant(other, labels) for other in self._other_words_for(words)} - {None}
        figures = [word for word in words if is_number(word)]
        if len(figures) == 1 and len(words) > 1 and (name := self._names.get(figures[0])) is not None:
            index = self.meant([name if word in figures else word for word in words], labels)
            found |= {index} if index is not None and name in labels[index] else set()
        if not found and not any(word in self._unsure for word in words):
            found = set(self._held_whole(words, labels))
        return found.pop() if len(found) == 1 else None

    def behind_a_no(self, label: str, whole: list[str]) -> list[str]:
        """What stands behind the no of a label such as "Nobody, I'll do it myself": that alone may be said, too."""
        before, comma, rest = label.partition(",")
        first = words_in(before)
        return words_in(rest) if comma and len(first) == 1 and first[0] in self._nots | self.yes | self.no else whole

    def in_dialect(self, words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label whose words are said in dialect or written short; never by a place, since "a" is one, too."""
        held = {word for label in labels for word in label}
        said = [word if word in held else self._spellings.get(word, word) for word in words]
        if len(said) < _ENOUGH_WORDS or said == list(words) or not self.no.isdisjoint(said):
            return None
        if any(len(word) == 1 or is_number(word) for word in said):
            return None
        telling = self._told_apart(said, {word for word in held if word not in self._small})
        return self._by_words(telling, said, labels)

    def _held_whole(self, words: Sequence[str], labels: Sequence[Sequence[str]]) -> Iterator[int]:
        """The labels that stand in the message with all their words, with few around and none of another label's."""
        for index, label in enumerate(labels):
            carrying = [word for word in label if word not in self._small]
            enough = len(label) >= _ENOUGH_WORDS or len(carrying) > 1
            if enough and len(words) <= len(label) + _MOST_AROUND and f" {' '.join(label)} " in f" {' '.join(words)} ":
                others = {word for other in labels if other is not label for word in other} - self._small - {*label}
                if others.isdisjoint(words) and not any(is_number(word) and word not in label for word in words):
                    yield index

    def _other_words_for(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Other ways to say the message ("daily" for "every day"), where it is nothing but one of them."""
        bare = tuple(word for word in words if word not in self._around)
        return [
            other
            for group in self._groups
            if bare in group or tuple(words) in group
            for other in group
            if other not in (bare, tuple(words))
        ]

    def meant(self, words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label that is meant by its place or by its words; None where the two name different ones."""
        if any(is_number(word) for label in labels for word in label):
            words, labels = self._in_figures(words), [self._in_figures(label) for label in labels]
        held = {word for label in labels for word in label if word not in self._small or len(label) == 1}
        words = [word if word in held else self._spelt(word) for word in words]
        telling = self._told_apart(words, held)
        by_place = self._by_place(telling, words, labels)
        by_words = self._by_words(telling, words, labels)
        if by_place is None and by_words is None:
            return self._by_both(telling, words, labels)
        if by_place is not None and by_words is not None and by_place != by_words:
            return None
        return by_place if by_words is None else by_words

    def _spelt(self, word: str) -> str:
        """The word as it is spelt; a lone letter may be the letter of a choice."""
        return self._without.get(word) or (self._spellings.get(word) if len(word) > 1 else None) or word

    def _told_apart(self, words: Sequence[str], held: set[str]) -> list[str]:
        """The words that tell what is chosen: without those that merely lead to it, but for what labels hold."""
        return [word for word in words if word in held or not (word in self._around or squeezed(word) in self._around)]

    def _by_place(self, telling: Sequence[str], words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label meant by its number, letter or place."""
        bare = [word for word in telling if word not in self._before_a_number | self._after_a_number]
        left = bare or [word for word in words if len(word) == 1 or word in self._numbers][-1:]
        letters = {word for word in words if len(word) == 1 and word.isalpha() and word != "i"}
        if len(left) != 1 or len(letters) > 1:
            return None
        place = self._place(left[0], words, labels)
        if place is None or not 0 <= place < len(labels):
            return None
        counted = any(word in self._counting for word in words)
        elsewhere = not counted and any(left[0] in label for index, label in enumerate(labels) if index != place)
        return None if elsewhere and not is_number(left[0]) else place

    def _place(self, word: str, words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        count = len(labels)
        numeric = any(len(label) == 1 and is_number(label[0]) for label in labels)
        if is_number(word):
            # Among numbers a number names a choice by what it says, never by its place.
            return None if numeric else int(word[:6]) - 1
        if word in self._numbers and not numeric:
            # "the one" points at nothing, "one" and "number one" do.
            beside = (self._before_a_number | self._after_a_number | {word}) - self._pointing
            counted = self._numbers[word] != 1 or all(other in beside for other in words)
            if list(words) == [word] and word in self._articles:
                return None
            return self._numbers[word] - 1 if counted else None
        if word in words[1:] and words[words.index(word) - 1] in self._no_place_after:
            # "en anden", "one second" and "at last" are no places in the list.
            return None
        if word in self._ordinals:
            return self._ordinals[word]
        if word in self._ends["last"]:
            return count - 1
        if word in self._ends["first"]:
            return 0
        if word in self._ends["last_but_one"]:
            return count - 2 if count > 1 else None
        if word in self._ends["middle"]:
            return count // 2 if count % 2 else None
        return ord(word) - ord("a") if len(word) == 1 and "a" <= word <= "z" else None

    def _by_words(self, telling: Sequence[str], words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label whose words these are; None where a second one is as near, or where it says what was not said."""
        index = self._likeness.nearest(
            telling, words, [LabelWords(label, self._small, self._articles) for label in labels]
        )
        if index is None:
            return None
        label = labels[index]
        # "Have" is a garden where it is a label of its own, and said beside another one it is a second choice.
        if any(len(other) == 1 and other != label and other[0] in telling for other in labels):
            return None
        if any(word in self._unsure and word not in label for word in words):
            return None
        return index if all(word in words for word in label if word in self._nots) else None

    def _by_both(self, telling: Sequence[str], words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
        """The label that is named by its number and its words ("2 en ven"), where both are the same."""
        for at, word in enumerate(telling):
            if at in (0, len(telling) - 1) and len(telling) > 1 and (is_number(word) or word in self._ordinals):
                rest = [*telling[:at], *telling[at + 1 :]]
                place = self._place(word, [word], labels)
                if place is not None and place == self._by_words(rest, rest, labels):
                    return place
        return None


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@cache
def _known(language: str) -> _Choice:
    return _Choice(language)
