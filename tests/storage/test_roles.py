"""What a person is: several roles at once, each by an invitation and a yes; their name stands nowhere in the clear."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from medspil.conversations.messages import Menu
from medspil.domain.invitations import FREE_TRIES, LIVES
from medspil.domain.persons import Role
from medspil.storage import outbox, people
from medspil.storage.forgetting import clean_up
from medspil.storage.tables import addresses, audit, consents, invitations, metadata, persons, roles
from tests.storage.town import Someone, Town

YES, NO = "Ja, jeg vil gerne", "Nej tak"
THE_STAFF = (Role.GROUP_LEADER, Role.CONTACT_PERSON, Role.INTERVIEWER)


def roles_in(town: Town) -> Collection[str]:
    return sorted(row.role for row in town.rows(roles))


def called(town: Town, someone: Someone) -> str | None:
    person_id = someone.person_id
    with town.store.database.transaction() as connection:
        row = people.lock(connection, person_id)
        assert row is not None
        return people.name_of(town.store, row)


@pytest.mark.parametrize("role", THE_STAFF)
def test_who_says_yes_is_what_they_were_invited_as_and_has_a_name(town: Town, role: Role) -> None:
    mette = town.staff("2001", role, "Mette")
    assert any("Velkommen, Mette." in message.text for message in mette.heard)
    assert roles_in(town) == [role]
    assert called(town, mette) == "Mette"
    (yes,) = town.rows(consents)
    assert (yes.yes, yes.person_id) == (True, mette.person_id)
    assert [line.what for line in town.rows(audit)] == [f"said yes: {role}", "chose a second factor"]


def test_the_name_stands_nowhere_in_the_clear_and_not_in_the_used_invitation(town: Town) -> None:
    code = town.invitation(Role.GROUP_LEADER, "Mette Ravn")
    mette = town.stranger("2001").starts(code)
    assert "Mette Ravn" in mette.last
    mette.presses(YES)
    for table in metadata.sorted_tables:
        for row in town.rows(table):
            assert not any(b"Mette" in bytes(value) for value in row if isinstance(value, bytes))
            assert "Mette" not in str(row)
    assert town.rows(invitations)[0].name is None


def test_a_no_forgets_the_name(town: Town) -> None:
    mette = town.stranger("2001").starts(town.invitation(Role.GROUP_LEADER, "Mette"))
    mette.presses(NO)
    assert town.rows(invitations)[0].name is None
    assert town.count(persons) == town.count(addresses) == 0


def test_a_name_that_nobody_took_up_is_forgotten_at_night(town: Town) -> None:
    town.invitation(Role.GROUP_LEADER, "Mette")
    for later, gone in ((LIVES - timedelta(days=1), 0), (timedelta(days=1), 1)):
        town.now += later
        with town.store.database.transaction() as connection:
            assert clean_up(connection, town.now)["names"] == gone


def test_a_citizen_becomes_a_leader_as_well_and_keeps_everything(town: Town) -> None:
    sara = town.citizen()
    sara.says("gå en tur på fredag").presses("Gem")
    person_id = sara.person_id
    sara.starts(town.invitation(Role.GROUP_LEADER, "Sara")).presses(YES)
    assert sara.person_id == person_id
    assert roles_in(town) == ["citizen", "group-leader"]
    assert called(town, sara) == "Sara"
    assert "gå en tur" in sara.says("mine").last
    assert town.count(consents) == 2


def test_a_leader_becomes_a_citizen_as_well_and_keeps_the_name(town: Town) -> None:
    mette = town.leader()
    mette.says(town.invitation()).presses(YES)
    assert roles_in(town) == ["citizen", "group-leader"]
    assert called(town, mette) == "Mette"
    assert "»gå en tur«" in mette.says("gå en tur på fredag").last


def test_a_no_to_a_further_role_forgets_nobody(town: Town) -> None:
    sara = town.citizen()
    sara.starts(town.invitation(Role.GROUP_LEADER, "Sara")).presses(NO)
    assert roles_in(town) == ["citizen"]
    assert "Alt er, som det var" in sara.last
    assert town.count(addresses) == town.count(persons) == 1


def test_a_yes_to_a_further_role_that_comes_too_late_is_answered_kindly(town: Town) -> None:
    sara, ida = town.citizen("1001"), town.citizen("1002")
    code = town.invitation(Role.GROUP_LEADER, "Sara")
    sara.starts(code)
    ida.starts(code).presses(YES)
    sara.presses(YES)
    assert "gælder ikke mere" in sara.last
    assert roles_in(town) == ["citizen", "citizen", "group-leader"]


def test_wrong_codes_slow_down_who_is_in_already(town: Town) -> None:
    sara = town.citizen()
    for _guess in range(FREE_TRIES):
        assert "Den kode kender jeg ikke" in sara.says("2222-2222-2222").last
    assert "Vent lidt" in sara.says(town.invitation(Role.GROUP_LEADER, "Sara")).last
    town.later(minutes=1)
    sara.says(town.invitation(Role.GROUP_LEADER, "Sara")).presses(YES)
    assert town.rows(addresses)[0].wrong_codes == 0
    assert roles_in(town) == ["citizen", "group-leader"]


def menus(town: Town, someone: Someone, label: str) -> list[Menu]:
    """The menus that go to someone's phone when they press this button."""
    someone.posts({"kind": "pressed", "token": someone.button(label).token})
    town.handle()
    parcels: list[outbox.Parcel] = []
    while taken := town.lease():
        parcels += taken
        for parcel in taken:
            town.deliver(parcel)
    return [parcel.outgoing for parcel in parcels if isinstance(parcel.outgoing, Menu)]


def test_the_menu_is_that_of_all_their_roles(town: Town) -> None:
    sara = town.citizen()
    sara.starts(town.invitation(Role.GROUP_LEADER, "Sara"))
    assert menus(town, sara, YES) == [Menu("da", frozenset((Role.CITIZEN, Role.GROUP_LEADER)))]
    sara.says("indstillinger").presses("Sprog")
    assert menus(town, sara, "English") == [Menu("en", frozenset((Role.CITIZEN, Role.GROUP_LEADER)))]
