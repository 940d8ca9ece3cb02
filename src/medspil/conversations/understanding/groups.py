"""What someone says about the group they are in: that they can't come, when it is, that they want to leave it.

The phrases stand in data/groups.toml. Only a whole message counts, so that a story stays a story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from medspil.conversations.understanding.moment import Moment
from medspil.conversations.understanding.moments import find_moment
from medspil.conversations.understanding.normalise import Token, fold, tokenise
from medspil.conversations.understanding.patterns import written_out
from medspil.conversations.understanding.short_text import LONGEST_ANSWER
from medspil.conversations.understanding.words import LANGUAGES, load

_MOST_WORDS = 16
_Phrases = dict[tuple[str, ...], str]


@dataclass(frozen=True)
class AboutGroup:
    """What is meant, as the data file calls it, and the day that was named."""

    opens: str
    day: Moment | None = None


def read_about_group(text: str, now: datetime, language: str) -> AboutGroup | None:
    """What a whole message says about a group; None where it says something else.

    `now` is aware and in the person's zone. Another `language` than LANGUAGES raises ValueError, no text does.
    """
    phrases, small = _data(language)
    if len(text) > LONGEST_ANSWER:
        return None
    tokens = tokenise(text, _MOST_WORDS + 1)
    for said, beside in _parts(text, tokens):
        keys = tuple(token.key for token in said)
        opens = phrases.get(keys) or phrases.get(tuple(key for key in keys if key not in small))
        if opens is None:
            continue
        named = beside.strip(" .,!?")
        if not named:
            return AboutGroup(opens)
        # What stands beside the phrase must be a day and nothing else.
        found = find_moment(named, now, language)
        if found is not None and not found.rest:
            return AboutGroup(opens, found.moment if found.moment.other is None else None)
    return None


def _parts(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], str]]:
    """The message in two: what may be a phrase, and what stands before or behind it."""
    yield tokens, ""
    for cut in range(len(tokens) - 1, 0, -1):
        yield tokens[:cut], text[tokens[cut].start :]
    for cut in range(1, len(tokens)):
        yield tokens[cut:], text[: tokens[cut].start]


@cache
def _data(language: str) -> tuple[_Phrases, frozenset[str]]:
    if language not in LANGUAGES:
        raise ValueError(f"no words for the language {language!r}, only for {', '.join(LANGUAGES)}")
    data = load("groups")[language]
    phrases: _Phrases = {}
    for entry in data["say"]:
        for phrase in entry["phrases"]:
            for steps in written_out(phrase):
                words = tuple(token.key for step in steps for token in tokenise(str(step)))
                phrases.setdefault(words, entry["opens"])
    return phrases, frozenset(fold(word) for word in data["small"])
