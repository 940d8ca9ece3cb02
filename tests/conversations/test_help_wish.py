"""A wish for help in the talk: how, who hears of it, what they see of it, and what comes back."""

from typing import TypeVar

import pytest

from medspil.conversations.circle_facts import StaffFacts
from medspil.conversations.messages import Button
from medspil.conversations.tokens import door_token
from medspil.domain.circle_decisions import AnswerHelp, AskForHelp, Looked, WithdrawHelp
from medspil.domain.decisions import WishForHelp
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.links import LinkKind
from medspil.domain.sharing import Share
from tests.conversations.circle_desk import CircleDesk
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal
from tests.conversations.some_circle import CITIZEN, LINK, SINCE, WISH, a_link, a_wish, seen, shared

STEP = "a" * 32


D = TypeVar("D")


def of_kind(desk: Desk, kind: type[D]) -> list[D]:
    return [decision for decision in desk.decisions if isinstance(decision, kind)]


def beside(**around: object) -> Desk:
    desk = Desk(a_sub_goal(id=STEP))
    desk.around = {"links": (a_link(),), **around}
    return desk


def test_a_wish_for_help_is_asked_how_and_says_who_hears_of_it() -> None:
    desk = beside().says("jeg har brug for hjælp til mit mål")
    assert desk.text == "Det er godt at bede om hjælp. Hvordan vil du helst have den?"
    desk.presses("Ring til mig")
    assert "Jeg siger til Mette, at du gerne vil have hjælp." in desk.text
    assert "Dit delmål er stadig kun dit." in desk.text
    assert "112" in desk.text
    assert of_kind(desk, WishForHelp) == [WishForHelp(STEP, 1, HelpHow.CALL)]


def test_where_it_is_shared_nothing_is_said_of_private() -> None:
    desk = (
        beside(shares=(Share(LINK, None, SINCE),)).says("jeg har brug for hjælp til mit mål").presses("Skriv til mig")
    )
    assert "kun dit" not in desk.text


def test_peer_workers_and_supporters_hear_of_no_wish() -> None:
    links = (a_link(kind=LinkKind.PEER_WORKER), a_link("2" * 32, LinkKind.SUPPORTER, "Bo"))
    desk = beside(links=links).says("jeg har brug for hjælp til mit mål")
    assert "Jeg siger det ikke til nogen" in desk.text


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (seen("Sara", shared(), wishes=(a_wish(sub_goal_id=STEP),)), "Sara vil gerne have hjælp til et delmål."),
        (seen("Sara", wishes=(a_wish(),)), "Sara vil gerne have hjælp."),
    ],
)
def test_the_contact_person_reads_it_and_says_what_they_do(known: object, said: str) -> None:
    desk = CircleDesk({StaffFacts: {"citizens": (known,)}}).opens("help-wish", WISH)
    assert said in desk.text
    assert "Ønsket er: Ring til mig." in desk.text
    assert "gå en tur" not in desk.text
    assert [look.citizen_id for look in of_kind(desk, Looked)] == [CITIZEN]
    desk.presses("Jeg ringer")
    assert of_kind(desk, AnswerHelp) == [AnswerHelp(WISH, HelpReply.CALLS)]


def test_a_wish_of_somebody_else_is_as_if_there_were_none() -> None:
    desk = CircleDesk({StaffFacts: {"citizens": ()}}).opens("help-wish", WISH)
    assert desk.text == "Det ønske om hjælp er her ikke mere."
    assert of_kind(desk, Looked) == []


def test_a_wish_is_withdrawn_by_one_tap() -> None:
    desk = beside(wishes=(a_wish(),))
    desk.presses_button(Button("", door_token("my-wish", WISH, "withdraw")))
    assert of_kind(desk, WithdrawHelp) == [WithdrawHelp(WISH)]


def test_words_of_crisis_offer_to_tell_the_contact_person_and_say_when_it_is_read() -> None:
    desk = beside().says("jeg vil ikke leve mere").presses("Sig det til Mette")
    assert "Skal jeg sige til Mette, at du har det meget svært og gerne vil ringes op?" in desk.text
    assert "Jeg giver ikke videre, hvad du skrev." in desk.text
    assert "De er på arbejde nu." in desk.text
    desk.presses("Ja, sig det")
    assert of_kind(desk, AskForHelp) == [AskForHelp(HelpHow.HARD)]
    assert "112" in desk.text


def test_nobody_is_told_without_a_yes() -> None:
    desk = beside().says("jeg vil ikke leve mere").presses("Sig det til Mette").presses("Nej, lad være")
    assert of_kind(desk, AskForHelp) == []


def test_without_a_contact_person_the_answer_to_words_of_crisis_is_as_before() -> None:
    desk = beside(links=()).says("jeg vil ikke leve mere")
    assert not any("Sig det" in button.label for row in desk.replies[-1].rows for button in row)
