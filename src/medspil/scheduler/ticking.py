"""The ticking: APScheduler calls, every second, the loop that claims what is due by our own clock."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY_SECONDS = 1


class Ticking:
    """Calls `tick` every second, never twice at once, and once after a stretch in which it could not."""

    def __init__(self, tick: Callable[[], Awaitable[object]]) -> None:
        """`tick` looks at what is due."""
        # What is late is judged by our agenda, so APScheduler must neither drop a late tick nor pile them up.
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            tick, "interval", seconds=EVERY_SECONDS, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        """Starts on the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stops; a tick under way is not waited for."""
        self._scheduler.shutdown(wait=False)
