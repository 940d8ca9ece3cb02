"""What the attacker is shown in tests/domain/ is what the database really freezes: both live the same histories."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, select

from medspil.conversations.facts import House as Facts
from medspil.domain.courses import CourseDraft, Paragraph
from medspil.domain.persons import PersonSettings, Role
from medspil.domain.questionnaires import Questionnaires
from medspil.domain.sums import Sum
from medspil.storage import closing, courses, forgetting, hearing, people, places, responses
from medspil.storage.database import Database
from medspil.storage.store import Store
from medspil.storage.sums import total
from medspil.storage.tables import sums, units
from medspil.storage.vault import Vault, new_key
from tests.domain.asked import AFTER
from tests.domain.group_life import (
    ASKED,
    END,
    Closed,
    Deleted,
    Delivered,
    Event,
    Group,
    History,
    House,
    Slot,
    Values,
    YearOver,
)
from tests.domain.histories import lives

Frozen = tuple[str | None, str | None, Sum]
"""A course, a unit and a Sum of them, by their names in the history."""


class Stored:
    """Lives a history in a database."""

    def __init__(self, connection: Connection, store: Store, history: History, values: Values) -> None:
        self.connection, self.store, self.history, self.values = connection, store, history, values
        self.now = _noon(min(day for day, _ in history.events))
        self.people: dict[str, str] = {}
        self.courses: dict[str, str] = {}
        self.waiting: dict[str, list[str]] = {}
        for group in history.groups.values():
            self._begins(group)

    def _person(self, name: str) -> str:
        if name not in self.people:
            self.people[name] = people.make(self.connection, PersonSettings(), Role.CITIZEN, self.now)
        return self.people[name]

    def _begins(self, group: Group) -> None:
        draft = CourseDraft(group.id, group.unit, "", Paragraph.P85, group.days[1], time(14), 60, len(group.days), 20)
        course = courses.add(self.connection, self.store, draft, self.now)
        self.courses[group.id] = course.id
        self.waiting[group.id] = [session.id for session in course.sessions]
        for name in sorted(group.leaders):
            courses.add_leader(self.connection, course.id, self._person(name), self.now)
        for name, paragraph in group.members.items():
            place = places.offer(self.connection, course.id, Paragraph(paragraph), None, None, self.now)
            places.change(self.connection, place, person_id=self._person(name))

    def lives(self) -> list[Frozen]:
        """All that is frozen in the end."""
        self.sessions = {group: list(ids) for group, ids in self.waiting.items()}
        for day, event in self.history.events:
            self.now = _noon(day)
            self._happens(event)
        names = {course_id: name for name, course_id in self.courses.items()}
        unit = {row.id: row.name for row in self.connection.execute(select(units))}
        rows = self.connection.execute(select(sums)).all()
        return [(names.get(row.course_id), unit.get(row.unit_id), total(row)) for row in rows]

    def _happens(self, event: Event) -> None:
        match event:
            case Slot():
                self._answers(event)
            case Delivered(group):
                hearing.hear(self.connection, self.store, self.waiting[group].pop(0), self.now)
            case Deleted(person):
                forgetting.forget(self.connection, self.people[person], self.now)
            case Closed(group):
                closing.close(self.connection, self.store, self.courses[group], self.now)
            case YearOver():
                closing.end_years(self.connection, self.store, self.now)
            case _:
                pass

    def _answers(self, slot: Slot) -> None:
        session = self.sessions[slot.group][slot.session - 1] if slot.session else None
        person, course = self.people[slot.person], self.courses[slot.group]
        closes_at = self.now + timedelta(days=5)
        response = responses.ask(
            self.connection, self.store, person, ASKED[slot.question], course, session, closes_at, self.now
        )
        responses.give(self.connection, self.store, response, slot.question, self.values[slot.number], None, self.now)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@contextmanager
def a_store(place: Path) -> Iterator[Store]:
    database = Database(f"sqlite:///{place}")
    try:
        asked = Questionnaires((AFTER, END))
        yield Store(database, Vault.from_setting(new_key()), Facts("", "", "", "", ""), PersonSettings(), asked)
    finally:
        database.close()


def _in_order(frozen: list[Frozen]) -> list[str]:
    return sorted(map(repr, frozen))


def lived(template: Path, life: tuple[History, Values]) -> list[Frozen]:
    """What a new database has frozen in the end."""
    place = template.with_name("life.db")
    shutil.copyfile(template, place)
    with a_store(place) as store, store.database.transaction() as connection:
        return Stored(connection, store, *life).lives()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=lives())
def test_the_database_freezes_what_the_attacker_is_shown(migrated_sqlite: Path, life: tuple[History, Values]) -> None:
    house = House(*life)
    house.lives()
    expected = [(placed.course, placed.unit, placed.sum) for placed in house.sums]
    assert _in_order(lived(migrated_sqlite, life)) == _in_order(expected)


def test_who_leads_one_course_is_not_counted_in_another(migrated_sqlite: Path) -> None:
    day = date(2026, 10, 1)
    members = dict.fromkeys(("mette", "p1", "p2", "p3"), "85")
    theirs = Group("a", "north", members, frozenset({"boss"}), {1: day})
    hers = Group("b", "north", {"p4": "85"}, frozenset({"mette"}), {1: day})
    slots = [(day, Slot(number, person, "a", 1, "heard")) for number, person in enumerate(members)]
    history = History({"a": theirs, "b": hers}, (*slots, (day + timedelta(days=1), Delivered("a"))))
    ((course, _unit, found),) = lived(migrated_sqlite, (history, dict.fromkeys(range(4), "5")))
    assert (course, found.people) == ("a", 3)
