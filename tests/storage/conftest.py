"""What the tests of storage stand on."""

import pytest

from medspil.storage.store import Store
from tests.storage.town import Town
from tests.stores import *  # noqa: F403


@pytest.fixture
def town(store: Store) -> Town:
    """A town on a fresh database, one of each kind."""
    return Town(store)
