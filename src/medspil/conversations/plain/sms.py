"""A message as an SMS: folded to the letters of GSM-7, its buttons as numbered lines, and how long it is then."""

import unicodedata

from medspil.conversations.messages import Message

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE_AS_LONG = frozenset("^{}\\[~]|€\f")
"""These take two septets."""

_PLAIN = str.maketrans(
    {
        "»": '"', "«": '"', "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'",
        "–": "-", "—": "-", "−": "-", "•": "-", "…": "...", "→": "->", "✓": "x", "\u00a0": " ", "\t": " ",
    }
)  # fmt: skip

ONE_SEGMENT, EACH_OF_MANY = 160, 153
MOST_SEPTETS = 2 * EACH_OF_MANY
"""So much fits in two segments; longer ones cost more and come in pieces on old phones."""


def folded(text: str) -> str:
    """The text in letters of GSM-7: typographic marks as plain ones, foreign accents off, what is left (emoji) gone."""
    return "".join(_folded(c) for c in text.translate(_PLAIN)).strip()


def _folded(character: str) -> str:
    if character in _BASIC or character in _TWICE_AS_LONG:
        return character
    plain = unicodedata.normalize("NFKD", character)
    return "".join(c for c in plain if c in _BASIC)


def septets(text: str) -> int:
    """How long the text is in GSM-7, once it is folded."""
    return sum(2 if character in _TWICE_AS_LONG else 1 for character in folded(text))


def segments(text: str) -> int:
    """In how many pieces it goes out."""
    length = septets(text)
    return 1 if length <= ONE_SEGMENT else -(-length // EACH_OF_MANY)


def as_sms(message: Message) -> str:
    """The text with its buttons as numbered lines.

    Numbers, with a face or without, are no lines of their own: the text says which there are.
    """
    labels = [button.label for row in message.rows for button in row if not folded(button.label).isdecimal()]
    lines = [f"{number} {label}" for number, label in enumerate(labels, start=1)]
    return folded("\n".join([message.text, *lines]))
