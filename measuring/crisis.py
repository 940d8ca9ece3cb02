"""Words of crisis: what of them is heard, and which harmless words are taken for them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from measuring.days import LANGUAGES, share
from measuring.figures import Table
from medspil.conversations.understanding import is_crisis
from tests.understanding.table import CRISIS_KINDS, HARMLESS, CrisisLine, crises

TABLE = "crisis_measure"


@dataclass(frozen=True)
class Figures:
    """Of each kind how many lines and how many heard as a crisis; and what was missed and wrongly caught, by line."""

    heard: dict[str, tuple[int, int]]
    missed: list[CrisisLine]
    wrongly_caught: list[CrisisLine]

    def least(self) -> float:
        """The smallest share heard of any kind that must be heard."""
        return min(caught / lines for kind, (caught, lines) in self.heard.items() if kind != HARMLESS and lines)

    def share(self, kind: str) -> float:
        """The share of a kind that was heard, 0 where there is none of it."""
        caught, lines = self.heard[kind]
        return caught / lines if lines else 0.0


def figures(lines: Sequence[CrisisLine]) -> Figures:
    """What is heard of these lines."""
    caught = [line for line in lines if is_crisis(line.text)]
    heard = {
        kind: (sum(line.kind == kind for line in caught), sum(line.kind == kind for line in lines))
        for kind in CRISIS_KINDS
    }
    missed = [line for line in lines if line.kind != HARMLESS and line not in caught]
    return Figures(heard, missed, [line for line in caught if line.kind == HARMLESS])


def measure(language: str) -> Table:
    """The table of a language, by kind."""
    lines = [line for line in crises(TABLE) if line.language == language]
    found = figures(lines)
    micros = []
    for line in lines:
        begun = time.perf_counter()
        is_crisis(line.text)
        micros.append((time.perf_counter() - begun) * 1e6)
    return Table(
        f"{LANGUAGES[language]} words of crisis, {len(lines)} sentences by someone who had not seen the lists",
        ("kind", "heard as a crisis"),
        [(kind, share(*found.heard[kind])) for kind in CRISIS_KINDS],
        f"Of the harmless none should be heard. {median(micros):.0f} microseconds a sentence. A list is no safety net.",
        {"microseconds a sentence": tuple(micros)},
    )


def misses(language: str) -> list[str]:
    """What is missed and what is wrongly caught, a line each."""
    found = figures([line for line in crises(TABLE) if line.language == language])
    missed = [f"[{line.kind}]  {line.text} = missed" for line in found.missed]
    return missed + [f"[{line.kind}]  {line.text} = wrongly caught" for line in found.wrongly_caught]
