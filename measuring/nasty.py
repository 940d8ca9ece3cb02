"""Texts for the fuzzing of readers: without end, the same for the same seed."""

import random
from collections.abc import Iterator

from tests.understanding.table import answers, table

LONGEST = 100_000
_LENGTHS = (1, 3, 12, 40, 100, 235, 900, 1_000, 1_100, 10_000, LONGEST)
"""How many pieces, or letters, a text may have: below, at and far above what is read as an answer."""
_SIGNS = "0019.,-–−/:;?!'’´`\"()[]{}|\\½²Ⅶ⑦٧7%+#@*_~=<>&\t\n\r\x00\x1b"
_LETTERS = "aeioåæøÅÆØßİıſŉﬁﷺǄΐᾳя中あअעאไ"
_UNSEEN = "\u0301\u030a\u0323\u20dd\u200b\u200d\u200e\u202e\u2066\ufeff\ufe0f\ud800\udfff\u3164\u2800\xa0\u2028"
_EMOJI = ("\U0001f3fd", "\U0001f1e9\U0001f1f0", "👨‍👩‍👧", "👍🏽", "🤷‍♀️", "5️⃣", "🔟", "✅")
_DATES = (
    "3/12",
    "31.12.2026",
    "14.30",
    "99999999999999999999",
    "29/2",
    "0/0",
    "32/13",
    "kl",
    "uge",
    "om",
    "d.",
    "næste",
)
_WORDS = (
    "og",
    "eller",
    "ikke",
    "den",
    "på fredag",
    "i morgen",
    "senest",
    "ja",
    "nej",
    "syv",
    "ud af",
    "the",
    "of",
    "jeg",
)
PIECES = (*_SIGNS, *_LETTERS, *_UNSEEN, *_EMOJI, *_DATES, *_WORDS)
"""What is hard to read, or easy to trip over."""


def texts(chance: random.Random) -> Iterator[str]:
    """Nasty pieces, one piece over and over, and lines of our tables, many in a row or with something done to one."""
    lines = [line.phrase for language in ("da", "en") for line in table(f"{language}_develop")]
    lines += [line.text for language in ("da", "en") for line in answers(f"answers_{language}_develop")]
    while True:
        length = chance.choice(_LENGTHS)
        way = chance.randrange(6)
        if way == 0:
            yield "".join(chance.choices(PIECES, k=length))[:LONGEST]
        elif way == 1:
            piece = "".join(chance.choices(PIECES, k=chance.randint(1, 3)))
            yield (piece * length)[:length] + chance.choice(PIECES)
        elif way == 2:
            yield " ".join(chance.choices(lines, k=length // 12 + 1))[:LONGEST]
        elif way == 3:
            words = [word for line in chance.choices(lines, k=3) for word in line.split()] or ["ja"]
            yield "".join(chance.choice(words) + chance.choice((" ", "", "-", ", ")) for _ in range(length))[:length]
        else:
            yield changed(chance.choice(lines), chance)


def changed(line: str, chance: random.Random) -> str:
    """The line with letters left out, doubled or swapped for something nasty, perhaps in capitals."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(line) + 1)
        line = line[:at] + chance.choice(("", line[at : at + 1] * 2, chance.choice(PIECES))) + line[at + 1 :]
    return chance.choice((str, str.upper, str.title, str.swapcase))(line)
