"""The way to the pages: a link shows a button, and only pressing it opens the page, once.

What only follows links (a preview in a chat, a scanner of mail) opens nothing. The token stands in no log of ours, and
the browser passes it on to nobody.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from medspil.bot.pages.html import asking_html, page_html, policy, sentence_html
from medspil.conversations.open_page import PATH
from medspil.conversations.page_words import DoorWords, before_opening, no_page, not_now
from medspil.conversations.pages import PageContent
from medspil.domain.persons import LANGUAGES
from medspil.storage.failures import where_it_failed

log = logging.getLogger(__name__)


MOST_AT_ONCE = 8
"""So many pages are opened side by side. Whoever floods us with wrong links holds up other pages, never the bot."""

OpenPage = Callable[[str], Awaitable[PageContent | None]]
"""Opens what is behind a token, once; None where nothing is, or nothing any more."""


def page_routes(open_page: OpenPage, language: str) -> Sequence[BaseRoute]:
    """The routes. `language` is spoken to browsers that ask for none that Medspil speaks."""

    under_way = 0

    async def ask(request: Request) -> Response:
        words = before_opening(_language(request, language))
        page = asking_html(_language(request, language), words.title, words.text, words.button)
        return _answer(page)

    async def show(request: Request) -> Response:
        nonlocal under_way
        spoken = _language(request, language)
        if under_way >= MOST_AT_ONCE:
            return _sentence(spoken, not_now(spoken), 503)
        under_way += 1
        try:
            content = await open_page(request.path_params["token"])
        except Exception as problem:
            log.error("a page could not be opened: %s", where_it_failed(problem))
            return _sentence(spoken, not_now(spoken), 503)
        finally:
            under_way -= 1
        if content is None:
            return _sentence(spoken, no_page(spoken), 404)
        return _answer(await asyncio.to_thread(page_html, content))

    async def choose(request: Request) -> Response:
        return await show(request) if request.method == "POST" else await ask(request)

    return [Route(f"{PATH}/{{token}}", choose, methods=["GET", "POST"])]


def _sentence(language: str, words: DoorWords, status: int) -> Response:
    return _answer(sentence_html(language, words.title, words.text), status)


def _answer(page: str, status: int = 200) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{policy()}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return HTMLResponse(page, status, headers)


def _language(request: Request, otherwise: str) -> str:
    """The first language that the browser asks for and Medspil speaks; they stand there by preference."""
    for wish in request.headers.get("accept-language", "").split(","):
        language = wish.partition(";")[0].strip().partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return otherwise
