"""What the figures were taken on: they mean little without it."""

import os
import platform
import sqlite3
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

WRITES = 50


def described(folder: Path) -> str:
    """The machine, the versions, how busy it was, and what it takes to make one small write durable in `folder`."""
    load = f"load {os.getloadavg()[0]:.1f} at the start, " if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} cores, {load}one write with fsync {_fsync_ms(folder):.2f} ms; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"python-telegram-bot {version('python-telegram-bot')}, SQLAlchemy {version('SQLAlchemy')}"
    )


def _fsync_ms(folder: Path) -> float:
    taken = []
    with (folder / "written.bin").open("wb") as target:
        for _ in range(WRITES):
            begun = time.perf_counter()
            target.write(bytes(4096))
            target.flush()
            os.fsync(target.fileno())
            taken.append(time.perf_counter() - begun)
    return median(taken) * 1000


def megabytes() -> float:
    """What this process has in memory just now; nan where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError):
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
