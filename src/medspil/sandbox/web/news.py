"""Telling the page which chats have changed, as they change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from medspil.sandbox.telegram import PretendTelegram

# Changes so close together are told together.
TOGETHER_SECONDS = 0.02


class News:
    """The changes of a pretend Telegram as a stream."""

    def __init__(self, telegram: PretendTelegram) -> None:
        """Follow `telegram`."""
        self._telegram = telegram

    async def follow(self) -> AsyncIterator[list[int]]:
        """The ids of the chats that changed (0: the bot or the clock), first an empty list at once."""
        changed: set[int] = set()
        news = asyncio.Event()

        def note(chat_id: int) -> None:
            changed.add(chat_id)
            news.set()

        stop = self._telegram.on_change(note)
        try:
            yield []
            while not self._telegram.closing.is_set():
                await news.wait()
                await asyncio.sleep(TOGETHER_SECONDS)
                news.clear()
                chats = sorted(changed)
                changed.clear()
                yield chats
        finally:
            stop()
