"""One session of a group by clicking, from the plan to the report: the leader's phone beside the citizens'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from medspil.domain.courses import weekly_days
from tests.browser.at_the_page import PATIENCE_SECONDS, Story, is_drawn, said

TITLE = "Snak sammen"
LINE = "Mere kaffe, tak."
ANSWER = "Vi køber mere kaffe."
ANSWERS = {
    "Sara": ("4 🙂", "5 😊", "3 😐", "4 🙂"),
    "Freja": ("5 😊", "4 🙂", "4 🙂", "5 😊"),
    "Jonas": ("3 😐", "4 🙂", "3 😐", "5 😊"),
    "Amina": ("4 🙂", "2 🙁", "3 😐", "4 🙂"),
    "Emil": ("5 😊", "4 🙂", "2 🙁", "3 😐"),
}
"""What each says to the four questions that are tapped."""

SUMS = (
    "2 siger 5 😊, 2 siger 4 🙂, 1 siger 3 😐",
    "1 siger 5 😊, 3 siger 4 🙂, 1 siger 2 🙁",
    "1 siger 4 🙂, 3 siger 3 😐, 1 siger 2 🙁",
    "2 siger 5 😊, 2 siger 4 🙂, 1 siger 3 😐",
)


def test_one_session_from_the_plan_to_the_report(page: Page, screenshots: Path, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 960})
    mette, sara, *others = (Story(page, screenshots, name) for name in ("Mette", *ANSWERS))
    mette.turns_the_clock_to(mette.today + timedelta(days=1), "10.00")
    day = weekly_days(mette.today + timedelta(days=7), 1)[0]

    plans_a_group(mette, day)
    joins_by_a_code(sara, offered_by(mette))
    mette.hears("Sara er med", "Hvor mange timer individuel støtte")
    mette.taps("2")
    mette.hears("2 timer om ugen")
    opens_the_room(mette)
    for other in others:
        joins_in_the_room(other, mette)
    mette.writes("grupper")
    mette.hears("Deltagere: 5 af 8", "• Sara: »sige noget højt«", "• Emil")
    mette.looks("the-group")

    sara.takes_up()
    others[-1].lays_down()
    sara.turns_the_clock_to(day - timedelta(days=1), "10.00")
    sara.hears(f"I morgen er der »{TITLE}« kl. 14.00-16.00.", "Sted: Kulturhuset", "Jeg kan ikke komme")
    sara.looks("reminder")

    mette.turns_the_clock_to(day, "16.00")
    mette.shows_who_they_are()
    ticks_who_was_there(mette)

    sara.turns_the_clock_to(day, "16.31")
    answers(sara, LINE)
    for other in others:
        other.takes_up()
        answers(other)
        other.lays_down()

    mette.turns_the_clock_to(day + timedelta(days=1), "12.00")
    hears_the_group(mette)
    writes_back(mette)
    sara.hears("Det sagde I", "Mest godt.", "Mette svarer:", f"»{ANSWER}«")
    sara.looks("what-the-leader-answers")

    reads_the_report(mette, tmp_path)


def plans_a_group(leader: Story, day: date) -> None:
    leader.phone.get_by_test_id("start").click()
    leader.hears("Vil du bruge mig i dit arbejde?")
    leader.taps("Ja, jeg vil gerne")
    leader.hears("Velkommen, Mette.")
    leader.chooses_a_pin()
    leader.taps("Mine grupper")
    leader.hears("Hvad hedder gruppen?")
    leader.writes(TITLE)
    leader.hears("Hvilket tilbud står for den?")
    leader.writes("Bostøtten i Havneby")
    leader.hears("Hvor mødes I?")
    leader.writes("Kulturhuset")
    leader.hears("Hvilken paragraf hører gruppen under?")
    leader.taps("§ 85")
    leader.hears("Hvilken dag mødes I første gang?")
    leader.writes(said(day))
    leader.hears("Hvad tid begynder I?")
    leader.taps("14.00")
    leader.hears("Hvor længe mødes I hver gang?")
    leader.taps("120 minutter")
    leader.hears("Hvor mange gange mødes I?")
    leader.taps("12")
    leader.hears("Hvor mange er der plads til?")
    leader.taps("8")
    leader.hears(f"»{TITLE}«", "kl. 14.00-16.00", "Pladser: 8", "Skal jeg gemme det?")
    leader.looks("the-plan-in-words")
    leader.taps("Gem")
    leader.hears("Gemt.", said(day))
    assert is_drawn(leader.phone.get_by_test_id("picture").last)
    leader.looks("the-plan")


def offered_by(leader: Story) -> str:
    """The code of a place for one citizen."""
    leader.taps("Åbn gruppen")
    leader.hears("Ingen har taget en endnu.", "Hvad vil du gøre?")
    leader.taps("Tilbyd en plads")
    leader.hears("Hvilken paragraf hører støtten under?")
    leader.taps("§ 107")
    found = re.search(r"\w{4}-\w{4}-\w{4}", leader.hears("Giv koden videre").inner_text())
    assert found is not None
    assert is_drawn(leader.phone.get_by_test_id("picture").last)
    leader.looks("a-place-for-one")
    return found[0]


def joins_by_a_code(citizen: Story, code: str) -> None:
    citizen.phone.get_by_test_id("start").click()
    citizen.hears("Vil du være med?")
    citizen.taps("Ja, jeg vil gerne")
    citizen.hears("Velkommen.")
    citizen.writes(code)
    accepts(citizen, goal="sige noget højt")


def opens_the_room(leader: Story) -> None:
    leader.writes("grupper")
    leader.hears("Deltagere: 1 af 8")
    leader.taps("Kode til rummet")
    leader.hears("Vis koden i rummet", "7 pladser er ledige.")
    leader.looks("the-code-for-the-room")


def joins_in_the_room(citizen: Story, leader: Story) -> None:
    """A new phone opens the link that stands below the leader's code; it takes the place of the citizen before."""
    leader.phone.get_by_role("link").last.click()
    sheet = leader.page.get_by_role("dialog")
    sheet.get_by_label("Fornavn").fill(citizen.name)
    sheet.get_by_role("button", name="Åbn telefonen").click()
    citizen.hears("Vil du være med?")
    expect(leader.page.get_by_test_id("phone")).to_have_count(2)
    citizen.taps("Ja, jeg vil gerne")
    accepts(citizen)


