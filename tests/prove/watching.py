"""Looking into the bot's database from beside it, so quickly that a kill comes right behind a commit.

It runs as a process of its own (`python watching.py PID DATABASE QUERY NUMBER SECONDS`): within the test's process it
would wait for its turn longer than the bot takes for its next commit.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from pathlib import Path
from time import monotonic

COMMITS = "PRAGMA data_version"
"""Changes with every commit of somebody else."""

REMINDERS = "SELECT count(*) FROM agenda WHERE kind = 'reminder' AND how = 'sent'"
"""Changes when reminders are told to have gone out."""

STRUCK, NOTHING_CAME = 0, 3


async def kills_behind_a_change(pid: int, database: Path, what: str, number: int, seconds: float) -> bool:
    """Kills the process at the change of `what` with this number; False where it does not come in so many seconds."""
    watch = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", __file__, str(pid), str(database), what, str(number), str(seconds)
    )
    ended_with = await watch.wait()
    assert ended_with in (STRUCK, NOTHING_CAME)
    return ended_with == STRUCK


def main() -> int:
    """Watches, and strikes."""
    pid, database, what, number, seconds = sys.argv[1:]
    left = int(number)
    ends = monotonic() + float(seconds)
    connection = sqlite3.connect(database, isolation_level=None)
    seen = connection.execute(what).fetchone()
    while monotonic() < ends:
        found = connection.execute(what).fetchone()
        if found != seen:
            seen = found
            left -= 1
            if not left:
                os.kill(int(pid), signal.SIGKILL)
                return STRUCK
    return NOTHING_CAME


if __name__ == "__main__":
    sys.exit(main())
