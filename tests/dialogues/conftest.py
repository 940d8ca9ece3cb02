"""Where the dialogues are played: the whole of Medspil over SQLite, or over both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from medspil.storage.store import Store
from tests.dialogues.stage import Stage
from tests.stores import *  # noqa: F403


@pytest.fixture
async def stage(sqlite_store: Store) -> AsyncIterator[Stage]:
    """A stage on SQLite."""
    async with Stage(sqlite_store) as stage:
        yield stage


@pytest.fixture
async def each_stage(store: Store) -> AsyncIterator[Stage]:
    """A stage on SQLite, and one on PostgreSQL."""
    async with Stage(store) as stage:
        yield stage


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an outage the bot asks again almost at once, where it would wait for some seconds."""
    monkeypatch.setattr("medspil.bot.channels.telegram.patience.growing", lambda first, longest, tries: 0.01)
