"""What the tests of the scheduler stand on."""

from datetime import timedelta

import pytest

from medspil.storage.store import Store
from tests.scheduler.circles import Watched, watched
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


@pytest.fixture
def circle(town: Town) -> Watched:
    """Mette and four participants, the day before their first session."""
    # Whoever came in just now is still in a talk for half an hour.
    return watched(town, 4).turn(town.now + timedelta(minutes=31))
