"""A page as HTML: the parts of a report as a report has them, and what a page adds. It loads and runs nothing."""

import base64
import hashlib
import logging
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources

from medspil.bot.pictures import as_png
from medspil.bot.reports.html import framed, inside, page_style, top
from medspil.conversations.pages import Item, PageContent, PageSection
from medspil.conversations.pictures import Picture
from medspil.storage.failures import where_it_failed

log = logging.getLogger(__name__)


def page_html(page: PageContent) -> str:
    """The whole page; drawing its pictures takes some tenths of a second each. May be called from any thread."""
    return framed(page.language, page.title, _style(), _body(page), policy())


def asking_html(language: str, title: str, text: str, button: str) -> str:
    """What stands before the page: one button, and nothing about anybody. It sends the form to its own address."""
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(text)}</p>",
        f'<form method="post"><button type="submit">{escape(button)}</button></form>',
    ]
    return framed(language, title, _style(), body, policy())


def sentence_html(language: str, title: str, text: str) -> str:
    """A page that says one thing."""
    return framed(language, title, _style(), [f"<h1>{escape(title)}</h1>", f"<p>{escape(text)}</p>"], policy())


@cache
def policy() -> str:
    """What a page may load: its own style, known by its hash, and pictures that stand in it. It may run nothing."""
    hashed = base64.b64encode(hashlib.sha256(f"\n{_style()}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:; form-action 'self'; base-uri 'none'"


@cache
def _style() -> str:
    return page_style() + (resources.files("medspil.bot.pages") / "pages.css").read_text("utf-8")


def _body(page: PageContent) -> Iterator[str]:
    yield from top(page.title, page.facts)
    for section in page.sections:
        yield "<section>"
        yield from inside(section)
        yield from _more(section)
        yield "</section>"
    if page.foot:
        yield f'<p class="foot">{escape(page.foot)}</p>'


def _more(section: PageSection) -> Iterator[str]:
    for item in section.items:
        yield from _item(item)
    for picture in section.pictures:
        yield _picture(picture)
    if section.to_copy:
        yield f'<pre class="copy">{escape(section.to_copy)}</pre>'


def _item(item: Item) -> Iterator[str]:
    mark = f'<p class="mark">{escape(item.mark)}</p>' if item.mark else ""
    yield f'<article><h3 dir="auto">{escape(item.words)}</h3>{mark}'
    for line in item.lines:
        yield f"<p>{escape(line)}</p>"
    for picture in item.pictures:
        yield _picture(picture)
    yield "</article>"


def _picture(picture: Picture) -> str:
    try:
        drawn = base64.b64encode(as_png(picture)).decode()
    except Exception as problem:
        # The link is used up by now: at least the picture's words are shown.
        log.error("a picture of a page could not be drawn: %s", where_it_failed(problem))
        return f"<p>{escape(picture.alternative)}</p>"
    return f'<img src="data:image/png;base64,{drawn}" alt="{escape(picture.alternative)}">'
