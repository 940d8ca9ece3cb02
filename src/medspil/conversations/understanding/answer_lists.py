"""The words that short answers are read with: data/answers.da.toml and answers.en.toml, which anyone may extend."""

from functools import cache
from typing import Any

from medspil.conversations.understanding.words import LANGUAGES, load, real_words, words_of


@cache
def lists(language: str) -> dict[str, Any]:
    """The lists of a language. Raises ValueError for another than "da" and "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"no answers for the language {language!r}, only for {', '.join(LANGUAGES)}")
    return load(f"answers.{language}")


@cache
def signs() -> dict[str, bool | None]:
    """The signs that mean yes or no by themselves, and those that lean neither way."""
    meant = {"yes": True, "no": False, "unsure": None}
    return {sign: meant[key] for key, found in load("signs").items() for sign in found}


@cache
def not_typos(language: str) -> frozenset[str]:
    """Words never taken for another one misspelt: real ones that look alike, and those that days are said with."""
    return real_words(language) | frozenset(words_of(language).known)
