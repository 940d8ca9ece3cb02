"""Telegram's limits on how much may be sent."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from medspil.sandbox.flood import FloodLimits
from medspil.sandbox.phone import Phone
from medspil.sandbox.refusals import Refused
from medspil.sandbox.telegram import PretendTelegram


def test_thirty_messages_a_second_are_fine_and_the_next_is_not() -> None:
    limits = FloodLimits(enforced=True)
    for chat_id in range(30):
        limits.message(chat_id, at=10.0 + chat_id / 100)
    with pytest.raises(Refused, match="retry after 1"):
        limits.message(99, at=10.9)
    limits.message(99, at=11.0)
    assert (limits.violations_overall, limits.violations_per_chat) == (1, 0)


def test_one_message_a_second_to_a_chat_is_fine_for_ever() -> None:
    limits = FloodLimits(enforced=True)
    for second in range(1000):
        limits.message(1, at=float(second))
    assert limits.violations == 0


def test_a_burst_to_one_chat_has_to_wait_until_it_is_paid_off() -> None:
    limits = FloodLimits(enforced=True, burst=3)
    for _ in range(3):
        limits.message(1, at=0.0)
    with pytest.raises(Refused, match="retry after 1"):
        limits.message(1, at=0.5)
    limits.message(1, at=1.0)
    assert limits.violations_per_chat == 1


async def test_would_be_violations_are_counted_but_let_through(
    bot: Bot, sara: Phone, telegram: PretendTelegram
) -> None:
    for _ in range(8):
        await bot.send_message(sara.user.id, "Hej")
    assert len(sara.chat) == 9
    assert telegram.flood.violations_per_chat >= 1
    telegram.flood.enforced = True
    with pytest.raises(RetryAfter):
        await bot.send_message(sara.user.id, "Hej")
