"""The sandbox as a web application, and serving it on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from medspil.sandbox.bot_api import CLOSE, BotApi
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.hooks import SandboxHooks
from medspil.sandbox.keeping import SaveSoon
from medspil.sandbox.telegram import PretendTelegram
from medspil.sandbox.web.control import Control
from medspil.sandbox.web.guard import OnlyThisMachine
from medspil.sandbox.web.page_files import page_routes

BOT_API_METHODS = ["GET", "POST"]
# Long, so that a bot's idle connection is not closed under its next call.
KEEP_ALIVE_SECONDS = 75
LEAVE_SECONDS = 2.0


def create_app(
    telegram: PretendTelegram,
    clock: TurnableClock,
    hooks: SandboxHooks | None = None,
    keep_at: Path | None = None,
    beside: Sequence[BaseRoute] = (),
) -> Starlette:
    """The Bot API, the page at /, what the page calls under /sandbox, and the bot's own pages (`beside`).

    With `keep_at` the phones are saved in that file soon after each change and when the serving ends.
    """
    bot_api = BotApi(telegram)
    control = Control(telegram, clock, hooks or SandboxHooks())
    routes = [
        Route("/bot{token}/{method}", bot_api, methods=BOT_API_METHODS),
        Route("/file/bot{token}/{path:path}", bot_api.files, methods=BOT_API_METHODS),
        *beside,
        Mount("/sandbox", OnlyThisMachine(control.app)),
        Mount("/", OnlyThisMachine(page_routes())),
    ]
    app = Starlette(routes=routes)
    app.state.telegram = telegram
    app.state.saving = SaveSoon(telegram, keep_at) if keep_at else None
    return app


@dataclass(frozen=True, slots=True)
class Served:
    """Where the sandbox is reached."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address of the page, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def base_url(self) -> str:
        """The base_url for python-telegram-bot's Bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """The base_file_url for python-telegram-bot's Bot."""
        return f"{self.url}/file/bot"


@contextlib.asynccontextmanager
async def serve(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Served]:
    """Serve the sandbox while the block runs; port 0 takes a free one. Signals are left alone.

    Raises ValueError for a host that other machines can reach, and OSError when the port is taken.
    """
    listener = _listen(host, port)
    config = uvicorn.Config(
        _Closable(app), log_config=None, access_log=False, lifespan="off", ws="none", server_header=False,
        date_header=False, timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )  # fmt: skip
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    telegram: PretendTelegram = app.state.telegram
    telegram.open()
    await server.startup(sockets=[listener])
    try:
        yield Served(host, listener.getsockname()[1])
    finally:
        for listening in server.servers:
            listening.close()
        await telegram.close()
        if app.state.saving is not None:
            app.state.saving.now()
        await _let_go(server)


async def _let_go(server: uvicorn.Server) -> None:
    """End what is still under way; uvicorn's own shutdown would wait in steps of a tenth of a second."""
    tasks = set(server.server_state.tasks)
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=LEAVE_SECONDS)
        for task in late:
            task.cancel()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    # Closing a transport takes a turn or two of the loop.
    for _ in range(10):
        await asyncio.sleep(0)


def _listen(host: str, port: int) -> socket.socket:
    address = "127.0.0.1" if host == "localhost" else host
    if not ipaddress.ip_address(address).is_loopback:
        raise ValueError(f"the sandbox is for this machine only: {host} can be reached by others")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio turns Nagle's algorithm off only where the protocol is named; with it on, each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
    except OSError:
        listener.close()
        raise
    return listener


class _Closable:
    """Gives the Bot API a way to close the connection of a request, which ASGI has no word for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Both of uvicorn's HTTP protocols hand out `send` as a method of what holds the transport.
        transport: Any = getattr(getattr(send, "__self__", None), "transport", None)
        if transport is not None:
            scope["extensions"] = {CLOSE: transport.close}
        await self._app(scope, receive, send)
