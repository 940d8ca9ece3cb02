"""Replies a second: the real `medspil run` in whole talks, and a stock echo bot, in turns."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from benchmarks.bots import Medspil, cpu_seconds, echo_bot
from benchmarks.phones import STEPS, Place, comes_in, place, says_and_hears, sets_a_sub_goal, side_by_side
from measuring.figures import Table, middle
from medspil.sandbox.phone import Phone
from medspil.storage import inbox, outbox
from medspil.storage.store import Store
from medspil.storage.tables import sub_goals

TYPED, TAPPED = "Medspil, typed", "Medspil, tapped"
SEQUENTIAL, CONCURRENT = "stock echo, sequential", "stock echo, concurrent"

Talk = Callable[[Phone], Awaitable[None]]


@dataclass(frozen=True)
class Load:
    """How much is said: so many citizens, each with so many talks, so many people at once, so many rounds."""

    citizens: int
    talks: int
    at_once: int
    rounds: int

    @property
    def replies(self) -> int:
        """What one round of one bot comes to."""
        return self.citizens * self.talks * STEPS


@dataclass
class Samples:
    """What one bot did, a value a round."""

    per_second: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)


async def measure(load: Load, tell: Callable[[str], None]) -> Table:
    """Runs all bots, round by round, and compares. Raises where a reply is missing or one too many."""
    found = {name: Samples() for name in (TYPED, SEQUENTIAL, CONCURRENT, TAPPED)}
    for number in range(1, load.rounds + 1):
        for name, samples in found.items():
            tell(f"replies, round {number} of {load.rounds}: {name}")
            with TemporaryDirectory(prefix="medspil-bench-") as folder:
                await _one(name, load, Path(folder), samples)
    return _table(load, found)


async def _one(name: str, load: Load, folder: Path, samples: Samples) -> None:
    async with place() as here:
        phones = [here.telegram.phone() for _ in range(load.citizens)]
        if name in (TYPED, TAPPED):
            await _medspil(here, phones, load, folder, samples, taps=name == TAPPED)
        else:
            running = echo_bot(here.api_url, concurrent=name == CONCURRENT).running(folder)
            await _echo(here, phones, load, running, samples)


async def _medspil(
    here: Place, phones: Sequence[Phone], load: Load, folder: Path, samples: Samples, taps: bool
) -> None:
    medspil = Medspil(folder)
    codes = dict(zip(phones, medspil.invitations(len(phones)), strict=True))
    store = medspil.store()

    async def sets_one(phone: Phone) -> None:
        await sets_a_sub_goal(phone, taps)

    async with medspil.bot(here.api_url).running(folder) as pid:
        await side_by_side(phones, lambda phone: comes_in(phone, codes[phone]), load.at_once)
        await _quiet(store)
        for phone in phones:
            phone.reads_all()
        await _timed(here, phones, load, sets_one, pid, samples)
        await _quiet(store)
    with store.database.transaction() as connection:
        kept = connection.scalar(select(func.count()).select_from(sub_goals))
    store.database.close()
    unread = sum(phone.unread for phone in phones)
    if kept != load.citizens * load.talks or unread:
        raise RuntimeError(f"{kept} sub-goals were stored of {load.citizens * load.talks}; {unread} replies too many")


async def _echo(
    here: Place, phones: Sequence[Phone], load: Load, running: AbstractAsyncContextManager[int], samples: Samples
) -> None:
    async with running as pid:
        # A first talk, so that connections stand, as they do where people have come in.
        await side_by_side(phones, says_and_hears, load.at_once)
        await _timed(here, phones, load, says_and_hears, pid, samples)


async def _timed(here: Place, phones: Sequence[Phone], load: Load, talk: Talk, pid: int, samples: Samples) -> None:
    calls, cpu, begun = here.calls, cpu_seconds(pid), time.perf_counter()
    for _ in range(load.talks):
        await side_by_side(phones, talk, load.at_once)
    seconds = time.perf_counter() - begun
    samples.per_second.append(load.replies / seconds)
    samples.cpu_ms.append((cpu_seconds(pid) - cpu) / load.replies * 1000)
    samples.calls.append((here.calls - calls) / load.replies)


async def _quiet(store: Store) -> None:
    """Returns when the bot has nothing left to handle or to send."""
    while True:
        now = datetime.now(UTC)
        with store.database.transaction() as connection:
            if inbox.is_empty(connection, now) and outbox.is_empty(connection, now):
                return
        await asyncio.sleep(0.05)


def _table(load: Load, found: dict[str, Samples]) -> Table:
    peers = zip(found[SEQUENTIAL].per_second, found[CONCURRENT].per_second, strict=True)
    best = [max(pair) for pair in peers]
    rows = []
    samples: dict[str, list[float]] = {}
    for name, taken in found.items():
        beside = [mine / peer for mine, peer in zip(taken.per_second, best, strict=True)]
        rows.append(
            (
                name,
                middle(taken.per_second),
                middle(taken.cpu_ms, 2),
                f"{median(taken.calls):.2f}",
                middle(beside, 2),
            )
        )
        samples |= {f"{name}: replies a second": taken.per_second, f"{name}: ms of processor a reply": taken.cpu_ms}
        samples[f"{name}: times the better echo of the round"] = beside
    return Table(
        "Replies a second",
        ("bot", "replies a second", "ms of processor a reply", "calls a reply", "times the better echo"),
        rows,
        f"{load.replies:,} replies a bot and round ({load.citizens} citizens, {load.talks} sub-goals each, "
        f"{load.at_once} people at once), {load.rounds} round(s), median (smallest-largest). Medspil stores, seals and "
        "sends through its outbox; the echo stores nothing.",
        samples,
    )
