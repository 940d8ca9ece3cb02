"""The ticking: again and again, never twice at once, and over when it is stopped."""

import asyncio

import pytest

from medspil.scheduler import ticking
from medspil.scheduler.ticking import Ticking


async def test_it_ticks_again_and_again_and_never_twice_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticking, "EVERY_SECONDS", 0.01)
    at_once, most, ticks = 0, 0, asyncio.Queue[int]()

    async def tick() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        for _step in range(50):
            await asyncio.sleep(0)
        at_once -= 1
        ticks.put_nowait(1)

    beat = Ticking(tick)
    beat.start()
    async with asyncio.timeout(10):
        for _time in range(3):
            await ticks.get()
    beat.stop()
    assert most == 1


async def test_a_tick_that_fails_is_not_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticking, "EVERY_SECONDS", 0.01)
    ticks = asyncio.Queue[int]()

    async def tick() -> None:
        ticks.put_nowait(1)
        raise OSError("disk full")

    beat = Ticking(tick)
    beat.start()
    async with asyncio.timeout(10):
        for _time in range(3):
            await ticks.get()
    beat.stop()
