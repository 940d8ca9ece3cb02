"""Who can see what and who has looked; and those beside the citizen, who can be let in and taken out."""

from dataclasses import replace

from medspil.conversations.circle_facts import Look
from medspil.domain.circle_decisions import EndLink, LetPropose, SeenWhat
from medspil.domain.sharing import Share as Shared
from medspil.domain.sub_goals import Status
from tests.conversations.sharing_desk import ALI, BO, METTE, SINCE, SharingDesk, ago
from tests.conversations.some import a_sub_goal

WALK = a_sub_goal("gå en tur")
CALL = a_sub_goal("ringe til min bror", id="b" * 32)
DONE = replace(a_sub_goal("købe sko", id="d" * 32), status=Status.REACHED, ended_at=SINCE)


def test_with_nobody_there_only_the_citizen_sees_anything() -> None:
    sara = SharingDesk(WALK, links=()).says("hvem kan se det her?")
    assert sara.text.startswith("Kun du kan se dine delmål her.\nJeg viser det ikke til andre.")


def test_the_overview_says_of_each_what_they_see() -> None:
    shares = (Shared(METTE.id, None, SINCE), Shared(ALI.id, WALK.id, SINCE), Shared(ALI.id, DONE.id, SINCE))
    sara = SharingDesk(WALK, CALL, DONE, links=(METTE, ALI, BO), shares=shares).says("hvem kan se det her?")
    assert sara.text.split("\n")[:7] == [
        "Det her kan andre se:",
        "• Mette, kontaktperson, Nord: alle dine delmål, også nye",
        "• Ali, pårørende eller ven: »gå en tur« og 1, der er bag dig",
        "• Bo, vikar til og med fredag 4. december: ingenting, før du siger ja",
        "Beder du om hjælp, får Mette og Bo besked.",
        "Ingen andre ser dine delmål. Dine noter og håb er kun dine.",
        "Vi skriver gennem Telegram, og Telegram kan se det. Skriv kun det, du har det fint med.",
    ]
    assert sara.labels[:2] == ["Tag tilbage fra Mette", "Tag tilbage fra Ali"]
    sara.presses("Tag tilbage fra Mette")
    assert sara.shows(METTE).nothing


def test_who_sees_many_is_told_in_short() -> None:
    many = [a_sub_goal(f"skridt {number}", id=f"{number:032}") for number in range(8)]
    shares = tuple(Shared(ALI.id, one.id, SINCE) for one in many)
    sara = SharingDesk(*many, links=(ALI,), shares=shares).opens("who-can-see")
    told = "»skridt 0«, »skridt 1«, »skridt 2«, »skridt 3«, »skridt 4« og 3 mere"
    assert f"• Ali, pårørende eller ven: {told}" in sara.text


def test_with_people_and_nothing_shared_that_is_said_of_each() -> None:
    sara = SharingDesk(WALK).opens("who-can-see")
    assert "• Ali, pårørende eller ven: ingen af dine delmål" in sara.text
    assert not any(label.startswith("Tag tilbage") for label in sara.labels)


def test_who_has_looked_is_told_with_day_name_role_what_and_way() -> None:
    sara = SharingDesk(WALK)
    sara.looks = (
        Look(ago(sara, days=1, hours=6.5), SeenWhat.SHARED, "Mette", "contact-person", "digest"),
        Look(ago(sara, hours=2), SeenWhat.WISH, "Mette", "contact-person", "chat"),
        Look(ago(sara, hours=1), SeenWhat.REFUSED, "", "peer-worker", "chat"),
    )
    sara.says("hvem kan se det her?").presses("Hvem har kigget?")
    assert sara.text.split("\n") == [
        "Her er, hvem der har kigget. Det nyeste står først:",
        "• Tirsdag 24. november kl. 13.30: peermedarbejder spurgte efter noget om dig og fik det ikke.",
        "• Tirsdag 24. november kl. 12.30: Mette (kontaktperson) så, at du gerne vil have hjælp.",
        "• Mandag 23. november kl. 8.00: Mette (kontaktperson) så det, du deler, i ugens overblik.",
    ]


def test_only_the_newest_looks_stand_in_the_chat() -> None:
    sara = SharingDesk(WALK)
    sara.looks = tuple(Look(ago(sara, days=days), SeenWhat.SHARED, "Mette", "contact-person") for days in range(12))
    sara.opens("who-can-see", argument="looks")
    assert sara.text.count("•") == 10
    assert "Det, der er ældre, står i dine data." in sara.text


def test_nobody_has_looked_yet() -> None:
    assert SharingDesk(WALK).opens("who-can-see", argument="looks").text == "Ingen har kigget på det, der er dit."


def test_my_people_shows_each_and_what_they_may() -> None:
    sara = SharingDesk(WALK, shares=(Shared(METTE.id, WALK.id, SINCE),)).says("folk")
    assert sara.text.split("\n")[:3] == [
        "De her er med dig her:",
        "• Mette, kontaktperson, Nord",
        "• Ali, pårørende eller ven",
    ]
    sara.presses("Mette")
    assert sara.text.split("\n")[:3] == [
        "Mette, kontaktperson, Nord, siden mandag 2. november.",
        "Ser: »gå en tur«.",
        "Får besked, når du beder om hjælp.",
    ]
    sara.presses("Tag det hele tilbage")
    assert sara.shows(METTE).nothing


def test_a_supporter_may_propose_where_the_citizen_lets_them() -> None:
    sara = SharingDesk(WALK).opens("my-people", ALI.id).presses("Må gerne foreslå")
    assert sara.decided == LetPropose(ALI.id, True)
    sara.links = (METTE, replace(ALI, may_propose=True))
    sara.opens("my-people", ALI.id)
    assert "Må foreslå delmål. Du bestemmer." in sara.text
    assert sara.presses("Må ikke foreslå mere").decided == LetPropose(ALI.id, False)


def test_a_supporter_is_taken_out_in_one_tap_and_a_contact_person_after_a_question() -> None:
    sara = SharingDesk(WALK).opens("my-people", ALI.id).presses("Fjern fra min liste")
    assert sara.decided == EndLink(ALI.id)
    assert sara.text == "Det er gjort. Ali ser ikke mere noget fra dig."
    sara.opens("my-people", METTE.id).presses("Fjern fra min liste")
    assert "Mette får heller ikke besked, når du beder om hjælp." in sara.text
    assert sara.decisions == []
    assert sara.presses("Ja, fjern").decided == EndLink(METTE.id)
    sara.opens("my-people", ALI.id)
    assert sara.text == "Den person står ikke på din liste."


def test_nobody_is_there_yet() -> None:
    sara = SharingDesk(WALK, links=()).says("folk")
    assert sara.text == "Her er ikke nogen endnu. Du kan invitere en, du kender."
