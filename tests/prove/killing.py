"""When a bot is killed: at kinds of moments that are chosen, and within them at chances drawn from a seed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from random import Random

from medspil.sandbox.bell import Bell
from medspil.sandbox.telegram import Call, PretendTelegram
from tests.prove.bot_process import BotProcess
from tests.prove.watching import COMMITS, REMINDERS, kills_behind_a_change

SENDING = frozenset({"sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagereplymarkup"})

AT_MOST_SECONDS = 6.0
"""A moment that has not come within this time comes now."""

LOOK_OUT_SECONDS = 6.0
"""So long before something falls due, the next kill is kept for it."""

LONGEST_WAIT_SECONDS = 100.0
"""So long it is waited for something to fall due, when nothing else is left."""


class Moment(Enum):
    """What the bot is at when it is killed."""

    STARTING = "starting"
    HANDLING = "handling"
    SENDING = "sending"
    COMMITTED = "something was just committed"
    DUE = "just before something falls due"
    REMINDING = "reminders go out"


class Killer:
    """Kills `bot` once at each of `moments`, in an order of chance, and starts it again at once.

    `next_due` says when what is waited for falls due, or fell due and is not out yet; None where nothing does.
    `is_reminder` knows by its text what goes out then. Between two kills the bot gets at most `busy_for` messages, or
    sends so many, or commits as often. `database` is its SQLite file, where it has one.
    """

    def __init__(
        self,
        bot: BotProcess,
        telegram: PretendTelegram,
        moments: Sequence[Moment],
        random: Random,
        next_due: Callable[[], datetime | None] = lambda: None,
        is_reminder: Callable[[str], bool] = lambda _text: False,
        busy_for: int = 12,
        database: Path | None = None,
    ) -> None:
        self._bot = bot
        self._telegram = telegram
        self._random = random
        self._next_due = next_due
        self._is_reminder = is_reminder
        self._busy_for = busy_for
        self._database = database
        self._left = list(moments)
        random.shuffle(self._left)
        self._bell = Bell()
        self._kill_at: Callable[[Call], bool] = lambda _call: False
        self._struck = False
        self._calls = 0
        self._seconds_to_first_call = 2.0
        self.restarts: list[int] = []
        """How many calls there had been at each start after a kill: what was in the air then has landed."""
        self._down: list[tuple[datetime, datetime]] = []
        self._killed_at: datetime | None = None
        self._used: set[tuple[Moment, datetime]] = set()
        telegram.on_call(self._called)
        telegram.on_change(lambda _chat: self._bell.ring())

    @property
    def bot_is_there(self) -> bool:
        """Whether the bot has called since it was started."""
        return self._calls > 0

    def was_down(self, instant: datetime) -> bool:
        """Whether the bot was killed before this instant, and there again only after it."""
        return any(killed <= instant < there for killed, there in self._down)

    @property
    def left(self) -> int:
        """How many kills are still to come."""
        return len(self._left)

    def waits_for_something_due(self) -> bool:
        """Whether something must still fall due for the kills that are to come."""
        return Moment.DUE in self._left or Moment.REMINDING in self._left

    async def run(self) -> None:
        """Starts the bot, kills it at every moment, and leaves it running."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self._start()
        await self._bell.until(lambda: self._calls > 0, 60.0)
        self._seconds_to_first_call = loop.time() - began
        while self._left:
            moment = await self._choose()
            await self._comes(moment)
            if not self._struck:
                self._kill()
            await self._bot.gone()
            self._left.remove(moment)
            await self._start()
            self.restarts.append(len(self._telegram.calls))

    async def _start(self) -> None:
        self._struck = False
        self._calls = 0
        await self._bot.start()

    async def _choose(self) -> Moment:
        """What falls due soon, or has just fallen due, comes first; otherwise as the order of chance has it."""
        others = [moment for moment in self._left if moment not in (Moment.DUE, Moment.REMINDING)]
        fits = self._fits()
        if others and (fits is None or self._seconds_until_due() > LOOK_OUT_SECONDS):
            return others[0]
        await self._until(lambda: self._fits() is not None, LONGEST_WAIT_SECONDS)
        moment = self._fits() or self._left[0]
        if (due := self._next_due()) is not None:
            self._used.add((moment, due))
        return moment

    def _fits(self) -> Moment | None:
        """The kill that is kept for what falls due next, if there is one; each kind once for what is due together."""
        due = self._next_due()
        if due is None:
            return None
        for moment in (Moment.DUE, Moment.REMINDING):
            missed = moment is Moment.DUE and self._seconds_until(due) <= 0
            if moment in self._left and (moment, due) not in self._used and not missed:
                return moment
        return None

    async def _comes(self, moment: Moment) -> None:
        """Waits for the moment, or at most so long."""
        chance = self._random
        if moment is Moment.STARTING:
            await self._lives(chance.uniform(0.0, 1.2 * self._seconds_to_first_call))
        elif moment is Moment.HANDLING:
            await self._until(lambda: self._calls > 0)
            first = self._telegram.updates.next_id + chance.randint(1, self._busy_for)
            await self._until(lambda: self._telegram.updates.next_id > first)
            await self._lives(chance.uniform(0.0, 0.06))
        elif moment is Moment.SENDING:
            await self._call(lambda call: call.method.lower() in SENDING, chance.randint(1, self._busy_for))
            await self._lives(chance.uniform(0.0, 0.06))
        elif moment is Moment.COMMITTED:
            await self._until(lambda: self._calls > 0)
            await self._change(COMMITS, chance.randint(1, self._busy_for))
        else:
            await self._comes_with_what_is_due(moment)

    async def _comes_with_what_is_due(self, moment: Moment) -> None:
        chance = self._random
        if moment is Moment.DUE:
            # Starting takes longer than that, so it falls due while nobody is there.
            await self._lives(self._seconds_until_due() - chance.uniform(0.05, 0.5))
            return
        await self._lives(self._seconds_until_due())
        if self._left.count(moment) % 2 == 0:
            await self._change(REMINDERS, 1)
        else:
            await self._call(lambda call: self._is_reminder(str(call.params.get("text", ""))), chance.randint(1, 4))

    async def _call(self, matches: Callable[[Call], bool], number: int) -> None:
        """Waits for the call with this number; every other time it is killed before it gets the answer."""
        counted = 0
        at_once = self._random.random() < 0.5

        def is_it(call: Call) -> bool:
            nonlocal counted
            counted += matches(call)
            return at_once and counted == number

        self._kill_at = is_it
        await self._until(lambda: counted >= number)
        self._kill_at = lambda _call: False

    async def _change(self, what: str, number: int) -> None:
        """Waits for the change with this number in the database, behind which it is killed at once."""
        assert self._database is not None
        if await kills_behind_a_change(self._bot.pid, self._database, what, number, AT_MOST_SECONDS):
            self._note_kill()
            self._bot.has_been_killed()
            self._struck = True

    def _strike(self) -> None:
        self._kill()
        self._struck = True

    def _kill(self) -> None:
        self._note_kill()
        self._bot.kill()

    def _note_kill(self) -> None:
        # Killed before it was there at all, it has been down since the kill before.
        self._killed_at = self._killed_at or self._telegram.clock.now()

    def _called(self, call: Call) -> None:
        self._calls += 1
        if self._calls == 1 and self._killed_at is not None:
            self._down.append((self._killed_at, self._telegram.clock.now()))
            self._killed_at = None
        if not self._struck and self._kill_at(call):
            self._strike()
        self._bell.ring()

    async def _until(self, condition: Callable[[], bool], seconds: float = AT_MOST_SECONDS) -> None:
        try:
            await self._bell.until(condition, seconds)
        except TimeoutError:
            return

    async def _lives(self, seconds: float) -> None:
        """Lets the bot live so much longer."""
        if not self._struck and seconds > 0 and await self._bot.ends_within(seconds):
            raise AssertionError(self._bot.told("the bot ended by itself"))

    def _seconds_until_due(self) -> float:
        due = self._next_due()
        return 0.0 if due is None else self._seconds_until(due)

    def _seconds_until(self, due: datetime) -> float:
        return (due - self._telegram.clock.now()).total_seconds()
