"""Turning the clock as the page's buttons and its date field ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from medspil.domain.local_time import instant_of
from medspil.sandbox.clock import TurnableClock, next_monday, next_morning, plus_day, plus_hour

STEPS: dict[str, Callable[[datetime, ZoneInfo], datetime]] = {
    "plus-hour": lambda now, zone: plus_hour(now),
    "next-morning": next_morning,
    "next-monday": next_monday,
    "plus-day": plus_day,
}


def turn(clock: TurnableClock, zone: ZoneInfo, wanted: dict[str, Any]) -> None:
    """Turn by a named step, or to a time on the wall in `zone` given as 2026-11-27T09:30.

    Raises ValueError for anything else, and for turning back.
    """
    step = wanted.get("step")
    if step is not None:
        if step not in STEPS:
            raise ValueError(f"no such step; there are {', '.join(STEPS)}")
        clock.turn_to(STEPS[step](clock.now(), zone))
        return
    wall = datetime.fromisoformat(str(wanted.get("to")))
    clock.turn_to(wall if wall.tzinfo else instant_of(wall.date(), wall.time(), zone))
