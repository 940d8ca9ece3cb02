"""Short answers: the measuring part of the tables, read as the conversations read them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from measuring.days import LANGUAGES, share
from measuring.figures import Table
from medspil.conversations.understanding import Word, read_answer, read_word
from tests.understanding.table import Answer, answers

_STEERING = (Word.SKIP, Word.BACK, Word.STOP)
"""The words that a table may ask for by name; another one means that the question is asked again."""


@dataclass(frozen=True)
class Score:
    """Of how many lines how many are right, and of those where one must ask how many were guessed."""

    lines: int
    right: int
    to_ask: int
    guessed: int


def scored(lines: Sequence[Answer], said: Sequence[str]) -> Score:
    """Counts what was said against what was meant."""
    asks = [one for line, one in zip(lines, said, strict=True) if line.expected == "none"]
    right = sum(line.expected == one for line, one in zip(lines, said, strict=True))
    return Score(len(lines), right, len(asks), sum(one != "none" for one in asks))


def read(line: Answer, language: str) -> str:
    """What a line's answer is read as, in the words of the tables."""
    kind, _, rest = line.asked.partition(" ")
    if kind == "word":
        word = read_word(line.text, language)
        return "none" if word is None else "none-of-it" if word is Word.NONE else word.value
    asked, choices = (kind, rest.split("|")) if kind == "choice" else ("-".join(line.asked.split()), [])
    value = read_answer(line.text, asked, choices, language)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Word):
        return value.value if value in _STEERING else "none"
    return "none" if value is None else str(value)


def measure(language: str) -> Table:
    """The table of a language, by what was asked."""
    lines = answers(f"answers_{language}_measure")
    for line in lines[:20]:
        read(line, language)  # what is loaded at first use is nobody's cost of an answer
    rows, samples = [], {}
    for name, kind in {"yes or no": "yes-no", "a scale": "scale", "a choice": "choice", "all": ""}.items():
        part = [line for line in lines if line.asked.startswith(kind)]
        said, micros = [], []
        for line in part:
            begun = time.perf_counter()
            said.append(read(line, language))
            micros.append((time.perf_counter() - begun) * 1e6)
        score = scored(part, said)
        guessed = f"{score.guessed} of {score.to_ask}"
        rows.append((name, share(score.right, score.lines), guessed, f"{median(micros):.0f}" if micros else "-"))
        samples[f"{name}: microseconds an answer"] = tuple(micros)
    return Table(
        f"{LANGUAGES[language]} short answers, {len(lines)} of them",
        ("asked for", "right", "guessed where one must ask", "microseconds an answer"),
        rows,
        "Right is: the very answer, or nothing where one must ask. Microseconds are the median of the run.",
        samples,
    )


def misses(language: str) -> list[str]:
    """What is read otherwise than was meant, a line each."""
    return [
        f"[{line.asked}]  {line.text} = {said}, meant {line.expected}"
        for line in answers(f"answers_{language}_measure")
        if (said := read(line, language)) != line.expected
    ]
