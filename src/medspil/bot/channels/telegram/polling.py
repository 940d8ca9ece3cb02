"""Fetching updates by asking for them. An update is confirmed only after it has been taken care of."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NoReturn

from telegram.error import Conflict, InvalidToken

from medspil.bot.channels.channel import CannotRead, Raw
from medspil.bot.channels.telegram.aiohttp_request import AskedToWait
from medspil.bot.channels.telegram.channel import TelegramChannel
from medspil.bot.channels.telegram.patience import Outage, Sleep, Trouble
from medspil.bot.channels.telegram.reading import HANDLED, envelope
from medspil.bot.channels.telegram.refusals import TOKEN_PAUSE_SECONDS, WRONG_BOT

Receive = Callable[[Sequence[Raw]], Awaitable[None]]
"""Takes raw updates; when it returns they are safe, when it raises they are to come again."""

NETWORK = Trouble("Telegram cannot be reached; asking again.")
UNREADABLE = Trouble("Telegram's answer to getUpdates cannot be read; asking again.")
TAKEN = Trouble(
    "Telegram gives the updates to somebody else (409): another program polls with this token, or a web hook is set."
    " Stop that program, or take its web hook away; asking again meanwhile.",
    level=logging.ERROR,
)
TOKEN = Trouble(WRONG_BOT, first=TOKEN_PAUSE_SECONDS, longest=TOKEN_PAUSE_SECONDS, level=logging.ERROR)


class Poller:
    """Asks Telegram for updates, over and over.

    `wait_seconds` is how long Telegram may hold an answer back until there is something.
    """

    def __init__(self, channel: TelegramChannel, *, wait_seconds: int = 25, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = channel.bot
        self._wait_seconds = wait_seconds
        self._sleep = sleep
        self._line = Outage("Telegram answers again.")
        self._desk = Outage("Updates are taken in again.")

    async def run(self, receive: Receive) -> NoReturn:
        """Hands every batch to `receive`, in order, until cancelled.

        What `receive` did not take (it raised) comes again after a pause, and so does what was not yet confirmed when
        the process ended: `receive` knows an update by its number.
        """
        await self._take_the_web_hook_away()
        offset: int | None = None
        while True:
            try:
                updates = await self._bot.raw_updates(offset, self._wait_seconds, HANDLED)
                following = _after(updates)
            except Exception as problem:
                await self._wait_out(problem)
                continue
            self._line.passed()
            if following is None:
                continue
            try:
                await receive([update for update in updates if isinstance(update, dict)])
            except Exception as problem:
                sentence = f"Updates could not be taken in ({type(problem).__name__}); they are fetched again."
                await self._sleep(self._desk.met(Trouble(sentence, level=logging.ERROR)))
                continue
            self._desk.passed()
            offset = following

    async def _take_the_web_hook_away(self) -> None:
        while True:
            try:
                await self._bot.delete_webhook(drop_pending_updates=False)
            except Exception as problem:
                await self._wait_out(problem)
            else:
                return

    async def _wait_out(self, problem: Exception) -> None:
        if isinstance(problem, AskedToWait):
            await self._sleep(problem.seconds)
        else:
            await self._sleep(self._line.met(_trouble_of(problem)))


def _trouble_of(problem: Exception) -> Trouble:
    match problem:
        case Conflict():
            return TAKEN
        case InvalidToken():
            return TOKEN
        case CannotRead() | KeyError() | TypeError():
            return UNREADABLE
        case _:
            return NETWORK


def _after(updates: Sequence[Any]) -> int | None:
    """The offset that confirms a batch, None for an empty one. Raises CannotRead where nothing in it has a number."""
    if not updates:
        return None
    numbers = []
    for update in updates:
        try:
            numbers.append(envelope(update).update_id)
        except CannotRead:
            continue
    if not numbers:
        raise CannotRead("updates without numbers")
    return max(numbers) + 1
