"""A page from end to end: asked for on the phone, opened in a browser, once, with the rights of that moment."""

from __future__ import annotations

import re

import httpx
from sqlalchemy import select

from medspil.conversations.page_words import before_opening, no_page
from medspil.domain.circle_decisions import SeenWhat
from medspil.storage.audit import Way
from medspil.storage.tables import audit
from tests.dialogues.circle import code_in
from tests.dialogues.stage import Person, Stage
from tests.dialogues.test_supporters import ali_is_asked_along
from tests.reports.test_html import Page

LINK = re.compile(r"http://127\.0\.0\.1:\d+/p/[0-9a-f]{40}")
WORDS = "gå rundt om søen"


class Browser:
    """A browser beside the phone."""

    async def follows(self, link: str) -> Page:
        """Follows a link, as a preview does, too."""
        return await self._asks("GET", link)

    async def presses_the_button(self, link: str) -> Page:
        """Presses the button that stands there."""
        return await self._asks("POST", link)

    async def _asks(self, method: str, link: str) -> Page:
        async with httpx.AsyncClient(trust_env=False, headers={"Accept-Language": "da"}) as client:
            return Page((await client.request(method, link)).text)


async def ali_gets_a_link(stage: Stage) -> tuple[Person, Person, str]:
    """Sara has asked Ali along for her walk, and Ali has asked for the page."""
    sara, ali = await ali_is_asked_along(stage)
    await ali.taps("Ja, jeg er med")
    ali.bot.says("Godt. Jeg siger det til Sara.")
    await stage.clock.turns_by(minutes=31)
    sara.bot.says("Ali er med")
    return sara, ali, await asks_for_the_page(ali)


async def asks_for_the_page(ali: Person) -> str:
    await ali.says("dem jeg støtter")
    ali.bot.says("Det her viser Sara dig:")
    ali.bot.does_not_say(WORDS)
    await ali.taps("Se hele planen")
    found = LINK.search(ali.bot.says("Her er siden. Linket virker én gang og i ti minutter.").text)
    assert found is not None
    return found[0]


async def test_a_page_says_in_words_what_the_chat_does_not_and_opens_once(each_stage: Stage) -> None:
    _sara, _ali, link = await ali_gets_a_link(each_stage)
    browser = Browser()
    for _again in range(2):
        asked = await browser.follows(link)
        assert asked.said(before_opening("da").button)
        assert not asked.said(WORDS)
    opened = await browser.presses_the_button(link)
    assert opened.said("Plan: Sara")
    assert opened.said(f"»{WORDS}«")
    assert opened.said("Hvornår: fredag 27. november kl. 14.00")
    assert (await browser.presses_the_button(link)).said(no_page("da").text)


async def test_after_ten_minutes_the_link_opens_nothing_and_a_new_one_is_a_tap_away(stage: Stage) -> None:
    _sara, ali, link = await ali_gets_a_link(stage)
    await stage.clock.turns_by(minutes=10)
    browser = Browser()
    assert (await browser.presses_the_button(link)).said(no_page("da").text)
    again = await asks_for_the_page(ali)
    assert again != link
    assert (await browser.presses_the_button(again)).said(f"»{WORDS}«")


async def test_who_is_out_again_before_opening_sees_nothing_and_sara_can_read_that_it_was_tried(stage: Stage) -> None:
    _sara, ali, link = await ali_gets_a_link(stage)
    await ali.says("dem jeg støtter")
    ali.bot.says("Det her viser Sara dig:")
    await ali.taps("Jeg vil ikke være med mere")
    ali.bot.says("Du er ikke med hos Sara mere")
    assert (await Browser().presses_the_button(link)).said(no_page("da").text)
    with stage.store.database.transaction() as connection:
        noted = connection.execute(select(audit.c.what, audit.c.role).where(audit.c.way == Way.PAGE)).all()
    assert [tuple(row) for row in noted] == [(SeenWhat.REFUSED, "supporter")]


async def test_the_bot_that_starts_again_still_opens_what_it_promised(stage: Stage) -> None:
    _sara, _ali, link = await ali_gets_a_link(stage)
    await stage.bot_restarts()
    # Beside the new bot's phones it has another port.
    moved = f"{stage.address}/p/{link.rpartition('/')[2]}"
    assert (await Browser().presses_the_button(moved)).said(f"»{WORDS}«")


async def test_a_citizen_gets_their_own_plan_on_a_page(stage: Stage) -> None:
    sara = await stage.citizen()
    await sara.sets("gå rundt om søen på fredag")
    await sara.says("min plan")
    sara.bot.says("Ingen andre ser det hele.")
    await sara.taps("En side til at printe")
    found = LINK.search(sara.bot.says("Her er siden.").text)
    assert found is not None
    page = await Browser().presses_the_button(found[0])
    assert page.said("Min plan")
    assert page.said(f"»{WORDS}«")
    assert page.said("Siden er din. Du bestemmer, hvem du viser den til.")


async def sara_shares_all_with_bo(stage: Stage) -> Person:
    """Bo, who has invited Sara; she has set a walk, and shares all of hers with him."""
    bo = await stage.staff("Bo")
    bo.bot.is_heard_out()
    await bo.says("inviter")
    bo.bot.asks("Jeg laver en invitation til én person.")
    await bo.taps("§ 85")
    sara = stage.somebody("Sara")
    await sara.starts(code_in(bo.bot.says("Når der er et ja, er du kontaktperson").text).replace("-", ""))
    sara.bot.is_heard_out()
    await sara.taps("Ja, jeg vil gerne")
    sara.bot.asks("Hvad vil du gerne kaldes?")
    await sara.says("Sara")
    sara.bot.is_heard_out()
    await sara.sets("gå rundt om søen på fredag")
    await sara.says("del mine mål")
    sara.bot.asks("Hvad vil du gerne dele?")
    await sara.taps("Alle sammen, også nye")
    sara.bot.asks("Hvem må se")
    await sara.taps("Bo, kontaktperson")
    sara.bot.is_heard_out()
    await sara.taps("Færdig")
    sara.bot.asks("Skal jeg dele det hele?")
    await sara.taps("Ja, del det")
    sara.bot.says("Det er delt.")
    bo.bot.is_heard_out()
    return bo


async def test_staff_open_the_plan_of_whom_they_support_after_the_second_factor(each_stage: Stage) -> None:
    bo = await sara_shares_all_with_bo(each_stage)
    await bo.says("borgere")
    bo.bot.asks("Hvem vil du kigge på?")
    await bo.taps("Sara")
    bo.bot.says("Sara. Du er kontaktperson.")
    bo.bot.does_not_say(WORDS)
    await each_stage.clock.turns_by(hours=25)
    bo.bot.is_heard_out()
    await bo.taps("Se hele planen")
    await bo.proves()
    found = LINK.search(bo.bot.says("Her er siden. Linket virker én gang og i ti minutter.").text)
    assert found is not None
    assert (await Browser().presses_the_button(found[0])).said(f"»{WORDS}«")
