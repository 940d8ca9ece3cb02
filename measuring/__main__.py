"""`python -m measuring`: how well Medspil reads what people write. Prints tables; `--wrong` prints every miss, too."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from measuring import answers, crisis, days, duckling, fuzz, wishes
from measuring.days import LANGUAGES
from measuring.figures import Table

PARTS: Mapping[str, tuple[Callable[[str], Table], Callable[[str], list[str]]]] = {
    "days": (days.measure, days.misses),
    "answers": (answers.measure, answers.misses),
    "wishes": (wishes.measure, wishes.misses),
    "crisis": (crisis.measure, crisis.misses),
}
"""What can be measured: a table for a language, and what is wrong in it."""
FUZZ = "fuzz"
"""The part that looks for texts that make a reader slow, or raise."""


def main() -> int:
    """Prints the tables asked for, all of them unless some are named."""
    arguments = argparse.ArgumentParser(prog="python -m measuring", description=__doc__)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all unless set; or {FUZZ}")
    arguments.add_argument("--corpus", type=Path, metavar="FILE", help="read Duckling's time corpus instead, in --lang")
    arguments.add_argument("--lang", choices=list(LANGUAGES), default="da", help="the language of that corpus")
    arguments.add_argument("--wrong", action="store_true", help="print what is read otherwise than was meant, too")
    arguments.add_argument("--seconds", type=float, default=60.0, help="how long to fuzz, with the part fuzz alone")
    arguments.add_argument("--seed", type=int, default=1, help="which texts to fuzz with")
    given = arguments.parse_args()
    if given.parts == [FUZZ]:
        report = fuzz.fuzz(given.seconds, given.seed)
        sys.stdout.write(f"{report.text()}\n")
        return 1 if report.raised else 0
    if given.corpus is not None:
        sys.stdout.write(f"{duckling.report(given.corpus, given.lang, given.wrong)}\n")
        return 0
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        arguments.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    for part in given.parts or PARTS:
        measure, misses = PARTS[part]
        for language in LANGUAGES:
            sys.stdout.write(f"{measure(language).text()}\n\n")
            if given.wrong:
                sys.stdout.write("".join(f"    {line}\n" for line in [*misses(language), ""]))
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
