"""Readers of what only the settings of a digest ask for: a day of the week, a time of day, an e-mail address."""

import re
from datetime import datetime, time

from medspil.conversations.readers import Again, Plain, Reader, Reading, Value, adapter_of
from medspil.conversations.texts import _
from medspil.conversations.understanding import Moment, read_moment
from medspil.conversations.understanding.amounts import read_time

LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:.]{2,}")


def _weekday(text: str, now: datetime, language: str) -> Reading[int]:
    moment = read_moment(text, now, language)
    if not isinstance(moment, Moment):
        return Again(_("Tap a day, or write its name."))
    return Value(moment.day.weekday())


a_weekday: Reader[int] = Plain(adapter_of(int), _weekday)
"""A day of the week by its name; 0 is Monday."""


def _time_of_day(text: str, now: datetime, language: str) -> Reading[time]:
    at = read_time(text, now, language)
    return Again(_("What time? Write it like “13” or “13:30”.")) if at is None else Value(at)


a_time_of_day: Reader[time] = Plain(adapter_of(time), _time_of_day)
"""A time on the clock, whatever day it is."""


def _email(text: str, now: datetime, language: str) -> Reading[str]:
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        return Again(_("I can't read that as an e-mail address. It has an @ in the middle."))
    return Value(address)


an_email: Reader[str] = Plain(adapter_of(str), _email)
"""An e-mail address. Whether it can be reached nobody knows before the first e-mail."""
