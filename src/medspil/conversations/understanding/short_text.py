"""A short message made plain: its words and numbers, folded, with what a phone or a thumb put around them taken off."""

import re
import unicodedata

from medspil.conversations.understanding.normalise import Token, tokenise

MOST_WORDS = 12
"""What is longer is a story, not a short answer."""

LONGEST_ANSWER = 160
"""So many letters a short answer may have."""

_RINGED = {ord(ring): str(value) for value, ring in enumerate("⓪①②③④⑤⑥⑦⑧⑨")}
_RINGED |= {ord(ring): str(value) for value, ring in enumerate("❶❷❸❹❺❻❼❽❾❿", start=1)}
_RINGED |= {ord("⑩"): "10", ord("🔟"): "10"}
_KEYCAP = "\ufe0f\u20e3"
_TWICE = re.compile(r"(ae|oe|[a-z])\1+")
_AGAIN = re.compile(r"([a-z]{2,5}?)\1+")


def readable(text: str) -> str:
    """The text with figures of all scripts as 0-9 and without marks that are not seen; empty where it is too long."""
    if text.isascii():
        return text if len(text) <= LONGEST_ANSWER else ""
    if len(text) > LONGEST_ANSWER:
        return ""
    return "".join(map(_plain, unicodedata.normalize("NFC", text)))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char in _KEYCAP or unicodedata.category(char) == "Cf":
        return ""
    return _RINGED.get(ord(char), char)


def words_in(text: str) -> list[str]:
    """The folded words and numbers of a short message."""
    return words_of_tokens(tokenise(text))


def words_of_tokens(tokens: list[Token]) -> list[str]:
    """The same of tokens, numbers written together ("1/2") one by one."""
    words: list[str] = []
    for token in tokens:
        words.extend(map(str, token.numbers) if token.numbers else [token.key])
    return words


def is_number(word: str) -> bool:
    """Whether a word is written in figures."""
    return word.isascii() and word.isdigit()


def squeezed(word: str) -> str:
    """The word with no letter twice in a row ("jaaaa", "neeej")."""
    return _TWICE.sub(r"\1", word)


def said_once(word: str) -> str:
    """The word that is written over and over ("nejnejnej"), once."""
    found = _AGAIN.fullmatch(word)
    return found[1] if found is not None else word


def without_own_letters(words: str) -> str:
    """Danish words as they come out on a keyboard, or of a person, without æ, ø and å."""
    return words.replace("ae", "a").replace("oe", "o").replace("aa", "a")


def swapped(word: str) -> list[str]:
    """The word with two neighbouring letters swapped, in all places: how a thumb writes "yse"."""
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1) if word[i] != word[i + 1]]
