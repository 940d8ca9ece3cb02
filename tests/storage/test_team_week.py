"""A team's sums as they are read: of each citizen once, of what is shared with somebody in the unit, without words."""

import pytest
from sqlalchemy import insert

from medspil.conversations.digests.digest_facts import TeamFacts
from medspil.conversations.state import Opening
from medspil.domain.circle_decisions import Share, Unshare
from medspil.domain.links import LinkKind
from medspil.domain.team_sums import TeamSum, TeamWeek
from medspil.storage import people, seeing_team
from medspil.storage.store import new_id
from medspil.storage.tables import units
from tests.storage.circles_of_people import a_carer, decides, linked, sets, shares_all
from tests.storage.town import Someone, Town


@pytest.fixture
def nord(town: Town) -> str:
    """The unit in which Mette and Bo work."""
    unit_id = new_id()
    with town.store.database.transaction() as connection:
        connection.execute(insert(units).values(id=unit_id, name="Nord", made_at=town.now))
    return unit_id


def works_in(someone: Someone, unit_id: str) -> Someone:
    person_id = someone.person_id
    with someone.town.store.database.transaction() as connection:
        people.place(connection, person_id, unit_id, None)
    return someone


def week_of(someone: Someone) -> TeamWeek:
    town, person_id = someone.town, someone.person_id
    with town.store.database.transaction() as connection:
        row = people.lock(connection, person_id)
        assert row is not None
        facts = people.FactsOfPerson(connection, town.store, row, town.now)(TeamFacts, Opening())
    assert isinstance(facts, TeamFacts)
    return facts.week


def test_one_who_shares_with_two_of_the_team_is_counted_once(town: Town, nord: str) -> None:
    mette, bo = works_in(a_carer(town), nord), works_in(a_carer(town, "2002", "Bo"), nord)
    for number in range(3):
        citizen = town.citizen(str(1001 + number))
        sets(citizen, "gå en tur")
        for carer in (mette, bo):
            shares_all(citizen, linked(citizen, carer))
    town.later(minutes=1)
    assert week_of(mette) == week_of(bo)
    assert (week_of(mette).sharing, week_of(mette).under_way) == (3, TeamSum(3))


def test_what_is_shared_with_somebody_of_another_unit_or_with_a_supporter_is_not_counted(town: Town, nord: str) -> None:
    mette, ida, lars = works_in(a_carer(town), nord), a_carer(town, "2003", "Ida"), town.citizen("3001")
    works_in(lars, nord)
    for number in range(3):
        citizen = town.citizen(str(1001 + number))
        sets(citizen, "gå en tur")
        linked(citizen, mette)
        shares_all(citizen, linked(citizen, ida))
        shares_all(citizen, linked(citizen, lars, LinkKind.SUPPORTER))
    assert week_of(mette) == TeamWeek(None)


def test_what_is_taken_back_is_not_counted_any_more(town: Town, nord: str) -> None:
    mette = works_in(a_carer(town), nord)
    kept = []
    for number in range(4):
        citizen = town.citizen(str(1001 + number))
        link = linked(citizen, mette)
        decides(citizen, Share(link, sets(citizen, "gå en tur")))
        kept.append((citizen, link))
    town.later(minutes=1)
    assert week_of(mette).sharing == 4
    citizen, link = kept[0]
    decides(citizen, Unshare(link))
    assert week_of(mette).sharing == 3


def test_without_a_yes_only_wishes_for_help_are_counted(town: Town, nord: str) -> None:
    mette = works_in(a_carer(town), nord)
    for number in range(3):
        citizen = town.citizen(str(1001 + number))
        sets(citizen, "gå en tur")
        linked(citizen, mette, LinkKind.STAND_IN, accepted=False)
        citizen.says("jeg har brug for hjælp til mit mål").presses("Ring til mig")
    week = week_of(mette)
    assert (week.sharing, week.wanted, week.under_way) == (3, TeamSum(3), TeamSum(0))


def test_no_word_and_no_name_is_even_read(town: Town, nord: str) -> None:
    mette = works_in(a_carer(town), nord)
    citizen = town.citizen()
    sets(citizen, "gå en tur")
    shares_all(citizen, linked(citizen, mette))
    with town.store.database.transaction() as connection:
        (seen,) = seeing_team.seen_by_unit(connection, nord, town.now.date(), town.now)
    assert seen.name == ""
    (sub_goal,) = seen.sub_goals
    assert (sub_goal.what, sub_goal.helper, sub_goal.area) == ("", None, None)
