"""All that is understood of one message at once, as `medspil understand` shows it: the same that the talks go by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from medspil.conversations.crisis import is_crisis
from medspil.conversations.understanding import Moment, Word, find_moment, read_answer, read_moment, read_wish

NOTHING = "nothing"
ASKED = (NOTHING, "yes-no", "scale-0-10", "choice")
"""What may have been asked before the message."""
_STEERING = {Word.SKIP: "skip", Word.BACK: "back", Word.STOP: "stop"}


@dataclass(frozen=True)
class Understood:
    """What a message says. `offers` are the likely intents where it is unclear; `value` None means: ask again."""

    crisis: bool
    intent: str
    offers: tuple[str, ...]
    day: date | None
    value: bool | int | str | None


def understand(text: str, asked: str, choices: Sequence[str], now: datetime, language: str) -> Understood:
    """Reads one message. `asked` is one of ASKED, with `choices` for a choice; `now` is aware, in the person's zone."""
    wish = read_wish(text, now, language)
    value = read_answer(text, asked, choices, language)
    if isinstance(value, Word):
        value = _STEERING.get(value)
    if asked == NOTHING and value == "stop" and wish.intent != "stop":
        value = None  # "I've had enough" stops a talk, but with none under way it need not mean the bot
    return Understood(is_crisis(text), wish.intent, wish.offers, _day(text, now, language), value)


def _day(text: str, now: datetime, language: str) -> date | None:
    read = read_moment(text, now, language)
    if isinstance(read, Moment):
        return read.day
    found = find_moment(text, now, language)
    return found.moment.day if found is not None else None
