"""The time corpus of the Duckling project, read by Medspil: `python -m measuring --corpus FILE --lang da`.

The corpus is not part of this project. FILE is Duckling/Time/DA/Corpus.hs or .../EN/GB/Corpus.hs of a checkout of it.
Counted are its phrases that could be a deadline: one day, week, month, quarter or year, or one moment, from the
corpus's own "now" on. Left out are ranges, seconds, and moments in other people's time zones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from medspil.conversations.understanding import read_moment
from tests.understanding.table import ZONE

NOW = datetime(2013, 2, 12, 4, 30, tzinfo=ZONE)
"""The instant at which the corpus is read, a Tuesday, as a wall-clock time."""

_EXAMPLES = re.compile(r"examples\s*\((datetime(?:Holiday)?\s.*?)\)\s*\[(.*?)\n\s*\]", re.DOTALL)
_MEANT = re.compile(r"datetime(?:Holiday)?\s+\((\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*\d+\)\s+(\w+)")
_PHRASE = re.compile(r'"((?:\\.|[^"\\])*)"')
_ELSEWHERE = re.compile(r"\b(cet|gmt|utc|bst|ist|[pcem][sd]t)\b", re.IGNORECASE)
_REMARK = re.compile(r"^\s*--.*$", re.MULTILINE)
_GRAINS_WITH_TIME = ("Hour", "Minute")


@dataclass(frozen=True)
class Phrase:
    """A phrase of the corpus and what is meant by it, as our own tables write it."""

    words: str
    meant: str


def phrases(corpus: Path) -> Iterator[Phrase]:
    """The phrases of a corpus file that could be a deadline."""
    text = _REMARK.sub("", corpus.read_text(encoding="utf-8"))
    for example in _EXAMPLES.finditer(text):
        meant = _MEANT.search(example[1])
        if meant is None or meant[6] == "Second":
            continue
        year, month, day, hour, minute = map(int, meant.groups()[:5])
        at = datetime(year, max(month, 1), max(day, 1), hour, minute, tzinfo=ZONE)
        if at.date() < NOW.date():
            continue
        written = at.isoformat()[:16] if meant[6] in _GRAINS_WITH_TIME else at.date().isoformat()
        for words in _PHRASE.findall(example[2]):
            if not _ELSEWHERE.search(words):
                yield Phrase(re.sub(r"\\(\d+)", lambda code: chr(int(code[1])), words), written)


def _is_right(meant: str, said: str) -> bool:
    """The same day, and the same time where both name one: "in five days" has a time there, and none with us."""
    both = min(len(meant), len(said))
    return said != "none" and said[:both] == meant[:both]


def report(corpus: Path, language: str, wrong: bool) -> str:
    """How many are right, and with `wrong` those that are not, a line each."""
    found = list(phrases(corpus))
    read = [(phrase, str(read_moment(phrase.words, NOW, language))) for phrase in found]
    misses = [(phrase, said) for phrase, said in read if not _is_right(phrase.meant, said)]
    right = len(found) - len(misses)
    lines = [f"{right} of {len(found)} phrases that could be a deadline are right ({right / max(1, len(found)):.1%})"]
    if wrong:
        lines += [f"    {phrase.words} = {said}, meant {phrase.meant}" for phrase, said in misses]
    return "\n".join(lines)
