"""The people with their phones, in front of the sandbox's pretend Telegram, which is served over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import PretendTelegram

PATIENCE = 60.0
"""Seconds after which a reply that did not come ends the measurement with an error."""

WORDS = "gå en tur om søen"
STEPS = 5
"""Messages in, and replies out, of the talk in which a sub-goal is set."""


@dataclass(frozen=True)
class Place:
    """A pretend Telegram and where a bot reaches it."""

    telegram: PretendTelegram
    api_url: str

    @property
    def calls(self) -> int:
        """The calls of the bot so far, but for its asking for updates."""
        return sum(call.method.lower() != "getupdates" for call in self.telegram.calls)


@asynccontextmanager
async def place() -> AsyncIterator[Place]:
    """A fresh pretend Telegram, without flood limits, while the block lasts."""
    clock = TurnableClock(lambda: datetime.now(UTC))
    telegram = PretendTelegram(clock)
    async with serve(create_app(telegram, clock)) as served:
        yield Place(telegram, served.base_url)


async def side_by_side(people: Sequence[Phone], talk: Callable[[Phone], Awaitable[None]], at_once: int) -> None:
    """Lets everyone have `talk`, so many at once; the next one begins when one has ended."""
    waiting = iter(people)

    async def one_after_the_other() -> None:
        for phone in waiting:
            await talk(phone)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(at_once):
            tasks.create_task(one_after_the_other())


async def comes_in(phone: Phone, code: str) -> None:
    """Opens the invitation and says yes."""
    phone.starts(code)
    welcome = await phone.next_message(PATIENCE)
    phone.presses_on(welcome.message_id, 0, 0)
    await phone.next_message(PATIENCE)


async def sets_a_sub_goal(phone: Phone, taps: bool) -> None:
    """STEPS messages, each sent when the last one was replied to: the first choice is tapped, or its label typed."""
    phone.writes("nyt")
    await phone.next_message(PATIENCE)
    phone.writes(WORDS)
    reply = await phone.next_message(PATIENCE)
    for _ in range(STEPS - 2):
        if taps:
            phone.presses_on(reply.message_id, 0, 0)
        else:
            phone.writes(reply.labels[0])
        reply = await phone.next_message(PATIENCE)


async def says_and_hears(phone: Phone) -> None:
    """As many messages and replies as a sub-goal takes, with a bot that says back what was said."""
    for _ in range(STEPS):
        phone.writes(WORDS)
        await phone.next_message(PATIENCE)
