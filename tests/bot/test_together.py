"""Works that are done together."""

import asyncio
from collections.abc import Sequence

import pytest

from medspil.bot.together import Together


class Slow:
    """A work that goes on when it is told to."""

    def __init__(self) -> None:
        self.lots: list[list[str]] = []
        self.go_on = asyncio.Semaphore(0)
        self.problem: Exception | None = None

    async def __call__(self, items: Sequence[str]) -> None:
        self.lots.append(list(items))
        await self.go_on.acquire()
        if self.problem is not None:
            raise self.problem


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_what_comes_while_one_is_under_way_goes_along_with_the_next() -> None:
    work = Slow()
    together = Together(work)
    first = asyncio.create_task(together.add("first"))
    await turns()
    others = [asyncio.create_task(together.add(name)) for name in ("second", "third")]
    await turns()
    assert work.lots == [["first"]]
    work.go_on.release()
    await first
    await turns()
    assert work.lots == [["first"], ["second", "third"]]
    assert not any(other.done() for other in others)
    work.go_on.release()
    await asyncio.gather(*others)


async def test_a_failure_reaches_all_of_its_lot_and_nobody_else() -> None:
    work = Slow()
    together = Together(work)
    work.problem = OSError("full disk")
    work.go_on.release()
    with pytest.raises(OSError, match="full disk"):
        await together.add("lost")
    work.problem = None
    work.go_on.release()
    await together.add("kept")
    assert work.lots == [["lost"], ["kept"]]


async def test_someone_who_is_cancelled_does_not_stop_the_others() -> None:
    work = Slow()
    together = Together(work)
    leaving, staying = (asyncio.create_task(together.add(name)) for name in ("leaving", "staying"))
    await turns()
    leaving.cancel()
    await turns()
    work.go_on.release()
    work.go_on.release()
    await staying
    assert leaving.cancelled()
