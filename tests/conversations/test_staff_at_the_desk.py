"""The front desk for those who work here: what opens to them, what does not, and that nothing they write is a goal."""

import json

import pytest

from medspil.conversations.caller import Caller
from medspil.conversations.facts import InvitationFacts
from medspil.conversations.messages import Button, Document, Kind
from medspil.conversations.reception import changed_meanwhile
from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.decisions import (
    AcceptInvitation,
    ChangeSettings,
    DeclineInvitation,
    ForgetMe,
    NewSubGoal,
    NoteWrongCode,
    RestAfterCrisis,
    Resume,
    Stop,
)
from medspil.domain.invitations import CodeState
from medspil.domain.persons import STAFF, Role
from tests.conversations.desk import Desk

ALWAYS_AT_HOME = ["Indstillinger", "Mine data"]
NO_SUCH_DOOR = "Det spørgsmål er vi færdige med."
HOME, NOT_UNDERSTOOD = "Hvad vil du gøre?", "Det forstår jeg ikke."


def someone(role: Role = Role.GROUP_LEADER) -> Desk:
    return Desk(citizen=False, staff=(role,))


def both() -> Desk:
    return Desk(staff=(Role.GROUP_LEADER,))


# Coming in


def test_a_leader_hears_what_is_kept_and_seen_and_says_yes() -> None:
    mette = Desk(citizen=False).starts(CodeState.GOOD, Role.GROUP_LEADER)
    assert mette.text.startswith("Hej Mette. Jeg er Medspil")
    for part in ("Her planlægger du dine grupper.", "Om dig gemmer jeg dit navn", "»Mette«", "ingen delmål"):
        assert part in mette.text
    assert mette.labels == ["Ja, jeg vil gerne", "Nej tak", "Fortæl mere", "English"]
    mette.presses("Ja, jeg vil gerne")
    assert mette.decided == AcceptInvitation("invitation-1", "2026-1", "da", Role.GROUP_LEADER)
    assert mette.text.startswith("Velkommen, Mette.")
    assert mette.labels[-2:] == ALWAYS_AT_HOME


@pytest.mark.parametrize(
    ("role", "told"), [(Role.CONTACT_PERSON, "Her tilbyder du pladser"), (Role.INTERVIEWER, "Her læser du")]
)
def test_each_hears_what_is_theirs(role: Role, told: str) -> None:
    assert told in Desk(citizen=False).starts(CodeState.GOOD, role).text


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


# What staff say


@pytest.mark.parametrize("role", sorted(STAFF))
@pytest.mark.parametrize(
    "words",
    [
        "gå en tur på fredag",
        "jeg vil gerne drikke mindre",
        "nyt",
        "nyt delmål",
        "mine delmål",
        "Sara skal ringe til lægen i morgen",
        "blå elefant",
        "ret",
        "fortsæt",
        "ja",
        "?",
        "flyt det til på lørdag",
        "slip det",
        "a" * 2000,
    ],
)
def test_what_staff_write_never_becomes_a_sub_goal(role: Role, words: str) -> None:
    desk = someone(role).says(words)
    assert desk.decisions == []
    assert desk.talk is None
    assert "delmål" not in desk.text.replace("ingen delmål", "")
    assert not any("delmål" in label for label in desk.labels)


def test_unclear_words_lead_home() -> None:
    mette = someone().says("gå en tur på fredag")
    assert mette.text.startswith(NOT_UNDERSTOOD)
    assert mette.labels[-2:] == ALWAYS_AT_HOME


@pytest.mark.parametrize("words", ["hjem", "/hjem", "home", "Hjem!", "hej"])
def test_home_is_where_one_gets_by_its_name(words: str) -> None:
    assert someone().says(words).text == HOME


def test_start_leads_home() -> None:
    assert someone().starts().text == HOME


def test_a_smile_and_a_thank_you_are_answered() -> None:
    assert someone().says("tak").text == someone().says("👍").text == "Selv tak."


def test_words_of_crisis_get_the_same_answer_as_always() -> None:
    mette, sara = someone().says("jeg vil dø"), Desk().says("jeg vil dø")
    assert mette.text == sara.text
    assert isinstance(mette.decided, RestAfterCrisis)


def test_pictures_and_voices_get_the_same_kind_word() -> None:
    assert someone().sends(Kind.VOICE).text == Desk().sends(Kind.VOICE).text


def test_staff_can_stop_and_go_on() -> None:
    mette = someone().says("stop")
    assert mette.decisions == [Stop()]
    assert "delmål" not in mette.text
    mette.presses("Skriv til mig igen")
    assert mette.decisions == [Resume()]
    assert mette.labels == ["Hjem"]


def test_who_blocks_the_bot_has_stopped() -> None:
    assert someone().sends(Kind.BLOCKED).decided == Stop()


def test_staff_who_stopped_begin_again_by_start() -> None:
    assert Desk(citizen=False, staff=(Role.INTERVIEWER,), stopped=True).starts().decided == Resume()


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.GROUP_LEADER, "Her planlægger du dine grupper"),
        (Role.CONTACT_PERSON, "Her tilbyder du pladser"),
        (Role.INTERVIEWER, "Her læser du svarene"),
    ],
)
def test_help_is_short_and_says_what_is_theirs(role: Role, told: str) -> None:
    helped = someone(role).says("hjælp")
    assert helped.text.startswith(told)
    assert "delmål" not in helped.text
    assert len(helped.text.splitlines()) == 3


