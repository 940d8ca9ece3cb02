"""The offer of a place in a group: what a citizen hears of it, and how they say yes, no or later."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from medspil.conversations.caller import Caller
from medspil.conversations.memberships import Membership
from medspil.conversations.messages import Message
from medspil.conversations.reception import changed_meanwhile
from medspil.domain.decisions import AcceptInvitation
from medspil.domain.group_decisions import AnswerOffer, JoinRoom
from medspil.domain.invitations import CodeState
from medspil.domain.places import Acceptance, OfferAnswer
from tests.conversations.desk import TUESDAY
from tests.conversations.group_desk import PLACE, ROOM, GroupDesk, a_membership, an_offer
from tests.conversations.some import a_sub_goal
from tests.conversations.some_courses import a_course, with_session

WALK = a_sub_goal()


def offered(offer: Membership | None = None, **known: Any) -> GroupDesk:
    """Somebody who has just come through the door of an offer."""
    return GroupDesk(offered=offer or an_offer(), **known).opens("offer", PLACE)


def test_the_offer_says_what_where_when_how_often_and_with_whom() -> None:
    sara = offered()
    assert sara.text == (
        "Du er inviteret med i en gruppe:\n"
        "»Mod på mere«\n"
        "Sted: Kulturhuset\n"
        "Hver tirsdag kl. 13.00-15.00\n"
        "Første gang: tirsdag 1. december. 12 gange i alt.\n"
        "Mette leder gruppen.\n"
        "\n"
        "Vil du være med?"
    )
    assert sara.labels == ["Ja, jeg vil være med", "Nej tak", "Måske senere", "Hvem ser mine svar?"]


def test_three_taps_are_enough_for_someone_whose_name_is_known() -> None:
    sara = offered(name="Sara", sub_goals=(WALK,)).presses("Ja, jeg vil være med")
    assert sara.decisions == []
    assert sara.text.startswith("Hvad vil du gerne arbejde med i gruppen? Lederen kan se det.")
    assert sara.labels == ["gå en tur", "Spring over"]
    sara.presses("Spring over")
    assert sara.labels == ["Ja, det er fint", "Ret noget"]
    assert sara.text.startswith("Lederen kalder dig »Sara«.\nJeg minder dig om det dagen før.\nBagefter har jeg")
    assert sara.presses("Ja, det er fint").decided == AnswerOffer(PLACE, OfferAnswer.ACCEPTED, Acceptance("Sara"))
    assert sara.text == (
        "Nu er du med i »Mod på mere«. Hvor er det dejligt!\n"
        "I mødes tirsdag 1. december kl. 13.00-15.00, Kulturhuset.\n"
        "Du kan gå ud igen, når du vil."
    )
    assert sara.labels == ["Min gruppe"]


def test_accepting_says_once_what_the_leader_sees_and_what_no_rule_hides() -> None:
    sara = offered(name="Sara").presses("Ja, jeg vil være med")
    sara.presses("Spring over")
    assert "Lederen ser kun, hvad mindst tre siger tilsammen." in sara.text
    assert "Siger alle det samme, kan det gættes." in sara.text
    assert "kende dig på, hvordan du skriver" in sara.text


def test_someone_whose_name_is_not_known_writes_one() -> None:
    sara = offered().presses("Ja, jeg vil være med")
    assert sara.text == "Hvad må lederen kalde dig? Et fornavn er nok."
    sara.says("  Sara   M ").says("spring over").says("ja")
    assert sara.decided == AnswerOffer(PLACE, OfferAnswer.ACCEPTED, Acceptance("Sara M"))


@pytest.mark.parametrize("text", ["nej tak", "ja", "a" * 41, "hvem er Mette?", " "])
def test_what_is_no_name_is_asked_about(text: str) -> None:
    sara = offered().presses("Ja, jeg vil være med").says(text)
    assert sara.talk is not None
    assert sara.talk.answers[-1].key == "join-0"
    assert sara.decisions == []


def test_everything_can_be_changed_before_the_yes() -> None:
    sara = offered(name="Sara", sub_goals=(WALK,)).presses("Ja, jeg vil være med").presses("gå en tur")
    assert "Du arbejder med »gå en tur«. Det kan lederen se." in sara.text
    sara.presses("Ret noget")
    assert sara.labels == [
        "Mit navn",
        "Påmindelser",
        "Spørgsmål bagefter",
        "Det, jeg arbejder med",
        "Ikke noget, det er fint",
    ]
    sara.presses("Mit navn")
    assert sara.labels == ["Sara"]
    sara.says("S").presses("Ret noget").presses("Påmindelser").presses("Nej")
    sara.presses("Ret noget").presses("Spørgsmål bagefter").says("nej")
    sara.presses("Ret noget").presses("Det, jeg arbejder med").says("at sige noget højt")
    assert "Jeg minder dig ikke om det.\nJeg spørger ikke om noget bagefter." in sara.text
    wishes = Acceptance("S", remind=False, ask=False, goal="at sige noget højt")
    assert sara.presses("Ja, det er fint").decided == AnswerOffer(PLACE, OfferAnswer.ACCEPTED, wishes)


def test_one_may_say_in_words_what_to_change() -> None:
    sara = offered(name="Sara").presses("Ja, jeg vil være med").says("spring over")
    assert sara.says("ret påmindelsen").text == "Skal jeg minde dig om det dagen før?"
    assert sara.says("nej").says("ret målet").text.startswith("Hvad vil du gerne arbejde med")


def test_a_no_is_fine_and_says_how_to_come_back() -> None:
    sara = offered().presses("Nej tak")
    assert sara.decided == AnswerOffer(PLACE, OfferAnswer.DECLINED)
    assert (
        sara.text
        == "Det er helt i orden. Du får den samme hjælp som før.\n\nFår du lyst alligevel, så bed om en ny kode."
    )


def test_later_is_fine_and_the_offer_waits() -> None:
    sara = offered().presses("Måske senere")
    assert sara.decided == AnswerOffer(PLACE, OfferAnswer.LATER)
    assert sara.text == "Helt fint, tag dig god tid. Jeg spørger igen om tre dage."
    sara.presses("Se tilbuddet")
    assert "Vil du være med?" in sara.text


def test_who_sees_my_answers_is_told_and_the_question_stays() -> None:
    sara = offered().presses("Hvem ser mine svar?")
    assert "mest godt, blandet eller mest svært" in sara.text
    assert sara.text.endswith("Vil du være med?")
    assert sara.labels == ["Ja, jeg vil være med", "Nej tak", "Måske senere"]
    assert GroupDesk().says("hvem ser mine svar?").text in sara.text


def test_a_group_that_has_begun_says_when_it_meets_next_and_how_often_still() -> None:
    begun = an_offer(a_course(first_day=date(2026, 11, 10), sessions=4))
    assert "Næste gang: tirsdag 24. november. Der er 2 gange tilbage." in offered(begun).text
    tomorrow = offered(begun, now=TUESDAY + timedelta(days=1))
    assert "Næste gang: tirsdag 1. december. Der er 1 gang tilbage." in tomorrow.text


def test_a_moved_session_does_not_change_what_is_usual() -> None:
    course = with_session(a_course(), 1, day=date(2026, 12, 3), at=time(10), moved_from=date(2026, 12, 1))
    text = offered(an_offer(course)).text
    assert "Hver tirsdag kl. 13.00-15.00\nFørste gang: torsdag 3. december kl. 10.00-12.00. 12 gange" in text


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"offered": None}, "Det tilbud er her ikke mere. Spørg den, der gav dig koden."),
        ({"offered": an_offer(free=0)}, "Lige nu er alle pladser i gruppen taget."),
        ({"offered": an_offer(a_course(closed=True))}, "Den gruppe har haft sin sidste gang."),
        (
            {"offered": an_offer(a_course(first_day=date(2026, 9, 1), sessions=3))},
            "Den gruppe har haft sin sidste gang.",
        ),
    ],
)
def test_what_can_not_be_taken_gets_kind_words_and_decides_nothing(known: dict[str, Any], words: str) -> None:
    sara = GroupDesk(**known).opens("offer", PLACE)
    assert sara.text.startswith(words)
    assert sara.talk is None
    assert sara.decisions == []


def test_someone_who_is_in_the_group_is_told_so() -> None:
    sara = GroupDesk(a_membership()).opens("offer", PLACE)
    assert sara.text == "Du er allerede med i gruppen."
    assert sara.labels == ["Min gruppe"]
    another = replace(an_offer(), place=replace(an_offer().place, id=PLACE[:-1] + "2"))
    sara = GroupDesk(another, a_membership()).opens("offer", another.place.id)
    assert sara.text == "Du er allerede med i gruppen."


def test_someone_who_left_is_told_how_to_come_back() -> None:
    left = a_membership(left_at=GroupDesk().now)
    sara = GroupDesk(left).opens("offer", PLACE)
    assert sara.text == "Du er gået ud af den gruppe. Vil du med igen, så bed om en ny kode."


def test_an_offer_that_was_declined_may_still_be_taken_by_its_button() -> None:
    sara = GroupDesk(an_offer(answer=OfferAnswer.DECLINED), name="Sara").opens("offer", PLACE)
    sara.presses("Ja, jeg vil være med").presses("Spring over").presses("Ja, det er fint")
    assert sara.decided == AnswerOffer(PLACE, OfferAnswer.ACCEPTED, Acceptance("Sara"))


def test_someone_who_asked_for_quiet_hears_that_nothing_goes_out() -> None:
    sara = offered(name="Sara", stopped=True).presses("Ja, jeg vil være med")
    sara.presses("Spring over").presses("Ja, det er fint")
    assert "Du har bedt mig om ro. Så jeg skriver ikke først." in sara.text


def test_the_code_shown_in_the_room_leads_the_same_short_way() -> None:
    sara = GroupDesk(room=a_course(), name="Sara").opens("join-room", ROOM)
    assert "Mette og Ole leder gruppen." in sara.text
    assert sara.labels == ["Ja, jeg vil være med", "Nej tak", "Hvem ser mine svar?"]
    sara.presses("Ja, jeg vil være med").presses("Spring over").presses("Ja, det er fint")
    assert sara.decided == JoinRoom(ROOM, Acceptance("Sara"))
    assert sara.text.startswith("Nu er du med i »Mod på mere«.")


def test_a_no_in_the_room_is_fine_and_nothing_is_kept() -> None:
    sara = GroupDesk(room=a_course()).opens("join-room", ROOM).presses("Nej tak")
    assert sara.decisions == []
    assert sara.text == "Det er helt i orden. Du får den samme hjælp som før."


@pytest.mark.parametrize(
    ("sara", "words"),
    [
        (GroupDesk(), "Koden virker ikke mere. Bed lederen om at vise den igen."),
        (GroupDesk(room=a_course(), room_free=0), "Lige nu er alle pladser i gruppen taget."),
        (GroupDesk(room=a_course(closed=True)), "Den gruppe har haft sin sidste gang."),
        (GroupDesk(a_membership(), room=a_course()), "Du er allerede med i gruppen."),
    ],
)
def test_a_room_that_can_not_be_joined_gets_kind_words(sara: GroupDesk, words: str) -> None:
    assert sara.opens("join-room", ROOM).text.startswith(words)
    assert sara.decisions == []


@pytest.mark.parametrize(("name", "subject"), [("offer", PLACE), ("join-room", ROOM)])
def test_a_stranger_comes_in_first_and_goes_on_with_the_group(name: str, subject: str) -> None:
    sara = GroupDesk(offered=an_offer(), room=a_course(), citizen=False)
    sara.then = (name, subject)
    sara.starts(CodeState.GOOD).presses("Ja, jeg vil gerne")
    assert isinstance(sara.decided, AcceptInvitation)
    assert "Velkommen" in sara.text
    assert "Du er inviteret med i en gruppe:" in sara.text
    assert sara.talk is not None
    assert sara.talk.name == name


@pytest.mark.parametrize("by_link", [True, False])
def test_a_citizen_who_comes_with_the_code_of_a_place_gets_the_offer_at_once(by_link: bool) -> None:
    sara = GroupDesk(offered=an_offer()).says("nyt").says("gå en tur")
    sara.offer = ("offer", PLACE)
    if by_link:
        sara.starts(CodeState.GOOD)
    else:
        sara.says("K7QD-M2XW-9RTA", CodeState.GOOD)
    assert "Du er inviteret med i en gruppe:" in sara.text
    assert sara.aside is not None
    sara.offer = None
    assert "»gå en tur«" in sara.presses("Nej tak").text, "what was under way is offered again"


def test_a_place_that_somebody_was_quicker_to_take_leads_back_to_the_offer() -> None:
    sara = offered(name="Sara").presses("Ja, jeg vil være med").presses("Spring over")
    assert sara.talk is not None
    caller = Caller(sara._facts, sara.roles, sara.talk)
    (message,) = changed_meanwhile(caller, frozenset((sara.talk.id,))).messages
    assert isinstance(message, Message)
    assert [button.label for row in message.rows for button in row] == ["Se tilbuddet"]
    sara.talk, sara.offered = None, None
    assert sara.presses_button(message.rows[0][0]).text.startswith("Det tilbud er her ikke mere.")


def test_a_change_in_a_group_meanwhile_leads_back_to_the_group() -> None:
    sara = GroupDesk(a_membership()).says("gruppe")
    assert sara.talk is not None
    (message,) = changed_meanwhile(Caller(sara._facts, sara.roles, sara.talk), frozenset((sara.talk.id,))).messages
    assert isinstance(message, Message)
    assert [button.label for row in message.rows for button in row] == ["Min gruppe"]
