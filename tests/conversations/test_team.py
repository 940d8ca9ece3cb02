"""The talks of those who work here about who is here and who stands beside whom, and the citizen's answer to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medspil.conversations.circle_facts import (
    Colleague,
    CoordinatorFacts,
    NewContactFacts,
    StaffFacts,
    StaffMember,
    StandInFacts,
)
from medspil.conversations.facts import ChatShows
from medspil.domain.circle_decisions import (
    AnswerLink,
    AskStandIn,
    CallMe,
    ChooseContact,
    EndAccess,
    HandOver,
    InviteCitizen,
    InviteStaff,
    Looked,
)
from medspil.domain.courses import Paragraph
from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.domain.sharing import SharedWith
from tests.conversations.circle_desk import CircleDesk
from tests.conversations.desk import Desk
from tests.conversations.some_circle import CITIZEN, CODE, IDA, LARS, LINK, METTE, SINCE, a_link, a_wish, seen, shared

COLLEAGUES = (Colleague(IDA, "Ida", "Bostøtten Nord"), Colleague(LARS, "Lars", "", contact_person=False))


def bo(*citizens: Any, role: Role = Role.CONTACT_PERSON, **more: Any) -> CircleDesk:
    known: dict[str, Any] = {"name": "Bo", "citizens": citizens, "fresh_code": CODE, **more}
    return CircleDesk({StaffFacts: known, StandInFacts: {**known, "colleagues": COLLEAGUES}}, (role,))


def dorthe(*staff: StaffMember, units: tuple[str, ...] = ()) -> CircleDesk:
    return CircleDesk({CoordinatorFacts: {"staff": staff, "units": units, "fresh_code": CODE}}, (Role.COORDINATOR,))


def test_a_paragraph_is_all_that_is_asked_for_an_invitation() -> None:
    desk = bo().says("inviter")
    assert desk.labels == ["§ 85", "§ 103", "§ 104", "§ 107", "Drop det", "Spring over"]
    desk.presses("§ 107")
    assert desk.decided == InviteCitizen(CODE, Paragraph.P107)
    assert "K7QD-M2XW-9RTA" in desk.text
    assert "er du kontaktperson" in desk.text
    assert desk.replies[0].qr is not None


def test_a_peer_worker_invites_as_a_peer_worker() -> None:
    assert "er du peermedarbejder" in bo(role=Role.PEER_WORKER).says("inviter").presses("Spring over").text


def test_without_anybody_to_support_the_list_says_what_to_do_next() -> None:
    desk = bo().says("borgere")
    assert desk.text == "Du støtter ingen her endnu. Skal jeg lave en invitation?"
    assert "Hvilken paragraf" in desk.presses("Inviter en").text


def test_a_look_is_decided_and_shows_only_areas_unless_the_house_says_otherwise() -> None:
    desk = bo(seen("Sara", shared())).says("borgere")
    assert desk.decisions == []
    desk.presses("Sara")
    assert desk.decided == Looked(CITIZEN)
    assert "gå en tur" not in desk.text
    words = bo(seen("Sara", shared()))
    words.house = replace(words.house, chat_shows=ChatShows.WORDS)
    assert "»gå en tur«" in words.says("borgere").presses("Sara").text


def test_a_wish_for_help_stands_first_and_can_be_answered() -> None:
    desk = bo(seen("Sara", wishes=(a_wish(),))).opens("my-citizens", LINK)
    assert desk.text.splitlines()[1].startswith("Vil gerne have hjælp.")
    assert desk.labels[0] == "Svar på ønsket om hjælp"


def test_before_the_yes_nothing_but_wishes_is_said() -> None:
    link = a_link(kind=LinkKind.STAND_IN, accepted_at=None, ends_on=date(2026, 12, 4))
    desk = bo(seen("Sara", link=link)).opens("my-citizens", LINK)
    assert desk.text == (
        "Sara. Du er der imens, til og med fredag 4. december.\nIndtil der er et ja, ser du kun ønsker om hjælp."
    )
    assert "Væk, eller giv videre" not in desk.labels


def test_a_link_that_is_not_theirs_is_not_there() -> None:
    desk = bo(seen("Sara")).opens("my-citizens", "9" * 32)
    assert desk.text == "Dem kan jeg ikke finde blandt dem, du støtter."
    assert desk.decisions == []


@pytest.mark.parametrize("role", [Role.GROUP_LEADER, Role.INTERVIEWER, Role.COORDINATOR])
def test_for_others_who_work_here_the_list_of_citizens_is_no_command(role: Role) -> None:
    assert bo(seen("Sara"), role=role).says("borgere").text.startswith("Det forstår jeg ikke.")


def test_somebody_stands_in_until_a_day_after_all_of_it_was_said() -> None:
    desk = bo(seen("Sara")).opens("stand-in", LINK).presses("Væk et stykke tid")
    assert desk.labels == ["Ida, Bostøtten Nord", "Lars", "Drop det"]
    desk.presses("Lars").says("4. december")
    assert "Lars er der for Sara til og med fredag 4. december." in desk.text
    assert "Indtil der er et ja, ser Lars kun ønsker om hjælp." in desk.text
    assert desk.decisions == []
    assert desk.presses("Ja, gør det").decided == AskStandIn(LINK, LARS, date(2026, 12, 4))


def test_who_takes_over_is_a_contact_person() -> None:
    desk = bo(seen("Sara")).opens("stand-in", LINK).presses("En anden tager over")
    assert desk.labels == ["Ida, Bostøtten Nord", "Drop det"]
    desk.presses("Ida, Bostøtten Nord")
    assert "Fra nu af ser du ikke noget af Sara." in desk.text
    assert desk.presses("Ja, gør det").decided == HandOver(LINK, IDA)


def test_a_last_day_far_ahead_is_asked_again() -> None:
    desk = bo(seen("Sara")).opens("stand-in", LINK).presses("Væk et stykke tid").presses("Lars")
    assert "de næste tre måneder" in desk.says("1. juni 2027").text


@pytest.mark.parametrize("kind", [LinkKind.PEER_WORKER, LinkKind.STAND_IN])
def test_only_a_contact_person_hands_over(kind: LinkKind) -> None:
    desk = bo(seen("Sara", link=a_link(kind=kind))).opens("stand-in", LINK)
    assert desk.text == "Dem kan jeg ikke finde blandt dem, du støtter."


def sara(*links: Any, **more: Any) -> CircleDesk:
    desk = CircleDesk({NewContactFacts: {"links": links, "colleagues": COLLEAGUES, **more}})
    desk.roles = frozenset((Role.CITIZEN,))
    return desk


WAITS = a_link(kind=LinkKind.STAND_IN, name="Ida", accepted_at=None, ends_on=date(2026, 12, 4))


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("Ja, det samme", AnswerLink(LINK, True, True)),
        ("Ja, men jeg deler selv", AnswerLink(LINK, True, False)),
        ("Nej tak", AnswerLink(LINK, False, False)),
    ],
)
def test_the_citizen_hears_what_is_seen_before_the_yes(label: str, answer: AnswerLink) -> None:
    desk = sara(WAITS, before="Bo", seen_before=SharedWith(everything=True)).opens("new-contact", LINK)
    assert "Bo er væk. Ida er der for dig imens, til og med fredag 4. december." in desk.text
    assert "Bo ser: alle dine delmål, også dem, der kommer" in desk.text
    assert desk.presses(label).decided == answer


def test_where_nothing_was_shared_a_yes_is_to_wishes_alone() -> None:
    desk = sara(WAITS, before="Bo").opens("new-contact", LINK)
    assert desk.labels == ["Ja, det er fint", "Nej tak"]
    assert desk.presses("Ja, det er fint").decided == AnswerLink(LINK, True, False)


def test_who_left_is_named_and_a_contact_person_is_chosen() -> None:
    desk = sara(left=a_link(name="Bo", ended_at=SINCE)).opens("new-contact", LINK)
    assert desk.text.startswith("Bo arbejder her ikke mere og ser ikke noget af dit.")
    assert desk.labels == ["Ida", "Det ved jeg ikke endnu"]
    assert desk.presses("Ida").decided == ChooseContact(IDA)


def test_not_knowing_yet_decides_nothing() -> None:
    desk = sara(left=a_link(name="Bo", ended_at=SINCE)).opens("new-contact", LINK).presses("Det ved jeg ikke endnu")
    assert desk.decisions == []
    assert "Du kan vælge en kontaktperson senere." in desk.text


def test_a_short_name_is_decided_and_what_waited_goes_on() -> None:
    desk = sara()
    desk.opens("call-me", None, "first-sub-goal")
    assert "Hvad vil du gerne kaldes?" in desk.text
    assert desk.says("Sara").decided == CallMe("Sara")
    assert "Et delmål er" in desk.text


@pytest.mark.parametrize("words", ["hvad mener du?", "ja", "s" * 41])
def test_a_name_is_a_name(words: str) -> None:
    desk = sara()
    assert "Skriv et navn på højst 40 bogstaver." in desk.opens("call-me").says(words).text


def test_a_coordinator_invites_in_three_questions_and_a_summary() -> None:
    desk = dorthe(units=("Bostøtten Nord",)).says("inviter en medarbejder").presses("Peermedarbejder").says("Rikke")
    desk.says("bostøtten nord")
    assert desk.text.startswith("Rikke\nPeermedarbejder\nBostøtten Nord")
    assert desk.decisions == []
    desk.presses("Ja, lav den")
    assert desk.decided == InviteStaff(CODE, Role.PEER_WORKER, "Rikke", "Bostøtten Nord")
    assert "Den er kun til Rikke." in desk.text


def test_access_is_closed_after_a_second_yes() -> None:
    mette = StaffMember(METTE, "Mette", (Role.CONTACT_PERSON, Role.GROUP_LEADER), "Bostøtten Nord")
    desk = dorthe(mette).says("personale").presses("Mette, Bostøtten Nord")
    assert desk.text.startswith("Mette: Gruppeleder, kontaktperson, Bostøtten Nord")
    desk.presses("Luk adgangen")
    assert desk.decisions == []
    assert desk.presses("Ja, luk den").decided == EndAccess(METTE)


def test_a_no_leaves_the_access_as_it_was() -> None:
    desk = dorthe(StaffMember(METTE, "Mette", (Role.CONTACT_PERSON,))).says("personale").presses("Mette")
    desk.presses("Luk adgangen").presses("Nej, lad være")
    assert desk.decisions == []


def test_somebody_who_has_left_meanwhile_is_said_so() -> None:
    assert dorthe().opens("staff-list", METTE).text == "Det er en, der ikke arbejder her mere."


@pytest.mark.parametrize("command", ["personale", "inviter en medarbejder"])
def test_nobody_but_coordinators_has_these_commands(command: str) -> None:
    assert bo().says(command).text.startswith("Det forstår jeg ikke.")
    assert "Dem, der arbejder her" not in Desk().says(command).text