def test_help_in_the_middle_of_a_talk_asks_the_question_again() -> None:
    mette = someone().says("indstillinger").presses("Stille timer").says("hjælp")
    assert mette.text.startswith("»Tilbage« tager et svar tilbage.")
    assert mette.talk is not None


def test_staff_have_settings_and_can_take_a_change_back() -> None:
    mette = someone().says("indstillinger").presses("Sprog").presses("English")
    assert isinstance(mette.decided, ChangeSettings)


def test_there_is_nothing_to_take_back_and_no_word_of_sub_goals() -> None:
    mette = someone().says("fortryd")
    assert mette.labels == ["Indstillinger"]
    assert "delmål" not in mette.text


def test_words_that_come_late_are_asked_about_and_offer_no_sub_goal() -> None:
    mette = someone().says("indstillinger").presses("Tidszone").waits(minutes=40).says("Aarhus ved vandet")
    assert not any("delmål" in label for label in mette.labels)


def test_the_third_try_offers_no_sub_goal() -> None:
    mette = someone().says("indstillinger").presses("Stille timer")
    for _try in range(3):
        mette.says("qwertzy")
    assert not any("delmål" in label for label in mette.labels)


# Their data


def test_what_is_kept_about_staff_is_their_name_and_no_word_of_sub_goals() -> None:
    mette = someone().says("mine data")
    for part in ("dit navn her: »Mette«", "hvad du er her: gruppeleder", "hvor jeg skriver til dig"):
        assert part in mette.text
    assert "delmål" not in mette.text


def test_staff_get_what_is_kept_as_a_file() -> None:
    mette = someone().says("mine data").presses("Få det som fil")
    documents = [message.document for message in mette.replies if isinstance(message.document, Document)]
    text, for_computers = (document.body for document in documents)
    assert "Andre ser dig som »Mette« her." in text
    assert "Du er her som: gruppeleder." in text
    assert "delmål" not in text
    kept = json.loads(for_computers)
    assert (kept["name"], kept["roles"]) == ("Mette", ["group-leader"])


def test_staff_can_delete_everything_and_hear_what_becomes_of_their_groups() -> None:
    mette = someone().says("slet alt om mig")
    assert "De grupper, du leder, fortsætter uden dig." in mette.text
    assert "delmål" not in mette.text
    mette.presses("Slet alt")
    assert mette.decided == ForgetMe()
    assert mette.labels == []


# Doors


def closed_doors() -> list[tuple[str, frozenset[Role]]]:
    everyone = [frozenset((role,)) for role in Role if role is not Role.SUPPORTER]
    return [(name, roles) for name, one in CONVERSATIONS.items() for roles in everyone if not one.is_open_to(roles)]


def test_there_are_closed_doors_of_every_kind() -> None:
    closed = closed_doors()
    assert ("new-sub-goal", frozenset((Role.GROUP_LEADER,))) in closed
    assert ("home", frozenset((Role.CITIZEN,))) in closed


@pytest.mark.parametrize(("name", "roles"), closed_doors())
def test_a_door_of_another_role_is_no_door(name: str, roles: frozenset[Role]) -> None:
    desk = Desk(citizen=Role.CITIZEN in roles, staff=tuple(roles - {Role.CITIZEN}))
    theirs = desk.presses_button(Button("", f"d.{name}..")).text
    none = desk.presses_button(Button("", "d.no-such-talk..")).text
    assert theirs == none
    assert theirs.startswith(NO_SUCH_DOOR)
    assert desk.decisions == []


@pytest.mark.parametrize("name", [name for name, one in CONVERSATIONS.items() if one.facts is InvitationFacts])
def test_nobody_comes_in_by_a_button(name: str) -> None:
    assert someone().presses_button(Button("", f"d.{name}.invitation-1.")).text.startswith(NO_SUCH_DOOR)


@pytest.mark.parametrize(("name", "roles"), closed_doors())
def test_a_command_of_another_role_is_no_command(name: str, roles: frozenset[Role]) -> None:
    for command in CONVERSATIONS[name].commands:
        desk = Desk(citizen=Role.CITIZEN in roles, staff=tuple(roles - {Role.CITIZEN})).says(f"/{command}")
        assert desk.talk is None or desk.talk.name != name


# Both at once


def test_who_is_both_sets_sub_goals_and_has_a_home() -> None:
    assert both().says("gå en tur på fredag").text.startswith("»gå en tur«")
    assert both().says("hjem").text == HOME
    assert "Hjem" in both().says("hjælp").labels
    assert "Hjem" not in Desk().says("hjælp").labels


def test_a_talk_of_a_role_that_was_taken_away_is_gone() -> None:
    sara = Desk().says("nyt")
    sara.roles = frozenset((Role.GROUP_LEADER,))
    sara.says("gå en tur")
    assert sara.text.startswith(NOT_UNDERSTOOD)
    assert not any(isinstance(decision, NewSubGoal) for decision in sara.decisions)
