"""Forgetting someone who was in a group, and what they can see of it before: on both databases."""

import json
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import Connection, ForeignKey, LargeBinary, Table

from medspil.conversations.facts import MyDataFacts
from medspil.conversations.messages import Document
from medspil.domain.courses import Paragraph
from medspil.domain.decisions import ForgetMe, LookBack
from medspil.domain.group_decisions import (
    CannotCome,
    FinishAnswers,
    GiveAnswer,
    NewStatusMeeting,
    NoteSupport,
    WriteBack,
)
from medspil.domain.links import LinkKind
from medspil.domain.persons import Role
from medspil.domain.sub_goals import Aim, AimKind, Outcome
from medspil.storage import courses as courses_of
from medspil.storage import interviews, links, tables
from medspil.storage import places as places_of
from medspil.storage.store import new_id
from medspil.storage.tables import agenda, answers, attendances, courses, metadata, places, responses, sessions
from tests.storage.test_applying import decide as do
from tests.storage.test_applying import new
from tests.storage.test_groups import (
    FREJA,
    Group,
    after_first_session,
    asked_of,
    decide,
    facts_of,
    group,
    leader,
    member,
)
from tests.storage.town import Someone, Town

__all__ = ["group", "leader"]

MARK = "hyldebaersuppe"
WISHES = replace(FREJA, name=f"Freja {MARK}", goal=f"spise {MARK}")


@pytest.fixture
def freja(group: Group, town: Town) -> Someone:
    """A citizen of whom there is something in every table about groups that a citizen can be in."""
    citizen = town.citizen("3001")
    place = group.joined_by(citizen, WISHES)
    second = group.course.sessions[1].id
    mine = next(a for a in member(citizen).memberships[0].attendances if a.session_id == second)
    decide(citizen, CannotCome(mine.id))
    decide(citizen, NewStatusMeeting(date(2026, 12, 10)))
    decide(group.leader, NoteSupport(place, 3))
    after_first_session(group, [place])
    response = asked_of(group, citizen)[0]
    decide(citizen, GiveAnswer(response, "together", "4"), GiveAnswer(response, "keep-or-change", f"mere {MARK}", True))
    decide(citizen, FinishAnswers(response))
    return citizen


def opened(town: Town) -> str:
    """Everything that is sealed, opened, as one text."""
    words = []
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary) and column.name != "lookup":
                sealed = [getattr(row, column.name) for row in town.rows(table)]
                purpose = f"{table.name}.{column.name}"
                words += [town.store.vault.open(purpose, value).decode(errors="replace") for value in sealed if value]
    return "\n".join(words)


def test_before_they_go_their_words_stand_there(freja: Someone, town: Town) -> None:
    """Otherwise the next test would find nothing for the wrong reason."""
    assert opened(town).count(MARK) >= 3
    assert min(town.count(table) for table in (places, attendances, responses, answers)) > 0


def test_who_goes_takes_everything_along_but_the_group(freja: Someone, group: Group, town: Town) -> None:
    person_id, held = freja.person_id, town.count(sessions)
    freja.says("slet alt om mig").presses("Slet alt")
    assert "Nu er det slettet" in freja.last
    assert (town.count(courses), town.count(sessions)) == (1, held)
    assert [town.count(table) for table in (places, attendances, answers)] == [0, 0, 0]
    assert {row.person_id for row in town.rows(responses)} == {group.leader.person_id}
    assert MARK not in opened(town)
    for table in metadata.sorted_tables:
        for row in town.rows(table):
            assert person_id not in str(row), table.name
    assert group.facts.courses[0].places == ()


def test_what_lay_ahead_for_others_about_them_comes_to_nothing(freja: Someone, group: Group, town: Town) -> None:
    freja.says("slet alt om mig").presses("Slet alt")
    heard = len(group.leader.heard)
    for _day in range(3):
        town.later(days=1)
    later = [message.text for message in group.leader.heard[heard:]]
    assert not any(MARK in text or "Freja" in text for text in later)
    ahead = town.rows(agenda, agenda.c.done_at.is_(None))
    assert not any(row.kind in ("joined", "left", "cannot-come", "support") for row in ahead)


def test_all_of_it_is_in_what_they_can_see_themselves(freja: Someone) -> None:
    facts = facts_of(freja, MyDataFacts)
    assert isinstance(facts, MyDataFacts)
    (mine,) = facts.groups
    assert (mine.course.title, mine.place.name, mine.place.goal, mine.place.support_hours) == (
        "Onsdagsgruppen",
        WISHES.name,
        WISHES.goal,
        3,
    )
    assert [a.present for a in mine.attendances][:1] == [True]
    assert [(given.question.key, given.value, given.session, given.pass_on) for given in facts.answers] == [
        ("together", "4", 1, None),
        ("keep-or-change", f"mere {MARK}", 1, True),
    ]
    assert [meeting.day for meeting in facts.meetings] == [date(2026, 12, 10)]


