"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, failing where a test wants it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from medspil.sandbox.failures import Failure, Manner
from medspil.sandbox.parameters import Parameters, read_parameters
from medspil.sandbox.refusals import Refused, not_found, unauthorized
from medspil.sandbox.telegram import Call, PretendTelegram

# Under this key the server leaves a way to cut the connection of a request.
CLOSE = "medspil.sandbox.close"
BIGGEST_BODY = 52 * 1024 * 1024
GARBAGE = b"<html><body>Sorry, one moment please"

Answer = tuple[int, bytes]


class BotApi:
    """An ASGI application that answers a bot's calls."""

    def __init__(self, telegram: PretendTelegram) -> None:
        """Answer for `telegram`."""
        self._telegram = telegram
        self.files = BotFiles(telegram)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        body = await _read_body(receive)
        if body is None:
            return
        if self._telegram.down:
            await _cut(scope, receive)
            return
        path = scope["path_params"]
        method: str = path["method"]
        failure: Failure | None = None
        call: Call | None = None
        try:
            _check(self._telegram, path["token"])
            parameters = read_parameters(scope["query_string"], _content_type(scope), body)
            call = self._telegram.record(method, parameters)
            failure = self._telegram.failures.take(method.lower())
            answer = await self._answer(method, parameters, failure, receive)
        except Refused as refusal:
            answer = _refused(refusal)
        if answer is None:
            return
        if failure is not None and failure.manner is not Manner.ANSWER:
            await self._misbehave(failure, answer, scope, receive, send)
            return
        if call is not None:
            call.status = answer[0]
        await _send(send, *answer)

    async def _answer(
        self, method: str, parameters: Parameters, failure: Failure | None, receive: Receive
    ) -> Answer | None:
        if failure is not None:
            if failure.refusal is not None:
                raise failure.refusal
            if not failure.performed:
                return 200, GARBAGE
        if method.lower() == "getupdates":
            return await self._unless_gone(method, parameters, receive)
        return _ok(await self._telegram.perform(method, parameters))

    async def _unless_gone(self, method: str, parameters: Parameters, receive: Receive) -> Answer | None:
        """Answer a long poll, or give it up when the bot has hung up meanwhile."""
        poll = asyncio.ensure_future(self._telegram.perform(method, parameters))
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await asyncio.wait({poll, gone}, return_when=asyncio.FIRST_COMPLETED)
            return _ok(poll.result()) if poll.done() else None
        finally:
            poll.cancel()
            gone.cancel()

    async def _misbehave(self, failure: Failure, answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
        status, body = answer
        if failure.manner is Manner.GARBAGE:
            await _send(send, 200, GARBAGE, b"text/html")
        elif failure.manner is Manner.HANG:
            closing = asyncio.ensure_future(self._telegram.closing.wait())
            gone = asyncio.ensure_future(_disconnected(receive))
            await asyncio.wait({closing, gone}, return_when=asyncio.FIRST_COMPLETED)
            closing.cancel()
            gone.cancel()
            await _cut(scope, receive)
        else:
            if failure.manner is Manner.HALF_A_BODY:
                await send(_start(status, len(body), b"application/json"))
                await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            await _cut(scope, receive)


class BotFiles:
    """An ASGI application that hands out files under the path that getFile told."""

    def __init__(self, telegram: PretendTelegram) -> None:
        """Hand out the files of `telegram`."""
        self._telegram = telegram

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand out one file."""
        if self._telegram.down:
            await _cut(scope, receive)
            return
        path = scope["path_params"]
        try:
            _check(self._telegram, path["token"])
            parts = path["path"].split("/")
            stored = self._telegram.files.get(parts[1]) if len(parts) == 3 else None
            if stored is None or stored.path != path["path"]:
                raise not_found()
        except Refused as refusal:
            await _send(send, *_refused(refusal))
            return
        await _send(send, 200, stored.content, b"application/octet-stream")


def _check(telegram: PretendTelegram, token: str) -> None:
    if token != telegram.token:
        # The real one knows at once that a token without a bot's number cannot be anybody's.
        raise unauthorized() if token.partition(":")[0].isdigit() and ":" in token else not_found()


def _ok(result: Any) -> Answer:
    return 200, json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()


def _refused(refusal: Refused) -> Answer:
    return refusal.code, json.dumps(refusal.body(), ensure_ascii=False).encode()


def _start(status: int, length: int, content_type: bytes) -> Message:
    headers = [(b"content-type", content_type), (b"content-length", str(length).encode())]
    return {"type": "http.response.start", "status": status, "headers": headers}


async def _send(send: Send, status: int, body: bytes, content_type: bytes = b"application/json") -> None:
    await send(_start(status, len(body), content_type))
    await send({"type": "http.response.body", "body": body})


async def _read_body(receive: Receive) -> bytes | None:
    """The whole body; None when the bot went away in the middle of it, perhaps because it was killed."""
    parts = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        # What is too big is read to its end, so that the answer can be sent, but not kept.
        if size <= BIGGEST_BODY:
            parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _cut(scope: Scope, receive: Receive) -> None:
    """Close the connection at once, and wait until that is seen."""
    close = scope.get("extensions", {}).get(CLOSE)
    if close is None:
        raise RuntimeError("only the sandbox's own server can cut a connection: use medspil.sandbox.server.serve")
    close()
    await _disconnected(receive)


def _content_type(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value, "latin-1")
    return ""
