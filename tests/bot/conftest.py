"""What the tests of the front door stand on."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime

import pytest
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from medspil.bot.clock import machine_clock
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage.store import Store
from tests.bot.pretend import PretendChannel
from tests.storage.town import Town
from tests.stores import *  # noqa: F403


@pytest.fixture
def town(store: Store) -> Town:
    """A town on a fresh database, one of each kind."""
    return Town(store)


@pytest.fixture
def channel() -> PretendChannel:
    return PretendChannel()


class Dated:
    """Puts the time on every answer, as the real Telegram does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Date"] = format_datetime(machine_clock(), usegmt=True)
            await send(message)

        await self._app(scope, receive, dated)


@dataclass(frozen=True)
class BotApi:
    """A Bot API server beside the test, in a thread of its own."""

    url: str
    telegram: PretendTelegram


@pytest.fixture
def bot_api() -> Iterator[BotApi]:
    """The sandbox's Bot API for commands that run an event loop themselves."""
    ready, over = threading.Event(), threading.Event()
    made: list[BotApi] = []

    async def serving() -> None:
        clock = TurnableClock(machine_clock)
        telegram = PretendTelegram(clock)
        app = create_app(telegram, clock)
        app.add_middleware(Dated)
        async with serve(app) as served:
            made.append(BotApi(served.base_url, telegram))
            ready.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serving()))
    thread.start()
    assert ready.wait(10)
    yield made[0]
    over.set()
    thread.join(10)
