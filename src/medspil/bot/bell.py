"""A bell between the loops: whoever listens looks at once instead of at its next round."""

import asyncio


class Bell:
    """Rings for everyone who listens at that moment."""

    def __init__(self) -> None:
        """A bell that has not rung yet."""
        self._next = asyncio.Event()

    def listen(self) -> asyncio.Event:
        """The next ringing. Listen before you look for work, so that no ringing in between is missed."""
        return self._next

    def ring(self) -> None:
        """Wakes all who listen."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()


async def heard(ringing: asyncio.Event, seconds: float) -> None:
    """Waits for the ringing, at most so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            await ringing.wait()
    except TimeoutError:
        return
