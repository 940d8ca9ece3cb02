"""Forgetting someone who works here: their name goes, their groups stay."""

from datetime import date, time

import pytest

from medspil.conversations.messages import Document
from medspil.domain.courses import CourseDraft, Paragraph
from medspil.domain.decisions import Decided, ForgetMe
from medspil.domain.group_decisions import NewCourse
from medspil.domain.persons import Role
from medspil.storage import addresses as known
from medspil.storage import applying, courses
from medspil.storage.scene import Scene
from medspil.storage.tables import addresses, audit, course_leaders, invitations, metadata, persons, roles
from medspil.storage.tables import courses as course_rows
from tests.storage.town import Someone, Town

DELETE_ALL = "Slet alt"


def decides(someone: Someone, decision: NewCourse | ForgetMe, number: int = 1) -> None:
    """Applies a decision as if it had been made in a talk."""
    town, address_id = someone.town, someone.address_id
    with town.store.database.transaction() as connection:
        scene = Scene(connection, town.store, known.load(connection, address_id), town.now)
        applying.apply(scene, Decided(f"{number:032}:0", decision))


def leading(town: Town, number: str = "2001", name: str = "Mette") -> Someone:
    """A group leader with a group."""
    leader = town.leader(number, name)
    draft = CourseDraft(
        "Mod på mere", "Bostøtten Nord", "Kulturhuset", Paragraph.P103, date(2026, 12, 1), time(13), 120, 4, 8
    )
    decides(leader, NewCourse(draft), int(number))
    return leader


def goes(someone: Someone) -> None:
    someone.says("slet alt om mig").presses(DELETE_ALL)


@pytest.mark.parametrize("role", [Role.GROUP_LEADER, Role.CONTACT_PERSON, Role.INTERVIEWER])
def test_staff_who_delete_everything_leave_one_wordless_line_and_a_used_code(town: Town, role: Role) -> None:
    someone = town.staff("2001", role, "Mette")
    goes(someone)
    assert "Nu er det slettet" in someone.last
    left = {table.name: count for table in metadata.sorted_tables if (count := town.count(table))}
    assert left == {"audit": 1, "invitations": 1}
    assert [line.what for line in town.rows(audit)] == ["someone deleted all about themselves"]
    assert [row.name for row in town.rows(invitations)] == [None]


def test_the_groups_of_a_leader_who_goes_stay_without_them(town: Town) -> None:
    mette, henrik = leading(town, "2001", "Mette"), leading(town, "2002", "Henrik")
    assert town.count(course_rows) == town.count(course_leaders) == 2
    mette_id = mette.person_id
    goes(mette)
    assert town.count(course_rows) == 2
    assert [row.person_id for row in town.rows(course_leaders)] == [henrik.person_id]
    for table in metadata.sorted_tables:
        for row in town.rows(table):
            assert mette_id not in str(row), table.name


def test_what_leaders_see_of_each_other_is_the_name(town: Town) -> None:
    leading(town)
    (course,) = town.rows(course_rows)
    with town.store.database.transaction() as connection:
        assert courses.leader_names(connection, town.store, course.id) == ("Mette",)


def test_my_data_tells_the_groups_that_they_lead(town: Town) -> None:
    mette = leading(town)
    assert "1 gruppe, du leder" in mette.says("mine data").last
    mette.presses("Få det som fil")
    (document, *_rest) = [m.document for m in mette.heard if isinstance(m.document, Document)]
    assert "»Mod på mere«" in document.body


def test_who_is_a_citizen_and_a_leader_goes_as_both(town: Town) -> None:
    sara = town.citizen()
    sara.starts(town.invitation(Role.GROUP_LEADER, "Sara")).presses("Ja, jeg vil gerne").needs_no_more_proof()
    sara.says("gå en tur på fredag").presses("Gem")
    goes(sara)
    assert [town.count(table) for table in (persons, roles, addresses)] == [0, 0, 0]
