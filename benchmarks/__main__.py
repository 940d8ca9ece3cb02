"""`python -m benchmarks`: measures and prints tables; writes nothing unless --json names a file."""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from benchmarks import falling_due, machine, mondays, reading, replies, starting
from benchmarks.replies import Load
from measuring.figures import Table

FULL = Load(citizens=200, talks=3, at_once=50, rounds=3)
QUICK = Load(citizens=20, talks=2, at_once=20, rounds=1)
ROUNDS = 5


def main() -> None:
    """Measures everything, prints the tables, and writes the single measurements where that is asked for."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="under half a minute: that it runs, not how fast")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write the single measurements into this file")
    given = arguments.parse_args()
    with TemporaryDirectory(prefix="medspil-bench-") as folder:
        described = machine.described(Path(folder))
    print(f"{described}\n", flush=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        tables = [
            _shown(runner.run(replies.measure(QUICK if given.quick else FULL, _tell))),
            _shown(falling_due.measure(1 if given.quick else ROUNDS, _tell)),
            _shown(mondays.measure(mondays.QUICK if given.quick else mondays.FULL, _tell)),
            _shown(runner.run(starting.measure(1 if given.quick else ROUNDS, _tell))),
            _shown(reading.measure(1 if given.quick else ROUNDS, _tell)),
        ]
    if given.json is not None:
        told = {"machine": described, "quick": given.quick, "tables": [asdict(table) for table in tables]}
        given.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _shown(table: Table) -> Table:
    print(f"{table.text()}\n", flush=True)
    return table


def _tell(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
