"""Pushing updates to the bot's web hook: in order, one at a time, again and again until it says 2xx."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import aiohttp

from medspil.sandbox.bell import Bell
from medspil.sandbox.refusals import bad_request
from medspil.sandbox.updates import Json, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, no secret
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class WebHook:
    """Where updates go while a web hook is set, and how that went."""

    def __init__(self, updates: UpdateQueue, now: Callable[[], int], pauses: Sequence[float]) -> None:
        """Push from `updates`; wait `pauses` seconds between tries, the last one over and over."""
        self._updates = updates
        self._now = now
        self._pauses = tuple(pauses)
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.last_error: tuple[int, str] | None = None
        self.answer_timeout = 30.0
        self._failures = Bell()
        updates.on_new = self._news.set

    def set(self, url: str, secret: str, max_connections: int = 40) -> None:
        """Push to `url` from now on, or to nobody when it is empty.

        Raises Refused for an address that Telegram would not take, or that is not on this machine.
        """
        if url:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
            if parts.hostname not in LOOPBACK:
                raise bad_request("bad webhook: the sandbox pushes to this machine only")
        self.stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error = None
        self.resume()

    def resume(self) -> None:
        """Go on pushing where `stop` ended it, if an address is set."""
        if self.url and self._task is None:
            self._news.set()
            self._task = asyncio.get_running_loop().create_task(self._push())

    def stop(self) -> None:
        """Stop pushing; what was not confirmed stays in the row."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop pushing and wait until the connection is given back."""
        task = self._task
        self.stop()
        if task is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def failed(self, timeout: float = 5.0) -> None:
        """Wait until a push has failed. Raises TimeoutError after `timeout` seconds."""
        await self._failures.until(lambda: self.last_error is not None, timeout)

    def to_json(self) -> Json:
        """The WebhookInfo object."""
        body: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            body["max_connections"] = self.max_connections
        if self._updates.allowed:
            body["allowed_updates"] = sorted(self._updates.allowed)
        if self.last_error is not None:
            body["last_error_date"], body["last_error_message"] = self.last_error
        return body

    async def _push(self) -> None:
        timeout = aiohttp.ClientTimeout(total=self.answer_timeout)
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        async with aiohttp.ClientSession(timeout=timeout, headers=headers, trust_env=False) as session:
            tries = 0
            while True:
                pending = self._updates.pending
                if not pending:
                    self._news.clear()
                    await self._news.wait()
                    continue
                update = pending[0]
                if await self._post(session, update):
                    tries = 0
                    # The bot may have dropped the row meanwhile, with drop_pending_updates.
                    if pending and pending[0] is update:
                        pending.popleft()
                else:
                    await asyncio.sleep(self._pauses[min(tries, len(self._pauses) - 1)])
                    tries += 1

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        try:
            async with session.post(self.url, json=update, allow_redirects=False) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            problem = "Read timeout expired"
        except aiohttp.ClientError:
            problem = "Connection refused"
        self.last_error = (self._now(), problem)
        self._failures.ring()
        return False
