"""One of five faces, from 1 (the worst, the least) to 5 (the best, the most): by its number, its sign, or in words."""

from functools import cache
from typing import Any

from medspil.conversations.understanding.phrases import Phrases
from medspil.conversations.understanding.scale import read_scale
from medspil.conversations.understanding.short_text import MOST_WORDS, readable, words_in
from medspil.conversations.understanding.words import LANGUAGES, load

FACES = ("1", "2", "3", "4", "5")


def read_smiley(text: str, language: str) -> int | None:
    """The face from 1 to 5 that is meant; None where it is none, or two. Raises ValueError for another language."""
    phrases = _phrases(language)
    text = readable(text)
    signs, rest = _signs_in(text)
    words = words_in(rest)
    if len(signs) > 1 or len(words) > MOST_WORDS or "?" in text:
        return None
    sign = next(iter(signs), None)
    if not words:
        return sign
    said = read_scale(rest, 1, 5, language)
    if said is None and not any(word.isdigit() for word in words):
        meaning = phrases.meaning(words)
        said = int(meaning) if meaning is not None else None
    # "Good 😊" is as good as it gets; a word and a face that lean to different sides are two answers.
    if said is None or sign is None or said == sign:
        return said
    return sign if (said > 3) == (sign > 3) and (said < 3) == (sign < 3) else None


def _signs_in(text: str) -> tuple[set[int], str]:
    """The faces in the text, drawn or typed, and the text without them."""
    found: set[int] = set()
    data = _data()
    for face in FACES:
        for sign in data["signs"][face]:
            if sign in text:
                found.add(int(face))
                text = text.replace(sign, " ")
    typed = {sign: int(face) for face in FACES for sign in data["typed"][face]}
    words = text.split()
    found |= {typed[word] for word in words if word in typed}
    return found, " ".join(word for word in words if word not in typed)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load("smileys")
    return data


@cache
def _phrases(language: str) -> Phrases:
    if language not in LANGUAGES:
        raise ValueError(f"no faces for the language {language!r}, only for {', '.join(LANGUAGES)}")
    data = _data()[language]
    return Phrases({face: data[face] for face in FACES}, data["around"], language)
