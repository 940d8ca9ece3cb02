"""My groups: when they meet next, I can't come, the plan, how one wants it there, and leaving."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medspil.conversations.messages import Document
from medspil.conversations.pictures import PlanPicture
from medspil.domain.group_decisions import CannotCome, ChangePlace, LeaveCourse
from medspil.domain.places import Acceptance, OfferAnswer
from tests.conversations.desk import TUESDAY
from tests.conversations.group_desk import PLACE, GroupDesk, a_membership, an_offer, attendance_id
from tests.conversations.some_courses import a_course, place_id, with_session

OTHER = a_membership(a_course("Ro på", "d" * 32, first_day=date(2026, 12, 3)), number=2)


@pytest.mark.parametrize("text", ["gruppe", "/gruppe", "min gruppe", "Hvornår er der gruppe?", "my group"])
def test_a_group_is_found_by_its_plain_words(text: str) -> None:
    sara = GroupDesk(a_membership(goal="sige noget højt")).says(text)
    assert sara.text == (
        "»Mod på mere«\n"
        "Sted: Kulturhuset\n"
        "Mødegang 1 af 12: tirsdag 1. december kl. 13.00-15.00\n"
        "Mette leder gruppen.\n"
        "\n"
        "Hvad vil du gøre?"
    )
    assert sara.labels == ["Jeg kan ikke komme", "Planen", "Ret mine ønsker", "Gå ud af gruppen", "Luk"]


def test_i_cant_come_is_told_to_the_leader_and_taken_back_as_easily() -> None:
    sara = GroupDesk(a_membership()).says("gruppe").presses("Jeg kan ikke komme")
    assert sara.decided == CannotCome(attendance_id(1))
    assert sara.text == (
        "Tak, fordi du siger det.\nJeg siger det til Mette.\n"
        "Gangen efter er tirsdag 8. december kl. 13.00-15.00. Du er velkommen."
    )
    assert isinstance(sara, GroupDesk)
    sara.memberships = (a_membership(away=(1,)),)
    sara.presses("Jeg kommer alligevel")
    assert sara.decided == CannotCome(attendance_id(1), cannot=False)
    assert sara.text == (
        "Hvor er det godt, at du kommer.\nJeg siger det til Mette.\n"
        "I mødes tirsdag 1. december kl. 13.00-15.00, Kulturhuset."
    )


def test_what_was_said_about_the_next_time_is_shown() -> None:
    sara = GroupDesk(a_membership(away=(1,))).says("gruppe")
    assert "Du har sagt, at du ikke kan komme den dag." in sara.text
    assert sara.presses("Jeg kommer alligevel").decided == CannotCome(attendance_id(1), cannot=False)


@pytest.mark.parametrize(
    "text", ["jeg kan ikke komme", "Jeg kan desværre ikke komme på tirsdag.", "afbud", "på tirsdag kommer jeg ikke"]
)
def test_i_cant_come_in_words_asks_about_the_next_session(text: str) -> None:
    sara = GroupDesk(a_membership()).says(text)
    assert sara.text == "I mødes tirsdag 1. december kl. 13.00-15.00. Kan du komme?"
    assert sara.labels == ["Jeg kan ikke komme", "Ja, jeg kommer"]
    assert sara.presses("Jeg kan ikke komme").decided == CannotCome(attendance_id(1))


def test_the_day_that_was_named_is_the_one_that_is_asked_about() -> None:
    sara = GroupDesk(a_membership()).says("jeg kan ikke komme den 8. december")
    assert sara.text == "I mødes tirsdag 8. december kl. 13.00-15.00. Kan du komme?"
    assert sara.presses("Jeg kan ikke komme").decided == CannotCome(attendance_id(2))


def test_a_day_without_a_session_is_told_and_the_next_one_is_asked_about() -> None:
    sara = GroupDesk(a_membership()).says("jeg kan ikke komme i morgen")
    assert sara.text == (
        "Den dag er der ikke gruppe. Her er den næste gang.\n\n"
        "I mødes tirsdag 1. december kl. 13.00-15.00. Kan du komme?"
    )


def test_what_the_leader_knows_already_is_not_told_twice() -> None:
    sara = GroupDesk(a_membership(away=(1,))).opens("cannot-come", attendance_id(1), "yes")
    assert sara.decisions == []
    assert sara.text.startswith("Du har sagt, at du ikke kan komme den dag.\nGangen efter er tirsdag 8. december")
    ali = GroupDesk(a_membership()).says("afbud").presses("Ja, jeg kommer")
    assert ali.decisions == []
    assert ali.text == "Hvor er det godt, at du kommer.\nI mødes tirsdag 1. december kl. 13.00-15.00, Kulturhuset."


def test_after_the_last_session_there_is_nothing_to_tell() -> None:
    over = a_membership(a_course(first_day=date(2026, 9, 1), sessions=3))
    assert GroupDesk(over).says("jeg kan ikke komme").text == "Den sidste mødegang har været."


@pytest.mark.parametrize("text", ["jeg vil gerne ud af gruppen", "Jeg vil ikke være med i gruppen mere"])
def test_the_wish_to_leave_leads_to_the_one_question_before_it(text: str) -> None:
    sara = GroupDesk(a_membership()).says(text)
    assert sara.decisions == []
    assert sara.text.startswith("Vil du gå ud af »Mod på mere«?")


def test_words_about_a_group_are_nothing_of_the_kind_for_someone_in_none() -> None:
    sara = GroupDesk().says("jeg kan ikke komme i morgen")
    assert sara.talk is not None
    assert sara.talk.name == "unclear"


def test_a_question_gives_way_to_words_about_the_group_and_waits() -> None:
    sara = GroupDesk(a_membership()).says("nyt").says("gå en tur").says("jeg kan ikke komme på tirsdag")
    assert sara.text == "I mødes tirsdag 1. december kl. 13.00-15.00. Kan du komme?"
    assert sara.aside is not None


def test_where_any_words_are_an_answer_they_are_one() -> None:
    sara = GroupDesk(a_membership()).says("nyt").says("jeg kan ikke komme på tirsdag")
    assert sara.talk is not None
    assert sara.talk.name == "new-sub-goal"


def test_with_two_groups_it_is_asked_which_one() -> None:
    sara = GroupDesk(a_membership(), OTHER).says("jeg kan ikke komme")
    assert sara.labels == ["Mod på mere", "Ro på"]
    sara.presses("Ro på")
    assert sara.text.startswith("I mødes torsdag 3. december")


@pytest.mark.parametrize(("argument", "cannot"), [("yes", True), ("no", False)])
def test_the_reminders_buttons_decide_at_once(argument: str, cannot: bool) -> None:
    sara = GroupDesk(a_membership(away=() if cannot else (2,))).opens("cannot-come", attendance_id(2), argument)
    assert sara.decided == CannotCome(attendance_id(2), cannot)
    assert sara.talk is None


@pytest.mark.parametrize(
    ("sara", "words"),
    [
        (GroupDesk(a_membership(), now=TUESDAY + timedelta(days=20)), "Den mødegang har været."),
        (GroupDesk(a_membership(with_session(a_course(), 1, cancelled=True))), "Den mødegang er aflyst."),
        (GroupDesk(a_membership(left_at=TUESDAY)), "Den mødegang har været."),
        (GroupDesk(), "Den mødegang har været."),
    ],
)
def test_an_old_button_about_a_session_decides_nothing(sara: GroupDesk, words: str) -> None:
    assert sara.opens("cannot-come", attendance_id(1), "yes").text.startswith(words)
    assert sara.decisions == []


def test_someone_in_no_group_is_told_how_one_gets_in() -> None:
    sara = GroupDesk().says("gruppe")
    assert sara.text == "Du er ikke med i en gruppe lige nu. Har du en kode til en gruppe, så skriv den til mig."


def test_the_plan_comes_as_a_picture_and_as_a_file_for_the_calendar() -> None:
    sara = GroupDesk(a_membership()).says("gruppe").presses("Planen")
    [plan, file] = sara.replies
    assert isinstance(plan.picture, PlanPicture)
    assert len(plan.picture.lines) == 12
    assert plan.text == plan.picture.alternative
    assert isinstance(file.document, Document)
    assert file.document.body.count("BEGIN:VEVENT") == 12


def test_one_thing_or_more_is_changed_and_saved_at_once() -> None:
    sara = GroupDesk(a_membership(goal="sige noget højt"), name="Sara").says("gruppe").presses("Ret mine ønsker")
    assert sara.text.startswith("Lederen kalder dig »Sara«.\nDu arbejder med »sige noget højt«. Det kan lederen se.")
    assert sara.labels[-1] == "Ikke noget, det er fint"
    sara.presses("Påmindelser").presses("Nej")
    assert sara.decisions == []
    assert "Jeg minder dig ikke om det." in sara.text
    sara.presses("Mit navn").says("S").presses("Gem")
    assert sara.decided == ChangePlace(PLACE, Acceptance("S", remind=False, goal="sige noget højt"))


def test_nothing_changed_is_nothing_decided() -> None:
    sara = GroupDesk(a_membership()).says("gruppe").presses("Ret mine ønsker").presses("Ikke noget, det er fint")
    assert sara.decisions == []


def test_a_goal_can_be_taken_away_again() -> None:
    sara = GroupDesk(a_membership(goal="gå en tur")).says("gruppe").presses("Ret mine ønsker")
    sara.presses("Det, jeg arbejder med").presses("Spring over").presses("Gem")
    assert sara.decided == ChangePlace(PLACE, Acceptance("Sara"))


def test_leaving_takes_one_more_tap_and_is_as_fine_as_staying() -> None:
    sara = GroupDesk(a_membership()).says("gruppe").presses("Gå ud af gruppen")
    assert sara.decisions == []
    assert sara.text == "Vil du gå ud af »Mod på mere«? Det er helt i orden. Du får den samme hjælp som før."
    sara.presses("Bliv")
    assert sara.decisions == []
    sara.says("gruppe").presses("Gå ud af gruppen").presses("Gå ud af gruppen")
    assert sara.decided == LeaveCourse(PLACE)
    assert sara.text == (
        "Du er gået ud af »Mod på mere«. Tak, fordi du var med.\n"
        "Lederen får at vide, at du er gået ud. Ikke andet.\n"
        "Det, du har svaret, tæller stadig med sammen med de andres svar.\n"
        "Vil du med igen, så bed om en ny kode."
    )


def test_several_groups_and_an_offer_that_waits_stand_in_one_list() -> None:
    offer = replace(an_offer(a_course("Sang", "f" * 32), OfferAnswer.LATER))
    offer = replace(offer, place=replace(offer.place, id=place_id(3)))
    sara = GroupDesk(a_membership(), OTHER, offer).says("gruppe")
    assert sara.text == (
        "Dine grupper:\n\n"
        "• »Mod på mere«: tirsdag 1. december\n"
        "• »Ro på«: torsdag 3. december\n"
        "• Et tilbud: »Sang«: tirsdag 1. december"
    )
    assert sara.labels == ["Mod på mere", "Ro på", "Et tilbud: Sang", "Luk"]
    sara.presses("Et tilbud: Sang")
    assert "Vil du være med?" in sara.text
    sara.says("gruppe").presses("Ro på")
    assert sara.text.startswith("»Ro på«")


def test_a_group_that_has_met_for_the_last_time_is_shown_without_a_next_one() -> None:
    sara = GroupDesk(a_membership(a_course(first_day=date(2026, 9, 1), sessions=3))).says("gruppe")
    assert "Den sidste mødegang har været." in sara.text
    assert sara.labels == ["Planen", "Ret mine ønsker", "Gå ud af gruppen", "Luk"]
    closed = GroupDesk(a_membership(a_course(first_day=date(2026, 9, 1), sessions=3, closed=True))).says("gruppe")
    assert closed.text.startswith("Du er ikke med i en gruppe lige nu.")
