"""The web server for what is pushed to us."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from medspil.bot.channels.channel import Raw
from medspil.bot.channels.telegram import webhook_route

TELEGRAM_PATH = "/telegram"


@asynccontextmanager
async def serve_http(
    host: str, port: int, secret: str, receive: Callable[[Sequence[Raw]], Awaitable[None]]
) -> AsyncIterator[None]:
    """Serves Telegram's web hook at /telegram and /health while the block lasts; signals are left alone."""
    routes = [webhook_route(TELEGRAM_PATH, secret, receive), Route("/health", _health)]
    config = uvicorn.Config(
        Starlette(routes=routes),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the process has its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


async def _health(_request: Request) -> Response:
    return PlainTextResponse("ok")
