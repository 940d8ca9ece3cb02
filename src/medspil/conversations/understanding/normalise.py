"""From a message to tokens: words without capitals, accents and emoji, numbers in the shapes people give them."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

LONGEST = 1000
"""Longer messages are no answers to a question; they are not read at all."""

_LONGEST_WORD = 100
"""Longer words are known by their beginning; one letter of some scripts stands for eighteen."""

_LETTERS = {
    ord("æ"): "ae",
    ord("ä"): "ae",
    ord("ø"): "oe",
    ord("ö"): "oe",
    ord("å"): "aa",
    ord("ü"): "u",
    ord("ß"): "ss",
    ord("'"): None,
    ord("’"): None,
    ord("´"): None,
    ord("`"): None,
    ord("@"): "at",
}

# Words and numbers only; what lies between them (emoji, blanks, dashes) is looked at as the gap before a token.
_TOKEN = re.compile(
    r"(?P<numbers>[0-9]{1,2}h[0-9]{2}(?![0-9a-zA-Z])|[0-9]{1,4}(?:(?:[./:\-]|\ /\ )[0-9]{1,4}){1,2}(?![0-9]))"
    r"|(?P<integer>[0-9]+)(?P<dot>\.(?![0-9]))?"
    r"|(?P<word>@|[^\W\d_]+(?:[\u0300-\u036f'’´`]+[^\W\d_]+)*)"
    r"|(?P<half>½)"
)
_STOPS = frozenset("!?;\n")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a message; `start` and `end` are where it stands in the message as written."""

    raw: str
    key: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    separator: str = ""
    dot: bool = False
    after_stop: bool = False
    widths: tuple[int, ...] = ()


def fold(word: str) -> str:
    """The word as it is looked up: small letters, no accents or apostrophes, æ ø å as ae oe aa."""
    word = word[:_LONGEST_WORD]
    if word.isascii():
        word = word.lower()
        return word.translate(_LETTERS) if not word.isalnum() else word
    composed = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    if composed.isascii():
        return composed
    plain = unicodedata.normalize("NFKD", composed)[:_LONGEST_WORD]
    return "".join(c for c in plain if not unicodedata.combining(c))


def tokenise(text: str, most: int | None = None) -> list[Token]:
    """The words and numbers of a message in their order, the first `most` of them; linear in its length."""
    tokens: list[Token] = []
    before = 0
    for found in islice(_TOKEN.finditer(text), most):
        start, end = found.span()
        stopped = start > before and not _STOPS.isdisjoint(text[before:start])
        before = end
        raw = found.group()
        kind = found.lastgroup
        if kind == "word":
            tokens.append(Token(raw, fold(raw), start, end, after_stop=stopped))
        elif kind == "half":
            tokens.append(Token(raw, "½", start, end, after_stop=stopped))
        elif kind == "numbers":
            parts = re.split(r" ?[./:h\-] ?", raw)
            marks = "".join(c for c in raw if c in "./:-h").replace("h", ":")
            separator = marks if len(set(marks)) > 1 else marks[0]
            tokens.append(
                Token(
                    raw,
                    "#",
                    start,
                    end,
                    tuple(map(int, parts)),
                    separator,
                    after_stop=stopped,
                    widths=tuple(map(len, parts)),
                )
            )
        else:
            digits = found["integer"]
            # A phone number or the like is no count; nothing here needs more than a year's four digits.
            number = int(digits) if len(digits) <= 6 else 999_999
            tokens.append(
                Token(
                    raw,
                    digits[:6],
                    start,
                    end,
                    (number,),
                    dot=found["dot"] is not None,
                    after_stop=stopped,
                    widths=(len(digits),),
                )
            )
    return tokens
