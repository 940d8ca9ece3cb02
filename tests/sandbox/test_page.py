"""The page in a real browser, with a small bot of the test's own on the other side."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update

from medspil.sandbox.attachments import SMALL_PICTURE
from medspil.sandbox.clock import TurnableClock
from medspil.sandbox.hooks import SandboxHooks
from medspil.sandbox.server import Served, create_app, serve
from medspil.sandbox.telegram import PretendTelegram

from .conftest import bot_at

MARKUP = '<img src=x onerror="document.title = 1">'
YES_OR_NO = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="yes"), InlineKeyboardButton("Nej", callback_data="no")]]
)


async def invite(role: str, name: str) -> str:
    return "K7Q2-MX4P" if role == "citizen" else f"{role}-{name}"


@pytest.fixture
async def served_with_hooks(telegram: PretendTelegram, clock: TurnableClock) -> AsyncIterator[Served]:
    async with serve(create_app(telegram, clock, SandboxHooks(invite=invite))) as served:
        yield served


@pytest.fixture
async def parrot(
    served_with_hooks: Served, telegram: PretendTelegram, clock: TurnableClock
) -> AsyncIterator[asyncio.Task[None]]:
    """A bot that asks, thanks for a press, repeats what it hears, and says good morning when the clock is turned."""
    async with bot_at(served_with_hooks, telegram.token) as bot:
        await bot.set_my_commands([BotCommand("nyt", "Nyt delmål")])
        task = asyncio.create_task(repeat(bot))
        greetings: set[asyncio.Task[object]] = set()

        def greet() -> None:
            for phone in telegram.phones:
                greetings.add(asyncio.ensure_future(bot.send_message(phone.user.id, "Godmorgen")))

        clock.on_turn(greet)
        yield task
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await asyncio.gather(*greetings)


async def repeat(bot: Bot) -> None:
    offset = 0
    while True:
        for update in await bot.get_updates(offset, timeout=30):
            offset = update.update_id + 1
            await answer(bot, update)


async def answer(bot: Bot, update: Update) -> None:
    query, message = update.callback_query, update.message
    if query is not None and query.message is not None:
        await query.answer("Gemt")
        await bot.edit_message_text(f"Svaret var {query.data}", query.message.chat.id, query.message.message_id)
        await bot.send_photo(query.message.chat.id, SMALL_PICTURE, caption="Sådan ser det ud")
    elif message is not None and message.text is not None:
        if message.text.startswith("/start"):
            await bot.send_message(message.chat.id, f"Velkommen med {message.text[7:]}", reply_markup=YES_OR_NO)
        else:
            await bot.send_message(message.chat.id, message.text)


@pytest.fixture
async def browser(chromium_path: str, chromium_arguments: list[str]) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=chromium_arguments)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, served_with_hooks: Served, parrot: asyncio.Task[None]) -> AsyncIterator[Page]:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
    page.on("request", lambda request: elsewhere.append(request.url))
    await page.goto(served_with_hooks.url)
    yield page
    assert complaints == []
    assert [url for url in elsewhere if not url.startswith(served_with_hooks.url)] == []


async def test_a_citizen_comes_in_answers_and_turns_the_clock(page: Page, telegram: PretendTelegram) -> None:
    await page.get_by_test_id("new-citizen").click()
    await page.get_by_test_id("start").click()
    messages = page.get_by_test_id("message")
    await expect(messages.last).to_contain_text("Velkommen med K7Q2-MX4P")
    await page.get_by_test_id("button").get_by_text("Nej").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Gemt")
    await expect(messages.nth(1)).to_contain_text("Svaret var no")
    await expect(page.get_by_test_id("button")).to_have_count(0)
    await expect(page.get_by_test_id("picture")).to_have_attribute("alt", "Sådan ser det ud")

    await page.get_by_test_id("message-input").fill(f"{MARKUP} https://example.org/x.")
    await page.keyboard.press("Enter")
    await expect(messages.last).to_contain_text(MARKUP)
    await expect(messages.last).to_have_attribute("data-from", "bot")
    await expect(messages.last.locator("img")).to_have_count(0)
    await expect(messages.last.locator("a")).to_have_attribute("href", "https://example.org/x")

    await expect(page.get_by_test_id("clock-now")).to_contain_text("14.30")
    await page.get_by_test_id("clock-next-morning").click()
    await expect(page.get_by_test_id("clock-now")).to_have_text("09.00 onsdag den 25. november 2026")
    await expect(messages.last).to_contain_text("Godmorgen")
    await page.get_by_test_id("clock-to").fill("30.11.2026 kl. 8.15")
    await page.get_by_test_id("clock-set").click()
    await expect(page.get_by_test_id("clock-now")).to_have_text("08.15 mandag den 30. november 2026")
    await page.get_by_test_id("clock-to").fill("snart")
    await page.get_by_test_id("clock-set").click()
    await expect(page.get_by_test_id("problem")).to_have_text("Skriv dag og tid sådan: 30.11.2026 08.15")


async def test_the_page_can_be_used_by_keyboard_alone(page: Page, telegram: PretendTelegram) -> None:
    await page.get_by_test_id("new-citizen").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("start")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message-input")).to_be_focused()
    await page.keyboard.type("to")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("linjer")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("to\nlinjer")
    await page.get_by_test_id("button").get_by_text("Ja").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message-input")).to_be_focused()


async def test_several_phones_lie_side_by_side_in_two_languages(page: Page, telegram: PretendTelegram) -> None:
    await page.get_by_test_id("new-citizen").click()
    await expect(page.get_by_test_id("phone")).to_have_count(1)
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_test_id("clock-plus-hour")).to_have_text("+1 hour")
    await page.get_by_test_id("more-phones").locator("summary").click()
    await page.get_by_test_id("other-phone").click()
    await page.get_by_label("First name").fill("Amina")
    await page.get_by_label("Link or code").fill(telegram.deep_link("STAFF-1"))
    await page.get_by_role("button", name="Open the phone").click()
    await expect(page.get_by_test_id("phone")).to_have_count(2)
    await expect(page.get_by_test_id("message").last).to_contain_text("Velkommen med STAFF-1")
    assert [phone.user.language_code for phone in telegram.phones] == ["da", "en"]
    await page.get_by_role("button", name="Close: Sara").click()
    await expect(page.get_by_test_id("phone")).to_have_count(1)
    await page.reload()
    await expect(page.get_by_test_id("phone")).to_have_attribute("aria-label", "Amina's phone")
    await expect(page.get_by_test_id("person")).to_have_count(2)


async def test_a_leaders_phone_lies_beside_the_citizens_and_each_says_whose_it_is(
    page: Page, telegram: PretendTelegram
) -> None:
    await page.get_by_test_id("new-leader").click()
    await page.get_by_test_id("new-citizen").click()
    phones = page.get_by_test_id("phone")
    await expect(phones).to_have_count(2)
    await expect(phones.nth(0)).to_have_attribute("aria-label", "Saras telefon (borger)")
    await expect(phones.nth(1)).to_have_attribute("aria-label", "Mettes telefon (gruppeleder)")
    await expect(phones.nth(1).get_by_test_id("role")).to_have_text("gruppeleder")
    left, right = await phones.nth(0).bounding_box(), await phones.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert right["x"] + right["width"] <= 1280
    await phones.nth(1).get_by_test_id("start").click()
    await expect(phones.nth(1).get_by_test_id("message").last).to_contain_text("Velkommen med leader-Mette")

    await page.get_by_test_id("new-citizen").click()
    await expect(phones.nth(0)).to_have_attribute("aria-label", "Mikkels telefon (borger)")
    await expect(phones).to_have_count(2)
    await page.get_by_role("button", name="English").click()
    await expect(phones.nth(1)).to_have_attribute("aria-label", "Mette's phone (group leader)")


async def test_all_others_who_work_here_come_by_the_menu_and_the_keyboard(
    page: Page, telegram: PretendTelegram
) -> None:
    for place, entry in enumerate(("new-staff", "new-peer", "new-interviewer", "new-coordinator"), start=1):
        await page.get_by_test_id("more-phones").locator("summary").focus()
        await page.keyboard.press("Enter")
        for _tab in range(place):
            await page.keyboard.press("Tab")
        await expect(page.get_by_test_id(entry)).to_be_focused()
        outline = await page.get_by_test_id(entry).evaluate("(button) => getComputedStyle(button).outlineWidth")
        assert outline == "3px"
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("phone")).to_have_count(place)
        await expect(page.get_by_test_id("more-phones")).not_to_have_attribute("open", "")
        await expect(page.get_by_test_id("phone").last.get_by_test_id("start")).to_be_focused()
    roles = page.get_by_test_id("role")
    await expect(roles).to_have_text(["kontaktperson", "peermedarbejder", "interviewer", "koordinator"])
    await expect(page.get_by_test_id("person").last).to_contain_text("koordinator")


async def test_the_menu_of_phones_closes_on_escape_and_the_focus_stays_there(page: Page) -> None:
    summary = page.get_by_test_id("more-phones").locator("summary")
    await summary.click()
    await expect(page.get_by_test_id("new-staff")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("new-staff")).to_be_hidden()
    await expect(summary).to_be_focused()


async def test_the_menus_send_commands_and_block_the_bot(page: Page, telegram: PretendTelegram) -> None:
    await page.get_by_test_id("new-citizen").click()
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("commands").click()
    await page.get_by_test_id("command").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("/nyt")
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("block").click()
    await expect(page.get_by_test_id("message-input")).to_have_count(0)
    await page.get_by_test_id("unblock").click()
    await page.get_by_test_id("message-input").wait_for()


async def test_the_page_fits_a_narrow_screen(page: Page, telegram: PretendTelegram) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.get_by_test_id("new-citizen").click()
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message").last).to_contain_text(re.compile("Velkommen"))
    await page.get_by_test_id("new-leader").click()
    phones = page.get_by_test_id("phone")
    await expect(phones).to_have_attribute("aria-label", "Mettes telefon (gruppeleder)")
    await page.get_by_test_id("more-phones").locator("summary").click()
    menu = await page.get_by_test_id("new-interviewer").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
