"""Readers of what is said about a course: counts, lengths, times of day, the name of a service."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from pydantic import TypeAdapter

from medspil.conversations.readers import LONGEST_ANSWER, Again, Between, Reading, Value, looks_empty
from medspil.conversations.texts import _, quoted
from medspil.conversations.understanding import Moment, read_choice, read_moment
from medspil.conversations.understanding.amounts import read_count, read_minutes, read_time
from medspil.domain.courses import LONGEST_UNIT, Session

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=8)
LONGEST_TITLE, LONGEST_PLACE = 60, 120


class _OneLine:
    """What all of these have in common: other words than the choices are read, and it can't be skipped."""

    takes_words = False
    skippable = False
    only_choices = False
    dated = False


@dataclass(frozen=True)
class ACount(_OneLine):
    """A whole number from `low` to `high`, in figures or in words."""

    low: int
    high: int
    adapter: ClassVar[TypeAdapter[int]] = TypeAdapter(int)

    def read(self, text: str, now: datetime, language: str) -> Reading[int]:
        """The reading of `text`; never raises."""
        count = read_count(text, language)
        if count is None or not self.low <= count <= self.high:
            return Again(_("Write a number from {low} to {high}.").format(low=self.low, high=self.high))
        return Value(count)


class ALength(_OneLine):
    """How long a session lasts, in minutes."""

    adapter: ClassVar[TypeAdapter[int]] = TypeAdapter(int)

    def read(self, text: str, now: datetime, language: str) -> Reading[int]:
        """The reading of `text`; never raises."""
        minutes = read_minutes(text, language)
        if minutes is None:
            return Again(_("How long? Write it like “90 minutes” or “2 hours”."))
        if not SHORTEST <= timedelta(minutes=minutes) <= LONGEST:
            return Again(_("Pick a length between 15 minutes and 8 hours."))
        return Value(minutes)


@dataclass(frozen=True)
class ATime(_OneLine):
    """A time of day. On `day` it must lie ahead, where that day is today."""

    day: date
    adapter: ClassVar[TypeAdapter[time]] = TypeAdapter(time)

    def read(self, text: str, now: datetime, language: str) -> Reading[time]:
        """The reading of `text`; never raises."""
        at = read_time(text, now, language)
        if at is None:
            return Again(_("What time? Write it like “13” or “13:30”."))
        if datetime.combine(self.day, at) <= now.replace(tzinfo=None):
            return Again(_("That time has been today. Write a later one."))
        return Value(at)


@dataclass(frozen=True)
class AShortLine:
    """Words of one's own that must fit on one line, `longest` characters at most."""

    longest: int
    adapter: ClassVar[TypeAdapter[str]] = TypeAdapter(str)
    takes_words: bool = True
    skippable: bool = False
    only_choices: bool = False
    dated: bool = False

    def read(self, text: str, now: datetime, language: str) -> Reading[str]:
        """The reading of `text`; never raises."""
        if looks_empty(text):
            return Again(_("I got an empty message. Write a few words."))
        line = " ".join(text.split())
        if len(line) > self.longest:
            return Again(_("Say it shorter, please: {number} characters fit.").format(number=self.longest))
        return Value(line)


@dataclass(frozen=True)
class ASession(_OneLine):
    """One of the sessions, by its number or its day; its value is its id."""

    known: tuple[Session, ...]
    adapter: ClassVar[TypeAdapter[str]] = TypeAdapter(str)

    def read(self, text: str, now: datetime, language: str) -> Reading[str]:
        """The reading of `text`; never raises."""
        moment = read_moment(text, now, language)
        number = read_count(text, language)
        days = (moment.day, moment.other) if isinstance(moment, Moment) else ()
        meant = [session for session in self.known if session.number == number]
        meant = meant or [session for session in self.known if session.day in days]
        if len(meant) == 1:
            return Value(meant[0].id)
        return Again(_("Which one? Tap it, or write its number or its day."))


@dataclass(frozen=True)
class AUnit(_OneLine):
    """One of the services that are known, or the name of a new one; where it is not clear, the person is asked."""

    known: tuple[str, ...]
    adapter: ClassVar[TypeAdapter[str]] = TypeAdapter(str)

    def read(self, text: str, now: datetime, language: str) -> Reading[str]:
        """The reading of `text`; never raises."""
        line = " ".join(text.split())
        for name in self.known:
            if name.casefold() == line.casefold():
                return Value(name)
        place = read_choice(text, self.known, language) if len(text) <= LONGEST_ANSWER else None
        if place is not None and line.strip(" .)").isdecimal():
            return Value(self.known[place])
        written = AShortLine(LONGEST_UNIT).read(text, now, language)
        if place is None or not isinstance(written, Value):
            return written
        meant = self.known[place]
        return Between(
            _("Which one do you mean?"), ((meant, meant), (_("A new one: {name}").format(name=quoted(line)), line))
        )
