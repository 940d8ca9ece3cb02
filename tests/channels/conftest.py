"""The Telegram channel over HTTP against the sandbox: the real library on one side, a pretend Telegram on the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime

import pytest

from medspil.bot.channels.channel import Raw
from medspil.bot.channels.telegram import TelegramChannel
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served, create_app, serve
from medspil.sandbox.telegram import PretendTelegram

A_TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock.frozen_at(A_TUESDAY)


@pytest.fixture
def telegram(clock: TurnableClock) -> PretendTelegram:
    return PretendTelegram(clock, webhook_pauses=(0.001, 0.002))


@pytest.fixture
async def served(telegram: PretendTelegram, clock: TurnableClock) -> AsyncIterator[Served]:
    async with serve(create_app(telegram, clock)) as served:
        yield served


@pytest.fixture
async def channel(served: Served, telegram: PretendTelegram) -> AsyncIterator[TelegramChannel]:
    async with TelegramChannel(telegram.token, served.base_url, per_second=None) as channel:
        yield channel


@pytest.fixture
def sara(telegram: PretendTelegram) -> Phone:
    """Somebody who has started the bot; that update is out of the way."""
    phone = telegram.phone("Sara")
    phone.starts()
    telegram.updates.clear()
    return phone


@pytest.fixture
def address(sara: Phone) -> str:
    return str(sara.user.id)


class Pauses(list[float]):
    """Stands in for sleeping: notes how long, and takes no time.

    After `after` pauses it does `then`; that is how a test lets an outage end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.after = 0
        self.then: Callable[[], None] = lambda: None

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)
        if len(self) == self.after:
            self.then()
        await asyncio.sleep(0)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


class Desk:
    """Takes updates in, each once, unless it is told to fail."""

    def __init__(self) -> None:
        self.taken: list[Raw] = []
        self.seen: list[int] = []
        self.failures: list[Exception] = []
        self._news = asyncio.Event()

    async def receive(self, raws: Sequence[Raw]) -> None:
        self.seen += [raw["update_id"] for raw in raws]
        if self.failures:
            raise self.failures.pop(0)
        self.taken += [raw for raw in raws if raw not in self.taken]
        self._news.set()

    async def has(self, count: int) -> list[Raw]:
        """Waits until so many are in."""
        async with asyncio.timeout(5):
            while len(self.taken) < count:
                self._news.clear()
                await self._news.wait()
        return self.taken


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def until(condition: Callable[[], bool]) -> None:
    """Waits for something that nothing rings a bell for."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0)
