"""Cutting what is too long for one message of Telegram's into several."""

from dataclasses import replace

from medspil.conversations.messages import Menu, Message, Outgoing, TakeAway, Tidy
from medspil.conversations.pictures import LINK

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_LINK = 120
"""So much room the channel needs for the link of a code: a bot's name has 32 letters at most, a code fewer."""


def length(text: str) -> int:
    """How long Telegram counts a text: in UTF-16 units, so that most emoji count twice."""
    return len(text) + sum(character > "\uffff" for character in text)


def parts(outgoing: Outgoing) -> tuple[Outgoing, ...]:
    """`outgoing` as messages that Telegram takes, in their order; most often just itself.

    Texts are cut where a line or a word ends, where there is such a place. Buttons, picture, code and document stay
    with the last one. A change of text that has grown too long only takes the buttons off; what is too long to take
    another message's place comes behind it.
    """
    if isinstance(outgoing, Menu | TakeAway):
        return (outgoing,)
    if isinstance(outgoing, Tidy):
        too_long = outgoing.text is not None and length(outgoing.text) > LONGEST_TEXT
        return (replace(outgoing, text=None) if too_long else outgoing,)
    carries_a_file = outgoing.stands_alone
    longest = LONGEST_CAPTION if carries_a_file else LONGEST_TEXT
    if length(outgoing.text) <= longest - (LONGEST_LINK if outgoing.qr is not None else 0):
        return (outgoing,)
    # The link of a code stays with its picture, below the last part.
    texts = _cut(outgoing.text if outgoing.qr is None else outgoing.text.replace(LINK, ""))
    if carries_a_file:
        texts = [*filter(None, texts), ""]
    last = replace(outgoing, text=texts[-1], instead_of=None)
    before = () if outgoing.instead_of is None else (Tidy(outgoing.instead_of),)
    return (*before, *(Message(text) for text in texts[:-1]), last)


def _cut(text: str) -> list[str]:
    pieces = []
    rest = text.strip()
    while length(rest) > LONGEST_TEXT:
        most = _fitting(rest)
        end = _place_to_cut(rest, most)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest or not pieces else pieces


def _fitting(text: str) -> int:
    """How many characters from the start fit into one message."""
    most = LONGEST_TEXT
    while (over := length(text[:most]) - LONGEST_TEXT) > 0:
        # An emoji counts two, so half as many characters are too many, at least.
        most -= (over + 1) // 2
    return most


def _place_to_cut(text: str, most: int) -> int:
    # Not in the first half: many short messages read worse than a line that is cut.
    for border in ("\n\n", "\n", " "):
        place = text.rfind(border, most // 2, most + 1)
        if place > 0:
            return place
    return most
