"""For comparison: what becomes of the messages when a stock echo bot is killed. What it loses is told, not judged."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from medspil.bot.clock import machine_clock
from medspil.sandbox.bell import Bell
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import create_app, serve
from medspil.sandbox.telegram import PretendTelegram
from tests.prove.bot_process import BotProcess
from tests.prove.killing import Killer, Moment
from tests.prove.report import Line

TOKEN = "1000002:another-made-up-token"
MESSAGES, PHONES, MOST_AT_ONCE = 500, 25, 10
MOMENTS = (*[Moment.STARTING] * 5, *[Moment.HANDLING] * 7, *[Moment.SENDING] * 8)
DEADLINE_SECONDS = 60.0
ECHO_SECONDS, QUIET_SECONDS, STARTS_SECONDS = 0.3, 2.0, 10.0


async def test_a_stock_echo_bot_is_put_through_the_same(tmp_path: Path, seed: int, report: list[Line]) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    # Its limits are not enforced: the stock bot does not keep to them, and only what is lost by kills is to count.
    telegram = PretendTelegram(TurnableClock(machine_clock), TOKEN)
    async with serve(create_app(telegram, telegram.clock)) as served:
        program = Path(__file__).with_name("stock_echo_bot.py")
        bot = BotProcess([sys.executable, str(program), TOKEN, served.base_url], {}, tmp_path)
        random = Random(f"stock {seed}")
        killer = Killer(bot, telegram, MOMENTS, random)
        crowd = Crowd(telegram, killer, random)
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(killer.run())
                    tasks.create_task(crowd.writes())
                await crowd.hears_nothing_more()
                await bot.stop(STARTS_SECONDS)
        except TimeoutError:
            sentence = f"{len(crowd.written)} messages and {bot.kills} kills in {DEADLINE_SECONDS:.0f} s"
            pytest.fail(bot.told(sentence))
        finally:
            await bot.close()
    lost, repeats = what_became_of(crowd.written, telegram, killer.restarts)
    report.append(
        Line(
            mode="stock echo bot",
            messages=len(crowd.written),
            kills=bot.kills,
            due=None,
            due_while_down=None,
            lost=lost,
            twice=None,
            repeated=repeats.total(),
            most_repeated=max(repeats.values(), default=0),
            seconds=loop.time() - began,
        )
    )
    assert len(crowd.written) == len(set(crowd.written)) == MESSAGES
    assert bot.kills == len(MOMENTS)
    assert not telegram.updates.pending, "it did not even ask for them all"


class Crowd:
    """People who write in bursts, an even share of their messages in each life of the bot."""

    def __init__(self, telegram: PretendTelegram, killer: Killer, random: Random) -> None:
        self.written: list[str] = []
        self._telegram = telegram
        self._killer = killer
        self._random = random
        self._phones = [telegram.phone(f"Borger {number}") for number in range(1, PHONES + 1)]
        self._calls = 0
        self._bell = Bell()
        telegram.on_call(self._called)

    async def writes(self) -> None:
        """All messages, an even share of them in each life, from its start on."""
        while len(self.written) < MESSAGES:
            share = self._share()
            if len(self.written) < share:
                await self._burst(share)
            else:
                await self._for_a_while(partial(self._has_more_than, share), ECHO_SECONDS)

    def _share(self) -> int:
        """How many messages may be written by now; for the second half of a life's the bot must be there."""
        lives = len(MOMENTS) + 1 - self._killer.left - (0 if self._killer.bot_is_there else 0.5)
        return int(MESSAGES * lives / (len(MOMENTS) + 1))

    def _has_more_than(self, share: int) -> bool:
        return self._share() > share

    async def hears_nothing_more(self) -> None:
        """Until every update is taken and the bot has been silent for a while."""
        silent = False
        while self._telegram.updates.pending or not silent:
            calls = self._calls
            await self._for_a_while(partial(self._has_called_after, calls), QUIET_SECONDS)
            silent = self._calls == calls

    async def _burst(self, share: int) -> None:
        phone = self._random.choice(self._phones)
        number = min(self._random.randint(1, MOST_AT_ONCE), share - len(self.written))
        for _ in range(number):
            self.written.append(f"besked {len(self.written)}")
            phone.writes(self.written[-1])
        if number:
            last = self.written[-1]
            with contextlib.suppress(TimeoutError):
                await phone.until(lambda phone: echoed(phone, last), ECHO_SECONDS)

    async def _for_a_while(self, condition: Callable[[], bool], seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await self._bell.until(condition, seconds)

    def _has_called_after(self, calls: int) -> bool:
        return self._calls > calls

    def _called(self, _call: object) -> None:
        self._calls += 1
        self._bell.ring()


def echoed(phone: Phone, text: str) -> bool:
    return any(message.from_bot and message.text == text for message in phone.chat)


def what_became_of(
    written: list[str], telegram: PretendTelegram, restarts: list[int]
) -> tuple[int, Counter[tuple[str, int]]]:
    """How many were never echoed, and how often an address got an echo once more in each life of the bot."""
    seen: set[str] = set()
    repeats: Counter[tuple[str, int]] = Counter()
    for number, call in enumerate(telegram.calls):
        if call.method.lower() == "sendmessage" and call.status == 200:
            text = str(call.params["text"])
            if text in seen:
                repeats[str(call.params["chat_id"]), bisect_right(restarts, number)] += 1
            seen.add(text)
    return len(set(written) - seen), repeats
