"""The front desk for those who work here: what opens to them, what does not, and that nothing they write is a goal."""

import json

import pytest

from medspil.conversations.facts import InvitationFacts
from medspil.conversations.messages import Button, Document, Kind
from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.decisions import (
    ChangeSettings,
    ForgetMe,
    NewSubGoal,
    RestAfterCrisis,
    Resume,
    Stop,
)
from medspil.domain.persons import STAFF, Role
from tests.conversations.desk import Desk

ALWAYS_AT_HOME = ["Indstillinger", "Mine data"]
NO_SUCH_DOOR = "Det spørgsmål er vi færdige med."
HOME, NOT_UNDERSTOOD = "Hvad vil du gøre?", "Det forstår jeg ikke."


def someone(role: Role = Role.GROUP_LEADER) -> Desk:
    return Desk(citizen=False, staff=(role,))


def both() -> Desk:
    return Desk(staff=(Role.GROUP_LEADER,))


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
        (Role.CONTACT_PERSON, "Her ser du det, der bliver delt med dig, og tilbyder pladser i grupper."),
        (Role.PEER_WORKER, "Her ser du det, der bliver delt med dig."),
        (Role.INTERVIEWER, "Her læser du svarene"),
        (Role.COORDINATOR, "Her inviterer du dem, der arbejder her"),
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
