"""The pages are reached where the bot runs: beside polling, beside the web hook, and beside the sandbox's phones."""

import signal
import socket
from pathlib import Path

import httpx
import pytest

from medspil.bot.commands.sandbox import sandbox_with_bot
from medspil.conversations.page_words import before_opening, no_page
from medspil.domain.circle_decisions import OpenPage
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage import pages
from medspil.storage.store import Store
from medspil.storage.vault import new_key
from tests.bot.conftest import BotApi
from tests.bot.test_process import PATIENCE, ends_in_time, medspil_run, reads_until
from tests.storage.test_pages import WALK, Around
from tests.storage.town import Town

TOKEN = "c" * 40
SECRET = "et-langt-og-hemmeligt-ord"


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("way", ["polling", "web hook"])
def test_a_real_bot_serves_its_pages_and_no_token_comes_into_its_log(way: str, tmp_path: Path, bot_api: BotApi) -> None:
    port = a_free_port()
    settings = {
        "TELEGRAM_TOKEN": bot_api.telegram.token,
        "TELEGRAM_API_URL": bot_api.url,
        "KEYS": new_key(),
        "HTTP_PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "LOG_LEVEL": "DEBUG",
    }
    if way == "web hook":
        settings |= {"TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "TELEGRAM_WEBHOOK_SECRET": SECRET}
    with medspil_run(tmp_path, **settings) as process:
        said = reads_until(process, f"Its own pages are on port {port}")
        address = f"http://127.0.0.1:{port}/p/{TOKEN}"
        with httpx.Client(trust_env=False) as browser:
            assert before_opening("da").button in browser.get(address).text
            refused = browser.post(address)
            assert (refused.status_code, no_page("da").text in refused.text) == (404, True)
            assert browser.get(f"http://127.0.0.1:{port}/health").text == "ok"
        said += ends_in_time(process, signal.SIGTERM)
    assert TOKEN not in said
    assert "asks Telegram for updates" in said or way == "web hook"


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path, bot_api: BotApi) -> None:
    port = int(bot_api.url.rpartition(":")[2].partition("/")[0])
    settings = {"TELEGRAM_TOKEN": bot_api.telegram.token, "TELEGRAM_API_URL": bot_api.url, "KEYS": new_key()}
    settings |= {"PUBLIC_URL": "https://medspil.example.org", "HTTP_PORT": str(port)}
    with medspil_run(tmp_path, **settings) as process:
        said, _nothing = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"Port {port} of 127.0.0.1 can't be used" in said
    assert "Traceback" not in said


def test_without_a_public_address_nothing_is_served_beside_polling(tmp_path: Path, bot_api: BotApi) -> None:
    port = a_free_port()
    settings = {"TELEGRAM_TOKEN": bot_api.telegram.token, "TELEGRAM_API_URL": bot_api.url, "KEYS": new_key()}
    with medspil_run(tmp_path, HTTP_PORT=str(port), **settings) as process:
        reads_until(process, "it asks Telegram for updates")
        with socket.socket() as knocking:
            assert knocking.connect_ex(("127.0.0.1", port)) != 0
        ends_in_time(process, signal.SIGTERM)


async def test_in_the_sandbox_the_pages_are_beside_the_phones(sqlite_store: Store) -> None:
    around = Around(Town(sqlite_store))
    with sqlite_store.database.transaction() as connection:
        pages.make(connection, sqlite_store, around.bo_id, OpenPage("plan", TOKEN, around.link), around.town.now)
    clock = TurnableClock.frozen_at(around.town.now)
    async with (
        sandbox_with_bot(sqlite_store, PretendTelegram(clock), clock) as beside,
        httpx.AsyncClient(trust_env=False) as browser,
    ):
        address = f"{beside.url}/p/{TOKEN}"
        asked = await browser.get(address)
        assert before_opening("da").button in asked.text
        # A browser that passes on no referrer says of a form that it comes from nowhere.
        opened = await browser.post(address, headers={"Origin": "null"})
        assert (opened.status_code, WALK in opened.text) == (200, True)
        assert (await browser.post(address)).status_code == 404
