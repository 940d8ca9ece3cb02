"""Access ends at once and everywhere, and those beside whom somebody stood are asked who should be there now."""

import pytest

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import (
    EndAccess,
    InviteStaff,
    Looked,
    Share,
)
from medspil.domain.decisions import WishForHelp
from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.storage import access, forgetting
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import (
    addresses,
    agenda,
    audit,
    course_leaders,
    links,
    persons,
    roles,
    shares,
    talks,
)
from tests.storage.circles_of_people import a_carer, decides, linked, sets
from tests.storage.from_the_chat import heard_since, invited, link_between, seen_by
from tests.storage.town import Someone, Town

CODE = "K7QDM2XW9RTA"
FAREWELL = "Din adgang som medarbejder er lukket. Tak for denne gang."


@pytest.fixture
def dorthe(town: Town) -> Someone:
    return town.staff("3001", Role.COORDINATOR, "Dorthe")


@pytest.fixture
def bo(town: Town) -> Someone:
    return a_carer(town, "2001", "Bo")


@pytest.fixture
def sara(town: Town, bo: Someone) -> Someone:
    """A citizen who shares everything with Bo."""
    sara = invited(bo)
    sets(sara, "gå en tur")
    decides(sara, Share(link_between(sara, bo)))
    town.later(hours=24)
    return sara


