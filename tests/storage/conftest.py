"""What the tests of storage stand on."""

import pytest

from medspil.storage.store import Store
from tests.storage.town import Town
from tests.stores import *  # noqa: F403


@pytest.fixture
def town(store: Store) -> Town:
    """A town on a fresh database, one of each kind."""
    return Town(store)


@pytest.fixture
def sqlite_town(sqlite_store: Store) -> Town:
    """A town on SQLite, for what takes long and asks nothing of a database."""
    return Town(sqlite_store)
