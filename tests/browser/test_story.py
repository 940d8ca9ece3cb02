"""The whole story by clicking: the real `medspil run` without a token, and its page in a real browser."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.at_the_page import Story, is_drawn, said


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


def test_a_leader_comes_in_beside_a_citizen_and_both_are_found_again(page: Page, screenshots: Path) -> None:
    leader, citizen = page.get_by_test_id("phone").nth(1), page.get_by_test_id("phone").nth(0)
    leader.get_by_test_id("start").click()
    expect(leader.get_by_test_id("message").last).to_contain_text("Vil du bruge mig i dit arbejde?")
    leader.get_by_test_id("button").get_by_text("Ja, jeg vil gerne").click()
    expect(leader.get_by_test_id("message").last).to_contain_text("Velkommen, Mette.")
    Story(page, screenshots, "Mette").chooses_a_pin()
    expect(leader.get_by_test_id("button").get_by_text("Mine grupper")).to_be_visible()
    citizen.get_by_test_id("start").click()
    expect(citizen.get_by_test_id("message").last).to_contain_text("Vil du være med?")
    Story(page, screenshots).looks("side-by-side")
    page.reload()
    expect(leader.get_by_test_id("message").last).to_contain_text("Hvad vil du gøre?")
    expect(citizen.get_by_test_id("message").last).to_contain_text("Vil du være med?")


def test_new_persons_find_their_way_from_the_page(page: Page) -> None:
    page.get_by_test_id("new-leader").click()
    expect(page.get_by_test_id("phone")).to_have_count(3)
    newest = page.get_by_test_id("phone").nth(2)
    newest.get_by_test_id("start").click()
    expect(newest.get_by_test_id("message").last).to_contain_text("Hej Henrik.")
