"""Taking updates that Telegram pushes: committed first, then confirmed."""

import hmac
import json
import logging
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from medspil.bot.channels.telegram.polling import Receive

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, no secret
BIGGEST_BODY = 1024 * 1024

UNAUTHORIZED, TOO_LARGE, BAD_REQUEST, NOT_NOW, TAKEN = 401, 413, 400, 503, 200


def webhook_route(path: str, secret: str, receive: Receive) -> Route:
    """A route that hands each update to `receive` and then says 200; 503 where it raises, so that it comes again.

    Raises ValueError for an empty `secret`: anybody could write in anybody's name.
    """
    if not secret:
        raise ValueError("a web hook needs a secret")
    expected = secret.encode()

    async def take(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, expected):
            log.warning("The web hook was called without the right secret; nothing was taken in.")
            return Response(status_code=UNAUTHORIZED)
        body = await _body(request)
        if body is None:
            log.warning("The web hook was sent more than an update can be; nothing was taken in.")
            return Response(status_code=TOO_LARGE)
        update = _object(body)
        if update is None:
            log.warning("The web hook was sent something that is no JSON object; nothing was taken in.")
            return Response(status_code=BAD_REQUEST)
        try:
            await receive([update])
        except Exception as problem:
            log.error("An update could not be taken in (%s); Telegram sends it again.", type(problem).__name__)
            return Response(status_code=NOT_NOW)
        return Response(status_code=TAKEN)

    return Route(path, take, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The whole body, None where it is too large; empty where it broke off."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > BIGGEST_BODY:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
