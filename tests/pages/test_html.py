"""A page says everything that is in it, can be read aloud, and is safe to open."""

import base64
import hashlib
import re
from dataclasses import replace

from medspil.bot.pages.html import asking_html, page_html, policy, sentence_html
from medspil.conversations.pages import PageSection, words_of_page
from tests.pages.some_pages import OWN_WORDS, PROGRESS, TO_COPY, a_page, with_everything
from tests.reports.test_html import Page

DRAWN = {PROGRESS.title, PROGRESS.low, PROGRESS.high, *PROGRESS.labels}
"""What stands in the picture itself."""


def test_everything_that_is_in_a_page_stands_on_it() -> None:
    html = page_html(with_everything())
    page = Page(html)
    said = [*page.text, *(attributes.get("alt") for tag, attributes in page.tags if tag == "img")]
    names = {section.name for section in with_everything().sections}
    unsaid = [words for words in words_of_page(with_everything()) if words not in said and not page.said(words)]
    assert set(unsaid) <= DRAWN | names


def test_own_words_are_shown_as_they_were_written_and_never_taken_for_code() -> None:
    html = page_html(with_everything())
    assert OWN_WORDS in Page(html).text
    assert "<b>" not in html


def test_the_pictures_stand_in_the_page_with_their_words() -> None:
    pictures = [attributes for tag, attributes in Page(page_html(with_everything())).tags if tag == "img"]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture["alt"] == PROGRESS.alternative
        kind, _comma, drawn = str(picture["src"]).partition(",")
        assert kind == "data:image/png;base64"
        assert base64.b64decode(drawn).startswith(b"\x89PNG")


def test_where_a_picture_cannot_be_drawn_its_words_are_shown() -> None:
    page = a_page(PageSection("Ugerne", "Ugerne", pictures=(replace(PROGRESS, points=(), labels=()),)))
    assert PROGRESS.alternative in Page(page_html(page)).text


def test_a_text_to_copy_keeps_its_lines() -> None:
    assert f'<pre class="copy">{TO_COPY}</pre>' in page_html(with_everything())


def test_the_page_runs_nothing_and_loads_nothing_but_its_own_style() -> None:
    for html in (
        page_html(with_everything()),
        asking_html("da", "Medspil", "Tryk", "Åbn"),
        sentence_html("da", "A", "B"),
    ):
        tags = {tag for tag, _attributes in Page(html).tags}
        assert not tags & {"script", "link", "iframe", "object", "a"}
        assert not [name for _tag, attributes in Page(html).tags for name in attributes if name == "style"]
        style = re.search(r"<style>(.*)</style>", html, re.DOTALL)
        assert style is not None
        hashed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert f"style-src 'sha256-{hashed}'" in policy()
        assert "default-src 'none'" in policy()


def test_a_reader_aloud_finds_one_title_and_a_heading_for_each_part() -> None:
    page = Page(page_html(with_everything()))
    assert (page.count("h1"), page.count("h2"), page.count("h3"), page.count("main")) == (1, 3, 2, 1)
    assert ("html", {"lang": "da"}) in page.tags
