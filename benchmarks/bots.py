"""The bots as processes of their own: the real `medspil run`, and the stock echo bot."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from medspil.conversations.facts import House
from medspil.domain.persons import PersonSettings, Role
from medspil.sandbox.telegram import SANDBOX_TOKEN
from medspil.storage.database import Database
from medspil.storage.invitations import make
from medspil.storage.migrating import migrate
from medspil.storage.store import Store
from medspil.storage.vault import Vault, new_key

PROJECT = Path(__file__).parents[1]
STOP_SECONDS = 15.0
NO_LIMIT = "1000000"


@dataclass(frozen=True)
class Bot:
    """A bot that can be started: a command and what it adds to the environment."""

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)

    @asynccontextmanager
    async def running(self, folder: Path) -> AsyncIterator[int]:
        """Runs in `folder` while the block lasts and hands out its process id.

        Raises RuntimeError, with what it wrote last, where it ends before it is told to.
        """
        told = folder / "told.txt"
        with told.open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                *self.command,
                env={**_environment(), **self.environment},
                cwd=folder,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=errors,
            )
        try:
            yield process.pid
        except Exception as error:
            error.add_note(f"The bot wrote last:\n{_end_of(told)}")
            raise
        finally:
            ended_early = process.returncode is not None
            if not ended_early:
                process.terminate()
                try:
                    await asyncio.wait_for(process.wait(), STOP_SECONDS)
                except TimeoutError:
                    process.kill()
                    await process.wait()
        if ended_early:
            raise RuntimeError(f"{self.command[0]} ended by itself:\n{_end_of(told)}")


@dataclass(frozen=True)
class Medspil:
    """Medspil with a database of its own in `folder`."""

    folder: Path
    key: str = field(default_factory=new_key)

    @property
    def _url(self) -> str:
        return f"sqlite:///{self.folder / 'medspil.db'}"

    def bot(self, api_url: str) -> Bot:
        """`medspil run`, by polling, with Telegram's limits switched off: they would be all that is measured."""
        return Bot(
            [str(Path(sys.executable).with_name("medspil")), "run"],
            {
                "MEDSPIL_TELEGRAM_TOKEN": SANDBOX_TOKEN,
                "MEDSPIL_TELEGRAM_API_URL": api_url,
                "MEDSPIL_TELEGRAM_PER_SECOND": "0",
                "MEDSPIL_TELEGRAM_BURST": NO_LIMIT,
                "MEDSPIL_DATABASE_URL": self._url,
                "MEDSPIL_KEYS": self.key,
                "MEDSPIL_LOG_LEVEL": "WARNING",
            },
        )

    def store(self) -> Store:
        """The database from outside, migrated; the caller closes it."""
        house = House("Bostøtten i Havneby", "1", "ring på +45 00 00 00 10.", "", "")
        store = Store(Database(self._url), Vault.from_setting(self.key), house, PersonSettings())
        migrate(store.database)
        return store

    def invitations(self, count: int) -> list[str]:
        """So many fresh codes for citizens."""
        store = self.store()
        now = datetime.now(UTC)
        try:
            with store.database.transaction() as connection:
                return [make(connection, store, Role.CITIZEN, "da", now) for _ in range(count)]
        finally:
            store.database.close()


def echo_bot(api_url: str, concurrent: bool) -> Bot:
    """The stock echo bot, one update after the other or many at once."""
    command = [sys.executable, "-m", "benchmarks.echo", SANDBOX_TOKEN, api_url]
    return Bot([*command, "--concurrent"] if concurrent else command, {"PYTHONPATH": str(PROJECT)})


def cpu_seconds(pid: int) -> float:
    """What a running process has had of the processors so far; nan where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _end_of(file: Path) -> str:
    return file.read_text("utf-8", "replace")[-2000:]


def _environment() -> dict[str, str]:
    """The caller's, without settings and proxies of theirs."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("MEDSPIL_") and not name.lower().endswith("_proxy")
    }
