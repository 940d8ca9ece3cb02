"""When a staffed line is open: days and times of the week where it stands, closed on Danish public holidays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from medspil.domain.local_time import instant_of, local_day

DAYS_LOOKED_AHEAD = 21
"""Further away a next opening is no help; Christmas with weekends around it is shorter."""

_CLOSED_TOO = ((6, 5), (12, 24), (12, 31))
"""Constitution Day, Christmas Eve and New Year's Eve: no public holidays by law, but municipalities are closed."""


@dataclass(frozen=True)
class Span:
    """Open on these weekdays (0 is Monday) from `opens` to `closes`; midnight as `closes` is the end of the day."""

    weekdays: frozenset[int]
    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Raises ValueError where it is open on no day, or closes before it opens."""
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError("open on no day of the week")
        if self.closes != time(0) and self.closes <= self.opens:
            raise ValueError("closes before it opens")

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """From when to when (UTC) it is open on a day of these weekdays; None on another."""
        if day.weekday() not in self.weekdays:
            return None
        last = day + timedelta(days=1) if self.closes == time(0) else day
        return instant_of(day, self.opens, zone), instant_of(last, self.closes, zone)


@dataclass(frozen=True)
class OpeningHours:
    """A week's opening hours. `on_holidays` is for a line that is always staffed."""

    spans: tuple[Span, ...]
    on_holidays: bool = False

    def open_until(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Until when (UTC) it is open, where it is open at `now`; hours that meet, also at midnight, are one."""
        until = None
        for opens, closes in self._spans_from(local_day(now, zone), zone):
            if (until is None and opens <= now < closes) or (until is not None and opens <= until < closes):
                until = closes
        return until

    def opens_next(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When (UTC) it opens next after `now`; None where it is open, or not in the weeks ahead."""
        if self.open_until(now, zone) is not None:
            return None
        return next((opens for opens, _ in self._spans_from(local_day(now, zone), zone) if opens > now), None)

    def _spans_from(self, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
        days = (day + timedelta(days=ahead) for ahead in range(DAYS_LOOKED_AHEAD))
        open_days = [one for one in days if self.on_holidays or not is_holiday(one)]
        found = [span.on(one, zone) for one in open_days for span in self.spans]
        # An hour that summer time leaves out can swallow a short span; then it does not open at all.
        return sorted(span for span in found if span is not None and span[0] < span[1])


def is_holiday(day: date) -> bool:
    """Whether offices are closed all over Denmark."""
    return (day.month, day.day) in _CLOSED_TOO or day in _public_holidays(day.year)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=year, expand=False))
