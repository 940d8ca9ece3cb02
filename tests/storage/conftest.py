"""What the tests of storage stand on."""

from tests.stores import *  # noqa: F403
