"""Sharing: what is then seen is shown before the yes, and it is taken back in one tap."""

from dataclasses import replace

import pytest

from medspil.conversations.seen_words import seen_story
from medspil.conversations.texts import speaking
from medspil.domain.circle_decisions import Share, Unshare
from medspil.domain.seen import as_shared
from medspil.domain.sharing import Share as Shared
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import Aim, AimKind, LifeArea, Rung, Status
from tests.conversations.sharing_desk import ALI, BO, METTE, SINCE, SharingDesk
from tests.conversations.some import a_check_in, a_sub_goal

WALK = replace(
    a_sub_goal(
        "gå en tur",
        area=LifeArea.BODY_AND_HEALTH,
        aim=Aim(AimKind.DREAM, "se havet igen"),
        confidence=6,
        importance=8,
    ),
    check_ins=(a_check_in(4, note="det regnede"),),
)
CALL = a_sub_goal("ringe til min bror", id="b" * 32)
DONE = replace(a_sub_goal("købe sko", id="d" * 32), status=Status.REACHED, ended_at=SINCE)
ALL_TO_METTE = (Shared(METTE.id, None, SINCE),)


def seen(desk: SharingDesk, *sub_goals: object) -> str:
    with speaking("da"):
        return "\n\n".join(seen_story(as_shared(one), desk.settings, desk.now) for one in sub_goals)  # type: ignore[arg-type]


def test_one_sub_goal_is_shared_with_one_person_who_then_sees_it_and_nothing_else() -> None:
    sara = SharingDesk(WALK, CALL)
    sara.says("del et delmål")
    assert sara.text == "Hvad vil du gerne dele?"
    sara.presses("gå en tur")
    assert sara.text.startswith("Hvem må se »gå en tur«?")
    sara.presses("Mette, kontaktperson, Nord").presses("Færdig")
    assert sara.text.startswith("Det her kan Mette så se:\n\n" + seen(sara, WALK))
    assert sara.labels == ["Ja, del det", "Nej, hold det for mig selv"]
    assert sara.decisions == []
    sara.presses("Ja, del det")
    assert sara.decided == Share(METTE.id, WALK.id)
    assert sara.text.startswith("Det er delt. Nu kan Mette se »gå en tur«.")
    assert sara.shows(METTE) == SharedWith(sub_goal_ids=frozenset((WALK.id,)))
    assert sara.shows(ALI).nothing


def test_the_preview_holds_what_is_shared_and_nothing_that_is_not() -> None:
    sara = SharingDesk(WALK).opens("share", WALK.id).presses("Mette, kontaktperson, Nord").presses("Færdig")
    for part in ("»gå en tur«", "fredag 27. november", "på egen hånd", "krop og sundhed", "4 af 10"):
        assert part in sara.text
    for private in ("det regnede", "se havet", "6 af 10", "8 af 10", "10.00"):
        assert private not in sara.text


def test_a_no_after_the_preview_shares_nothing() -> None:
    sara = SharingDesk(WALK).opens("share", WALK.id).presses("Mette, kontaktperson, Nord").presses("Færdig")
    sara.presses("Nej, hold det for mig selv")
    assert sara.decisions == []
    assert sara.text == "Helt fint. Jeg deler ikke noget. Alt er, som det var."


def test_all_of_them_are_shown_before_all_is_shared() -> None:
    sara = SharingDesk(WALK, CALL, DONE).opens("share").presses("Alle sammen, også nye")
    assert sara.text.startswith("Hvem må se alle dine delmål, også dem, du sætter senere?")
    sara.presses("Mette, kontaktperson, Nord").presses("Ali, pårørende eller ven").presses("Færdig")
    assert sara.text.startswith("Det her kan Mette og Ali så se:\n\n" + seen(sara, WALK, CALL, DONE))
    sara.presses("Ja, del det")
    assert sara.decisions == [Share(METTE.id), Share(ALI.id)]
    assert sara.text.startswith("Det er delt. Nu kan Mette og Ali se alle dine delmål.")


def test_all_is_shared_before_there_is_any() -> None:
    sara = SharingDesk().opens("share", argument="all").presses("Mette, kontaktperson, Nord").presses("Færdig")
    assert "Fra nu af ser de hvert delmål, du sætter." in sara.text
    assert sara.presses("Ja, del det").decided == Share(METTE.id)


