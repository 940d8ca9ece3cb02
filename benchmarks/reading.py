"""Reading a day: what a phrase costs, beside dateparser over the same phrases in the same run, in turns."""

from collections.abc import Callable
from statistics import median

from measuring import readers
from measuring.figures import Table, middle
from tests.understanding.table import table


def measure(rounds: int, tell: Callable[[str], None]) -> Table:
    """Each reader reads the whole measuring part so many times, in turns."""
    peers = {
        "Medspil": readers.medspil,
        f"{readers.PEER_VERSION}, whole phrase": readers.dateparser_whole,
        f"{readers.PEER_VERSION}, also inside it": readers.dateparser_search,
    }
    micros: dict[str, list[float]] = {f"{name}, {language}": [] for language in ("da", "en") for name in peers}
    for number in range(1, rounds + 1):
        tell(f"reading days, round {number} of {rounds}")
        for language in ("da", "en"):
            lines = table(f"{language}_measure")
            for name, read in peers.items():
                micros[f"{name}, {language}"].append(median(read(lines, language).micros))
    ratios = {
        name: [ours / peer for ours, peer in zip(micros[_ours(name)], taken, strict=True)]
        for name, taken in micros.items()
    }
    return Table(
        "Reading a day from a phrase",
        ("reader, language", "microseconds a phrase", "Medspil's time to its"),
        [(name, middle(taken), middle(ratios[name], 2)) for name, taken in micros.items()],
        f"The median phrase of the measuring part in each of {rounds} round(s), the readers in turns.",
        {f"{name}: microseconds a phrase": taken for name, taken in micros.items()},
    )


def _ours(name: str) -> str:
    return f"Medspil, {name[-2:]}"
