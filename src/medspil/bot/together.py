"""Small works done together: whoever comes while one is under way goes along with the next."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Together(Generic[T]):
    """Collects items while `work` is busy and hands it all of them at once: one commit, and one wait for the disk."""

    def __init__(self, work: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        """`work` does all the items it is given, or raises and has done none."""
        self._work = work
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []
        self._working: asyncio.Task[None] | None = None

    async def add(self, item: T) -> None:
        """Returns when the item is done. Raises what `work` raised."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._working is None:
            self._working = asyncio.create_task(self._until_none_waits())
        await done

    async def _until_none_waits(self) -> None:
        try:
            while self._waiting:
                some, self._waiting = self._waiting, []
                await self._one_lot(some)
        finally:
            self._working = None

    async def _one_lot(self, some: Sequence[tuple[T, asyncio.Future[None]]]) -> None:
        problem: BaseException | None = None
        try:
            await self._work([item for item, _done in some])
        except Exception as error:
            problem = error
        for _item, done in some:
            if done.done():
                # Whoever waited was cancelled meanwhile.
                continue
            if problem is None:
                done.set_result(None)
            else:
                done.set_exception(problem)
