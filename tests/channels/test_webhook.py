"""Updates that Telegram pushes: taken with the right secret only, and confirmed only when they are safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from medspil.bot.channels.channel import Never
from medspil.bot.channels.telegram import TelegramChannel, webhook_route
from medspil.bot.channels.telegram.reading import HANDLED
from medspil.sandbox import failures
from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram
from tests.channels.conftest import Desk, Pauses, until

SECRET = "hemmelig-1234"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[webhook_route("/telegram", SECRET, desk.receive)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://medspil") as client:
        yield client


async def test_an_update_is_taken_in_before_it_is_confirmed(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post("/telegram", json={"update_id": 100}, headers=HEADER)
    assert (answer.status_code, desk.taken) == (200, [{"update_id": 100}])


async def test_what_could_not_be_taken_in_is_not_confirmed(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.failures = [OSError("disk full")]
    assert (await client.post("/telegram", json={"update_id": 100}, headers=HEADER)).status_code == 503
    assert (await client.post("/telegram", json={"update_id": 100}, headers=HEADER)).status_code == 200


@pytest.mark.parametrize("given", [None, "", "hemmelig", SECRET + "5", "hemmelig-æøå"])
async def test_nobody_gets_in_without_the_secret(
    client: httpx.AsyncClient, desk: Desk, given: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    headers = httpx.Headers({} if given is None else {"X-Telegram-Bot-Api-Secret-Token": given}, encoding="utf-8")
    answer = await client.post("/telegram", json={"update_id": 100, "words": "søen"}, headers=headers)
    assert (answer.status_code, desk.taken) == (401, [])
    assert "right secret" in caplog.text
    assert "søen" not in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("body", [b"", b"hej", b"[1]", b"7", b"null", b"\xff", b'{"a": ', b"[" * 100_000])
async def test_what_is_no_object_is_refused(client: httpx.AsyncClient, desk: Desk, body: bytes) -> None:
    answer = await client.post("/telegram", content=body, headers=HEADER)
    assert (answer.status_code, desk.taken) == (400, [])


async def test_what_is_too_large_is_refused(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post("/telegram", json={"update_id": 1, "a": "x" * 1024 * 1024}, headers=HEADER)
    assert (answer.status_code, desk.taken) == (413, [])


async def test_looking_at_it_is_not_writing_to_it(client: httpx.AsyncClient) -> None:
    assert (await client.get("/telegram", headers=HEADER)).status_code == 405


def test_a_web_hook_without_a_secret_is_not_made(desk: Desk) -> None:
    with pytest.raises(ValueError, match="secret"):
        webhook_route("/telegram", "", desk.receive)


@asynccontextmanager
async def served_on_the_loopback(app: Any) -> AsyncIterator[str]:
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off", ws="none")
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        await server.shutdown()


async def test_telegram_pushes_in_order_and_again_where_it_failed(
    channel: TelegramChannel, telegram: PretendTelegram, sara: Phone, desk: Desk
) -> None:
    desk.failures = [OSError("disk full"), OSError("disk full")]
    app = Starlette(routes=[webhook_route("/telegram", SECRET, desk.receive)])
    async with served_on_the_loopback(app) as url:
        await channel.set_webhook(f"{url}/telegram", SECRET)
        sara.writes("et")
        sara.writes("to")
        await until(lambda: not telegram.updates.pending)
        await telegram.webhook.close()
    first, second = (raw["update_id"] for raw in desk.taken)
    assert desk.seen == [first, first, first, second]
    assert [raw["message"]["text"] for raw in desk.taken] == ["et", "to"]


async def test_setting_the_web_hook_outlives_an_outage(
    channel: TelegramChannel, telegram: PretendTelegram, pauses: Pauses
) -> None:
    telegram.fail_next("setWebhook", failures.closes(), failures.too_many_requests(9), failures.bad_gateway())
    await channel.set_webhook("http://127.0.0.1:9/telegram", SECRET, sleep=pauses)
    assert pauses == [2, 9, 4]
    assert telegram.webhook.url == "http://127.0.0.1:9/telegram"
    assert telegram.webhook.secret == SECRET
    assert telegram.updates.allowed == frozenset(HANDLED)


async def test_an_address_that_telegram_does_not_take_is_refused_for_good(channel: TelegramChannel) -> None:
    with pytest.raises(Never, match="bad webhook"):
        await channel.set_webhook("ftp://medspil", SECRET)


async def test_telegram_is_asked_to_push_one_update_at_a_time_so_that_they_come_in_order(
    channel: TelegramChannel, telegram: PretendTelegram
) -> None:
    await channel.set_webhook("http://127.0.0.1:9/telegram", SECRET)
    assert telegram.webhook.max_connections == 1
    await telegram.webhook.close()
