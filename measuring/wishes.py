"""What people want: the measuring part of the strangers' wishes, read as the front desk reads them."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from measuring.days import LANGUAGES, share
from measuring.figures import Table
from medspil.conversations.understanding import Wish, read_wish
from medspil.conversations.understanding.wishes import UNCLEAR
from tests.understanding.table import ZONE

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZONE)
"""When the wishes are taken to be written: a Tuesday afternoon."""
_FOLDER = Path(__file__).parents[1] / "tests" / "understanding" / "phrases"


@dataclass(frozen=True)
class Score:
    """How many wishes were acted on and offered rightly, and how much was acted on that should not have been."""

    wishes: int
    acted_on: int
    offered: int
    wrongly: int
    unclear: int
    unclear_acted_on: int

    @property
    def right(self) -> int:
        """The wishes that were acted on or offered."""
        return self.acted_on + self.offered


def table(name: str) -> list[tuple[str, str]]:
    """The messages of a table and what is wanted in each, by its file name without the beginning and the ending."""
    lines = (_FOLDER / f"wishes_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(line["text"], line["intent"]) for line in map(json.loads, lines)]


def scored(said: Iterable[tuple[str, Wish]]) -> Score:
    """Counts what was read against what was wanted."""
    wishes = acted_on = offered = wrongly = unclear = unclear_acted_on = 0
    for wanted, wish in said:
        if wanted == UNCLEAR:
            unclear += 1
            unclear_acted_on += wish.intent != UNCLEAR
        else:
            wishes += 1
            acted_on += wish.intent == wanted
            offered += wish.intent == UNCLEAR and wanted in wish.offers
            wrongly += wish.intent not in (UNCLEAR, wanted)
    return Score(wishes, acted_on, offered, wrongly, unclear, unclear_acted_on)


def measure(language: str) -> Table:
    """The table of a language."""
    lines = table(f"{language}_measure")
    for text, _wanted in lines[:20]:
        read_wish(text, NOW, language)  # what is loaded at first use is nobody's cost of a message
    said, micros = [], []
    for text, wanted in lines:
        begun = time.perf_counter()
        wish = read_wish(text, NOW, language)
        micros.append((time.perf_counter() - begun) * 1e6)
        said.append((wanted, wish))
    score = scored(said)
    rows = [
        ("right: acted on or offered", share(score.right, score.wishes)),
        ("  of these acted on at once", share(score.acted_on, score.wishes)),
        ("  of these offered with a button", share(score.offered, score.wishes)),
        ("something else was acted on", share(score.wrongly, score.wishes)),
        ("unclear, and yet acted on", f"{score.unclear_acted_on} of {score.unclear}"),
        ("microseconds a message", f"{median(micros):.0f}"),
    ]
    return Table(
        f"{LANGUAGES[language]} wishes, {score.wishes} of them and {score.unclear} messages that are unclear",
        ("what was read", "how many"),
        rows,
        "Offered is: among the at most three buttons. Microseconds are the median of the run.",
        {"microseconds a message": tuple(micros)},
    )


def misses(language: str) -> list[str]:
    """What is neither acted on nor offered as it was meant, a line each."""
    found = []
    for text, wanted in table(f"{language}_measure"):
        wish = read_wish(text, NOW, language)
        if wish.intent != wanted and (wanted == UNCLEAR or wish.intent != UNCLEAR or wanted not in wish.offers):
            found.append(f"{text} = {wish.intent}, offered {', '.join(wish.offers) or 'nothing'}, meant {wanted}")
    return found


__all__ = ["NOW", "Score", "measure", "misses", "scored", "table"]
