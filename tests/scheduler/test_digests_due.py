"""The weekly digest comes by itself: when, to whom, what it says, and what is noted of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import CallMe, EndLink, SetDigest, Share, Unshare
from medspil.domain.decisions import ChangeSettings, LookBack, NewSubGoal
from medspil.domain.links import LinkKind
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, SubGoalDraft
from medspil.scheduler.due import handle_due, plan_house
from medspil.storage.second_factors import note_proven
from medspil.storage.tables import agenda, audit, digests, sub_goals
from tests.storage.circles_of_people import a_carer, decides, linked, shares_all
from tests.storage.town import Someone, Town

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY, NEXT_MONDAY = date(2026, 11, 30), date(2026, 12, 7)
DISCREETLY = "Der er en besked til dig."


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


def sets(citizen: Someone, what: str, day: date = date(2026, 12, 24), area: LifeArea | None = LifeArea.HOME) -> str:
    """The citizen sets a small step; returns its id."""
    before = {row.id for row in citizen.town.rows(sub_goals)}
    decides(citizen, NewSubGoal(SubGoalDraft(what, Deadline(day), Rung.SELF, area=area)))
    return next(str(row.id) for row in citizen.town.rows(sub_goals) if row.id not in before)


def reaches(citizen: Someone, sub_goal_id: str, outcome: Outcome = Outcome.REACHED) -> None:
    (row,) = citizen.town.rows(sub_goals, sub_goals.c.id == sub_goal_id)
    decides(citizen, LookBack(sub_goal_id, row.version, outcome, 9))


def named(town: Town, number: str, name: str) -> Someone:
    """A citizen who is called so."""
    citizen = town.citizen(number)
    decides(citizen, CallMe(name))
    return citizen


def digest_of(someone: Someone) -> str:
    """The digest that came to them last."""
    found = [
        one.text for one in someone.heard if one.text.startswith(("Ugen kort", "Intet nyt", "Du støtter", "Siden"))
    ]
    return found[-1] if found else ""


def due_at(someone: Someone) -> list[datetime]:
    """When their digests stand on the agenda."""
    mine = someone.person_id
    rows = someone.town.rows(agenda, agenda.c.kind == AgendaKind.DIGEST, agenda.c.done_at.is_(None))
    return [row.due_at for row in rows if row.person_id == mine]


def test_it_comes_on_monday_at_eight_and_tells_what_is_shared_and_nothing_else(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    link = linked(sara, mette)
    shared, private = sets(sara, "rydde op"), sets(sara, "gå til læge", area=LifeArea.BODY_AND_HEALTH)
    decides(sara, Share(link, shared))
    town.later(days=1)
    reaches(sara, shared)
    reaches(sara, private)
    town.turn_to(at(MONDAY, 7, 59))
    assert digest_of(mette) == ""
    town.turn_to(at(MONDAY, 8))
    assert digest_of(mette) == "Ugen kort: 1 delmål er nået.\n\nVærd at fejre:\n• Sara: hjemmet"
    assert due_at(mette) == [at(NEXT_MONDAY, 8)]


def test_it_goes_to_contact_persons_and_peer_workers_and_to_nobody_else(town: Town) -> None:
    carers = [a_carer(town), town.staff("2002", Role.PEER_WORKER, "Bo")]
    others = [town.leader("2003", "Ida"), town.staff("2004", Role.COORDINATOR, "Eva"), town.citizen()]
    assert [len(due_at(one)) for one in carers] == [1, 1]
    assert [due_at(one) for one in others] == [[], [], []]


def test_each_week_tells_what_came_since_the_last_one(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    shares_all(sara, linked(sara, mette))
    first, second = sets(sara, "rydde op"), sets(sara, "gå en tur", area=LifeArea.BODY_AND_HEALTH)
    reaches(sara, first)
    town.turn_to(at(MONDAY, 8))
    assert "Værd at fejre:\n• Sara: hjemmet" in digest_of(mette)
    town.turn_to(at(MONDAY, 12))
    reaches(sara, second, Outcome.LET_GO)
    town.turn_to(at(NEXT_MONDAY, 8))
    assert digest_of(mette) == (
        "Ugen kort: 1 tog en ny vej.\n\nTog en ny vej:\n• Sara: krop og sundhed, fik lov at ligge"
    )


def test_what_is_taken_back_in_the_middle_of_the_week_is_not_told_on_monday(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    link = linked(sara, mette)
    shares_all(sara, link)
    reaches(sara, sets(sara, "rydde op"))
    town.later(days=2)
    decides(sara, Unshare(link))
    town.turn_to(at(MONDAY, 8))
    assert digest_of(mette) == "Intet nyt denne gang. Du ser kun det, de deler med dig."


def test_who_is_taken_out_is_told_nothing_and_who_has_nobody_hears_what_to_do(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    link = linked(sara, mette)
    shares_all(sara, link)
    reaches(sara, sets(sara, "rydde op"))
    decides(sara, EndLink(link))
    town.turn_to(at(MONDAY, 8))
    assert digest_of(mette).startswith("Du støtter ingen i Medspil endnu.\nInviter en, du kender.")


def test_a_stand_in_without_the_citizens_yes_is_told_of_wishes_for_help_only(town: Town) -> None:
    sara, mette, ida = named(town, "1001", "Sara"), a_carer(town), a_carer(town, "2002", "Ida")
    shares_all(sara, linked(sara, mette))
    sets(sara, "gå en tur")
    linked(sara, ida, LinkKind.STAND_IN, accepted=False)
    reaches(sara, sets(sara, "rydde op"))
    sara.says("jeg har brug for hjælp til mit mål").presses("Ring til mig")
    town.turn_to(at(MONDAY, 8))
    assert digest_of(ida) == (
        "Ugen kort: 1 vil gerne have hjælp.\n\nVil gerne have hjælp:\n• Sara: gerne et opkald (siden tirsdag)"
    )
    assert "Værd at fejre" in digest_of(mette)


def test_the_citizen_can_read_who_got_a_digest_that_told_of_them(town: Town) -> None:
    sara, kim, mette = named(town, "1001", "Sara"), named(town, "1002", "Kim"), a_carer(town)
    shares_all(sara, linked(sara, mette))
    linked(kim, mette)
    sets(kim, "privat")
    reaches(sara, sets(sara, "rydde op"))
    town.turn_to(at(MONDAY, 8))
    lines = [row for row in town.rows(audit, audit.c.actor == mette.person_id) if row.way == "digest"]
    assert [(row.subject, row.what, row.role) for row in lines] == [
        (sara.person_id, "saw shared sub-goals", "contact-person")
    ]


def test_one_that_only_says_that_there_is_something_has_shown_nothing(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    shares_all(sara, linked(sara, mette))
    reaches(sara, sets(sara, "rydde op"))
    decides(mette, ChangeSettings(PersonSettings(discreet=True)))
    town.turn_to(at(MONDAY, 8))
    assert mette.last == DISCREETLY
    assert [row for row in town.rows(audit, audit.c.subject == sara.person_id) if row.way == "digest"] == []
    mette.presses("Vis")
    assert "• Sara: hjemmet" in mette.last
    looks = [row.way for row in town.rows(audit, audit.c.actor == mette.person_id) if row.subject == sara.person_id]
    assert looks == ["chat"]


def test_who_has_not_proven_who_they_are_within_a_day_is_told_of_nobody(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    shares_all(sara, linked(sara, mette))
    reaches(sara, sets(sara, "rydde op"))
    address_id = mette.address_id
    with town.store.database.transaction() as connection:
        note_proven(connection, address_id, at(date(2026, 11, 27), 15))
    town.turn_to(at(MONDAY, 8))
    assert mette.last == DISCREETLY
    assert [row for row in town.rows(audit, audit.c.subject == sara.person_id) if row.way == "digest"] == []


def test_on_a_holiday_it_comes_on_the_next_working_day(town: Town) -> None:
    mette = a_carer(town)
    decides(mette, SetDigest(3, time(9, 30)))
    town.turn_to(at(date(2026, 12, 23), 12))
    assert due_at(mette) == [at(date(2026, 12, 28), 9, 30)]  # Thursday is Christmas Eve


def test_another_day_and_time_take_the_place_of_the_old_ones(town: Town) -> None:
    mette = a_carer(town)
    decides(mette, SetDigest(4, time(13)))
    assert due_at(mette) == [at(date(2026, 11, 27), 13)]
    decides(mette, SetDigest(None, time(13)))
    assert due_at(mette) == []
    town.turn_to(at(date(2026, 12, 1), 4))
    assert due_at(mette) == []


def test_who_has_none_on_the_agenda_gets_one_there_at_night(town: Town) -> None:
    mette = a_carer(town)
    with town.store.database.transaction() as connection:
        connection.execute(agenda.delete())
    plan_house(town.store, town.now)
    town.turn_to(at(date(2026, 11, 25), 4))
    assert due_at(mette) == [at(MONDAY, 8)]


def test_a_stop_ends_them_and_a_new_start_brings_them_back(town: Town) -> None:
    mette = a_carer(town)
    mette.says("stop")
    town.turn_to(at(MONDAY, 8))
    assert digest_of(mette) == ""
    mette.says("start")
    town.turn_to(at(NEXT_MONDAY, 8))
    assert digest_of(mette) != ""


def test_the_address_for_e_mail_is_sealed(town: Town) -> None:
    mette = a_carer(town)
    decides(mette, SetDigest(0, time(8), "mette@havneby.example"))
    (row,) = town.rows(digests)
    assert b"mette" not in row.email
    assert town.store.vault.open_text("digests.email", row.email) == "mette@havneby.example"


def test_it_comes_once_however_often_the_clock_ticks(town: Town) -> None:
    mette = a_carer(town)
    town.turn_to(at(MONDAY, 8))
    heard = len(mette.heard)
    for minute in range(1, 90, 10):
        town.turn_to(at(MONDAY, 8 + minute // 60, minute % 60))
    assert len(mette.heard) == heard


def test_after_weeks_in_which_the_bot_was_down_one_comes_that_tells_all(town: Town) -> None:
    sara, mette = named(town, "1001", "Sara"), a_carer(town)
    shares_all(sara, linked(sara, mette))
    town.turn_to(at(MONDAY, 8))
    town.now = at(date(2026, 12, 10), 12)
    reaches(sara, sets(sara, "rydde op"))
    town.turn_to(at(date(2026, 12, 17), 10))
    heard = [one for one in mette.heard if "Sara: hjemmet" in one.text]
    assert len(heard) == 1
    assert heard[0].text.startswith("Siden man. 30. nov.: 1 delmål er nået.")
    assert due_at(mette) == [at(date(2026, 12, 21), 8)]


def queries(town: Town, act: Callable[[], object]) -> int:
    """How many statements are run by it."""
    counted = [0]

    def count(*_args: object) -> None:
        counted[0] += 1

    event.listen(town.store.database.engine, "before_cursor_execute", count)
    act()
    event.remove(town.store.database.engine, "before_cursor_execute", count)
    return counted[0]


@pytest.mark.parametrize("leads", [False, True])
def test_as_many_queries_for_one_citizen_as_for_twelve(town: Town, leads: bool) -> None:
    mette, bo = a_carer(town), a_carer(town, "2002", "Bo")
    if leads:
        for someone in (mette, bo):
            someone.starts(town.invitation(Role.GROUP_LEADER, "Mette")).presses("Ja, jeg vil gerne")
    for number in range(12):
        citizen = named(town, str(1100 + number), f"Navn {number}")
        for viewer in (mette, bo) if number == 0 else (bo,):
            shares_all(citizen, linked(citizen, viewer))
        for step in range(4):
            reaches(citizen, sets(citizen, f"skridt {step}"))
    taken = []
    for viewer_id in (mette.person_id, bo.person_id):
        with town.store.database.transaction() as connection:
            others = agenda.c.person_id != viewer_id
            connection.execute(agenda.update().where(others).values(not_before=at(NEXT_MONDAY, 8)))
            mine = agenda.c.person_id == viewer_id
            connection.execute(agenda.update().where(mine).values(not_before=at(MONDAY, 8)))
        taken.append(queries(town, lambda: handle_due(town.store, at(MONDAY, 8))))
    town.now = at(MONDAY, 8)
    town.settle()
    assert "Ugen kort: 4 delmål er nået" in digest_of(mette)
    assert "Ugen kort: 48 delmål er nået" in digest_of(bo)
    assert taken[0] == taken[1]
    assert taken[0] < 40
