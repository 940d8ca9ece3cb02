"""Going through a message once: which of its words name days and times, which are small, which are unknown."""

from dataclasses import dataclass, replace
from datetime import datetime

from medspil.conversations.understanding.clock import Clock, Part
from medspil.conversations.understanding.day import Day
from medspil.conversations.understanding.matching import MOST_WORDS, Hit, Message
from medspil.conversations.understanding.moment import UnreadReason
from medspil.conversations.understanding.words import Words

_DEADLINE = frozenset(("by", "latest", "before", "after", "earliest"))
_MOST_NUMBERS = 12
_MOST_PIECES = 8
"""A message with more numbers or days than these is a story, and names no day that one could agree on."""
_PAUSE = frozenset(",;:()!?.\n–-")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that name a day or a time, with the word before them that says how it is meant ("senest").

    `start` and `end` are tokens; `begin` is the first token of those in front that go with it.
    """

    start: int
    end: int
    begin: int
    relation: str
    sure: str
    value: Day | Clock | Part | UnreadReason


@dataclass(frozen=True, slots=True)
class Scan:
    """The pieces of a message that can be believed, in their order."""

    message: Message
    pieces: tuple[Piece, ...]
    unknown: tuple[int, ...]


def scan(text: str, now: datetime, words: Words, within_sentence: bool) -> Scan:
    """Finds the pieces of a message; `within_sentence` asks more of what may have been meant otherwise."""
    message = Message(text, words, now)
    pieces: list[Piece] = []
    if len(message.tokens) > MOST_WORDS or sum(bool(token.numbers) for token in message.tokens) > _MOST_NUMBERS:
        return Scan(message, (), ())
    unknown: list[int] = []
    small: list[int] = []
    negations: list[int] = []
    relation, begin = "on", -1
    i = 0
    while i < len(message.keys):
        hit = _longest(message, i)
        related = max(message.named("relation", i), key=lambda found: found[1], default=None)
        if related is not None:
            # "before 5 December": the date reaches further than the "before 5" it begins with
            behind = _longest(message, related[1])
            if hit is None or (behind is not None and behind.end > hit.end):
                relation = related[0] if related[0] != "on" else relation
                begin = i if begin < 0 else begin
                i = related[1]
                continue
        if hit is not None and not _is_a_greeting(message, text, i, hit):
            pieces.append(Piece(i, hit.end, i if begin < 0 else begin, relation, hit.sure, hit.value))
            if len(pieces) > _MOST_PIECES:
                return Scan(message, (), ())
            relation, begin, i = "on", -1, hit.end
            continue
        key = message.keys[i]
        if key in words.negations or words.tells_of_the_past(message.keys, i):
            negations.append(i)
            relation, begin = "on", -1
        elif key in words.small:
            small.append(i)
        else:
            unknown.append(i)
            relation, begin = "on", -1
        i += 1
    kept = _without_negated(message, text, pieces, negations, unknown)
    kept = _after_the_past(message, kept)
    kept = [piece for piece in kept if piece.value is not UnreadReason.NOTHING]
    if len(kept) < len(pieces):
        unknown.extend(p.start for p in pieces if p not in kept)
    sure = tuple(p for p in kept if _is_sure(p, kept, text, message, unknown, small, within_sentence))
    return Scan(message, sure + _another_weekday(kept, sure), tuple(unknown))


def _after_the_past(message: Message, pieces: list[Piece]) -> list[Piece]:
    """The pieces without those of the past where a "but" leads from them to what lies ahead."""
    past = [p for p in pieces if p.value is UnreadReason.PAST]
    ahead = [p for p in pieces if isinstance(p.value, Day)]
    if len(past) != 1 or not ahead or past[0].end > ahead[0].start:
        return pieces
    between = message.keys[past[0].end : ahead[0].start]
    return [p for p in pieces if p is not past[0]] if any(k in message.words.contrasts for k in between) else pieces


def _another_weekday(kept: list[Piece], sure: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A weekday that was not believed by itself, but speaks against the day that was: two days were named."""
    days = [p.value for p in sure if isinstance(p.value, Day)]
    for piece in kept:
        other = piece.value
        if piece in sure or piece.sure != "end" or not isinstance(other, Day) or other.weekday is None:
            continue
        if any(together(day, other) is None for day in days):
            return (replace(piece, value=UnreadReason.SEVERAL),)
    return ()


def _is_a_greeting(message: Message, text: str, at: int, hit: Hit) -> bool:
    """Whether it is the "Morning!" that a message begins with."""
    if at or hit.end == len(message.keys) or not isinstance(hit.value, Part) or hit.value.today:
        return False
    return text[message.tokens[hit.end - 1].end] == "!"


def _longest(message: Message, at: int) -> Hit | None:
    """The longest naming of a day or a time from a token on; a day where both are as long."""
    if at >= len(message.keys):
        return None
    day, time = message.best("day", at), message.best("time", at)
    return time if day is None or (time is not None and time.end > day.end) else day


