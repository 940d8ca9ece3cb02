"""When the digest comes is set in two taps, and the team's week is told in sums."""

from datetime import time

import pytest

from medspil.domain.circle_decisions import SetDigest
from medspil.domain.digest_times import DigestTimes
from medspil.domain.team_sums import NOBODY, TeamSum, TeamWeek
from tests.conversations.digest_desk import DigestDesk

EVERY_MONDAY = "Din uge kommer om mandagen kl. 8.00."


def asked(**how: object) -> DigestDesk:
    desk = DigestDesk(**how)  # type: ignore[arg-type]
    return desk.opens("digest-settings")


def test_it_says_how_it_is_and_leaves_it_so() -> None:
    desk = asked()
    assert desk.text == f"{EVERY_MONDAY}\n\nHvad vil du rette?"
    assert desk.labels == ["En anden dag", "Et andet tidspunkt", "Ikke noget"]
    desk.presses("Ikke noget")
    assert desk.decisions == []


@pytest.mark.parametrize("how", ["Torsdag", "torsdag", "om torsdagen"])
def test_another_day_is_tapped_or_written(how: str) -> None:
    desk = asked().presses("En anden dag")
    assert desk.text == "Hvilken dag? På en helligdag kommer den næste hverdag."
    desk.presses(how) if how in desk.labels else desk.says(how)
    assert desk.decided == SetDigest(3, time(8))
    assert desk.text == "Gemt. Din uge kommer om torsdagen kl. 8.00."


def test_who_works_on_weekends_may_write_so() -> None:
    assert asked().presses("En anden dag").says("søndag").decided == SetDigest(6, time(8))


@pytest.mark.parametrize(
    ("how", "at"), [("9.00", time(9)), ("7.30", time(7, 30)), ("kl. 16", time(16)), ("halv ni", time(8, 30))]
)
def test_another_time_is_tapped_or_written(how: str, at: time) -> None:
    desk = asked(times=DigestTimes(4, time(12), "mette@havneby.example")).presses("Et andet tidspunkt")
    desk.presses(how) if how in desk.labels else desk.says(how)
    assert desk.decided == SetDigest(4, at, "mette@havneby.example")


def test_it_can_be_left_to_ones_asking() -> None:
    desk = asked().presses("En anden dag").presses("Kun når jeg spørger")
    assert desk.decided == SetDigest(None, time(8))
    assert desk.text == "Gemt. Din uge kommer kun, når du spørger."


def test_an_address_is_asked_for_only_where_the_house_sends_e_mail() -> None:
    desk = asked(sends_email=True).presses("Mail")
    assert desk.text == "Hvilken adresse? Mailen siger kun, at din uge er klar. Den nævner ingen."
    for nonsense in ("mette", "mette@", "mette@havneby", "a b@c.dk", "@", "a@b@c.dk", "x" * 250 + "@havneby.example"):
        desk.says(nonsense)
        assert desk.decisions == [], nonsense
    desk = asked(sends_email=True).presses("Mail").says(" mette@havneby.example ")
    assert desk.decided == SetDigest(0, time(8), "mette@havneby.example")
    assert desk.text == f"Gemt. {EVERY_MONDAY} Du får også en mail på mette@havneby.example."


def test_the_address_can_be_taken_back() -> None:
    desk = asked(sends_email=True, times=DigestTimes(email="mette@havneby.example")).presses("Mail")
    assert desk.presses("Ingen mail").decided == SetDigest(0, time(8))


def test_what_is_no_day_and_no_time_is_asked_again() -> None:
    desk = asked().presses("En anden dag").says("blå elefant")
    assert "Tryk på en dag, eller skriv dens navn." in desk.text
    desk = asked().presses("Et andet tidspunkt").says("blå elefant")
    assert desk.decisions == []
    assert desk.talk is not None


def test_the_teams_week_counts_people() -> None:
    week = TeamWeek(9, wanted=TeamSum(None), reached=TeamSum(4), coming=TeamSum(7), under_way=NOBODY, changed=NOBODY)
    desk = DigestDesk(team=week)
    desk.says("team")
    assert desk.text == (
        "Ugen i Bostøtten Nord:\n"
        "• 4 nåede noget\n"
        "• 7 har noget foran sig\n"
        "• Færre end 3 vil gerne have hjælp\n"
        "\n"
        "9 deler noget med jer.\n"
        "Det er mennesker, der tælles, hver kun én gang. Ingen nævnes."
    )
    assert desk.decisions == []


def test_of_too_few_nothing_is_told_and_without_a_unit_there_is_no_team() -> None:
    assert "Færre end tre deler noget med jer. Det er for få at tælle sammen." in DigestDesk().says("team").text
    assert DigestDesk(unit="").says("team").text.startswith("Du står ikke i en afdeling endnu")


def test_a_week_without_news_says_so() -> None:
    desk = DigestDesk(team=TeamWeek(5))
    assert "Intet nyt i denne uge." in desk.says("teamets uge").text
