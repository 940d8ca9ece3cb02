"""A digest on one screen of a phone: as much of it as there is room for, the rest behind buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import ceil

from medspil.conversations.courses.course_words import listed
from medspil.conversations.digests.digest_words import Part, PartWords

LINES, LETTERS = 30, 40
"""So many lines of so many letters fit on a phone's screen beside the buttons."""

FOLDS_FIRST = (
    Part.QUIET,
    Part.UNDER_WAY,
    Part.CHANGED,
    Part.GROUPS,
    Part.COMING,
    Part.REACHED,
)
"""What has to wait behind a button before the others. Who wants help waits for all of these."""


class Form(IntEnum):
    """How much is told of a part: all of it, only who is in it, or only how many these are."""

    FULL = 0
    NAMES = 1
    COUNT = 2


_FOLDING = tuple(
    (part, form) for parts in (FOLDS_FIRST, (Part.WANTED,)) for form in (Form.NAMES, Form.COUNT) for part in parts
)


@dataclass(frozen=True)
class Screen:
    """The text, and the parts of which it does not tell all."""

    text: str
    folded: tuple[PartWords, ...] = ()


def on_one_screen(sentence: str, parts: Sequence[PartWords]) -> Screen:
    """The sentence and the parts in as few words as need be to fit on one screen."""
    forms = dict.fromkeys((one.part for one in parts), Form.FULL)
    text = _text(sentence, parts, forms)
    for part, form in _FOLDING:
        if lines_of(text) <= LINES:
            break
        if part in forms:
            forms[part] = form
            text = _text(sentence, parts, forms)
    return Screen(text, tuple(one for one in parts if forms[one.part] is not Form.FULL))


def lines_of(text: str) -> int:
    """How many lines of a phone a text takes."""
    return sum(max(1, ceil(len(line) / LETTERS)) for line in text.splitlines())


def _text(sentence: str, parts: Sequence[PartWords], forms: dict[Part, Form]) -> str:
    """Parts that are told in full stand apart; those that are not stand below each other."""
    text, apart = sentence, True
    for one in parts:
        form = forms[one.part]
        apart = apart or form is Form.FULL
        text += ("\n\n" if apart else "\n") + _told(one, form)
        apart = form is Form.FULL
    return text


def _told(one: PartWords, form: Form) -> str:
    if form is Form.FULL:
        return one.in_full
    return f"{one.heading}: {listed(one.names) if form is Form.NAMES else len(one.names)}"
