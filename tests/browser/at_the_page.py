"""Somebody at the sandbox's page: what they write, tap and see on the phones there, and the clock they turn."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

PATIENCE_SECONDS = 30
PIN = "428193"

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip

NEWEST_HOLDS = """({ log, parts }) => {
  const newest = [...log.querySelectorAll("[data-testid=message]")].at(-1);
  return newest?.dataset.from === "bot" && parts.every((part) => newest.textContent.includes(part));
}"""


class Story:
    """Somebody at the page: writes, taps, turns the clock, and looks at what the bot says.

    With the `name` of a phone's owner only that phone is theirs, without one all that lie on the table.
    """

    def __init__(self, page: Page, screenshots: Path, name: str = "") -> None:
        self.page = page
        self.phone = page.get_by_test_id("phone").filter(has=page.locator(".whose b", has_text=name))
        self.name = name
        self.screenshots = screenshots

    @property
    def today(self) -> date:
        """The day on the sandbox's wall."""
        shown = self.page.get_by_test_id("clock-now").inner_text()
        found = re.search(r"(\d+)\. (\w+) (\d{4})", shown)
        assert found, shown
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))

    def taps(self, label: str) -> None:
        """Taps the newest button with this label."""
        self.phone.get_by_test_id("button").filter(has_text=re.compile(f"^{re.escape(label)}$")).last.click()

    def writes(self, text: str) -> None:
        self.phone.get_by_test_id("message-input").fill(text)
        self.phone.get_by_test_id("send").click()

    def hears(self, *parts: str) -> Locator:
        """The newest message is the bot's and holds all of `parts`."""
        newest = self.phone.get_by_test_id("message").last
        log = self.phone.get_by_test_id("messages").last.element_handle()
        with suppress(Error):
            # Looks at every frame, where `expect` would look a few times a second.
            self.page.wait_for_function(NEWEST_HOLDS, arg={"log": log, "parts": parts})
        for part in parts:
            expect(newest).to_contain_text(part, timeout=1000)
        expect(newest).to_have_attribute("data-from", "bot")
        return newest

    def chooses_a_pin(self) -> None:
        """Does so where it has just been asked for, after coming in to work here."""
        self.taps("En pinkode")
        self.hears("Vælg en pinkode")
        self.writes(PIN)
        self.hears("Skriv den én gang til")
        self.writes(PIN)
        self.hears("Hvad vil du gøre?")

    def shows_who_they_are(self) -> None:
        """A discreet message came after a day's pause: has it shown, and proves that it is them."""
        self.hears("Der er en besked til dig.")
        self.taps("Vis")
        self.hears("Først skal jeg bruge din pinkode.")
        self.writes(PIN)

    def turns_the_clock_to(self, day: date, time: str) -> None:
        self.page.get_by_test_id("clock-to").fill(f"{day:%d.%m.%Y} {time}")
        self.page.get_by_test_id("clock-set").click()
        expect(self.page.get_by_test_id("clock-now")).to_contain_text(time, timeout=PATIENCE_SECONDS * 1000)

    def lays_down(self) -> None:
        """Their phone is taken off the table."""
        self.phone.get_by_role("button", name=re.compile("^Luk: ")).click()

    def takes_up(self) -> None:
        """Their phone lies on the table again, beside the others."""
        self.page.get_by_role("button", name=f"Vis {self.name} ved siden af").click()

    def looks(self, name: str, what: Locator | None = None) -> None:
        """Takes a picture of the page, or of a part of it."""
        self.page.mouse.move(1, 1)
        taken = len(list(self.screenshots.iterdir())) + 1
        path = self.screenshots / f"{taken:02}-{name}.png"
        (what or self.page).screenshot(path=path, animations="disabled")


def said(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]}"


def is_drawn(picture: Locator) -> bool:
    """Whether the browser has the picture and could read it."""
    picture.scroll_into_view_if_needed()
    width, height = picture.evaluate(
        "async (img) => { await img.decode(); return [img.naturalWidth, img.naturalHeight]; }"
    )
    picture.page.get_by_test_id("button").last.scroll_into_view_if_needed()
    return bool(width > 100 and height > 100)
