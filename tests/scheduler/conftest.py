"""What the tests of the scheduler stand on."""

import pytest

from medspil.storage.store import Store
from tests.storage.town import Someone, Town
from tests.stores import *  # noqa: F403


@pytest.fixture
def town(store: Store) -> Town:
    """A town on a fresh database, one of each kind."""
    return Town(store)


@pytest.fixture
def citizen(town: Town) -> Someone:
    """Someone who has just come in."""
    someone = town.citizen()
    someone.heard.clear()
    return someone
