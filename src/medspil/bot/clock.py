"""The one place that asks the machine for the time."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the instant now, in UTC."""


def machine_clock() -> datetime:
    """The machine's time, in UTC."""
    return datetime.now(UTC)
