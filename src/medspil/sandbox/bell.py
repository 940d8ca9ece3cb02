"""Waking those who wait for something to change, from code that does not await."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bell:
    """Like an asyncio.Condition without its lock: all of the sandbox runs on one event loop."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        """Wake everybody who waits now."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def rung(self) -> None:
        """Wait for the next ring."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            await future
        finally:
            if future in self._waiting:
                self._waiting.remove(future)

    async def until(self, condition: Callable[[], bool], timeout: float) -> None:
        """Wait until `condition` holds, looking at every ring; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not condition():
                await self.rung()