def accepts(citizen: Story, goal: str = "") -> None:
    citizen.hears("Du er inviteret med i en gruppe:", f"»{TITLE}«", "Mette leder gruppen.")
    citizen.taps("Ja, jeg vil være med")
    citizen.hears("Hvad må lederen kalde dig?")
    citizen.writes(citizen.name)
    citizen.hears("Hvad vil du gerne arbejde med i gruppen?")
    if goal:
        citizen.writes(goal)
    else:
        citizen.taps("Spring over")
    citizen.hears("Lederen ser kun, hvad mindst tre siger tilsammen.", "Skal det være sådan?")
    if goal:
        citizen.looks("how-it-will-be")
    citizen.taps("Ja, det er fint")
    citizen.hears(f"Nu er du med i »{TITLE}«.")


def ticks_who_was_there(leader: Story) -> None:
    bubble = leader.hears("Hvem var der i »Snak sammen«")
    bubbles = leader.phone.get_by_test_id("message").count()
    assert rows_of(bubble) == [["✓ Amina", "✓ Emil"], ["✓ Freja", "✓ Jonas"], ["✓ Sara"], ["Færdig"]]
    leader.looks("who-was-there")
    leader.taps("✓ Sara")
    expect(bubble.get_by_test_id("button").nth(4)).to_have_text("Sara")
    leader.taps("Sara")
    expect(bubble.get_by_test_id("button").nth(4)).to_have_text("✓ Sara")
    assert rows_of(bubble)[-1] == ["Færdig"]
    leader.taps("Færdig")
    leader.hears("Til stede: Amina, Emil, Freja, Jonas og Sara.", "Jeg spørger dem kl. 16.30.")
    assert leader.phone.get_by_test_id("message").count() == bubbles


def rows_of(message: Locator) -> list[list[str]]:
    return [row.get_by_test_id("button").all_inner_texts() for row in message.locator(".button-row").all()]


