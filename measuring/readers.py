"""The readers of days that are measured: Medspil's own, dateparser and chrono-node, each through the same form.

A reader is given the lines of a table and hands back for each what our tables write: a day, a day and time, or "none".
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser
from dateparser.date import DateDataParser
from dateparser.search import search_dates

from medspil.conversations.understanding import read_moment
from tests.understanding.table import Line

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Readings:
    """What a reader made of each line, and how many microseconds each took."""

    said: tuple[str, ...]
    micros: tuple[float, ...]


Reader = Callable[[Sequence[Line], str], Readings]
"""Reads the lines of a table in a language, "da" or "en"."""


def medspil(lines: Sequence[Line], language: str) -> Readings:
    """What the conversations understand."""
    return _one_by_one(lines, lambda line: str(read_moment(line.phrase, line.now, language)))


def dateparser_whole(lines: Sequence[Line], language: str) -> Readings:
    """dateparser over the whole phrase, set as well as its documentation allows for days ahead."""
    return _one_by_one(lines, lambda line: _parsed(line, language))


def dateparser_search(lines: Sequence[Line], language: str) -> Readings:
    """dateparser looking inside the phrase too, where the whole of it is no date: one date found counts."""
    return _one_by_one(lines, lambda line: _searched(line, language))


def chrono(lines: Sequence[Line], language: str) -> Readings:
    """chrono-node's British English; it has no Danish. Raises LookupError where node or the package is missing."""
    node = shutil.which("node")
    if node is None or not (PEERS / "node_modules" / "chrono-node").is_dir():
        raise LookupError("chrono-node is not installed: npm ci --prefix measuring/peers")
    asked = [{"phrase": line.phrase, "now": line.now.replace(tzinfo=None).isoformat()} for line in lines]
    run = subprocess.run(
        [node, str(PEERS / "chrono.mjs")], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    told = json.loads(run.stdout)
    return Readings(tuple(one["said"] for one in told), tuple(one["micros"] for one in told))


def _one_by_one(lines: Sequence[Line], read: Callable[[Line], str]) -> Readings:
    for line in lines[:20]:
        read(line)  # what is loaded at first use is nobody's cost of a phrase
    said, micros = [], []
    for line in lines:
        begun = time.perf_counter()
        said.append(read(line))
        micros.append((time.perf_counter() - begun) * 1e6)
    return Readings(tuple(said), tuple(micros))


def _settings(now: datetime) -> dict[str, Any]:
    return {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "DMY",
        "RETURN_TIME_AS_PERIOD": True,
    }


_PARSERS: dict[tuple[str, datetime], DateDataParser] = {}


def _parsed(line: Line, language: str) -> str:
    key = (language, line.now)
    if key not in _PARSERS:
        _PARSERS[key] = DateDataParser(languages=[language], settings=_settings(line.now))
    found = _PARSERS[key].get_date_data(line.phrase)
    if found is None or found.date_obj is None:
        return "none"
    return _written(found.date_obj, found.period == "time")


def _searched(line: Line, language: str) -> str:
    whole = _parsed(line, language)
    if whole != "none":
        return whole
    inside = search_dates(line.phrase, languages=[language], settings=_settings(line.now)) or []
    if len(inside) != 1:
        return "none"
    return _parsed(Line(inside[0][0], line.now, ""), language)


def _written(moment: datetime, with_time: bool) -> str:
    return moment.isoformat(timespec="minutes")[: 16 if with_time else 10]


PEER_VERSION = f"dateparser {dateparser.__version__}"
