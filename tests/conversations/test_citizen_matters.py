"""Coming in, settings, and the citizen's own data."""

import json
from datetime import UTC, date, datetime, time

import pytest

from medspil.conversations.messages import Document
from medspil.domain.decisions import (
    AcceptInvitation,
    ChangeSettings,
    DeclineInvitation,
    ForgetMe,
    NoteDataGiven,
)
from medspil.domain.invitations import CodeState
from medspil.domain.persons import PersonSettings, QuietHours
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal


def settings_of(sara: Desk) -> PersonSettings:
    decided = sara.decided
    assert isinstance(decided, ChangeSettings)
    return decided.settings


def test_coming_in_says_what_it_is_and_what_it_keeps_before_the_yes() -> None:
    sara = Desk(citizen=False).starts(CodeState.GOOD)
    what = ("et program, ikke et menneske", "frivilligt", "for voksne", "ring 112")
    for part in (*what, "Jeg gemmer", "til du sletter det", "Min ret til det", "slette"):
        assert part in sara.text
    assert sara.decisions == []
    decided = sara.presses("Ja, jeg vil gerne").decided
    assert decided == AcceptInvitation("invitation-1", "2026-1", "da")


def test_tell_me_more_names_the_reason_the_way_and_the_contact() -> None:
    sara = Desk(citizen=False).starts(CodeState.GOOD).presses("Fortæl mere")
    for part in ("dine egne skridt", "Telegram", "Er du i tvivl om noget:"):
        assert part in sara.text
    assert isinstance(sara.presses("Nej tak").decided, DeclineInvitation)


def test_a_no_is_quite_all_right() -> None:
    sara = Desk(citizen=False).starts(CodeState.GOOD).says("nej tak")
    assert isinstance(sara.decided, DeclineInvitation)
    assert "Jeg gemmer ikke noget om dig." in sara.text


def test_english_can_be_chosen_at_the_door() -> None:
    sara = Desk(citizen=False).starts(CodeState.GOOD).presses("English")
    assert sara.text.startswith("Hello. I am Medspil")
    assert sara.presses("Yes, I want to").decided == AcceptInvitation("invitation-1", "2026-1", "en")
    assert "Welcome." in sara.text


def test_language() -> None:
    sara = Desk().says("indstillinger").presses("Sprog").presses("English")
    assert settings_of(sara).language == "en"
    assert sara.text == "Now I speak English."


@pytest.mark.parametrize(
    ("answer", "quiet"),
    [
        ("22.00 – 8.00", QuietHours(time(22), time(8))),
        ("fra 21.30 til 7", QuietHours(time(21, 30), time(7))),
        ("Ingen stille timer", QuietHours(time(9), time(9))),
    ],
)
def test_quiet_hours(answer: str, quiet: QuietHours) -> None:
    assert settings_of(Desk().says("indstillinger").presses("Stille timer").says(answer)).quiet == quiet


def test_a_pause_until_a_day_ends_with_the_quiet_hours() -> None:
    sara = Desk().says("indstillinger").presses("En pause").presses("En uge")
    assert settings_of(sara).paused_until == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert "tirsdag 1. december" in sara.text


def test_a_pause_in_own_words() -> None:
    sara = Desk().says("pause").says("på mandag")
    assert settings_of(sara).paused_until == datetime(2026, 11, 30, 8, tzinfo=UTC)


def test_a_pause_can_be_ended() -> None:
    paused = PersonSettings(paused_until=datetime(2026, 12, 1, 8, tzinfo=UTC))
    sara = Desk(settings=paused).says("indstillinger")
    assert "Pause til tirsdag 1. december kl. 9.00." in sara.text
    assert settings_of(sara.presses("Slut pausen")).paused_until is None


def test_discreet_on_and_off() -> None:
    assert settings_of(Desk().says("indstillinger").presses("Slå diskret til")).discreet
    sara = Desk(settings=PersonSettings(discreet=True)).says("indstillinger").presses("Slå diskret fra")
    assert not settings_of(sara).discreet


@pytest.mark.parametrize(("answer", "zone"), [("London", "Europe/London"), ("new york", "America/New_York")])
def test_time_zone(answer: str, zone: str) -> None:
    assert settings_of(Desk().says("indstillinger").presses("Tidszone").says(answer)).zone == zone


def test_my_data_as_a_file_for_people_and_for_computers() -> None:
    sara = Desk(a_sub_goal("gå en tur 🙂")).says("mine data").presses("Få det som fil")
    assert isinstance(sara.decided, NoteDataGiven)
    readable, machine = (message.document for message in sara.replies if isinstance(message.document, Document))
    assert "»gå en tur 🙂«" in readable.body
    kept = json.loads(machine.body)
    assert kept["sub_goals"][0]["draft"]["what"] == "gå en tur 🙂"
    assert date.fromisoformat(kept["sub_goals"][0]["draft"]["deadline"]["day"]) == date(2026, 11, 27)
    assert "house" not in kept


def test_deleting_says_first_what_will_remain_and_why() -> None:
    sara = Desk(a_sub_goal()).says("mine data").presses("Slet alt")
    assert sara.decisions == []
    for part in ("væk for altid", "Én linje bliver", "kommunens journal"):
        assert part in sara.text
    assert isinstance(sara.presses("Slet alt").decided, ForgetMe)


def test_keeping_it_changes_nothing() -> None:
    sara = Desk(a_sub_goal()).says("mine data").presses("Slet alt").presses("Behold det")
    assert sara.decisions == []
