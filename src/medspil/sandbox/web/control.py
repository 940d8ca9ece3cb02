"""What the page calls: the persons and their chats, writing, pressing, the clock, and news as they come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, Router

from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.hooks import SandboxHooks
from medspil.sandbox.newcomers import new_phone, next_name
from medspil.sandbox.phone import Phone
from medspil.sandbox.pictures import mime_type_of
from medspil.sandbox.refusals import Refused
from medspil.sandbox.telegram import PretendTelegram
from medspil.sandbox.web.news import News
from medspil.sandbox.web.turning import turn
from medspil.sandbox.web.views import chat_view, person_view

LANGUAGES = ("da", "en")
LONGEST_NAME = 40
BIGGEST_PICTURE = 10 * 1024 * 1024

Answering = Callable[[Request], Awaitable[Response]]
Doing = Callable[[Phone, dict[str, Any]], Any]


class Control:
    """The JSON endpoints under /sandbox; `app` serves them."""

    def __init__(self, telegram: PretendTelegram, clock: TurnableClock, hooks: SandboxHooks) -> None:
        """Control `telegram` and `clock`, with the bot reached through `hooks`."""
        self._telegram = telegram
        self._clock = clock
        self._hooks = hooks
        self._news = News(telegram)
        self.app = Router(
            routes=[
                Route("/state", self._state),
                Route("/events", self._events),
                Route("/clock", self._turn, methods=["POST"]),
                Route("/phones", self._new_phone, methods=["POST"]),
                Route("/phones/{id:int}", self._chat),
                Route("/phones/{id:int}/photo", self._photo, methods=["POST"]),
                Route("/phones/{id:int}/files/{message:int}", self._file),
                Route("/phones/{id:int}/{action}", self._act, methods=["POST"]),
            ]
        )

    async def _state(self, request: Request) -> Response:
        return self._answer(
            {
                "now": self._clock.now().isoformat(),
                "zone": self._hooks.zone.key,
                "runs": self._clock.runs,
                "turned_seconds": self._clock.turned.total_seconds(),
                "bot": {"name": self._telegram.bot.first_name, "username": self._telegram.bot.username},
                "phones": [person_view(self._telegram, phone) for phone in self._telegram.phones],
            }
        )

    async def _chat(self, request: Request) -> Response:
        return self._answer(chat_view(self._telegram, self._phone(request)))

    async def _file(self, request: Request) -> Response:
        phone = self._phone(request)
        wanted = request.path_params["message"]
        message = next((message for message in phone.chat if message.message_id == wanted), None)
        if message is not None and message.photo is not None:
            return Response(message.photo, media_type=mime_type_of(message.photo))
        if message is None or message.document is None:
            raise HTTPException(404, "no such file")
        name = quote(message.filename or "file", safe="")
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(message.document, headers=headers, media_type="application/octet-stream")

    async def _new_phone(self, request: Request) -> Response:
        wanted = await _json(request)
        language = wanted["language"] if wanted.get("language") in LANGUAGES else LANGUAGES[0]
        name = str(wanted.get("name") or "").strip()[:LONGEST_NAME]
        if wanted.get("invited", True):
            try:
                phone = await new_phone(
                    self._telegram, self._hooks, str(wanted.get("role") or "citizen"), language, name
                )
            except LookupError as problem:
                raise HTTPException(409, str(problem)) from None
        else:
            phone = self._telegram.phone(name or next_name(self._telegram), language)
        return self._answer({"id": phone.user.id}, 201)

    async def _act(self, request: Request) -> Response:
        phone = self._phone(request)
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            raise HTTPException(404, "no such action")
        wanted = await _json(request)
        try:
            result = action(phone, wanted)
        except (ValueError, LookupError) as problem:
            raise HTTPException(409, str(problem)) from None
        return self._answer({"result": result})

    async def _photo(self, request: Request) -> Response:
        phone = self._phone(request)
        if not request.headers.get("content-type", "").startswith("image/"):
            raise HTTPException(415, "a picture is wanted")
        content = await request.body()
        if len(content) > BIGGEST_PICTURE:
            raise HTTPException(413, "the picture is over 10 MB")
        try:
            return self._answer({"result": phone.sends_photo(content)})
        except (Refused, ValueError) as problem:
            raise HTTPException(409, str(problem)) from None

    async def _turn(self, request: Request) -> Response:
        wanted = await _json(request)
        try:
            turn(self._clock, self._hooks.zone, wanted)
        except ValueError as problem:
            raise HTTPException(409, str(problem)) from None
        await self._hooks.settled()
        self._telegram.changed(0)
        return self._answer({"now": self._clock.now().isoformat()})

    async def _events(self, request: Request) -> Response:
        async def lines() -> AsyncIterator[bytes]:
            async for chats in self._news.follow():
                yield b"data: " + json.dumps({"chats": chats}).encode() + b"\n\n"

        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(lines(), headers=headers, media_type="text/event-stream")

    def _phone(self, request: Request) -> Phone:
        try:
            return self._telegram.phone_of(request.path_params["id"])
        except KeyError:
            raise HTTPException(404, "no such phone") from None

    def _answer(self, body: Any, status: int = 200) -> Response:
        return JSONResponse(body, status, headers={"Cache-Control": "no-store"})


def _press(phone: Phone, wanted: dict[str, Any]) -> str | None:
    try:
        return phone.presses_on(int(wanted["message_id"]), int(wanted["row"]), int(wanted["column"]))
    except (KeyError, IndexError):
        raise LookupError("that button is gone") from None


def _start(phone: Phone, wanted: dict[str, Any]) -> int:
    link = str(wanted.get("link") or "")
    return phone.opens(link) if link else phone.starts(str(wanted.get("code") or ""))


ACTIONS: dict[str, Doing] = {
    "write": lambda phone, wanted: phone.writes(str(wanted.get("text") or "")),
    "press": _press,
    "start": _start,
    "block": lambda phone, wanted: phone.blocks_the_bot(),
    "unblock": lambda phone, wanted: phone.unblocks(),
    "voice": lambda phone, wanted: phone.sends_voice(),
    "sticker": lambda phone, wanted: phone.sends_sticker(),
}


async def _json(request: Request) -> dict[str, Any]:
    """The JSON object that the page sent; a form from another page cannot send this content type."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException(415, "JSON is wanted")
    try:
        body = await request.json()
    except ValueError:
        raise HTTPException(400, "this is no JSON") from None
    if not isinstance(body, dict):
        raise HTTPException(400, "a JSON object is wanted")
    return body
