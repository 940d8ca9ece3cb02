"""Trying again with growing pauses, and saying once what is wrong and once that it is over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from medspil.bot.channels.channel import NotYet, Unsure

log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
"""How to wait so many seconds; tests give one that does not."""


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong: the sentence for the log, and the first and longest pause in seconds."""

    sentence: str
    first: float = 1.0
    longest: float = 30.0
    level: int = logging.WARNING


class Outage:
    """A stretch of time in which something does not work. `over` is the sentence for its end."""

    def __init__(self, over: str) -> None:
        self._over = over
        self._trouble: Trouble | None = None
        self._tries = 0

    def met(self, trouble: Trouble) -> float:
        """Notes a failure and hands back how many seconds to wait; a new kind of trouble is logged."""
        if trouble != self._trouble:
            log.log(trouble.level, trouble.sentence)
            self._trouble, self._tries = trouble, 0
        pause = growing(trouble.first, trouble.longest, self._tries)
        self._tries += 1
        return pause

    def passed(self) -> None:
        """It works; where it did not before, that is logged."""
        if self._trouble is not None:
            log.info(self._over)
            self._trouble, self._tries = None, 0


def growing(first: float, longest: float, tries: int) -> float:
    """A pause in seconds that doubles with every try, up to `longest`."""
    return min(longest, first * 2.0 ** min(tries, 60))


async def keep_trying(what: str, action: Callable[[], Awaitable[None]], sleep: Sleep = asyncio.sleep) -> None:
    """Does `action` until it has worked. Raises what can never work: any SendError but NotYet and Unsure."""
    outage = Outage(f"It worked to {what}.")
    trouble = Trouble(f"Telegram cannot be reached to {what}; it is tried again.", first=2.0, longest=300.0)
    while True:
        try:
            await action()
        except NotYet as refusal:
            await sleep(refusal.seconds)
        except Unsure:
            await sleep(outage.met(trouble))
        else:
            outage.passed()
            return
