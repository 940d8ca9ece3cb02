"""What the tests of the scheduler stand on."""

from tests.stores import *  # noqa: F403
