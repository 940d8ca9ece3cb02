"""What goes wrong because a test asked for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError, TimedOut

from medspil.sandbox import failures
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram

from .conftest import bot_at


@pytest.fixture
async def impatient(served: Served, telegram: PretendTelegram) -> AsyncIterator[Bot]:
    """A bot that gives up after a twentieth of a second."""
    async with bot_at(served, telegram.token, read_timeout=0.05) as bot:
        yield bot


def texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.chat if message.from_bot]


async def test_too_many_requests_says_how_long_to_wait(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.too_many_requests(7))
    with pytest.raises(RetryAfter) as asked:
        await bot.send_message(sara.user.id, "Hej")
    assert asked.value.retry_after == timedelta(seconds=7)
    await bot.send_message(sara.user.id, "Hej")
    assert texts(sara) == ["Hej"]
    assert [call.status for call in telegram.calls_of("sendMessage")] == [429, 200]


async def test_any_error_can_be_asked_for(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.bad_gateway(), failures.answers(400, "Bad Request: no"))
    telegram.fail_next("*", failures.answers(400, "Bad Request: upgraded", migrate_to_chat_id=-100123))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(sara.user.id, "Hej")
    with pytest.raises(BadRequest, match="No"):
        await bot.send_message(sara.user.id, "Hej")
    with pytest.raises(ChatMigrated):
        await bot.send_message(sara.user.id, "Hej")
    assert texts(sara) == []


async def test_failures_come_as_often_as_asked(bot: Bot, telegram: PretendTelegram) -> None:
    telegram.fail_next("getMe", failures.bad_gateway(), times=2)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.get_me()
    assert len(telegram.failures) == 0
    await bot.get_me()


async def test_a_call_that_hangs_does_nothing(impatient: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.hangs())
    with pytest.raises(TimedOut):
        await impatient.send_message(sara.user.id, "Hej")
    assert texts(sara) == []


async def test_a_call_may_be_done_though_the_bot_never_hears_of_it(
    impatient: Bot, sara: Phone, telegram: PretendTelegram
) -> None:
    telegram.fail_next("sendMessage", failures.accepts_then_hangs())
    with pytest.raises(TimedOut):
        await impatient.send_message(sara.user.id, "Hej")
    telegram.fail_next("sendMessage", failures.accepts_then_closes(), failures.half_a_body())
    for _ in range(2):
        with pytest.raises(NetworkError):
            await impatient.send_message(sara.user.id, "Hej")
    assert texts(sara) == ["Hej"] * 3


async def test_half_a_body_is_half_of_the_real_one(served: Served, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.half_a_body())
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{served.base_url}{telegram.token}/sendMessage"
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
            await client.post(url, json={"chat_id": sara.user.id, "text": "Hej"})


async def test_something_between_may_answer_with_a_page(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.garbage())
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(sara.user.id, "Hej")
    assert texts(sara) == []


async def test_a_closed_connection_does_nothing(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    telegram.fail_next("sendMessage", failures.closes())
    with pytest.raises(NetworkError):
        await bot.send_message(sara.user.id, "Hej")
    assert texts(sara) == []


async def test_while_telegram_is_down_nothing_is_answered(bot: Bot, served: Served, telegram: PretendTelegram) -> None:
    telegram.down = True
    with pytest.raises(NetworkError):
        await bot.get_me()
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(f"{served.base_file_url}{telegram.token}/photos/file1/photo.png")
    telegram.down = False
    await bot.get_me()


async def test_a_hanging_call_does_not_hold_up_the_closing(bot: Bot, telegram: PretendTelegram) -> None:
    telegram.fail_next("getMe", failures.hangs())
    with pytest.raises(NetworkError):
        await telegram_closes_during(bot, telegram)


async def telegram_closes_during(bot: Bot, telegram: PretendTelegram) -> None:
    telegram.on_call(lambda call: telegram.closing.set())
    await bot.get_me()
