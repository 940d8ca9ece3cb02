"""Updates fetched by asking: none is confirmed before it is safe, and no outage ends the asking."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from medspil.bot.channels.channel import Raw
from medspil.bot.channels.telegram import Poller, TelegramChannel
from medspil.bot.channels.telegram.polling import Receive
from medspil.bot.channels.telegram.reading import HANDLED
from medspil.sandbox import failures
from medspil.sandbox.failures import Failure
from medspil.sandbox.phone import Phone
from medspil.sandbox.server import Served
from medspil.sandbox.telegram import PretendTelegram
from tests.channels.conftest import Desk, Pauses, until


@asynccontextmanager
async def polling(channel: TelegramChannel, receive: Receive, pauses: Pauses) -> AsyncIterator[asyncio.Task[Any]]:
    task = asyncio.create_task(Poller(channel, sleep=pauses).run(receive))
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def words_of(raws: Sequence[Raw]) -> list[str]:
    return [raw["message"]["text"] for raw in raws]


def warnings_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


async def test_what_waited_and_what_comes_is_taken_in_order(
    channel: TelegramChannel, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    sara.writes("et")
    sara.writes("to")
    async with polling(channel, desk.receive, pauses):
        await desk.has(2)
        sara.writes("tre")
        assert words_of(await desk.has(3)) == ["et", "to", "tre"]
    assert pauses == []


async def test_a_batch_is_confirmed_only_after_it_is_safe(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    waiting: list[int] = []

    async def receive(raws: Sequence[Raw]) -> None:
        waiting.append(len(telegram.updates.pending))
        await desk.receive(raws)

    sara.writes("et")
    async with polling(channel, receive, pauses):
        await desk.has(1)
        sara.writes("to")
        await desk.has(2)
    assert waiting == [1, 1]


async def test_what_could_not_be_taken_in_comes_again(
    channel: TelegramChannel, sara: Phone, desk: Desk, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    desk.failures = [OSError("disk full: gå en tur"), OSError("disk full"), OSError("disk full")]
    sara.writes("gå en tur")
    async with polling(channel, desk.receive, pauses):
        assert words_of(await desk.has(1)) == ["gå en tur"]
    assert len(desk.seen) == 4
    assert pauses == [1, 2, 4]
    assert warnings_in(caplog) == ["Updates could not be taken in (OSError); they are fetched again."]
    assert "gå en tur" not in caplog.text


async def test_an_update_that_nobody_can_read_does_not_spoil_the_others(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    sara.writes("før")
    telegram.push_raw({"message": {"message_id": "seven", "chat": "nowhere", "entities": 5}})
    telegram.push_raw({"a_kind_of_next_year": [1, 2, 3]})
    sara.writes("efter")
    async with polling(channel, desk.receive, pauses):
        taken = await desk.has(4)
        sara.writes("videre")
        await desk.has(5)
    assert words_of([taken[0], taken[3]]) == ["før", "efter"]


@pytest.mark.parametrize(
    "failure",
    [
        failures.bad_gateway(),
        failures.closes(),
        failures.garbage(),
        failures.half_a_body(),
        failures.answers(500, "Internal Server Error"),
    ],
    ids=["502", "closed", "garbage", "half", "500"],
)
async def test_an_outage_is_waited_out_with_growing_pauses_and_logged_once(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    sara: Phone,
    desk: Desk,
    pauses: Pauses,
    failure: Failure,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    sara.writes("gå en tur")
    telegram.fail_next("getUpdates", failure, times=8)
    async with polling(channel, desk.receive, pauses):
        await desk.has(1)
        sara.writes("videre")
        await desk.has(2)
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert len(warnings_in(caplog)) == 1
    assert [record.getMessage() for record in caplog.records].count("Telegram answers again.") == 1
    assert "gå en tur" not in caplog.text
    assert telegram.token not in caplog.text


async def test_a_network_that_is_down_at_the_start_is_waited_for(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    sara.writes("et")
    telegram.down = True
    pauses.after, pauses.then = 4, lambda: setattr(telegram, "down", False)
    async with polling(channel, desk.receive, pauses):
        assert words_of(await desk.has(1)) == ["et"]
    assert pauses == [1, 2, 4, 8]


async def test_another_program_with_the_same_token_is_named_and_outlived(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    sara: Phone,
    desk: Desk,
    pauses: Pauses,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sara.writes("et")
    conflict = failures.answers(409, "Conflict: terminated by other getUpdates request")
    telegram.fail_next("getUpdates", conflict, times=3)
    async with polling(channel, desk.receive, pauses):
        await desk.has(1)
    (sentence,) = warnings_in(caplog)
    assert "another program polls with this token" in sentence
    assert pauses == [1, 2, 4]


async def test_two_pollers_lose_nothing_between_them(
    served: Served, telegram: PretendTelegram, channel: TelegramChannel, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    async with (
        TelegramChannel(telegram.token, served.base_url) as other,
        polling(channel, desk.receive, pauses),
        polling(other, desk.receive, Pauses()),
    ):
        for number in range(20):
            sara.writes(str(number))
            await asyncio.sleep(0)
        assert sorted(words_of(await desk.has(20)), key=int) == [str(number) for number in range(20)]


async def test_a_web_hook_is_taken_away_and_what_waited_for_it_is_kept(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    await channel.set_webhook("http://127.0.0.1:9/hook", "hemmelig")
    sara.writes("et")
    telegram.fail_next("deleteWebhook", failures.bad_gateway())
    async with polling(channel, desk.receive, pauses):
        assert words_of(await desk.has(1)) == ["et"]
    assert telegram.webhook.url == ""
    assert pauses == [1]


async def test_a_web_hook_that_somebody_sets_meanwhile_is_named(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    sara: Phone,
    desk: Desk,
    pauses: Pauses,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with polling(channel, desk.receive, pauses):
        sara.writes("et")
        await desk.has(1)
        pauses.after, pauses.then = 3, lambda: telegram.webhook.set("", "")
        await channel.set_webhook("http://127.0.0.1:9/hook", "hemmelig")
        sara.writes("to")
        assert words_of(await desk.has(2)) == ["et", "to"]
    assert "a web hook is set" in warnings_in(caplog)[0]


async def test_a_wrong_token_is_named_and_asked_with_once_a_minute(
    served: Served, telegram: PretendTelegram, desk: Desk, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    asked: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    pauses.after, pauses.then = 3, lambda: asked.set_result(None)
    async with (
        TelegramChannel("8400:somebody-elses", served.base_url) as channel,
        polling(channel, desk.receive, pauses),
    ):
        await asyncio.wait_for(asked, 5)
    assert pauses[:3] == [60, 60, 60]
    (sentence,) = warnings_in(caplog)
    assert "MEDSPIL_TELEGRAM_TOKEN" in sentence
    assert "somebody-elses" not in caplog.text


async def test_being_asked_to_wait_is_heeded(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    sara.writes("et")
    telegram.fail_next("getUpdates", failures.too_many_requests(11))
    async with polling(channel, desk.receive, pauses):
        await desk.has(1)
    assert pauses == [11]


@pytest.mark.parametrize("when", ["while waiting", "while taking in"])
async def test_stopping_is_prompt(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, pauses: Pauses, when: str
) -> None:
    begun = asyncio.Event()

    async def receive(raws: Sequence[Raw]) -> None:
        begun.set()
        await asyncio.Event().wait()

    if when == "while taking in":
        sara.writes("et")
    async with asyncio.timeout(5), polling(channel, receive, pauses) as task:
        await until(lambda: begun.is_set() or telegram.updates.is_polled)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    # What was not safe yet is still there for the next start.
    assert len(telegram.updates.pending) == (when == "while taking in")


async def test_only_what_is_handled_is_asked_for(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk, pauses: Pauses
) -> None:
    sara.writes("et")
    async with polling(channel, desk.receive, pauses):
        await desk.has(1)
    assert telegram.updates.allowed == frozenset(HANDLED)


@pytest.fixture
def debug_log(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    caplog.set_level(logging.DEBUG)
    return lambda: caplog.text


async def test_not_even_the_finest_log_holds_words_or_the_token(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    sara: Phone,
    desk: Desk,
    pauses: Pauses,
    debug_log: Callable[[], str],
) -> None:
    sara.writes("gå en tur om søen")
    telegram.fail_next("getUpdates", failures.half_a_body(), failures.garbage())
    async with polling(channel, desk.receive, pauses):
        await desk.has(1)
    assert "søen" not in debug_log()
    assert telegram.token not in debug_log()
