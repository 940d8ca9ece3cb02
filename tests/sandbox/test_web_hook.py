"""Pushing updates to a web hook: in order, with the secret, again until it says 2xx."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict

from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram
from medspil.sandbox.webhook import SECRET_HEADER


class Hook:
    """A web hook of a bot: writes down what comes and answers what it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.answers: list[int] = []
        self.tries: list[tuple[str | None, str]] = []
        self.texts: asyncio.Queue[str] = asyncio.Queue()

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        text = update["message"]["text"]
        self.tries.append((request.headers.get(SECRET_HEADER), text))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.texts.put_nowait(text)
        return web.Response(status=status)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    hook.url = f"http://127.0.0.1:{port}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_pushed_in_order_with_the_secret(bot: Bot, sara: Phone, hook: Hook) -> None:
    sara.writes("før")
    await bot.set_webhook(hook.url, secret_token="let-me-in")
    sara.writes("efter")
    assert [await hook.texts.get(), await hook.texts.get()] == ["før", "efter"]
    assert hook.tries == [("let-me-in", "før"), ("let-me-in", "efter")]


async def test_an_update_is_pushed_again_until_the_hook_takes_it(bot: Bot, sara: Phone, hook: Hook) -> None:
    hook.answers = [500, 302, 404]
    await bot.set_webhook(hook.url)
    sara.writes("et")
    sara.writes("to")
    assert [await hook.texts.get(), await hook.texts.get()] == ["et", "to"]
    assert [text for _, text in hook.tries] == ["et", "et", "et", "et", "to"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_a_hook_that_is_down_gets_everything_when_it_is_up(
    bot: Bot, sara: Phone, hook: Hook, telegram: PretendTelegram
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    sara.writes("er der nogen?")
    await telegram.webhook.failed()
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await bot.set_webhook(hook.url)
    assert await hook.texts.get() == "er der nogen?"


async def test_polling_and_a_web_hook_exclude_each_other(
    bot: Bot, sara: Phone, hook: Hook, telegram: PretendTelegram
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    await bot.set_webhook(hook.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    sara.writes("nu igen")
    assert len(await bot.get_updates()) == 1


async def test_what_waited_can_be_dropped(bot: Bot, sara: Phone, hook: Hook) -> None:
    sara.writes("gammelt")
    await bot.set_webhook(hook.url, drop_pending_updates=True, allowed_updates=["message"])
    sara.writes("nyt")
    assert await hook.texts.get() == "nyt"
    info = await bot.get_webhook_info()
    assert info.allowed_updates == ("message",)
    sara.writes("mere")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates(timeout=0) == ()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http:///hook", "https://example.org/hook"])
async def test_only_addresses_on_this_machine_are_taken(bot: Bot, url: str) -> None:
    with pytest.raises(BadRequest, match="Bad webhook"):
        await bot.set_webhook(url)


async def test_a_secret_has_only_letters_telegram_knows(bot: Bot, hook: Hook) -> None:
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        await bot.set_webhook(hook.url, secret_token="æøå")