def test_a_coordinator_ends_access_in_the_chat_and_nothing_is_left(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    bo.says("borgere")
    bo_id, before = bo.person_id, len(bo.heard)
    dorthe.says("personale").presses("Bo").presses("Luk adgangen")
    assert "Dem, Bo støtter, bliver spurgt" in dorthe.last
    assert seen_by(bo) != ()
    dorthe.presses("Ja, luk den")
    assert dorthe.last == "Adgangen for Bo er lukket."
    assert heard_since(bo, before) == [FAREWELL]
    for table, column in ((roles, roles.c.person_id), (talks, talks.c.person_id), (addresses, addresses.c.person_id)):
        assert town.rows(table, column == bo_id) == []
    assert town.rows(shares) == []
    bo.says("borgere")
    assert bo.last.startswith("Hej. Jeg er Medspil, en chatrobot. Jeg kender dig ikke endnu.")
    (noted,) = town.rows(audit, audit.c.what == access.ENDED)
    assert (noted.actor, noted.subject) == (dorthe.person_id, bo_id)


def test_buttons_on_the_phone_of_who_has_left_do_nothing(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    bo.says("borgere")
    decides(dorthe, EndAccess(bo.person_id))
    town.settle()
    before = town.count(audit)
    bo.presses("Sara")
    assert bo.last.startswith("Hej. Jeg er Medspil, en chatrobot. Jeg kender dig ikke endnu.")
    assert town.count(audit) == before


def test_the_citizen_is_asked_and_chooses_and_wishes_that_wait_are_told(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    ida = a_carer(town, "2003", "Ida")
    decides(sara, WishForHelp(sets(sara, "købe ind"), 1))
    town.settle()
    before, heard_by_bo = len(ida.heard), len(bo.heard)
    decides(dorthe, EndAccess(bo.person_id))
    town.settle()
    assert sara.last == ("Bo arbejder her ikke mere og ser ikke noget af dit.\nHvem skal være din kontaktperson nu?")
    sara.presses("Vælg")
    assert [button.label for row in sara.heard[-1].rows for button in row] == ["Ida", "Det ved jeg ikke endnu"]
    sara.presses("Ida")
    assert "Ida er din kontaktperson nu og får det at vide." in sara.last
    told = heard_since(ida, before)
    assert any(text.startswith("Sara siger ja til dig som kontaktperson.") for text in told)
    assert any("Sara vil gerne have hjælp" in text for text in told)
    (seen,) = seen_by(ida)
    assert seen.sub_goals == ()
    town.later(hours=72)
    assert heard_since(bo, heard_by_bo) == [FAREWELL]


def test_who_does_not_know_yet_can_choose_later(town: Town, sara: Someone, bo: Someone, dorthe: Someone) -> None:
    a_carer(town, "2003", "Ida")
    decides(dorthe, EndAccess(bo.person_id))
    town.settle()
    sara.presses("Vælg").presses("Det ved jeg ikke endnu")
    assert "Du kan vælge en kontaktperson senere." in sara.last


def test_with_nobody_else_here_the_citizen_hears_how_to_reach_the_staff(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    decides(dorthe, EndAccess(bo.person_id))
    town.settle()
    sara.presses("Vælg")
    assert "Bo arbejder her ikke mere" in sara.last
    assert "Du kan vælge en kontaktperson senere." in sara.last


def test_a_contact_person_who_deletes_everything_is_asked_about_too(town: Town, sara: Someone, bo: Someone) -> None:
    a_carer(town, "2003", "Ida")
    bo.says("slet alt om mig").presses("Slet alt")
    town.settle()
    assert sara.last == (
        "Din kontaktperson arbejder her ikke mere og ser ikke noget af dit.\nHvem skal være din kontaktperson nu?"
    )
    sara.presses("Vælg").presses("Ida")
    assert "Ida er din kontaktperson nu" in sara.last


def test_a_peer_worker_who_left_is_told_of_but_nobody_is_to_be_chosen(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    rikke = town.staff("2002", Role.PEER_WORKER, "Rikke")
    linked(sara, rikke, LinkKind.PEER_WORKER)
    decides(dorthe, EndAccess(rikke.person_id))
    town.settle()
    assert sara.last == "Rikke arbejder her ikke mere og ser ikke noget af dit."


def test_who_leads_groups_leads_none_any_more_and_nothing_of_work_falls_due(town: Town, dorthe: Someone) -> None:
    mette = town.leader("2009", "Mette")
    mette_id = mette.person_id
    decides(dorthe, EndAccess(mette_id))
    assert town.rows(course_leaders, course_leaders.c.person_id == mette_id) == []
    assert town.rows(agenda, agenda.c.person_id == mette_id, agenda.c.done_at.is_(None)) == []


def test_who_is_a_citizen_as_well_stays_one(town: Town, bo: Someone, dorthe: Someone) -> None:
    bo.starts(town.invitation()).presses("Ja, jeg vil gerne")
    sets(bo, "spille guitar")
    decides(dorthe, EndAccess(bo.person_id))
    town.settle()
    assert bo.last == FAREWELL
    assert {row.role for row in town.rows(roles, roles.c.person_id == bo.person_id)} == {Role.CITIZEN}
    bo.says("mine delmål")
    assert "spille guitar" in bo.last
    bo.says("borgere")
    assert "støtter" not in bo.last


def test_only_coordinators_end_access_and_not_their_own(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    refused = ((bo, dorthe.person_id), (sara, bo.person_id), (dorthe, dorthe.person_id), (dorthe, sara.person_id))
    for someone, person_id in refused:
        with pytest.raises(Stale):
            decides(someone, EndAccess(person_id))
    assert len(town.rows(roles)) == 3


def test_only_coordinators_invite_somebody_to_work_here(town: Town, sara: Someone, bo: Someone) -> None:
    for someone in (sara, bo):
        with pytest.raises(Stale):
            decides(someone, InviteStaff(CODE, Role.CONTACT_PERSON, "Ida"))


def test_a_coordinator_invites_in_the_chat_and_their_codes_end_with_their_access(town: Town, dorthe: Someone) -> None:
    lars = town.staff("3002", Role.COORDINATOR, "Lars")
    dorthe.says("inviter en medarbejder").presses("Kontaktperson").says("Ida").says("Bostøtten Nord")
    assert "Ida\nKontaktperson\nBostøtten Nord" in dorthe.last
    dorthe.presses("Ja, lav den")
    code = dorthe.last.split("\n")[1]
    ida = town.stranger("2003").starts(code).presses("Ja, jeg vil gerne")
    assert "Velkommen, Ida." in ida.last
    (row,) = town.rows(persons, persons.c.id == ida.person_id)
    assert row.unit_id is not None
    dorthe.says("inviter en medarbejder").presses("Koordinator").says("Ole").presses("Spring over").presses(
        "Ja, lav den"
    )
    code = dorthe.last.split("\n")[1]
    decides(lars, EndAccess(dorthe.person_id))
    town.settle()
    assert town.stranger("2004").starts(code).last == "Den kode er for gammel. Bed om en ny invitation."


def test_the_name_of_who_left_stays_as_long_as_the_log_names_them(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    decides(bo, Looked(sara.person_id))
    bo_id = bo.person_id
    decides(dorthe, EndAccess(bo_id))
    town.settle()
    with town.store.database.transaction() as connection:
        assert forgetting.clean_up(connection, town.now)["former staff"] == 0
    with town.store.database.transaction() as connection:
        connection.execute(audit.delete())
        assert forgetting.clean_up(connection, town.now)["former staff"] == 1
    assert town.rows(persons, persons.c.id == bo_id) == []
    assert town.rows(links) == []


def test_what_was_to_come_to_who_left_is_off_the_agenda(
    town: Town, sara: Someone, bo: Someone, dorthe: Someone
) -> None:
    decides(sara, WishForHelp(sets(sara, "købe ind"), 1))
    bo_id = bo.person_id
    decides(dorthe, EndAccess(bo_id))
    due = town.rows(agenda, agenda.c.person_id == bo_id, agenda.c.done_at.is_(None))
    assert [AgendaKind(row.kind) for row in due] == []
