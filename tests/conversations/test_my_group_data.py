"""My data: all that is kept about groups, what goes with it, and what stays."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from medspil.conversations.memberships import GivenAnswer, Membership
from medspil.conversations.messages import Document
from medspil.conversations.questionnaires import shipped
from medspil.domain.places import OfferAnswer, SupportAfter
from tests.conversations.desk import Desk
from tests.conversations.group_desk import GroupDesk, a_membership, an_offer

ASKED = shipped().current("after-session")
SAID = datetime(2026, 11, 20, 9, tzinfo=UTC)


def there(membership: Membership) -> Membership:
    """Somebody who was there the first time, and was not the second time."""
    first, second, *others = membership.attendances
    return replace(
        membership,
        attendances=(replace(first, present=True), replace(second, present=False, cannot_come=True), *others),
    )


def sara() -> GroupDesk:
    mine = there(a_membership(goal="sige noget højt", answered_at=SAID, support_hours=2, away=(3,)))
    mine = replace(mine, place=replace(mine.place, support_after=SupportAfter.GROUP))
    declined = an_offer(answer=OfferAnswer.DECLINED)
    declined = replace(declined, place=replace(declined.place, answered_at=SAID))
    desk = GroupDesk(mine, declined)
    desk.answers = (
        GivenAnswer(ASKED.title, ASKED.question("heard"), "5", "Mod på mere", 1),
        GivenAnswer(ASKED.title, ASKED.question("keep-or-change"), "mere kaffe", "Mod på mere", 1, pass_on=True),
    )
    return desk


def files(desk: Desk) -> tuple[str, str]:
    """What was handed over: the text to read, and the one for a computer."""
    text, machine = (reply.document for reply in desk.replies if isinstance(reply.document, Document))
    return text.body, machine.body


def test_what_is_kept_counts_places_and_answers() -> None:
    text = sara().says("mine data").text
    assert "• 2 pladser i grupper" in text
    assert "• 2 svar, der ikke er talt med endnu" in text
    assert "grupper" not in GroupDesk().says("mine data").text


def test_the_file_to_read_tells_all_of_it() -> None:
    desk = sara().says("mine data").presses("Få det som fil")
    text, machine = files(desk)
    for words in (
        "»Mod på mere«\nBostøtten Nord, § 103\nDu har haft en plads siden fredag 20. november.",
        "Du arbejder med »sige noget højt«. Det kan lederen se.",
        "Timer om ugen med individuel støtte: 2\nStøtte bagefter: En gruppe",
        "Mødegang 1 af 12: tirsdag 1. december kl. 13.00-15.00: du var der\n",
        "Mødegang 2 af 12: tirsdag 8. december kl. 13.00-15.00: du var der ikke\n",
        "Mødegang 3 af 12: tirsdag 15. december kl. 13.00-15.00: du har sagt, at du ikke kan komme",
        "Du sagde nej tak til en plads fredag 20. november.",
        "»Mod på mere«, mødegang 1: Var der plads til dig og til det, du kom med?\n5 😊",
        "»mere kaffe«\nLederen må læse det.",
        "Det, der er talt sammen med andres svar, har intet navn. Så det bliver.",
    ):
        assert words in text
    kept = json.loads(machine)
    assert [group["place"]["answer"] for group in kept["groups"]] == ["accepted", "declined"]
    assert [answer["value"] for answer in kept["answers"]] == ["5", "mere kaffe"]


def test_an_offer_and_a_group_that_was_left_stand_there_too() -> None:
    left = a_membership(left_at=SAID, answered_at=SAID)
    desk = GroupDesk(left, an_offer(), an_offer(answer=OfferAnswer.LATER)).says("mine data")
    desk.presses("Få det som fil")
    text, _machine = files(desk)
    assert "Du gik ud af den fredag 20. november." in text
    assert "Du har fået tilbudt en plads." in text
    assert "Du sagde »måske senere« til en plads" in text


def test_before_all_is_deleted_it_says_what_goes_and_what_stays() -> None:
    text = sara().says("slet alt om mig").text
    assert "Dine svar i grupper går også væk." in text
    assert "Det, der er talt sammen med andres svar, har intet navn. Så det bliver." in text
    assert "talt sammen" not in GroupDesk().says("slet alt om mig").text
