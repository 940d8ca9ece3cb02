"""Reads opening hours as the organisation writes them in its settings: "man-tor 8-15.30, fre 8-14"."""

import re
from datetime import time

from medspil.domain.opening_hours import OpeningHours, Span

_DAYS = {
    name: weekday
    for weekday, names in enumerate(
        (
            "man mandag mandage mon monday mo",
            "tir tirsdag tirsdage tirs tue tuesday tues ti",
            "ons onsdag onsdage wed wednesday on",
            "tor torsdag torsdage tors thu thursday thur thurs to",
            "fre fredag fredage fri friday fr",
            "lør lor loer lørdag loerdag lørdage sat saturday lø",
            "søn son soen søndag soendag søndage sun sunday sø",
        )
    )
    for name in names.split()
}
_EVERY_DAY = ("hver dag", "alle dage", "every day", "daily", "dagligt")
_WEEKDAYS = ("hverdage", "alle hverdage", "weekdays")
_ALWAYS = ("hele døgnet", "døgnet rundt", "always", "24/7", "altid")
_SPAN = re.compile(
    r"(?P<days>.+?)\s+(?:kl\.?\s*)?(?P<opens>[\d.:]+)\s*(?:-|–|til|to)\s*(?:kl\.?\s*)?(?P<closes>[\d.:]+)"
)
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def read_hours(written: str) -> OpeningHours:
    """Days and times, parted by commas. Raises ValueError with what is wrong and how to put it right."""
    if written.strip().casefold() in _ALWAYS:
        return OpeningHours((Span(frozenset(range(7)), time(0), time(0)),), on_holidays=True)
    return OpeningHours(tuple(_span(part.strip()) for part in written.split(",")))


def _span(written: str) -> Span:
    found = _SPAN.fullmatch(written.casefold())
    if found is None:
        raise ValueError(f"has hours that can't be read ({written}); write days and times, like man-fre 8-15.30")
    try:
        return Span(_weekdays(found["days"]), _time(found["opens"]), _time(found["closes"]))
    except ValueError as error:
        raise ValueError(
            f"has hours that can't be right ({written}: {error}); write days and times, like man-fre 8-15.30"
        ) from None


def _weekdays(written: str) -> frozenset[int]:
    if written in _EVERY_DAY:
        return frozenset(range(7))
    if written in _WEEKDAYS:
        return frozenset(range(5))
    days: set[int] = set()
    for part in re.split(r"\s*(?:\+|&|\bog\b|\band\b)\s*", written):
        first, _, last = (name.strip(" .") for name in re.sub(r"\s+(?:til|to)\s+|–", "-", part).partition("-"))
        if first not in _DAYS or (last and last not in _DAYS):
            raise ValueError(f"{part} is no day")
        begin, end = _DAYS[first], _DAYS[last or first]
        days |= {day % 7 for day in range(begin, end + 1 if end >= begin else end + 8)}
    return frozenset(days)


def _time(written: str) -> time:
    found = _TIME.fullmatch(written)
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59 or (found[1] == "24" and int(found[2] or 0)):
        raise ValueError(f"{written} is no time of the day")
    return time(int(found[1]) % 24, int(found[2] or 0))
