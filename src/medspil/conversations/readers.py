"""Readers: from what a person wrote to a typed value, to a hint, or to a question between two readings.

A reader never runs on an old answer: its value is stored, in the form that `adapter` gives it.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Generic, Protocol, TypeVar, overload

from pydantic import TypeAdapter

from medspil.conversations.texts import _, say_day
from medspil.conversations.understanding import (
    Moment,
    UnreadReason,
    read_moment,
    read_scale,
    read_yes_no,
)
from medspil.domain.sub_goals import Deadline, Reminder

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_BLANKS = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters by their class that are drawn as nothing. Written so that one can see them here."""

LONGEST_ANSWER = 1000
"""So many characters fit in one free answer."""


@dataclass(frozen=True)
class Value(Generic[T_co]):
    """The text was understood."""

    value: T_co


@dataclass(frozen=True)
class Again:
    """The text was not understood; the hint says how it would be."""

    hint: str


@dataclass(frozen=True)
class Between(Generic[T_co]):
    """The text has two likely readings, the likelier first; the person picks."""

    text: str
    readings: tuple[tuple[str, T_co], ...]


Reading = Value[T] | Again | Between[T]


class Reader(Protocol[T_co]):
    """Reads one kind of answer. `now` is what the person's wall clock shows.

    `takes_words`: any text is an answer, so only a choice's very label picks it. `skippable`: None is an answer.
    `only_choices`: nothing but the choices is an answer. `dated`: the words of its choices mean other days tomorrow.
    """

    @property
    def adapter(self) -> TypeAdapter[Any]:
        """How its values are stored."""
        ...

    @property
    def takes_words(self) -> bool:
        """Whether any text is an answer."""
        ...

    @property
    def skippable(self) -> bool:
        """Whether None is an answer."""
        ...

    @property
    def only_choices(self) -> bool:
        """Whether nothing but the choices is an answer."""
        ...

    @property
    def dated(self) -> bool:
        """Whether the words of its choices mean other days tomorrow."""
        ...

    def read(self, text: str, now: datetime, language: str) -> Reading[T_co]:
        """The reading of `text`; never raises."""
        ...


class Ticking(Reader[tuple[T_co, ...]], Protocol[T_co]):
    """Reads several of the choices: a tap ticks one. `done` is the label of the button that says that this is all."""

    @property
    def chosen(self) -> tuple[T_co, ...]:
        """What is ticked from the start."""
        ...

    @property
    def done(self) -> str:
        """The label of the last button."""
        ...


class TickingOrNone(Reader[tuple[T_co, ...] | None], Protocol[T_co]):
    """The same where it may be skipped."""

    @property
    def inner(self) -> Ticking[T_co]:
        """What reads several."""
        ...


@cache
def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """How values of a type are stored. Made once for each: a talk has many readers, and making one is slow."""
    return TypeAdapter(kind)


@dataclass(frozen=True)
class Plain(Generic[T]):
    """A reader made of a function and how its values are stored."""

    adapter: TypeAdapter[Any]
    reading: Callable[[str, datetime, str], Reading[T]]
    takes_words: bool = False
    skippable: bool = False
    only_choices: bool = False
    dated: bool = False

    def read(self, text: str, now: datetime, language: str) -> Reading[T]:
        """The reading of `text`."""
        return self.reading(text, now, language)


def looks_empty(text: str) -> bool:
    """Whether there is nothing to see in it: white space, or letters that leave no mark."""
    return all(c.isspace() or c in _BLANKS or unicodedata.category(c) in ("Cf", "Cc", "Mn") for c in text)


def _words(text: str, now: datetime, language: str) -> Reading[str]:
    if looks_empty(text):
        return Again(_("I got an empty message. Write a few words."))
    if len(text) > LONGEST_ANSWER:
        return Again(_("That was a long text. I can keep 1,000 characters. Can you say it shorter?"))
    return Value(text.strip())


words: Reader[str] = Plain(adapter_of(str), _words, takes_words=True)
"""The person's own words, as they were written."""

words_or_no: Reader[str] = Plain(adapter_of(str), _words, takes_words=True)
"""The same where a plain no is an answer, too: it does not skip the question."""


