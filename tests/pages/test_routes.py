"""A link shows a button and nothing else; pressing it opens the page, once. No answer tells why there is no page."""

import asyncio
import logging

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from medspil.bot.pages import page_routes
from medspil.bot.pages.routes import MOST_AT_ONCE
from medspil.conversations.page_words import before_opening, no_page, not_now
from medspil.conversations.pages import PageContent
from tests.pages.some_pages import OWN_WORDS, with_everything
from tests.reports.test_html import Page

TOKEN = "a" * 48


class Behind:
    """What is behind the links: one page, once."""

    def __init__(self) -> None:
        self.left = {TOKEN: with_everything()}
        self.asked: list[str] = []

    async def open(self, token: str) -> PageContent | None:
        self.asked.append(token)
        return self.left.pop(token, None)


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def browser(behind: Behind) -> TestClient:
    return TestClient(Starlette(routes=page_routes(behind.open, "da")), raise_server_exceptions=False)


def test_following_a_link_shows_a_button_and_nothing_of_anybody_however_often(
    browser: TestClient, behind: Behind
) -> None:
    for method in ("GET", "GET", "HEAD"):
        answer = browser.request(method, f"/p/{TOKEN}")
        assert answer.status_code == 200
    shown = browser.get(f"/p/{TOKEN}").text
    assert behind.asked == []
    assert "Sara" not in shown
    assert TOKEN not in shown
    page = Page(shown)
    assert page.count("button") == 1
    assert before_opening("da").button in page.text
    assert ("form", {"method": "post"}) in page.tags


def test_a_link_that_was_never_made_shows_the_same_button(browser: TestClient) -> None:
    assert browser.get("/p/nothing").text == browser.get(f"/p/{TOKEN}").text


def test_pressing_the_button_opens_the_page_once(browser: TestClient) -> None:
    opened = browser.post(f"/p/{TOKEN}")
    assert opened.status_code == 200
    assert OWN_WORDS in Page(opened.text).text
    again = browser.post(f"/p/{TOKEN}")
    assert again.status_code == 404
    assert no_page("da").text in Page(again.text).text


def test_used_and_never_made_get_the_very_same_answer(browser: TestClient) -> None:
    browser.post(f"/p/{TOKEN}")
    used, unknown = browser.post(f"/p/{TOKEN}"), browser.post("/p/nothing")
    assert (used.status_code, used.text) == (unknown.status_code, unknown.text)
    assert dict(used.headers) == dict(unknown.headers)


@pytest.mark.parametrize("call", [("GET", TOKEN), ("POST", TOKEN), ("POST", "nothing")])
def test_nothing_is_kept_passed_on_framed_or_found_by_a_search(call: tuple[str, str], browser: TestClient) -> None:
    method, token = call
    headers = browser.request(method, f"/p/{token}").headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    ("wished", "spoken"),
    [("", "da"), ("en-GB,en;q=0.9", "en"), ("de, da;q=0.8, en;q=0.7", "da"), ("fr", "da"), ("en", "en")],
)
def test_the_button_speaks_the_browsers_language(wished: str, spoken: str, browser: TestClient) -> None:
    shown = browser.get(f"/p/{TOKEN}", headers={"accept-language": wished}).text
    assert before_opening(spoken).text in Page(shown).text
    assert ("html", {"lang": spoken}) in Page(shown).tags


def test_what_cannot_be_opened_just_now_is_said_kindly_and_logged_without_the_token_or_any_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fails(token: str) -> PageContent | None:
        raise RuntimeError(f"the page of {token} has {OWN_WORDS}")

    browser = TestClient(Starlette(routes=page_routes(fails, "da")), raise_server_exceptions=False)
    with caplog.at_level(logging.DEBUG):
        answer = browser.post(f"/p/{TOKEN}")
    assert answer.status_code == 503
    assert not_now("da").text in Page(answer.text).text
    told = [record for record in caplog.records if record.name.startswith("medspil")]
    assert len(told) == 1
    assert "RuntimeError" in told[0].getMessage()
    assert TOKEN not in told[0].getMessage()
    assert "hilse" not in told[0].getMessage()


async def test_a_flood_of_wrong_links_takes_up_no_more_than_a_few_places() -> None:
    free = asyncio.Event()
    waiting: list[str] = []

    async def waits(token: str) -> PageContent | None:
        waiting.append(token)
        await free.wait()
        return with_everything() if token == TOKEN else None

    transport = httpx.ASGITransport(Starlette(routes=page_routes(waits, "da")))
    async with httpx.AsyncClient(transport=transport, base_url="http://medspil.example.org") as browser:
        flood = [asyncio.create_task(browser.post(f"/p/{n}")) for n in range(MOST_AT_ONCE)]
        async with asyncio.timeout(10):
            while len(waiting) < MOST_AT_ONCE:  # noqa: ASYNC110
                await asyncio.sleep(0)
        refused = await browser.post(f"/p/{TOKEN}")
        assert (refused.status_code, not_now("da").text in refused.text) == (503, True)
        free.set()
        assert [answer.status_code for answer in await asyncio.gather(*flood)] == [404] * MOST_AT_ONCE
        assert (await browser.post(f"/p/{TOKEN}")).status_code == 200
    assert waiting.count(TOKEN) == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_link_can_only_be_followed_and_opened(method: str, browser: TestClient, behind: Behind) -> None:
    assert browser.request(method, f"/p/{TOKEN}").status_code == 405
    assert behind.asked == []
