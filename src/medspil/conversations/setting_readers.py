"""Readers of what only settings ask for: quiet hours and time zones."""

import re
from datetime import datetime, time
from functools import cache
from zoneinfo import available_timezones

from medspil.conversations.readers import Again, Plain, Reader, Reading, Value, adapter_of
from medspil.conversations.texts import _
from medspil.domain.persons import QuietHours

_LONGEST_ZONE = 100


def _quiet_hours(text: str, now: datetime, language: str) -> Reading[QuietHours]:
    ends = [
        time(int(hour), int(minute or 0))
        for hour, minute in re.findall(r"(?<!\d)(\d{1,2})(?:[.:](\d{2}))?(?!\d)", text)
        if int(hour) < 24 and int(minute or 0) < 60
    ]
    if len(ends) != 2 or ends[0] == ends[1]:
        return Again(_("Write two times, like “22 to 8”."))
    return Value(QuietHours(*ends))


quiet_hours: Reader[QuietHours] = Plain(adapter_of(QuietHours), _quiet_hours)
"""From one wall-clock time to another, like "22 to 8.30"."""


def _zone(text: str, now: datetime, language: str) -> Reading[str]:
    found = _zones().get(text[:_LONGEST_ZONE].strip().casefold().replace(" ", "_"))
    if found is None:
        return Again(_("I don't know that place. Write a big city near you, like “London”."))
    return Value(found)


@cache
def _zones() -> dict[str, str]:
    """The time zones by their small-lettered names, and by the cities in them."""
    names = sorted(available_timezones())
    cities = {name.casefold().split("/")[-1]: name for name in reversed(names)}
    return cities | {name.casefold(): name for name in names}


zone: Reader[str] = Plain(adapter_of(str), _zone)
"""A time zone, by its IANA name or the city in it."""
