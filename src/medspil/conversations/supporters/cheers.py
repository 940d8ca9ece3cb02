"""The cheers there are: short fixed words from data/cheers.toml, so that nobody has to find any, and nobody chats."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from medspil.conversations.texts import language
from medspil.domain.sub_goals import Status

_FITS = {
    Status.ACTIVE: "under-way",
    Status.REACHED: "reached",
    Status.ADJUSTED: "rests",
    Status.LET_GO: "rests",
}


@dataclass(frozen=True)
class CheerWords:
    """One cheer: its name in the database, for which sub-goals it is offered, and how it is said in each language."""

    name: str
    fits: frozenset[str]
    said: Mapping[str, str]


@cache
def all_cheers() -> tuple[CheerWords, ...]:
    """All of the file, in its order."""
    place = resources.files("medspil.conversations.supporters") / "data" / "cheers.toml"
    return tuple(
        CheerWords(one["name"], frozenset(one["fits"]), {"da": one["da"], "en": one["en"]})
        for one in tomllib.loads(place.read_text("utf-8"))["cheer"]
    )


def cheers_for(status: Status) -> tuple[CheerWords, ...]:
    """Those that fit a sub-goal that stands so."""
    return tuple(one for one in all_cheers() if _FITS[status] in one.fits)


def said(cheer: CheerWords) -> str:
    """A cheer in the language spoken just now."""
    return cheer.said[language()]


def cheer_words(name: str) -> str:
    """The cheer with this name; one that is in the file no more becomes the last one, which fits everything."""
    return said(next((one for one in all_cheers() if one.name == name), all_cheers()[-1]))
