"""Keeping other web pages out of the sandbox: they may not reach it through the browser of who runs it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


class OnlyThisMachine:
    """Lets a request through only when it names this machine and comes from the own page or from none."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            host, origin = headers.get("host", ""), headers.get("origin")
            if urlsplit(f"//{host}").hostname not in THIS_MACHINE or origin not in (None, f"http://{host}"):
                refusal = PlainTextResponse("The sandbox answers its own page on this machine only.", 403)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)