def answers(citizen: Story, line: str = "") -> None:
    """Four taps in one bubble, and the line or none."""
    bubble = citizen.hears("Tak for i dag", "1 af 5")
    bubbles = citizen.phone.get_by_test_id("message").count()
    smileys = bubble.get_by_test_id("button").filter(has_text=re.compile(r"^\d "))
    if line:
        for width in fitting_widths(citizen):
            assert stand_in_one_row(smileys)
            citizen.looks(f"the-first-question-at-{width}", citizen.phone)
    for number, mark in enumerate(ANSWERS[citizen.name], start=1):
        citizen.hears(f"{number} af 5")
        citizen.taps(mark)
    citizen.hears("5 af 5", "Er der én ting")
    assert citizen.phone.get_by_test_id("message").count() == bubbles
    if line:
        citizen.writes(line)
        citizen.hears("Må lederen læse", f"»{line}«")
        citizen.looks("may-the-leader-read-it")
        citizen.taps("Ja, giv det videre")
    else:
        citizen.taps("Spring over")
    citizen.hears("Tak.")


def fitting_widths(story: Story) -> Iterator[int]:
    """Makes the window as narrow as a phone and wide again: the page fits into it, and no bubble is cut."""
    page = story.page
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 960})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for part in (".log", ".bubble", ".inline"):
            wider = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
            assert story.phone.locator(part).evaluate_all(wider) == []
        yield width


def stand_in_one_row(buttons: Locator) -> bool:
    tops: list[int] = buttons.evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().top))")
    return len(tops) == 5 and len(set(tops)) == 1


def hears_the_group(leader: Story) -> None:
    leader.hears(*SUMS, f"• »{LINE}«")
    picture = leader.phone.get_by_test_id("picture").last
    assert is_drawn(picture)
    for width in fitting_widths(leader):
        leader.looks(f"what-the-group-said-in-words-at-{width}", leader.phone)
    picture.scroll_into_view_if_needed()
    leader.looks("what-the-group-said")
    picture.click()
    opened = leader.page.get_by_role("dialog")
    expect(opened.get_by_role("img")).to_be_visible()
    leader.looks("what-the-group-said-opened")
    opened.get_by_role("button", name="Luk").click()


def writes_back(leader: Story) -> None:
    leader.taps("Skriv til gruppen")
    leader.hears("Skriv én linje til gruppen")
    leader.writes(ANSWER)
    leader.hears("Sådan får gruppen det:", f"»{ANSWER}«", "Skal jeg sende den?")
    leader.taps("Send")
    leader.hears("Den er på vej til 5 deltagere.")


def reads_the_report(leader: Story, folder: Path) -> None:
    leader.writes("grupper")
    leader.hears("Hvad vil du gøre?")
    leader.taps("Rapporten")
    leader.hears("Pas på, hvem der læser den.")
    leader.looks("the-report")
    assert is_drawn(leader.phone.get_by_test_id("picture").last)
    names = [downloaded(document, folder) for document in leader.phone.get_by_test_id("document").all()]
    assert names == ["grupperapport.html", "grupperapport.xlsx"]

    sheets = openpyxl.load_workbook(folder / "grupperapport.xlsx")
    cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert TITLE in cells
    assert LINE in cells
    written = (folder / "grupperapport.html").read_text("utf-8")
    for name in ANSWERS:
        assert name not in written
        assert name not in cells

    browser = leader.page.context.browser
    assert browser is not None
    report = browser.new_page()
    report.goto((folder / "grupperapport.html").as_uri())
    expect(report.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(report.locator("blockquote p")).to_have_text([LINE])
    for question in report.locator("section").filter(has_text="Efter mødegangene").get_by_role("table").all():
        # Only one session was held so far: nothing is said of those that lie ahead.
        expect(question.locator("tbody tr, tfoot tr").first).to_be_visible()
        assert "for få svar" not in question.inner_text()
        expect(question.locator("caption small")).to_contain_text("Mødegang 1. Svar: 5")
    for width in (360, 1280):
        report.set_viewport_size({"width": width, "height": 900})
        for table in report.locator(".wide").all():
            assert table.evaluate("one => one.scrollWidth <= one.clientWidth"), f"cut at {width}: {table.inner_text()}"
    Story(report, leader.screenshots).looks("the-report-to-print")
    report.close()


def downloaded(document: Locator, folder: Path) -> str:
    with document.page.expect_download(timeout=PATIENCE_SECONDS * 1000) as waiting:
        document.click()
    name = waiting.value.suggested_filename
    waiting.value.save_as(folder / name)
    return name
