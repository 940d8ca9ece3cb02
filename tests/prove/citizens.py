"""Invented citizens with phones: what they do, what they wait for, and what must have become of it in the end.

They know nothing of the bot's being killed: whoever waits for an answer gets it later, and whoever does not, writes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from medspil.domain.sub_goals import Status
from medspil.sandbox.phone import Phone
from medspil.sandbox.shown import ShownMessage
from medspil.sandbox.telegram import PretendTelegram

PATIENCE_SECONDS = 75.0
"""So long a citizen waits for an answer. The bot is killed every few seconds meanwhile."""

DEEDS = ("gå tur med", "rydde op i", "skrive til", "ringe til", "købe ind til", "tale med", "passe på", "lytte til")
LAST_MESSAGES = 4


def unmistakable_words() -> Iterator[str]:
    """Words that stand nowhere else, and in which nobody reads a day: zybafe, zybafi …"""
    syllables = [consonant + vowel for consonant in "bdfgklmnprtv" for vowel in "aeiou"]
    for number in count():
        first, rest = divmod(number, len(syllables) ** 2)
        second, third = divmod(rest, len(syllables))
        yield "zy" + syllables[first % len(syllables)] + syllables[second] + syllables[third]


@dataclass
class Kept:
    """A sub-goal as it must stand in the database."""

    words: str
    version: int = 1
    check_ins: int = 0
    importance: int = 0
    weeks_ahead: int | None = None
    status: Status = Status.ACTIVE

    def next_day(self) -> str:
        """Another day than any before, for it to be moved to."""
        self.weeks_ahead = 2 if self.weeks_ahead is None else self.weeks_ahead + 1
        return f"om {self.weeks_ahead} uger"

    def looked_back(self, status: Status = Status.ACTIVE) -> None:
        """It was looked back on, and its day was moved or it ended."""
        self.version += 1
        self.check_ins += 1
        self.status = status

    def changed(self) -> None:
        """It was changed."""
        self.version += 1


@dataclass
class Wishes:
    """The reminders that were asked for: what the words are, and when they fall due."""

    due: dict[str, datetime] = field(default_factory=dict)
    arrived: dict[str, datetime] = field(default_factory=dict)

    def may_be_for(self, due: datetime) -> bool:
        """Whether nobody waits for another minute than this: so many come at once."""
        return all(words in self.arrived or other == due for words, other in self.due.items())

    def next_due(self) -> datetime | None:
        """When the earliest that has not arrived falls due, or fell due."""
        return min((due for words, due in self.due.items() if words not in self.arrived), default=None)


class Citizen:
    """Somebody with a phone. `decided` counts, by its name, each decision that must have been applied once."""

    def __init__(
        self,
        name: str,
        telegram: PretendTelegram,
        words: Iterator[str],
        wishes: Wishes,
        zone: ZoneInfo,
        random: Random,
    ) -> None:
        self.name = name
        self.random = random
        self.zone = zone
        self.wishes = wishes
        self.phone: Phone = telegram.phone(name)
        self.decided: Counter[str] = Counter()
        self.sub_goals: list[Kept] = []
        self.quiet_hours: tuple[int, int] | None = None
        self.knocks = 0
        self._telegram = telegram
        self._words = words
        self._heard_up_to = 0

    # What they do

    def writes(self, *texts: str) -> None:
        """Writes one message, or several in one go."""
        for text in texts:
            self.phone.writes(text)

    def taps(self, message: ShownMessage, label: str, times: int = 1) -> None:
        """Taps a button, as an impatient thumb does where `times` is more than one."""
        for _ in range(times):
            self.phone.presses_old(message, label)

    async def hears(
        self, *parts: str, label: str | None = None, or_else: str | None = None, seconds: float = PATIENCE_SECONDS
    ) -> ShownMessage:
        """The bot's next message that holds all `parts` and has the button `label`, or that holds `or_else`.

        What it says in between is let by; what it said once more is not taken for something new, since its parts
        differ from those of the next message.
        """
        found: list[ShownMessage] = []

        def is_here(phone: Phone) -> bool:
            for message in phone.chat:
                if message.message_id <= self._heard_up_to or not message.from_bot:
                    continue
                meant = all(part in message.text for part in parts) and (label is None or label in message.labels)
                if meant or (or_else is not None and or_else in message.text):
                    found.append(message)
                    return True
            return False

        try:
            await self.phone.until(is_here, seconds)
        except TimeoutError:
            last = [("bot: " if m.from_bot else "citizen: ") + m.text for m in self.phone.chat[-LAST_MESSAGES:]]
            wanted = f"{parts}" + (f" with the button {label!r}" if label else "")
            raise AssertionError(
                "\n".join([f"{self.name} waited {seconds:.0f} s for {wanted}; last:", *last])
            ) from None
        self._heard_up_to = found[0].message_id
        return found[0]

    async def has_heard(self, number: int) -> None:
        """The bot has said so many things by now."""
        await self.phone.until(lambda phone: sum(m.from_bot for m in phone.chat) >= number, PATIENCE_SECONDS)

    # What must become of it

    def new_words(self) -> str:
        """Words for a sub-goal that are this one's only."""
        return f"{self.random.choice(DEEDS)} {next(self._words)}"

    def keeps(self, words: str) -> Kept:
        """From now on this sub-goal must be there, once."""
        self.decided["NewSubGoal"] += 1
        self.sub_goals.append(kept := Kept(words))
        return kept

    def looks_back(self, kept: Kept, status: Status = Status.ACTIVE) -> None:
        """From now on it must be written down once that they looked back, and what came of it."""
        self.decided["LookBack"] += 1
        kept.looked_back(status)

    def moves(self, kept: Kept) -> None:
        """Says another day."""
        self.writes(kept.next_day())
        self.looks_back(kept)

    def looks_back_and_goes_on(self, kept: Kept) -> None:
        """The number counts at once, and what follows takes its place: decided twice, written down once, no change."""
        self.decided["LookBack"] += 2
        kept.check_ins += 1

    @property
    def under_way(self) -> list[Kept]:
        """The sub-goals that have not ended."""
        return [kept for kept in self.sub_goals if kept.status is Status.ACTIVE]

    # The time on the wall

    def next_minute(self, seconds_ahead: float) -> datetime:
        """The next full minute that is at least so many seconds ahead."""
        earliest = self._telegram.clock.now() + timedelta(seconds=seconds_ahead)
        return earliest.replace(second=0, microsecond=0) + timedelta(minutes=1)

    def on_the_wall(self, instant: datetime) -> str:
        """An instant as the clock on their wall shows it, and as the bot writes it: 12.05."""
        wall = instant.astimezone(self.zone)
        return f"{wall.hour}.{wall.minute:02d}"

    def day_in(self, weeks: int) -> date:
        """The day so many weeks ahead on their calendar."""
        return self._telegram.clock.now().astimezone(self.zone).date() + timedelta(weeks=weeks)

    def seconds_until(self, instant: datetime) -> float:
        """How far ahead it is."""
        return (instant - self._telegram.clock.now()).total_seconds()

    def wishes_for(self, words: str, due: datetime) -> None:
        """From now on this reminder must come."""
        self.wishes.due[words] = due

    def is_reminded(self, words: str) -> None:
        """It has come."""
        self.wishes.arrived[words] = self._telegram.clock.now()