def _moment_again(reason: UnreadReason, with_time: bool = False) -> Again:
    if reason is UnreadReason.PAST:
        return Again(_("That day has been. Pick one ahead, like “tomorrow” or “on Friday”."))
    if reason is UnreadReason.IMPOSSIBLE:
        return Again(_("I can't find that day in the calendar. Write it like “Friday” or “3 December”."))
    if reason is UnreadReason.SEVERAL:
        return Again(_("I see more than one day. Which one do you mean?"))
    if with_time:
        return Again(_("When? Write it like “tomorrow at 9” or “Thursday at 18”."))
    return Again(_("Which day? Write it like “tomorrow”, “Friday” or “3 December”."))


def a_day() -> Reader[Deadline]:
    """A day from today on, with a time of day where one is named."""

    def reading(text: str, now: datetime, language: str) -> Reading[Deadline]:
        moment = read_moment(text, now, language)
        if not isinstance(moment, Moment):
            return _moment_again(moment.reason)
        if moment.other is not None:
            return Between(
                _("Which one do you mean?"),
                tuple((say_day(day, now.date()), Deadline(day, moment.time)) for day in (moment.day, moment.other)),
            )
        return Value(Deadline(moment.day, moment.time))

    return Plain(adapter_of(Deadline), reading, dated=True)


def a_reminder(deadline: Deadline) -> Reader[Reminder | None]:
    """A time to be reminded: still ahead, and no later than the deadline. Without a time of day named, at 10."""

    def reading(text: str, now: datetime, language: str) -> Reading[Reminder | None]:
        moment = read_moment(text, now, language)
        if not isinstance(moment, Moment):
            return _moment_again(moment.reason, with_time=True)
        at = moment.time or time(10)
        wished = datetime.combine(moment.day, at)
        if wished > datetime.combine(deadline.day, deadline.at or time.max):
            return Again(_("That is after the day itself. Pick a time before it."))
        if wished <= now.replace(tzinfo=None):
            return Again(_("That time has been. Pick one that is still ahead."))
        return Value(Reminder((deadline.day - moment.day).days, at))

    return Plain(adapter_of(Reminder | None), reading)


def a_pause_until(longest: timedelta) -> Reader[date]:
    """A day after today, at most `longest` ahead."""

    def reading(text: str, now: datetime, language: str) -> Reading[date]:
        moment = read_moment(text, now, language)
        if not isinstance(moment, Moment):
            return _moment_again(moment.reason)
        if moment.day <= now.date():
            return Again(_("Pick a day after today, like “Monday” or “3 December”."))
        if moment.day > now.date() + longest:
            return Again(_("That is far ahead. Pick a day within three months."))
        return Value(moment.day)

    return Plain(adapter_of(date), reading, dated=True)


def a_scale(low: int, high: int) -> Reader[int]:
    """A whole number from `low` to `high`."""

    def reading(text: str, now: datetime, language: str) -> Reading[int]:
        value = read_scale(text, low, high, language)
        if value is None:
            return Again(_("Pick a number from {low} to {high}.").format(low=low, high=high))
        return Value(value)

    return Plain(adapter_of(int), reading)


def _yes_no(text: str, now: datetime, language: str) -> Reading[bool]:
    value = read_yes_no(text, language)
    if value is None:
        return Again(_("Answer yes or no, or tap one of the buttons."))
    return Value(value)


yes_no: Reader[bool] = Plain(adapter_of(bool), _yes_no)
"""Yes or no, in all their forms."""


def one_of(kind: Any) -> Reader[Any]:
    """One of the choices shown; `kind` is the type of their values."""

    def reading(text: str, now: datetime, language: str) -> Reading[Any]:
        return Again(_("Tap one of the buttons, or write its words."))

    return Plain(adapter_of(kind), reading, only_choices=True)


@dataclass(frozen=True)
class _Optional(Generic[T]):
    inner: Reader[T]
    skippable: bool = True

    @property
    def adapter(self) -> TypeAdapter[Any]:
        return self.inner.adapter

    @property
    def takes_words(self) -> bool:
        return self.inner.takes_words

    @property
    def only_choices(self) -> bool:
        return self.inner.only_choices

    @property
    def dated(self) -> bool:
        return self.inner.dated

    def read(self, text: str, now: datetime, language: str) -> Reading[T | None]:
        return self.inner.read(text, now, language)


@overload
def optional(reader: Ticking[T]) -> TickingOrNone[T]: ...
@overload
def optional(reader: Reader[T]) -> Reader[T | None]: ...
def optional(reader: Reader[Any]) -> Reader[Any]:
    """The same answer, or none: it may be skipped."""
    return _Optional(reader)


def inside(reader: Reader[Any]) -> Reader[Any]:
    """The reader itself, where it stands in `optional`."""
    return reader.inner if isinstance(reader, _Optional) else reader
