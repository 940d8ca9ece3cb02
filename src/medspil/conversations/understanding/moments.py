"""From what a person writes to a day, or a day and a time, on their own calendar."""

from dataclasses import replace
from datetime import date, datetime, time

from medspil.conversations.understanding.clock import Clock, Part, time_of
from medspil.conversations.understanding.day import DAY, Day, on
from medspil.conversations.understanding.moment import Found, Moment, Unread, UnreadReason
from medspil.conversations.understanding.normalise import LONGEST
from medspil.conversations.understanding.scanning import Piece, Scan, scan, together
from medspil.conversations.understanding.words import words_of

YEARS_AHEAD = 10
"""A day further away is taken for a slip of the thumb."""


def read_moment(text: str, now: datetime, language: str) -> Moment | Unread:
    """Reads the answer to "when?": the day it names, or why there is none.

    `now` is aware and in the person's own zone; `language` is "da" or "en", another raises ValueError. No text does.
    The moment is never in the past. Longer texts than LONGEST are not read.
    """
    words = words_of(language)
    if len(text) > LONGEST:
        return Unread(UnreadReason.NOTHING)
    try:
        scanned = scan(text, now, words, within_sentence=False)
        if scanned.message.keys and scanned.message.keys[0] in words.questions:
            return Unread(UnreadReason.NOTHING)
        return _moment(scanned, now)
    except (OverflowError, ValueError):
        # the calendar ends with the year 9999
        return Unread(UnreadReason.IMPOSSIBLE)


def find_moment(text: str, now: datetime, language: str) -> Found | None:
    """Finds the day named inside a sentence that says something else too, and gives that sentence without it.

    Where it is not sure that a day is meant, there is none. `rest` may be empty. `now` and `language` as above.
    """
    words = words_of(language)
    if len(text) > LONGEST:
        return None
    try:
        scanned = scan(text, now, words, within_sentence=True)
        if not scanned.message.keys or scanned.message.keys[0] in words.questions:
            return None
        has_day = any(isinstance(p.value, Day) or (isinstance(p.value, Part) and p.value.today) for p in scanned.pieces)
        moment = _moment(scanned, now) if has_day else None
    except (OverflowError, ValueError):
        return None
    if not isinstance(moment, Moment):
        return None
    return Found(moment, _rest(text, scanned))


def _moment(scanned: Scan, now: datetime) -> Moment | Unread:
    unread = [p.value for p in scanned.pieces if isinstance(p.value, UnreadReason)]
    days = [p for p in scanned.pieces if isinstance(p.value, Day)]
    clocks = {p.value for p in scanned.pieces if isinstance(p.value, Clock)}
    parts = {p.value for p in scanned.pieces if isinstance(p.value, Part)}
    if unread:
        both = UnreadReason.PAST in unread and (days or len(set(unread)) > 1)
        return Unread(UnreadReason.SEVERAL if both else unread[0])
    part = _part(parts)
    if len(clocks) > 1 or isinstance(part, UnreadReason):
        return Unread(UnreadReason.SEVERAL)
    day = _day(days)
    if isinstance(day, UnreadReason):
        return Unread(day)
    if day is not None and day.rolled and not scanned.message.words.perhaps_past.isdisjoint(scanned.message.keys):
        return Unread(UnreadReason.PAST)
    clock = next(iter(clocks), None)
    if part is not None and part.today:
        if day is not None and day.pick != now.date():
            return Unread(UnreadReason.SEVERAL)
        day = on(now.date())
    if day is None and clock is None and (part is None or part.habit):
        return Unread(UnreadReason.NOTHING)
    return _in_time(day, clock, part, now)


def _part(parts: set[Part]) -> Part | UnreadReason | None:
    """The one part of the day that is meant: of two, the one within the other ("this evening before I go to bed")."""
    if not parts:
        return None
    whole, *rest = sorted(parts, key=lambda part: (part.at, part.today))
    for within in rest:
        if not whole.at <= within.at < time(min(whole.until, 23)):
            return UnreadReason.SEVERAL
        whole = replace(within, today=whole.today or within.today)
    return whole


def _day(pieces: list[Piece]) -> Day | UnreadReason | None:
    """The one day that all pieces mean together, after what "senest", "efter" ... make of it."""
    if not pieces:
        return None
    first, *more = (p.value for p in pieces if isinstance(p.value, Day))
    one: Day | None = first
    for value in more:
        one = together(one, value) if one is not None else None
    if one is None:
        return UnreadReason.SEVERAL
    relation = next((p.relation for p in pieces if p.relation != "on"), "on")
    match relation:
        case "by" | "before" if one.is_stretch:
            day = one.first - DAY
        case "latest" if one.is_stretch:
            day = one.last
        case "before":
            return replace(one, other=one.pick - DAY)
        case "after":
            day = one.after or one.last + DAY
        case _:
            return one
    return on(day, at=one.at)


def _in_time(day: Day | None, clock: Clock | None, part: Part | None, now: datetime) -> Moment | Unread:
    today = now.date()
    at = day.at if day is not None else None
    pick = day.pick if day is not None else today
    if clock is not None:
        hour, minute = time_of(clock, part)
        if hour == 24:
            pick, hour = pick + DAY, 0
        at = time(hour, minute)
    elif part is not None:
        at = part.at
    passed = at is not None and pick == today and at <= now.time().replace(tzinfo=None)
    if day is None and passed:
        pick += DAY  # a bare "kl 9" said in the afternoon is tomorrow's
    elif passed and clock is None and part is not None and now.hour < part.until:
        at = None  # still this evening
    elif passed and not (day is not None and day.at is not None and clock is None):
        return Unread(UnreadReason.PAST)
    if pick < today:
        return Unread(UnreadReason.PAST)
    if pick.year > today.year + YEARS_AHEAD:
        return Unread(UnreadReason.IMPOSSIBLE)
    return Moment(pick, at, _other(day, today))


def _other(day: Day | None, today: date) -> date | None:
    if day is None or day.other is None or day.other < today or day.other == day.pick:
        return None
    return day.other


def _rest(text: str, scanned: Scan) -> str:
    """The sentence without its pieces, in the person's own words."""
    tokens = scanned.message.tokens
    spans: list[list[int]] = []
    for piece in scanned.pieces:
        begin, end = tokens[piece.begin].start, tokens[piece.end - 1].end
        if spans and not any(c.isalnum() for c in text[spans[-1][1] : begin]):
            spans[-1][1] = end
        else:
            spans.append([begin, end])
    rest = text
    for begin, end in reversed(spans):
        head, tail = rest[:begin].rstrip(" \t"), rest[end:].lstrip(" \t")
        glue = " " if head and tail and tail[0] not in ".,;:!?)\n" and head[-1] not in "(\n" else ""
        rest = head + glue + tail
    return rest.strip().strip(",;:–- ").strip()
