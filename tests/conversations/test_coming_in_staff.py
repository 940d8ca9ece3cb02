"""Coming in to work here, and becoming something further: what is said, what a yes and a no decide, and odd codes."""

import pytest

from medspil.conversations.caller import Caller
from medspil.conversations.reception import changed_meanwhile
from medspil.domain.decisions import (
    AcceptInvitation,
    DeclineInvitation,
    NoteWrongCode,
)
from medspil.domain.invitations import CodeState
from medspil.domain.persons import Role
from tests.conversations.desk import Desk

ALWAYS_AT_HOME = ["Indstillinger", "Mine data"]
HOME = "Hvad vil du gøre?"


def someone(role: Role = Role.GROUP_LEADER) -> Desk:
    return Desk(citizen=False, staff=(role,))


def test_a_leader_hears_what_is_kept_and_seen_and_says_yes() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER)
    assert mette.text.startswith("Hej Mette. Jeg er Medspil")
    for part in ("Her planlægger du dine grupper.", "Om dig gemmer jeg dit navn", "»Mette«", "ingen delmål"):
        assert part in mette.text
    assert mette.labels == ["Ja, jeg vil gerne", "Nej tak", "Fortæl mere", "English"]
    mette.presses("Ja, jeg vil gerne")
    assert mette.decided == AcceptInvitation("invitation-1", "2026-1", "da", Role.GROUP_LEADER)
    assert mette.text.startswith("Velkommen, Mette.")
    assert "Derfor skal jeg vide, at det er dig." in mette.text
    assert mette.labels == ["En pinkode", "En app med koder", "Ikke nu"]
    mette.presses("Ikke nu")
    assert mette.text.endswith(HOME)
    assert mette.labels[-2:] == ALWAYS_AT_HOME


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.CONTACT_PERSON, "Du ser det, de deler med dig"),
        (Role.CONTACT_PERSON, "Du kan også tilbyde pladser"),
        (Role.PEER_WORKER, "Det, de ikke deler, ser du ikke."),
        (Role.INTERVIEWER, "Her læser du"),
        (Role.COORDINATOR, "Du ser ikke, hvem der er med, eller hvad de skriver."),
    ],
)
def test_each_hears_what_is_theirs(role: Role, told: str) -> None:
    assert told in Desk(citizen=False).starts(CodeState.GOOD, role).text


@pytest.mark.parametrize(
    ("role", "beside"),
    [(Role.CONTACT_PERSON, True), (Role.PEER_WORKER, True), (Role.GROUP_LEADER, False), (Role.COORDINATOR, False)],
)
def test_those_beside_somebody_hear_that_nobody_chats_here(role: Role, beside: bool) -> None:
    told = Desk(citizen=False).starts(CodeState.GOOD, role).text
    assert ("I kan ikke chatte med hinanden gennem mig." in told) is beside
    assert "Når du ikke arbejder her mere, lukker din adgang." in told


def test_staff_can_hear_more_and_say_no() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER).presses("Fortæl mere")
    assert "112" in mette.text
    mette.presses("Nej tak")
    assert mette.decided == DeclineInvitation("invitation-1")
    assert "Jeg gemmer ikke noget om dig" in mette.text


def test_staff_can_change_the_language_at_the_door() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER).presses("English")
    assert mette.text.startswith("Hello, Mette.")
    assert mette.presses("Yes, I want to").decided == AcceptInvitation(
        "invitation-1", "2026-1", "en", Role.GROUP_LEADER
    )


def test_a_citizen_with_a_leaders_code_becomes_a_leader_as_well() -> None:
    sara = Desk().starts(CodeState.GOOD, Role.GROUP_LEADER)
    assert "Her planlægger du dine grupper." in sara.text
    assert "English" not in sara.labels
    sara.presses("Ja, jeg vil gerne")
    assert sara.decided == AcceptInvitation("invitation-1", "2026-1", "da", Role.GROUP_LEADER)
    assert sara.roles == {Role.CITIZEN, Role.GROUP_LEADER}
    assert sara.says("hjem").text == HOME


def test_a_leader_with_a_citizens_code_becomes_a_citizen_as_well() -> None:
    mette = someone().says("K7QD-M2XW-9RTA", CodeState.GOOD)
    assert "små mål" in mette.text
    mette.presses("Ja, jeg vil gerne")
    assert mette.decided == AcceptInvitation("invitation-1", "2026-1", "da", Role.CITIZEN)
    assert "Et delmål er" in mette.text
    assert mette.says("gå en tur på fredag").text.startswith("»gå en tur«")


def test_a_no_to_a_further_role_changes_nothing() -> None:
    sara = Desk().starts(CodeState.GOOD, Role.GROUP_LEADER).presses("Nej tak")
    assert sara.decided == DeclineInvitation("invitation-1")
    assert sara.text == "Det er helt i orden. Alt er, som det var."


def test_a_talk_under_way_waits_while_a_further_role_is_asked_about() -> None:
    sara = Desk().says("nyt").says("gå en tur").says("K7QD-M2XW-9RTA", CodeState.GOOD, role=Role.GROUP_LEADER)
    sara.presses("Nej tak")
    assert "Skal vi fortsætte?" in sara.text
    assert "»gå en tur«" in sara.text


def test_a_code_for_what_one_is_already_stays_good_for_somebody_else() -> None:
    mette = someone().says("K7QD-M2XW-9RTA", CodeState.GOOD, role=Role.GROUP_LEADER)
    assert mette.text == "Du er allerede med. Koden kan bruges af en anden."
    assert mette.decisions == []
    assert mette.starts(CodeState.GOOD, Role.GROUP_LEADER).text == HOME


def test_someones_own_old_link_is_a_hello() -> None:
    assert someone().starts(CodeState.USED).text == HOME
    assert Desk().starts(CodeState.USED).text.startswith("Jeg er her.")


@pytest.mark.parametrize("desk", [Desk, someone])
def test_guessing_slows_down_who_is_in_already_too(desk: type[Desk]) -> None:
    guesser = desk().says("K7QD-M2XW-9RTA", CodeState.UNKNOWN)
    assert "Den kode kender jeg ikke" in guesser.text
    assert guesser.decided == NoteWrongCode()
    assert "Vent lidt" in desk().says("K7QD-M2XW-9RTA", CodeState.TOO_SOON).text


@pytest.mark.parametrize("words", ["husk 22334455", "se data ark ud", "sveskegaeret"])
def test_words_that_happen_to_look_like_a_code_are_words(words: str) -> None:
    sara = Desk().says("nyt").says(words, CodeState.UNKNOWN)
    assert NoteWrongCode() not in sara.decisions
    assert "Den kode kender jeg ikke" not in sara.text


def test_a_yes_that_comes_too_late_is_said_to_someone_who_is_in_already() -> None:
    sara = Desk().starts(CodeState.GOOD, Role.GROUP_LEADER)
    assert sara.talk is not None
    caller = Caller(sara._facts, sara.roles, sara.talk)
    (message,) = changed_meanwhile(caller, frozenset((sara.talk.id,))).messages
    assert "gælder ikke mere" in getattr(message, "text", "")
