"""The web server: what is pushed to us, our own pages, and whether we are well."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route


def listen(host: str, port: int) -> socket.socket:
    """Takes the port; who calls there from now on waits until it is served. Raises OSError where it is taken."""
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


@asynccontextmanager
async def serve_http(listener: socket.socket, routes: Sequence[BaseRoute]) -> AsyncIterator[None]:
    """Serves these routes and /health while the block lasts; signals are left alone."""
    config = uvicorn.Config(
        Starlette(routes=[*routes, Route("/health", _health)]),
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
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
