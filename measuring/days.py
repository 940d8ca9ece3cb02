"""Days and times: the measuring part of the tables, read by Medspil and by its peers in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from measuring import readers
from measuring.figures import Table
from measuring.readers import Reader
from tests.understanding.table import Line, table

LANGUAGES = {"da": "Danish", "en": "English"}
OURS = "Medspil"


@dataclass(frozen=True)
class Score:
    """How many of how many lines a reader got right.

    `days`: lines that name a day, read as that day; `times`: those of them with a time, where the time is right, too;
    `taken`: lines that name no day one could agree on, but were taken for one.
    """

    days: tuple[int, int]
    times: tuple[int, int]
    taken: tuple[int, int]
    micros: float


def scored(lines: Sequence[Line], said: Sequence[str], micros: Sequence[float]) -> Score:
    """Counts what a reader said against what was meant."""
    pairs = [(line.expected, one) for line, one in zip(lines, said, strict=True)]
    days = [(meant, one) for meant, one in pairs if meant != "none"]
    times = [(meant, one) for meant, one in days if "T" in meant]
    others = [one for meant, one in pairs if meant == "none"]
    return Score(
        (sum(meant[:10] == one[:10] for meant, one in days), len(days)),
        (sum(meant == one for meant, one in times), len(times)),
        (sum(one != "none" for one in others), len(others)),
        median(micros),
    )


def measure(language: str) -> Table:
    """The table of a language: each reader that there is, over the same lines."""
    lines = table(f"{language}_measure")
    rows, samples = [], {}
    for name, reader in _readers(language).items():
        try:
            read = reader(lines, language)
        except LookupError as why:
            rows.append((name, "-", "-", "-", str(why)))
            continue
        score = scored(lines, read.said, read.micros)
        rows.append(
            (name, share(*score.days), share(*score.times), "{} of {}".format(*score.taken), f"{score.micros:.0f}")
        )
        samples[f"{name}: microseconds a phrase"] = read.micros
    return Table(
        f"{LANGUAGES[language]} days and times, {len(lines)} phrases",
        ("reader", "days right", "days with a time right", "taken for a day that are none", "microseconds a phrase"),
        rows,
        "A day counts when the day is right; a day with a time when both are. Microseconds are the median of the run.",
        samples,
    )


def misses(language: str) -> list[str]:
    """What Medspil reads otherwise than was meant, a line each."""
    lines = table(f"{language}_measure")
    said = readers.medspil(lines, language).said
    return [
        f"{line.now:%Y-%m-%dT%H:%M}  {line.phrase} = {one}, meant {line.expected}"
        for line, one in zip(lines, said, strict=True)
        if one != line.expected
    ]


def share(right: int, of: int) -> str:
    """A count and its percentage."""
    return f"{right} of {of} ({100 * right / of:.1f} %)" if of else "-"


def _readers(language: str) -> dict[str, Reader]:
    found: dict[str, Reader] = {
        OURS: readers.medspil,
        f"{readers.PEER_VERSION}, whole phrase": readers.dateparser_whole,
        f"{readers.PEER_VERSION}, also inside it": readers.dateparser_search,
    }
    if language == "en":
        found["chrono-node, British English"] = readers.chrono
    return found
