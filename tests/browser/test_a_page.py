"""A page by clicking: asked for on a phone, opened behind its link, printed; a second time it stays closed."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, Response, expect

from tests.browser.at_the_page import Story

WORDS = "gå rundt om søen"
LINK = re.compile(r"/p/[0-9a-f]{40}$")


def test_a_page_is_opened_from_the_phone_once(page: Page, screenshots: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 960})
    page.context.set_extra_http_headers({"Accept-Language": "da"})
    sara, ali = (Story(page, screenshots, name) for name in ("Sara", "Ali"))
    sara.turns_the_clock_to(sara.today + timedelta(days=1), "10.00")
    Story(page, screenshots, "Mette").lays_down()
    comes_in_and_sets_a_walk(sara)
    comes_in_beside(ali, invited_by(sara))
    shares_all(sara)

    ali.writes("dem jeg støtter")
    ali.hears("Det her viser Sara dig:")
    ali.taps("Se hele planen")
    ali.hears("Linket virker én gang og i ti minutter.")
    ali.looks("a-link-to-a-page")

    first = follows_the_link(ali)
    expect(first.get_by_role("button")).to_have_count(1)
    assert WORDS not in first.content()
    ali.looks("before-the-page", first.locator("body"))
    answer = presses_the_button(first)
    assert answer.headers["cache-control"] == "no-store"
    shows_the_plan(first, screenshots)

    again = follows_the_link(ali)
    assert presses_the_button(again).status == 404
    expect(again.get_by_role("heading")).to_have_text("Siden er lukket")
    assert WORDS not in again.content()
    ali.looks("a-closed-page", again.locator("body"))

    sara.writes("hvem kan se")
    sara.hears("Ali")


def comes_in_and_sets_a_walk(sara: Story) -> None:
    sara.phone.get_by_test_id("start").click()
    sara.hears("Vil du være med?")
    sara.taps("Ja, jeg vil gerne")
    sara.hears("Vil du sætte det første nu?")
    sara.taps("Ja, et nyt delmål")
    sara.hears("Hvad vil du gerne gøre?")
    sara.writes(WORDS)
    sara.hears("Hvornår?")
    sara.taps("Om en uge")
    sara.hears("Hvem kan hjælpe?")
    sara.taps("Mig selv")
    sara.hears("Skal jeg gemme det?")
    sara.taps("Gem")
    sara.hears("Gemt.")


def invited_by(sara: Story) -> str:
    """The code for somebody Sara knows."""
    sara.writes("inviter en ven")
    sara.hears("Hvem vil du invitere?")
    sara.writes("Ali")
    sara.hears("Hvad kalder Ali dig?")
    sara.writes("Sara")
    sara.hears("Skal jeg lave koden?")
    sara.taps("Lav koden")
    found = re.search(r"\w{4}-\w{4}-\w{4}", sara.hears("Koden er til Ali:").inner_text())
    assert found is not None
    return found[0]


def comes_in_beside(ali: Story, code: str) -> None:
    """A new phone, opened with the code."""
    ali.page.get_by_text("Flere telefoner").click()
    ali.page.get_by_test_id("other-phone").click()
    sheet = ali.page.get_by_role("dialog")
    sheet.get_by_label("Fornavn").fill("Ali")
    sheet.get_by_label("Link eller kode").fill(code)
    sheet.get_by_role("button", name="Åbn telefonen").click()
    ali.hears("Vil du være med?")
    ali.taps("Ja, jeg vil gerne")
    ali.hears("Tak, Ali.")


def shares_all(sara: Story) -> None:
    if sara.phone.count() == 0:
        sara.takes_up()
    sara.writes("del mine delmål")
    sara.hears("Hvad vil du gerne dele?")
    sara.taps("Alle sammen, også nye")
    sara.hears("Hvem må se alle dine delmål")
    sara.phone.get_by_test_id("button").filter(has_text=re.compile("^Ali")).last.click()
    expect(sara.phone.get_by_test_id("button").filter(has_text="✓ Ali")).to_be_visible()
    sara.taps("Færdig")
    sara.hears("Skal jeg dele det hele?")
    sara.taps("Ja, del det")
    sara.hears("Det er delt.")


def follows_the_link(someone: Story) -> Page:
    """The newest link on the phone, in a window of its own as wide as a phone."""
    with someone.page.context.expect_page() as opened:
        someone.phone.get_by_role("link").last.click()
    window = opened.value
    window.wait_for_load_state()
    window.set_viewport_size({"width": 360, "height": 740})
    assert LINK.search(window.url)
    return window


def presses_the_button(window: Page) -> Response:
    with window.expect_navigation() as gone:
        window.get_by_role("button").click()
    assert gone.value is not None
    return gone.value


def shows_the_plan(window: Page, screenshots: Path) -> None:
    expect(window.get_by_role("heading", level=1)).to_have_text("Plan: Sara")
    expect(window.get_by_role("heading", level=3)).to_have_text(f"»{WORDS}«")
    for width in (360, 820):
        window.set_viewport_size({"width": width, "height": 800})
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert window.evaluate(wider) == 0
        window.screenshot(path=screenshots / f"plan-{width}.png", full_page=True)
    styled = "getComputedStyle(document.querySelector('article')).borderLeftColor"
    assert window.evaluate(styled) == "rgb(128, 205, 193)", "the page's own style is let in by its policy"
    (screenshots / "plan.pdf").write_bytes(window.pdf(prefer_css_page_size=True))
