"""Which texts of the catalog are said in a message."""

import re
from functools import cache
from string import Formatter

from medspil.conversations.messages import Document, Message
from medspil.conversations.pictures import words_of
from medspil.conversations.reports import words_of_report
from medspil.conversations.several import TICK
from medspil.conversations.texts import all_texts

_BEFORE = r"(?:\A|(?<=\n)|(?<=\n  )|(?<=[.:!?,•»«”)] )|(?<= – ))"
_BEHIND = r"(?=\Z|\n|[.:,!?]|[»«”]? )"


@cache
def texts_in(text: str, language: str) -> frozenset[str]:
    """The texts, as they stand in the code, that `text` is made of."""
    return frozenset(
        message
        for message, forms in _patterns(language).items()
        if any(longest in text and pattern.search(text) for longest, pattern in forms)
    )


def texts_of(message: Message, language: str) -> frozenset[str]:
    """The texts of a message: of its words, its picture, its code and its file; not of its buttons."""
    found = texts_in(message.text, language)
    if message.picture is not None:
        for text in words_of(message.picture):
            found |= texts_in(text, language)
    if message.qr is not None:
        found |= texts_in(message.qr.alternative, language)
    if message.document is not None:
        found |= texts_in(message.document.name, language)
        document = message.document
        inside = (document.body,) if isinstance(document, Document) else words_of_report(document.report)
        for text in inside:
            found |= texts_in(text, language)
    return found


def labels_of(message: Message, language: str) -> tuple[frozenset[str], ...]:
    """The texts of each button, ticked or not."""
    return tuple(texts_in(button.label.removeprefix(TICK), language) for row in message.rows for button in row)


@cache
def _patterns(language: str) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    return {text: tuple(_pattern(form) for form in forms) for text, forms in all_texts(language).items()}


def _pattern(form: str) -> tuple[str, re.Pattern[str]]:
    """The longest part that is the same each time, and the whole with anything for its placeholders.

    At its two ends a placeholder only asks that there is something: to look for what it may be takes long.
    """
    parts = list(Formatter().parse(form))
    first, ends_open = parts[0][0], parts[-1][1]
    middle = "".join(re.escape(literal) + (".+?" if name is not None else "") for literal, name, _, _ in parts)
    pattern, before, behind = middle, _BEFORE, _BEHIND
    if not first:
        pattern, before = pattern.removeprefix(".+?"), r"(?<=.)"
    elif form[:1].islower():
        # It stands within a sentence.
        before = r"(?:\A|(?<=\s))"
    if ends_open is not None and pattern:
        pattern, behind = pattern.removesuffix(".+?"), r"(?=.)"
    return max((literal for literal, *_ in parts), key=len), re.compile(before + pattern + behind, re.DOTALL)
