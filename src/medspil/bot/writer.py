"""Database work off the event loop: one thread for SQLite, a small pool for PostgreSQL."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from medspil.storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")

POSTGRESQL_THREADS = 4


class Writer:
    """Runs short synchronous work in threads of its own."""

    def __init__(self, database: Database) -> None:
        """As many threads as the database can use."""
        self.threads = 1 if database.is_sqlite else POSTGRESQL_THREADS
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="medspil-writer")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `work` in a thread and waits for it; what it raises comes through."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(work, *args, **kwargs))

    def close(self) -> None:
        """Waits for what is running and ends the threads."""
        self._pool.shutdown(wait=True)
