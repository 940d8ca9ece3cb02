"""A bot as a process of its own: started, killed in the middle of whatever it does, started again, ended in order."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

LINES_SHOWN = 30


class BotProcess:
    """Runs `command` in `folder`, with the settings of this machine but none of Medspil's besides `settings`."""

    def __init__(self, command: Sequence[str], settings: Mapping[str, str], folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MEDSPIL_")}
        self._command = tuple(command)
        self._environment = {**kept, **settings}
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self.log = folder / "log"
        self.kills = 0

    async def start(self) -> None:
        """Starts it; what it logs is added to what it logged before."""
        assert self._process is None, "it runs already"
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=self._folder,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """SIGKILL, now. It must have been alive."""
        assert self._process is not None
        if self._process.returncode is not None:
            raise AssertionError(self.told(f"the bot ended by itself, with {self._process.returncode}"))
        self._process.send_signal(signal.SIGKILL)
        self.kills += 1

    def has_been_killed(self) -> None:
        """Somebody else sent the SIGKILL."""
        self.kills += 1

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process is not None
        return self._process.pid

    async def gone(self, seconds: float = 5.0) -> int:
        """Waits until it has ended; returns what it ended with."""
        assert self._process is not None
        async with asyncio.timeout(seconds):
            ended_with = await self._process.wait()
        self._process = None
        return ended_with

    async def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself within so many seconds, which it should not."""
        assert self._process is not None
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
        except TimeoutError:
            return False
        return True

    async def stop(self, seconds: float) -> int:
        """SIGTERM: asks it to end in order; returns what it ended with. Raises TimeoutError."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await self.gone(seconds)

    async def close(self) -> None:
        """Whatever happened: it does not outlive the test."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
        self._process = None

    def told(self, sentence: str) -> str:
        """A sentence with the end of the log below it."""
        lines = self.log.read_text("utf-8", "replace").splitlines() if self.log.exists() else []
        return "\n".join([f"{sentence}; the end of its log:", *lines[-LINES_SHOWN:]])