def test_a_long_preview_is_shown_in_full() -> None:
    many = [a_sub_goal(f"{'x' * 300} {number}", id=f"{number:032}") for number in range(20)]
    sara = SharingDesk(*many).opens("share", argument="all").presses("Mette, kontaktperson, Nord").presses("Færdig")
    assert all(one.draft.what in sara.text for one in many)


def test_who_sees_it_already_is_ticked_and_taking_the_tick_off_takes_it_back_at_once() -> None:
    sara = SharingDesk(WALK, CALL, shares=ALL_TO_METTE).opens("share", WALK.id)
    assert sara.labels[0] == "✓ Mette, kontaktperson, Nord"
    sara.presses("✓ Mette, kontaktperson, Nord").presses("Færdig")
    assert sara.decided == Unshare(METTE.id, WALK.id)
    assert sara.text == "Nu kan Mette ikke se »gå en tur« mere."
    assert sara.shows(METTE) == SharedWith(sub_goal_ids=frozenset((CALL.id,)))


def test_nothing_is_decided_where_the_ticks_stay_as_they_were() -> None:
    sara = SharingDesk(WALK, shares=ALL_TO_METTE).opens("share", WALK.id).presses("Færdig")
    assert sara.decisions == []
    assert sara.text == "Helt fint. Alt er, som det var."


def test_who_waits_for_a_yes_is_not_among_those_to_share_with() -> None:
    sara = SharingDesk(WALK, links=(METTE, BO)).opens("share", WALK.id)
    assert not any("Bo" in label for label in sara.labels)
    alone = SharingDesk(WALK, links=(BO,)).opens("share", WALK.id)
    assert "Sig først ja til, hvem der må være med." in alone.text


def test_with_nobody_there_the_citizen_hears_so() -> None:
    sara = SharingDesk(WALK, links=()).says("del et delmål")
    assert "Der er bare ikke nogen at dele med her endnu." in sara.text
    assert sara.decisions == []


def test_a_sub_goal_that_is_gone_is_not_shared() -> None:
    sara = SharingDesk(WALK).opens("share", "f" * 32)
    assert sara.text == "Det delmål kan jeg ikke finde mere."


def test_one_tap_takes_back_what_was_just_shared() -> None:
    sara = SharingDesk(WALK, CALL).opens("share", WALK.id).presses("Ali, pårørende eller ven").presses("Færdig")
    sara.presses("Ja, del det").presses("Tag det tilbage fra Ali")
    assert sara.decided == Unshare(ALI.id, WALK.id)
    assert sara.text == "Det er taget tilbage. Ali kan ikke se »gå en tur« mere."
    assert sara.shows(ALI).nothing


def test_one_tap_takes_back_all_of_it_and_help_is_still_heard_of() -> None:
    sara = SharingDesk(WALK, CALL, shares=ALL_TO_METTE).opens("unshare", METTE.id)
    assert sara.decided == Unshare(METTE.id)
    assert sara.text == (
        "Det er taget tilbage. Mette kan ikke se dine delmål mere.\nBeder du om hjælp, får Mette stadig besked."
    )


def test_one_of_everything_is_taken_back_and_the_others_stay() -> None:
    sara = SharingDesk(WALK, CALL, shares=(Shared(ALI.id, None, SINCE),)).opens("unshare", ALI.id, WALK.id[:8])
    assert sara.decided == Unshare(ALI.id, WALK.id)
    assert "De andre kan Ali stadig se. Nye delmål er kun dine." in sara.text
    assert sara.shows(ALI) == SharedWith(sub_goal_ids=frozenset((CALL.id,)))


@pytest.mark.parametrize(
    ("subject", "argument"), [(METTE.id, None), ("9" * 32, None), (METTE.id, "ffffffff"), (METTE.id, WALK.id[:8])]
)
def test_where_nothing_is_shared_there_is_nothing_to_take_back(subject: str, argument: str | None) -> None:
    sara = SharingDesk(WALK).opens("unshare", subject, argument)
    assert sara.decisions == []
    assert sara.text == "Der er ikke mere at tage tilbage."


def test_who_helps_is_said_as_of_somebody_else() -> None:
    mine = a_sub_goal("gå en tur", id="e" * 32)
    with_brother = replace(mine, draft=replace(mine.draft, rung=Rung.SOMEONE_I_KNOW, helper="min bror"))
    assert "Hjælp: en bekendt, min bror" in seen(SharingDesk(), with_brother)
