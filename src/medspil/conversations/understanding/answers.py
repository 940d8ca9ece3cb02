"""Short answers: yes and no, numbers on a scale, a choice among labels, and the words that steer a talk."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any

from medspil.conversations.understanding.normalise import LONGEST, fold, tokenise
from medspil.conversations.understanding.typos import Typos
from medspil.conversations.understanding.words import LANGUAGES, load, real_words

_MOST_WORDS = 12
"""What is longer is a story, not a short answer."""
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\u200d♀♂]")
_NUMBER = re.compile(r"[0-9]+(?:[.,/][0-9]+)*")


class Word(Enum):
    """A whole message that steers the talk instead of answering the question."""

    SKIP = "skip"
    LATER = "later"
    BACK = "back"
    STOP = "stop"
    HELP = "help"
    CANCEL = "cancel"
    CHANGE = "change"
    NONE = "none"


class Phrases:
    """Whole messages and what each means, with the small words that may stand around them."""

    def __init__(self, meanings: Mapping[str, Iterable[str]], around: Iterable[str], real: frozenset[str]) -> None:
        self._meaning: dict[str, str] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                self._meaning.setdefault(" ".join(_words(phrase)) or phrase, meaning)
        self._around = frozenset(fold(word) for word in around)
        self._plain = {_without_own_letters(phrase): phrase for phrase in self._meaning}
        self._typos = Typos((p for p in self._meaning if " " not in p and p.isalpha()), real)

    def meaning(self, words: Sequence[str]) -> str | None:
        """What the words mean as a whole message: as they stand, then without small words around them."""
        whole = " ".join(words)
        found = self._known(whole)
        if found is not None or not words:
            return found
        bare = " ".join(_squeezed(word) for word in words)
        if bare != whole and (found := self._known(bare)) is not None:
            return found
        meanings: set[str] = set()
        i = 0
        while i < len(words):
            for end in range(len(words), i, -1):
                found = self._meaning.get(" ".join(words[i:end]))
                if found is not None:
                    meanings.add(found)
                    i = end
                    break
            else:
                if words[i] not in self._around:
                    guess = self._typos.meant(words[i])
                    if guess is None:
                        return None
                    meanings.add(self._meaning[guess])
                i += 1
        return meanings.pop() if len(meanings) == 1 else None

    def _known(self, whole: str) -> str | None:
        if whole in self._meaning:
            return self._meaning[whole]
        plain = self._plain.get(_without_own_letters(whole))
        if plain is not None:
            return self._meaning[plain]
        guess = self._typos.meant(whole) if " " not in whole else None
        return self._meaning[guess] if guess is not None else None


def read_yes_no(text: str, language: str) -> bool | None:
    """Yes, no, or None where it is neither or both. `language` as for every reader here: another raises ValueError."""
    data = _data(language)
    if len(text) > LONGEST:
        return None
    words = _words(text)
    signs = _signs(text)
    if len(words) > _MOST_WORDS or len(signs) > 1:
        return None
    if not words:
        return next(iter(signs), None)
    answer = {"yes": True, "no": False}.get(data.yes_no.meaning(words) or "")
    if answer is None or (signs and answer not in signs):
        return None
    return answer


def read_word(text: str, language: str) -> Word | None:
    """The word that steers the talk, where the whole message is one."""
    data = _data(language)
    if len(text) > LONGEST:
        return None
    words = _words(text)
    if not words:
        return Word.HELP if text.strip() in ("?", "??", "???") else None
    meaning = data.words.meaning(words) if len(words) <= _MOST_WORDS else None
    return Word[meaning] if meaning is not None else None


def read_scale(text: str, low: int, high: int, language: str) -> int | None:
    """A whole number from `low` to `high`; None where there is none, it is outside, or there are two."""
    data = _data(language)
    if len(text) > LONGEST:
        return None
    scale = data.scale
    found: list[int] = []
    words = _words(text)
    if len(words) > 2 * _MOST_WORDS:
        return None
    if re.search(r"[-−–]\s*[0-9]", text) or re.search(r"[0-9]\s*[-−–+,.½]\s*[0-9½]", text):
        return None
    whole = " ".join(words)
    top = re.search(rf"(?:/|\s(?:{'|'.join(scale['out_of'])})\s)\s*([0-9]+)\s*\W*$", text, re.IGNORECASE)
    if top is not None and int(top[1][:6]) == high and top.start() > 0:
        words = _words(text[: top.start()])
    elif "/" in text:
        return None
    keycap = text.replace("\ufe0f", "").replace("\u20e3", "")
    if "🔟" in keycap and not words:
        return 10 if low <= 10 <= high else None
    if whole in scale["lowest"]:
        return low
    if whole in scale["highest"]:
        return high
    for at, word in enumerate(words):
        if _is_number(word):
            found.append(int(word[:6]))
        elif word in scale["unsure"]:
            return None
        elif word in data.numbers:
            # "en 7'er", "a 7": the article is no number where a number follows
            if not (data.numbers[word] == 1 and _number_follows(words[at + 1 :], data.numbers)):
                found.append(data.numbers[word])
        elif word not in scale["around"] and word not in scale["around_squeezed"]:
            guess = data.number_typos.meant(word)
            if guess is None:
                return None
            found.append(data.numbers[guess])
    if len(set(found)) != 1:
        return None
    return found[0] if low <= found[0] <= high else None


def read_choice(text: str, labels: Sequence[str], language: str) -> int | None:
    """The index of the one label that is meant by its number, letter, place or (part of its) words; else None."""
    data = _data(language)
    if len(text) > LONGEST or not labels:
        return None
    words = _words(text)
    if not words or len(words) > 2 * _MOST_WORDS:
        return None
    folded = [_words(label) for label in labels]
    whole = " ".join(words)
    same = [i for i, label in enumerate(folded) if label and " ".join(label) == whole]
    if same:
        return same[0] if len(same) == 1 else None
    around: frozenset[str] = data.choice["around"]
    left = [word for word in words if word not in around] or words[-1:]
    if any(word in data.choice["unsure"] and not any(word in label for label in folded) for word in left):
        return None
    by_place = _by_place(whole, left, len(labels), folded, data)
    by_words = _by_words(left, folded, around)
    if by_place is not None and by_words is not None and by_place != by_words:
        return None
    return by_words if by_words is not None else by_place


def _by_place(
    whole: str, left: Sequence[str], count: int, labels: Sequence[Sequence[str]], data: "_Data"
) -> int | None:
    """The label meant by its number, letter or place, where labels do not hold such a word themselves."""
    if whole in data.choice["last"]:
        return count - 1
    if whole in data.choice["first"]:
        return 0
    if len(left) != 1:
        return None
    word = left[0]
    if any(word in label for label in labels):
        return None
    place: int | None = None
    if _is_number(word):
        place = int(word[:6]) - 1
    elif word in data.numbers:
        place = data.numbers[word] - 1
    elif word in data.ordinals:
        place = data.ordinals[word]
    elif word in data.choice["last"]:
        place = count - 1
    elif word in data.choice["first"]:
        place = 0
    elif len(word) == 1 and "a" <= word <= "z":
        place = ord(word) - ord("a")
    return place if place is not None and 0 <= place < count else None


def _by_words(words: Sequence[str], labels: Sequence[Sequence[str]], around: frozenset[str]) -> int | None:
    """The label whose words these are, with typos; None where a second label is as near."""
    scores: list[tuple[float, int]] = []
    for index, label in enumerate(labels):
        typos = Typos((word for word in label if word.isalpha()), ())
        hits = 0.0
        for word in words:
            if word in label:
                hits += 1
            elif typos.meant(word) is not None:
                hits += 0.9
            elif len(word) >= 4 and sum(other.startswith(word) for other in label) == 1:
                hits += 0.8
        if hits:
            scores.append((hits, index))
    if not scores:
        return None
    scores.sort(reverse=True)
    best, index = scores[0]
    enough = best >= 0.8 * len(words) and any(word not in around for word in words)
    clear = len(scores) == 1 or best - scores[1][0] >= 0.5
    return index if enough and clear else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _number_follows(words: Sequence[str], numbers: Mapping[str, int]) -> bool:
    return any(_is_number(word) or word in numbers for word in words)


def _signs(text: str) -> set[bool]:
    bare = _SKIN.sub("", text)
    signs = load_signs()
    return {answer for sign, answer in signs.items() if sign in bare}


def _words(text: str) -> list[str]:
    """The folded words and numbers of a short message."""
    words: list[str] = []
    for token in tokenise(text):
        words.extend(map(str, token.numbers) if token.numbers else [token.key])
    return words


def _squeezed(word: str) -> str:
    """The word with no letter more than twice in a row, and none at its end ("jaaaa", "neeej")."""
    return re.sub(r"([a-z])\1+", r"\1", word)


def _without_own_letters(words: str) -> str:
    return words.replace("ae", "a").replace("oe", "o").replace("aa", "a")


class _Data:
    """The lists of answers.toml for one language, ready to be looked things up in."""

    def __init__(self, data: Mapping[str, Any], real: frozenset[str]) -> None:
        yes_no, words = data["yes_no"], data["words"]
        self.yes_no = Phrases({key: yes_no[key] for key in ("unsure", "no", "yes")}, yes_no["around"], real)
        self.words = Phrases({word.name: words[word.name] for word in Word}, words["around"], real)
        self.numbers = {fold(name): int(value) for value, names in data["numbers"].items() for name in names}
        self.number_typos = Typos(self.numbers, real)
        self.ordinals = {fold(name): place for place, name in enumerate(data["choice"]["ordinals"])}
        self.choice = {
            key: frozenset(" ".join(_words(name)) for name in names) for key, names in data["choice"].items()
        }
        self.scale = {key: frozenset(map(fold, names)) for key, names in data["scale"].items()}
        self.scale["around_squeezed"] = frozenset(map(_squeezed, self.scale["around"]))


@cache
def load_signs() -> dict[str, bool]:
    """The signs that mean yes or no by themselves."""
    signs = load("answers")["signs"]
    return {sign: key == "yes" for key in ("yes", "no") for sign in signs[key]}


@cache
def _data(language: str) -> _Data:
    if language not in LANGUAGES:
        raise ValueError(f"no answers for the language {language!r}, only for {', '.join(LANGUAGES)}")
    return _Data(load("answers")[language], real_words(language))
