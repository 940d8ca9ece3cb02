"""The whole story by clicking: the real `medspil run` without a token, and its page in a real browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

PATIENCE_SECONDS = 30
SHARPNESS = 2 if "MEDSPIL_SCREENSHOTS" in os.environ else 1
"""Pixels to a pixel: pictures that are made to be shown are made sharp."""

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `medspil run`, started with no set-up in an empty folder, says that the page is."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from medspil.bot.commands import app; app()", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "MEDSPIL_SANDBOX_PORT": str(a_free_port())},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """The folder for the pictures of the story."""
    folder = Path(os.environ.get("MEDSPIL_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def page(address: str, chromium_path: str, chromium_arguments: list[str]) -> Iterator[Page]:
    """The page, which must neither complain nor ask for anything from elsewhere."""
    complaints: list[str] = []
    elsewhere: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=chromium_arguments)
        page = browser.new_page(viewport={"width": 1180, "height": 960}, device_scale_factor=SHARPNESS)
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.on("request", lambda request: elsewhere.append(request.url))
        page.goto(address)
        yield page
        browser.close()
    assert complaints == []
    assert [url for url in elsewhere if not url.startswith(address)] == []


class Story:
    """Somebody at the page: writes, taps, turns the clock, and looks at what the bot says."""

    def __init__(self, page: Page, screenshots: Path) -> None:
        self.page = page
        self._screenshots = screenshots
        self._taken = 0

    @property
    def today(self) -> date:
        """The day on the sandbox's wall."""
        shown = self.page.get_by_test_id("clock-now").inner_text()
        found = re.search(r"(\d+)\. (\w+) (\d{4})", shown)
        assert found, shown
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))

    def taps(self, label: str) -> None:
        """Taps the newest button with this label."""
        self.page.get_by_test_id("button").filter(has_text=re.compile(f"^{re.escape(label)}$")).last.click()

    def writes(self, text: str) -> None:
        self.page.get_by_test_id("message-input").fill(text)
        self.page.get_by_test_id("send").click()

    def hears(self, *parts: str) -> Locator:
        """The newest message is the bot's and holds all of `parts`."""
        newest = self.page.get_by_test_id("message").last
        for part in parts:
            expect(newest).to_contain_text(part, timeout=PATIENCE_SECONDS * 1000)
        expect(newest).to_have_attribute("data-from", "bot")
        return newest

    def turns_the_clock_to(self, day: date, time: str) -> None:
        self.page.get_by_test_id("clock-to").fill(f"{day:%d.%m.%Y} {time}")
        self.page.get_by_test_id("clock-set").click()
        expect(self.page.get_by_test_id("clock-now")).to_contain_text(time, timeout=PATIENCE_SECONDS * 1000)

    def looks(self, name: str, what: Locator | None = None) -> None:
        """Takes a picture of the page, or of a part of it."""
        self._taken += 1
        self.page.mouse.move(1, 1)
        path = self._screenshots / f"{self._taken:02}-{name}.png"
        (what or self.page).screenshot(path=path, animations="disabled")


def said(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]}"


