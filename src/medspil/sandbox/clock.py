"""The sandbox's clock, which can be turned forward, and the jumps that its buttons make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.domain.local_time import instant_of, local

MORNING = time(9)
# Somebody who is up at two in the night means, by "next morning", the one in front of them.
NIGHT_ENDS = time(5)


class TurnableClock:
    """A base clock plus how far it has been turned; instants are aware and in UTC.

    `runs` says whether time also passes by itself.
    """

    def __init__(self, base: Callable[[], datetime], turned: timedelta = timedelta(0)) -> None:
        """Take `base` for the time that passes by itself and start `turned` ahead of it."""
        self._base = base
        self._turned = turned
        self.runs = True
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def frozen_at(cls, instant: datetime) -> TurnableClock:
        """A clock that stands still at `instant` until it is turned. Raises ValueError if that is naive."""
        frozen = _aware(instant)
        clock = cls(lambda: frozen)
        clock.runs = False
        return clock

    @property
    def turned(self) -> timedelta:
        """How far ahead of the base clock this one is."""
        return self._turned

    def now(self) -> datetime:
        """The instant that the sandbox believes in, in UTC."""
        return (self._base() + self._turned).astimezone(UTC)

    def turn_to(self, instant: datetime) -> None:
        """Turn forward to `instant`. Raises ValueError backwards: what has happened cannot unhappen."""
        self.turn_by(_aware(instant) - self.now())

    def turn_by(self, step: timedelta) -> None:
        """Turn forward by `step`. Raises ValueError for a negative step."""
        if step < timedelta(0):
            raise ValueError("the clock can only be turned forward")
        self._turned += step
        for listener in list(self._listeners):
            listener()

    def on_turn(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` each time the clock is turned; calling what is handed back ends that."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)


def plus_hour(now: datetime) -> datetime:
    """One hour of real time later."""
    return now + timedelta(hours=1)


def plus_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The same time on the wall in `zone` tomorrow, also over a change of summer time."""
    wall = local(now, zone)
    return instant_of(wall.date() + timedelta(days=1), wall.time(), zone)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """09:00 on the next day in `zone`; before five in the night, 09:00 on the same day."""
    wall = local(now, zone)
    night = wall.time() < NIGHT_ENDS
    return instant_of(wall.date() + timedelta(days=0 if night else 1), MORNING, zone)


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """09:00 in `zone` on the Monday of the coming week; on a Monday that is a week ahead."""
    today = local(now, zone).date()
    return instant_of(today + timedelta(days=7 - today.weekday()), MORNING, zone)


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC)