def _without_negated(
    message: Message, text: str, pieces: list[Piece], negations: list[int], unknown: list[int]
) -> list[Piece]:
    """Takes away what a "not" or an "every" stands with: the piece behind it, or those in front of it."""
    kept = list(pieces)
    for at in negations:
        token = message.tokens[at]
        gap_before = text[message.tokens[at - 1].end : token.start] if at else ""
        after = text[token.end : token.end + 1]
        if at and (after == "?" or ("," in gap_before and not after.isspace())) and pieces and pieces[0].end <= at:
            continue  # "på fredag, ikke?"
        behind = next((p for p in pieces if p.start > at), None)
        if behind is not None and not _parted(message, text, at, behind.start):
            kept = [p for p in kept if p not in _chained(behind, pieces, message, text)]
        else:
            kept = [p for p in kept if p.end > at or _joined(message, p.end, at)]
    return kept


def _joined(message: Message, one: int, two: int) -> bool:
    """Whether an "if" or a "but" leads from one token to the other: "Friday, if it doesn't rain"."""
    words = message.words
    return any(key in words.joining or key in words.contrasts for key in message.keys[one:two])


def _chained(first: Piece, pieces: list[Piece], message: Message, text: str) -> list[Piece]:
    """A piece and those that go on from it without a word or a comma between: "every Tuesday at 10"."""
    chain = [first]
    for piece in pieces:
        if piece.begin == chain[-1].end and not _parted(message, text, piece.begin - 1, piece.begin):
            chain.append(piece)
    return chain


def _parted(message: Message, text: str, one: int, two: int) -> bool:
    """Whether a new thought begins between two tokens: a "but" or a comma, though not one before "that" or "if"."""
    words = message.words
    for at in range(one + 1, two + 1):
        if message.keys[at] in words.contrasts:
            return True
        gap = text[message.tokens[at - 1].end : message.tokens[at].start]
        if not _PAUSE.isdisjoint(gap) and message.keys[at] not in words.joining:
            return True
    return False


def _is_sure(
    piece: Piece,
    pieces: list[Piece],
    text: str,
    message: Message,
    unknown: list[int],
    small: list[int],
    within_sentence: bool,
) -> bool:
    """Whether the words around a piece leave it believable; see `sure` in the data files."""
    needed = piece.sure
    if any(
        other is not piece and (other.end == piece.begin or piece.end == other.begin) and _fit_together(piece, other)
        for other in pieces
    ):
        needed = {"end": "anywhere", "alone": "end", "only": "end"}.get(needed, needed)
    elif needed == "only":
        behind = next((other.value for other in pieces if other.start == piece.end), None)
        # One may have sat at ten, but "sat morning" is a Saturday.
        needed = "end" if isinstance(behind, Part) else "alone" if isinstance(behind, Clock) else needed
    elif piece.relation in _DEADLINE:
        needed = {"end": "anywhere", "alone": "end", "only": "alone"}.get(needed, needed)
    match needed:
        case "anywhere":
            return True
        case "end":
            end = message.tokens[piece.end - 1].end
            if not any(i >= piece.end for i in unknown) or text[end : end + 1] in tuple(",;!?\n"):
                return True
            return message.keys[piece.end] in message.words.joining
        case "alone":
            return not unknown and not (within_sentence and small)
    return not unknown and not small


def _fit_together(one: Piece, two: Piece) -> bool:
    """Whether the second of two neighbours speaks for the first: a time for a day, a date for a weekday."""
    if isinstance(two.value, UnreadReason):
        return False
    if one.sure == "only":
        # "søn" is a son and "sat" was sitting, unless a date stands behind it
        date = isinstance(two.value, Day) and two.value.weekday is None and not two.value.named
        return date and two.start == one.end
    if isinstance(one.value, Day) and isinstance(two.value, Day):
        return together(one.value, two.value) is not None
    return isinstance(one.value, Day) or isinstance(two.value, Day) or one.sure == two.sure == "anywhere"


def together(one: Day, two: Day) -> Day | None:
    """The one day that two namings mean, as "fredag" and "d. 27", or None where they mean two."""
    for a, b in ((one, two), (two, one)):
        if a.weekday is not None and not b.is_stretch and b.shift is None:
            if b.pick.isoweekday() == a.weekday:
                return b if b.weekday is None else a
            if b.other is not None and b.other.isoweekday() == a.weekday and b.number is not None:
                return replace(b, pick=b.other, first=b.other, last=b.other, other=None, number=None)
        if b.is_stretch:
            if a.weekday is not None and (b.last - b.first).days < 7:
                day = b.first.toordinal() + (a.weekday - b.first.isoweekday()) % 7
                if day <= b.last.toordinal():
                    found = b.first.fromordinal(day)
                    return replace(a, pick=found, first=found, last=found, other=None, weekday=None)
            elif a.number is not None and b.first.day == 1 and a.number <= b.last.day < 32:
                found = b.first.replace(day=a.number)
                return replace(a, pick=found, first=found, last=found, other=None, number=None)
            elif not a.is_stretch and b.first <= a.pick <= b.last:
                return a
        if b.shift is not None and a.shift is None and (a.weekday is not None or a.named) and not a.is_stretch:
            found = a.pick.fromordinal(a.pick.toordinal() + b.shift)
            return replace(a, pick=found, first=found, last=found, other=None, weekday=None)
        if a.other is not None and a.other == b.pick and b.other is None:
            return b
    return one if (one.first, one.last) == (two.first, two.last) else None