def test_the_whole_story_by_clicking(page: Page, screenshots: Path) -> None:
    sara = Story(page, screenshots)
    phone = page.get_by_test_id("phone")
    sara.turns_the_clock_to(sara.today + timedelta(days=1), "14.30")

    phones = page.get_by_test_id("phone")
    expect(phones).to_have_count(2)
    expect(phones.nth(0)).to_have_attribute("aria-label", "Saras telefon (borger)")
    expect(phones.nth(1)).to_have_attribute("aria-label", "Mettes telefon (gruppeleder)")
    sara.looks("a-citizen-and-a-leader")
    page.get_by_role("button", name="Luk: Mette").click()
    page.get_by_test_id("start").wait_for()
    sara.looks("invitation")
    page.get_by_test_id("start").click()
    sara.hears("Hej. Jeg er Medspil", "Vil du være med?")
    sara.looks("coming-in")
    sara.taps("Ja, jeg vil gerne")
    sara.hears("Velkommen.", "Vil du sætte det første nu?")

    sara.taps("Ja, et nyt delmål")
    sara.hears("Hvad vil du gerne gøre?")
    sara.writes("gå en tur om søen")
    sara.hears("Hvornår?")
    first_day = sara.today + timedelta(days=7)
    sara.taps("Om en uge")
    sara.hears("Hvem kan hjælpe?")
    sara.looks("who-can-help")
    sara.taps("Mig selv")
    sara.hears("»gå en tur om søen«", said(first_day), "Skal jeg gemme det?")
    sara.looks("summary")
    sara.taps("Gem")
    sara.hears("Gemt. Jeg minder dig om det", said(first_day - timedelta(days=1)), "kl. 10.00")

    sara.turns_the_clock_to(first_day - timedelta(days=1), "10.00")
    sara.hears("»gå en tur om søen«", "Det er i morgen.")
    sara.looks("reminder")
    sara.looks("reminder-on-the-phone", phone)
    sara.taps("En anden dag")
    sara.hears("Hvilken dag passer dig bedre?")
    sara.taps("Om en uge")
    moved_day = first_day + timedelta(days=6)
    sara.hears("Flyttet til", said(moved_day))

    sara.turns_the_clock_to(moved_day + timedelta(days=1), "10.00")
    sara.hears("»gå en tur om søen«", "Hvordan gik det?")
    sara.looks("look-back")
    sara.taps("5")
    sara.hears("Vil du skrive et par ord om det?")
    sara.writes("Jeg kom halvvejs. Der var smukt ved vandet.")
    sara.hears("Hvad vil du nu?")
    sara.taps("Det samme igen")
    sara.hears("Hvilken dag passer dig bedre?")
    sara.taps("Om en uge")
    sara.hears("Hvor vigtigt er det for dig nu?")
    sara.taps("9")
    last_day = moved_day + timedelta(days=8)
    sara.hears("Flyttet til", said(last_day))

    sara.turns_the_clock_to(last_day + timedelta(days=1), "10.00")
    sara.hears("»gå en tur om søen«", "Hvordan gik det?")
    sara.taps("8")
    sara.hears("Vil du skrive et par ord om det?")
    sara.taps("Spring over")
    sara.hears("Hvad vil du nu?")
    sara.taps("Jeg er i mål")
    sara.hears("Flot!")

    sara.writes("mine delmål")
    sara.hears("delmål")
    sara.taps("Det, jeg har bag mig")
    sara.hears("Tryk på et for at se, hvordan det gik.")
    sara.taps("gå en tur om søen")
    sara.hears("»gå en tur om søen«", "8 af 10, nået", "»Jeg kom halvvejs. Der var smukt ved vandet.«")
    picture = page.get_by_test_id("picture")
    expect(picture).to_have_count(1)
    assert is_drawn(picture)
    sara.looks("my-sub-goals")
    sara.looks("my-sub-goals-on-the-phone", phone)


def is_drawn(picture: Locator) -> bool:
    """Whether the browser has the picture and could read it."""
    picture.scroll_into_view_if_needed()
    width, height = picture.evaluate(
        "async (img) => { await img.decode(); return [img.naturalWidth, img.naturalHeight]; }"
    )
    picture.page.get_by_test_id("button").last.scroll_into_view_if_needed()
    return bool(width > 100 and height > 100)


def test_a_leader_comes_in_beside_a_citizen_and_both_are_found_again(page: Page, screenshots: Path) -> None:
    leader, citizen = page.get_by_test_id("phone").nth(1), page.get_by_test_id("phone").nth(0)
    leader.get_by_test_id("start").click()
    expect(leader.get_by_test_id("message").last).to_contain_text("Vil du bruge mig i dit arbejde?")
    leader.get_by_test_id("button").get_by_text("Ja, jeg vil gerne").click()
    expect(leader.get_by_test_id("message").last).to_contain_text("Velkommen, Mette.")
    expect(leader.get_by_test_id("button").get_by_text("Mine grupper")).to_be_visible()
    citizen.get_by_test_id("start").click()
    expect(citizen.get_by_test_id("message").last).to_contain_text("Vil du være med?")
    Story(page, screenshots).looks("side-by-side")
    page.reload()
    expect(leader.get_by_test_id("message").last).to_contain_text("Velkommen, Mette.")
    expect(citizen.get_by_test_id("message").last).to_contain_text("Vil du være med?")


def test_new_persons_find_their_way_from_the_page(page: Page) -> None:
    page.get_by_test_id("new-leader").click()
    expect(page.get_by_test_id("phone")).to_have_count(3)
    newest = page.get_by_test_id("phone").nth(2)
    newest.get_by_test_id("start").click()
    expect(newest.get_by_test_id("message").last).to_contain_text("Hej Henrik.")
