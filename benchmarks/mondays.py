"""One Monday's digests: of all who work here, composed one after the other as the clock shows eight."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event, func, select

from benchmarks.bots import Medspil
from benchmarks.machine import megabytes
from benchmarks.town_of_mondays import MONDAY, Size, fill
from measuring.figures import Table, middle
from medspil.scheduler.due import handle_due
from medspil.storage.store import Store
from medspil.storage.tables import audit, outbox

FULL = Size(staff=10_000, citizens_each=10)
QUICK = Size(staff=30, citizens_each=10)
STEPS = 10
"""So often the progress is told, and the memory looked at."""


@contextmanager
def counting(engine: Engine) -> Iterator[list[int]]:
    """Counts the statements that are run meanwhile, in the only place of the list."""
    counted = [0]

    def count(*_args: Any) -> None:
        counted[0] += 1

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", count)


def measure(size: Size, tell: Callable[[str], None]) -> Table:
    """Composes all digests of the Monday. Raises where one was not sent."""
    with TemporaryDirectory(prefix="medspil-bench-") as folder:
        store = Medspil(Path(folder)).store()
        tell(f"one Monday's digests: {size.staff:,} staff with {size.staff * size.citizens_each:,} citizens move in")
        fill(store, size)
        taken = _compose_all(store, size, tell)
        with store.database.transaction() as connection:
            sent = connection.scalar(select(func.count()).select_from(outbox))
            noted = connection.scalar(select(func.count()).select_from(audit))
        store.database.close()
    if sent != size.staff or not noted or noted < size.staff * size.citizens_each:
        raise RuntimeError(f"{sent} digests were sent of {size.staff}, and {noted} looks noted")
    rows = [
        ("digests", f"{size.staff:,}"),
        ("seconds for all of them", f"{sum(taken.seconds):,.1f}"),
        ("ms a digest", middle(taken.ms_each, 2)),
        ("queries a digest", middle(taken.queries_each, 1)),
        ("MB after the first tenth", middle(taken.megabytes[:1], 0)),
        ("MB at the end", middle(taken.megabytes[-1:], 0)),
    ]
    return Table(
        "One Monday's digests",
        ("what", "measured"),
        rows,
        f"{size.staff:,} staff, {size.citizens_each} citizens each, {size.sub_goals:,} shared sub-goals: claimed, "
        "read, composed, sealed into the outbox, looks noted, the next one planned. In brackets the smallest and the "
        f"largest of {STEPS} parts of the Monday.",
        {
            "ms a digest": taken.ms_each,
            "queries a digest": taken.queries_each,
            "MB": taken.megabytes,
        },
    )


@dataclass
class _Taken:
    """What each part of the Monday took."""

    seconds: list[float]
    ms_each: list[float]
    queries_each: list[float]
    megabytes: list[float]


def _compose_all(store: Store, size: Size, tell: Callable[[str], None]) -> _Taken:
    taken = _Taken([], [], [], [])
    done, reported = 0, 0
    with counting(store.database.engine) as counted:
        begun, at_begin = time.perf_counter(), 0
        while (handled := handle_due(store, MONDAY)) > 0:
            done += handled
            if done - reported < size.staff / STEPS and done < size.staff:
                continue
            seconds, queries, count = time.perf_counter() - begun, counted[0] - at_begin, done - reported
            taken.seconds.append(seconds)
            taken.ms_each.append(seconds / count * 1000)
            taken.queries_each.append(queries / count)
            taken.megabytes.append(megabytes())
            tell(f"one Monday's digests: {done:,} of {size.staff:,}, {megabytes():,.0f} MB")
            begun, at_begin, reported = time.perf_counter(), counted[0], done
    return taken