def test_the_file_tells_it_and_the_other_one_holds_it(freja: Someone) -> None:
    freja.says("mine data").presses("Få det som fil")
    text, machine = (m.document.body for m in freja.heard if isinstance(m.document, Document))
    for part in ("»Onsdagsgruppen«", f"mere {MARK}", WISHES.goal or "", "Statusmøder\nTorsdag 10. december"):
        assert part in text
    assert json.loads(machine)["answers"][1]["value"] == f"mere {MARK}"


def test_a_leader_who_goes_leaves_what_they_wrote_back_to_the_group(freja: Someone, group: Group, town: Town) -> None:
    decide(group.leader, WriteBack(group.course.id, None, "Vi holder en pause mere."))
    group.leader.says("slet alt om mig").presses("Slet alt")
    assert town.count(courses) == 1
    assert member(freja).memberships[0].leaders == ()
    town.later(days=1)
    assert any("Vi holder en pause mere." in message.text for message in freja.heard)


def test_who_offered_a_place_and_goes_leaves_the_place(freja: Someone, town: Town) -> None:
    offered_by = [row.offered_by for row in town.rows(places)]
    assert offered_by != [None]
    bo = town.staff("2009", Role.CONTACT_PERSON, "Bo")
    person_id = bo.person_id
    with town.store.database.transaction() as connection:
        connection.execute(places.update().values(offered_by=person_id))
    bo.says("slet alt om mig").presses("Slet alt")
    assert [row.offered_by for row in town.rows(places)] == [None]
    town.now += timedelta(days=1)
    town.settle()


def test_whoever_is_everything_here_leaves_no_row_that_leads_to_them(freja: Someone, group: Group, town: Town) -> None:
    """In each column that can name a person they are named first; a new one has to be filled here as well."""
    person_id, course_id, other_id = freja.person_id, group.course.id, town.citizen("3009").person_id
    step = new(freja, aim=Aim(AimKind.DREAM, "et sted for mig selv"))
    new(freja, aim=Aim(AimKind.GOAL, "et arbejde"))
    do(freja, LookBack(step.id, 1, Outcome.GOES_ON, 5, "det gik"))
    freja.says("nyt").says("købe mælk")
    with town.store.database.transaction() as connection:
        courses_of.add_leader(connection, course_id, person_id, town.now)
        places_of.offer(connection, course_id, Paragraph.P85, person_id, None, town.now)
        interviews.begin(connection, town.store, person_id, 1, town.now)
        interviews.begin(connection, town.store, other_id, 3, town.now)
        around(connection, town, person_id, other_id, step.id)
    named = {
        f"{key.parent.table.name}.{key.parent.name}" for table in metadata.sorted_tables for key in to_persons(table)
    }
    assert names(town, person_id) == named
    decide(freja, ForgetMe())
    assert names(town, person_id) == set()


def around(connection: Connection, town: Town, person_id: str, other_id: str, sub_goal_id: str) -> None:
    """They stand beside somebody who stands beside them, each with all that goes to and fro; and they work here."""
    now, day = town.now, {"month": date(2026, 10, 1), "unit_id": "", "paragraph": ""}
    for mine, theirs in ((person_id, other_id), (other_id, person_id)):
        links.make(connection, mine, theirs, LinkKind.CONTACT_PERSON, now)
        both = {"person_id": mine, "from_id": theirs}
        cheer = {"sub_goal_id": sub_goal_id, "words": "well-done", "at": now}
        connection.execute(tables.cheers.insert().values(id=new_id(), **both, **cheer))
        connection.execute(tables.proposals.insert().values(id=new_id(), **both, made_at=now))
        wish = {"how": "call", "wished_at": now, "seen_by": theirs, "seen_at": now}
        connection.execute(tables.help_wishes.insert().values(id=new_id(), person_id=mine, **wish))
    page = {"lookup": b"1" * 32, "page": "plan", "made_at": now, "expires_at": now}
    connection.execute(tables.page_links.insert().values(id=new_id(), person_id=person_id, **page))
    factor = {"kind": "pin", "secret": b"sealed", "made_at": now}
    connection.execute(tables.second_factors.insert().values(person_id=person_id, **factor))
    connection.execute(tables.digests.insert().values(person_id=person_id, day=0, at=time(8)))
    connection.execute(tables.emails.insert().values(person_id=person_id, made_at=now, not_before=now))
    untold = {"base": "all", "variable": "set", **day}
    connection.execute(tables.goal_untold.insert().values(person_id=person_id, **untold))


def to_persons(table: Table) -> list[ForeignKey]:
    return [key for key in table.foreign_keys if key.column.table.name == "persons"]


def names(town: Town, person_id: str) -> set[str]:
    """The columns in which this person is named."""
    return {
        f"{table.name}.{key.parent.name}"
        for table in metadata.sorted_tables
        for key in to_persons(table)
        if town.count(table, key.parent == person_id)
    }
