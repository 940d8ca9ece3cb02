"""The talks of supporters and with them, where the world changes meanwhile: nothing goes to where it was not meant."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from medspil.conversations.circle_facts import BesideFacts, SupporterFacts
from medspil.conversations.facts import ChatShows
from medspil.domain.circle_decisions import AnswerAlong, AnswerProposal, EndLink, GiveCheer, Looked, Propose
from medspil.domain.companions import Cheer, Companion
from medspil.domain.decisions import ChangeSubGoal, NewSubGoal
from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.domain.proposals import ProposalAnswer
from medspil.domain.seen import SharedSubGoal
from medspil.domain.sub_goals import LifeArea, Status
from tests.conversations.circle_desk import CircleDesk
from tests.conversations.desk import TUESDAY, Desk
from tests.conversations.some import a_sub_goal
from tests.conversations.some_circle import CITIZEN, SUPPORTER_LINK, a_link, a_proposal, seen, shared

WALK = shared(a_sub_goal("gå en tur", id="a" * 32, area=LifeArea.BODY_AND_HEALTH))
CALL = shared(a_sub_goal("ringe til Ida", id="f" * 32))
COMPANION = Companion("e" * 32, WALK.id, SUPPORTER_LINK, TUESDAY, remind=True)


def ali(*shown: SharedSubGoal, may_propose: bool = False, **known: Any) -> CircleDesk:
    """Ali at the desk, and what Sara shows him."""
    desk = CircleDesk({}, roles=(Role.SUPPORTER,))
    shows(desk, *shown, may_propose=may_propose, **known)
    return desk


def shows(desk: CircleDesk, *shown: SharedSubGoal, may_propose: bool = False, **known: Any) -> None:
    """From now on Sara shows this, and nothing else."""
    link = a_link(SUPPORTER_LINK, LinkKind.SUPPORTER, "Ali", service="", may_propose=may_propose)
    people = (seen("Sara", *shown, link=link),)
    asked = known.pop("asked", ())
    desk.known = {BesideFacts: {"people": people, **known}, SupporterFacts: {"people": people, "asked": asked}}


def takes_out(desk: CircleDesk) -> None:
    """Sara takes Ali out."""
    desk.known = {BesideFacts: {}, SupporterFacts: {}}


def test_a_cheer_is_one_of_the_fixed_words_and_looking_is_noted() -> None:
    desk = ali(WALK).opens("cheer", SUPPORTER_LINK)
    assert desk.decisions == [Looked(CITIZEN)]
    desk.presses("Held og lykke")
    assert desk.decided == GiveCheer(SUPPORTER_LINK, WALK.id, "good-luck")


def test_a_cheer_goes_to_no_other_sub_goal_than_the_one_that_was_picked() -> None:
    desk = ali(WALK, CALL).opens("cheer", SUPPORTER_LINK).presses("Krop og helbred, fre. 27. nov.")
    shows(desk, CALL)
    desk.presses("Held og lykke")
    assert not any(isinstance(decision, GiveCheer) for decision in desk.decisions)
    assert "Lad os tage det forfra." in desk.text


def test_a_button_for_what_is_shown_no_more_leads_to_nothing_else() -> None:
    desk = ali(CALL).opens("cheer", SUPPORTER_LINK, WALK.id[:8])
    assert desk.text == "Der er ikke noget at se her mere."
    assert desk.decisions == []


@pytest.mark.parametrize("conversation", ["cheer", "propose", "proposed", "supported", "stop-supporting"])
def test_whoever_was_taken_out_meanwhile_gets_the_same_answer_everywhere(conversation: str) -> None:
    desk = ali(WALK, may_propose=True)
    takes_out(desk)
    desk.opens(conversation, SUPPORTER_LINK)
    assert desk.text == "Der er ikke noget at se her mere."
    assert desk.decisions == []


def test_of_what_was_reached_meanwhile_the_cheer_is_still_the_one_that_was_tapped() -> None:
    desk = ali(WALK).opens("cheer", SUPPORTER_LINK)
    shows(desk, replace(WALK, status=Status.REACHED, ended_at=TUESDAY))
    desk.presses("Held og lykke")
    assert desk.decided == GiveCheer(SUPPORTER_LINK, WALK.id, "good-luck")


def test_one_cheer_a_day_for_each_sub_goal() -> None:
    sent = (Cheer("9" * 32, WALK.id, "cheering", TUESDAY - timedelta(hours=2)),)
    desk = ali(WALK, CALL, cheers=sent).opens("cheer", SUPPORTER_LINK, WALK.id[:8])
    assert desk.text == "Du har sendt Sara et hep for det i dag. Et om dagen er fint."
    desk.opens("cheer", SUPPORTER_LINK, CALL.id[:8])
    assert "Hvad skal jeg sige fra dig?" in desk.text


def test_only_whom_the_citizen_lets_may_propose() -> None:
    assert ali(WALK).opens("propose", SUPPORTER_LINK).text == "Der er ikke noget at se her mere."
    desk = ali(may_propose=True).opens("propose", SUPPORTER_LINK)
    desk.says("bage boller").presses("Spring over").presses("Send")
    assert desk.decided == Propose(SUPPORTER_LINK, "bage boller")


def test_a_plain_no_sends_nothing() -> None:
    desk = ali(may_propose=True).opens("propose", SUPPORTER_LINK).says("bage boller").presses("Spring over").says("nej")
    assert desk.decisions == []
    assert desk.text == "I orden. Der er ikke sendt noget."


def test_a_change_of_what_is_shown_no_more_becomes_no_new_step() -> None:
    desk = ali(WALK, may_propose=True).opens("propose", SUPPORTER_LINK)
    desk.presses("Krop og helbred, fre. 27. nov.")
    shows(desk, may_propose=True)
    desk.says("gå rundt om søen")
    assert desk.decisions == []
    assert "Lad os tage det forfra." in desk.text


@pytest.mark.parametrize(
    ("shows_in_chat", "line"),
    [
        (ChatShows.AREAS, "• Krop og helbred – fredag 27. november"),
        (ChatShows.WORDS, "• »gå en tur« – fredag 27. november"),
        (ChatShows.LINK, "• Et delmål\n"),
    ],
)
def test_no_more_stands_in_the_chat_than_the_organisation_lets(shows_in_chat: ChatShows, line: str) -> None:
    desk = ali(WALK)
    desk.house = replace(desk.house, chat_shows=shows_in_chat)
    desk.opens("supported", SUPPORTER_LINK)
    assert line in desk.text
    assert ("gå en tur" in desk.text) is (shows_in_chat is ChatShows.WORDS)


def test_a_supporter_goes_with_one_tap() -> None:
    desk = ali(WALK).opens("supported").presses("Jeg vil ikke være med mere")
    assert desk.decided == EndLink(SUPPORTER_LINK)


@pytest.mark.parametrize(
    ("way", "yes", "remind_me"), [("yes", True, False), ("remind", True, True), ("no", False, False)]
)
def test_the_answer_to_being_asked_along_is_one_tap(way: str, yes: bool, remind_me: bool) -> None:
    desk = ali(WALK, asked=(COMPANION,)).opens("go-along", COMPANION.id, way)
    assert AnswerAlong(COMPANION.id, yes, remind_me) in desk.decisions


def test_nobody_is_reminded_whom_the_citizen_does_not_let() -> None:
    quietly = replace(COMPANION, remind=False)
    desk = ali(WALK, asked=(quietly,)).opens("go-along", COMPANION.id, "remind")
    assert desk.labels == ["Ja, jeg er med", "Jeg kan ikke denne gang"]


def sara(*proposals: Any) -> Desk:
    """Sara with a sub-goal, and what was proposed to her."""
    desk = Desk(a_sub_goal(id="a" * 32))
    desk.around = {"proposals": proposals}
    return desk


def test_a_proposal_is_nothing_until_the_citizen_says_yes() -> None:
    desk = sara(a_proposal()).says("forslag")
    assert desk.decisions == []
    desk.presses("Ja, præcis sådan")
    assert desk.decisions == []
    desk.presses("Gem")
    new, answer = desk.decisions
    assert isinstance(new, NewSubGoal)
    assert new.draft.what == "bage boller"
    assert answer == AnswerProposal(a_proposal().id, ProposalAnswer.ACCEPTED)


def test_what_is_changed_in_the_summary_was_taken_up_in_own_words() -> None:
    desk = sara(a_proposal()).says("forslag").presses("Ja, præcis sådan").presses("Ret noget").presses("Hvad")
    desk.says("bage med Ali").presses("Gem")
    assert desk.decisions[1] == AnswerProposal(a_proposal().id, ProposalAnswer.OWN_WORDS)


def test_what_is_dropped_in_the_middle_stays_an_open_proposal() -> None:
    desk = sara(a_proposal()).says("forslag").presses("Ja, præcis sådan").presses("Drop det")
    assert desk.decisions == []


def test_a_change_is_made_as_it_is_proposed() -> None:
    change = a_proposal(what="gå rundt om søen", day=None, sub_goal_id="a" * 32)
    desk = sara(change).says("forslag").presses("Ja, præcis sådan")
    changed, answer = desk.decisions
    assert isinstance(changed, ChangeSubGoal)
    assert changed.draft == replace(a_sub_goal().draft, what="gå rundt om søen")
    assert answer == AnswerProposal(change.id, ProposalAnswer.ACCEPTED)


def test_a_change_of_what_is_gone_is_put_away() -> None:
    desk = sara(a_proposal(sub_goal_id="7" * 32)).says("forslag")
    assert desk.decided == AnswerProposal(a_proposal().id, ProposalAnswer.DECLINED)
    assert desk.text == "Det forslag passer ikke mere. Jeg lægger det væk."


def test_later_decides_nothing_and_asks_no_more() -> None:
    desk = sara(a_proposal()).says("forslag").presses("Senere")
    assert desk.decisions == []
    assert "Jeg spørger ikke." in desk.text


def test_of_many_that_are_shown_some_stand_there_at_once() -> None:
    many = [shared(a_sub_goal(f"nummer {n}", id=f"{n:032}")) for n in range(7)]
    desk = ali(*many).opens("cheer", SUPPORTER_LINK)
    plain = "Et delmål, fre. 27. nov."
    assert desk.labels == [plain, *(f"{plain} ({n})" for n in range(2, 6)), "Vis flere", "Drop det"]
    desk.presses("Vis flere")
    assert desk.labels == [f"{plain} (6)", f"{plain} (7)", "Drop det"]
    desk.presses(f"{plain} (7)").presses("Held og lykke")
    assert desk.decided == GiveCheer(SUPPORTER_LINK, f"{6:032}", "good-luck")
