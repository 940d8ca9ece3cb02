"""A town with many who work here and many more citizens: one of each made as the bot makes them, the others copies."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from medspil.domain.agenda import AgendaKind
from medspil.domain.helping import HelpHow
from medspil.domain.links import LinkKind
from medspil.domain.persons import Channel, PersonSettings, Role
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status, SubGoalDraft
from medspil.storage import addresses, people
from medspil.storage import sub_goals as remembered
from medspil.storage.store import Store, new_id
from medspil.storage.tables import addresses as addresses_table
from medspil.storage.tables import agenda, check_ins, help_wishes, links, persons, roles, shares, sub_goals

MONDAY = datetime(2026, 11, 30, 7, tzinfo=UTC)
"""Eight in the morning in Copenhagen."""

BATCH = 500
"""So many of the staff move in at once."""

ONE_IN = 10
"""One citizen in so many wants help."""


@dataclass(frozen=True)
class Size:
    """How many work here, and how many citizens each has beside them; each citizen shares three sub-goals."""

    staff: int
    citizens_each: int

    @property
    def sub_goals(self) -> int:
        """All that are shared."""
        return self.staff * self.citizens_each * len(_SUB_GOALS)


_SUB_GOALS = (
    {"status": Status.ACTIVE, "day": date(2026, 12, 2), "made_at": MONDAY - timedelta(days=20)},
    {
        "status": Status.REACHED,
        "day": date(2026, 11, 26),
        "made_at": MONDAY - timedelta(days=30),
        "ended_at": MONDAY - timedelta(days=3),
    },
    {"status": Status.ACTIVE, "day": date(2026, 12, 24), "made_at": MONDAY - timedelta(days=40)},
)
"""One that is coming, one that was reached, and one that goes on."""


def fill(store: Store, size: Size) -> None:
    """They move in, and each digest falls due on MONDAY."""
    with store.database.transaction() as connection:
        pattern = _pattern(connection, store)
    for first in range(0, size.staff, BATCH):
        with store.database.transaction() as connection:
            _move_in(connection, pattern, min(BATCH, size.staff - first), size.citizens_each, first)


@dataclass(frozen=True)
class _Pattern:
    """The rows of one who works here, of a citizen, and of a sub-goal."""

    staff: dict[str, Any]
    address: dict[str, Any]
    citizen: dict[str, Any]
    sub_goal: dict[str, Any]


def _pattern(connection: Connection, store: Store) -> _Pattern:
    earlier = MONDAY - timedelta(days=90)
    staff_id = people.make(connection, PersonSettings(), Role.GROUP_LEADER, earlier)
    people.change_name(connection, store, staff_id, "Mette")
    citizen_id = people.make(connection, PersonSettings(), Role.CITIZEN, earlier)
    people.change_name(connection, store, citizen_id, "Sara")
    address_id = addresses.know(connection, store, Channel.TELEGRAM, "1001", earlier)
    draft = SubGoalDraft("gå en tur om søen", Deadline(date(2026, 12, 2)), Rung.SELF, area=LifeArea.BODY_AND_HEALTH)
    remembered.add(connection, store, citizen_id, draft, earlier)
    found = _Pattern(
        _row(connection, persons, persons.c.id == staff_id),
        _row(connection, addresses_table, addresses_table.c.id == address_id),
        _row(connection, persons, persons.c.id == citizen_id),
        _row(connection, sub_goals, sub_goals.c.person_id == citizen_id),
    )
    del found.address["id"]
    # A digest says nothing to one who has not proven who they are: that would be no work to measure.
    found.address["proven_at"] = MONDAY
    return found


def _row(connection: Connection, table: Table, which: Any) -> dict[str, Any]:
    return dict(connection.execute(select(table).where(which)).one()._mapping)


def _move_in(connection: Connection, pattern: _Pattern, count: int, citizens_each: int, first: int) -> None:
    earlier = MONDAY - timedelta(days=60)
    staff = [new_id() for _ in range(count)]
    pairs = [(who, new_id(), new_id()) for who in staff for _ in range(citizens_each)]
    goals = [(citizen, new_id(), kind) for _who, citizen, _link in pairs for kind in _SUB_GOALS]
    put: list[tuple[Table, list[dict[str, Any]]]] = [
        (persons, [pattern.staff | {"id": who} for who in staff]),
        (persons, [pattern.citizen | {"id": citizen} for _who, citizen, _link in pairs]),
        (roles, [{"person_id": who, "role": Role.CONTACT_PERSON, "since": earlier} for who in staff]),
        (roles, [{"person_id": citizen, "role": Role.CITIZEN, "since": earlier} for _who, citizen, _link in pairs]),
        (addresses_table, [pattern.address | {"person_id": who, "lookup": os.urandom(32)} for who in staff]),
        (
            links,
            [
                {
                    "id": link,
                    "citizen_id": citizen,
                    "other_id": who,
                    "kind": LinkKind.CONTACT_PERSON,
                    "since": earlier,
                    "accepted_at": earlier,
                }
                for who, citizen, link in pairs
            ],
        ),
        (shares, [{"link_id": link, "sub_goal_id": None, "since": earlier} for _who, _citizen, link in pairs]),
        (sub_goals, [pattern.sub_goal | {"id": own, "person_id": whose} | kind for whose, own, kind in goals]),
        (
            check_ins,
            [
                {
                    "sub_goal_id": own,
                    "talk_id": new_id(),
                    "at": MONDAY - timedelta(days=2),
                    "outcome": Outcome.GOES_ON,
                    "progress": 6,
                }
                for _whose, own, kind in goals
                if kind is _SUB_GOALS[-1]
            ],
        ),
        (
            help_wishes,
            [
                {"id": new_id(), "person_id": citizen, "how": HelpHow.CALL, "wished_at": MONDAY - timedelta(days=1)}
                for _who, citizen, _link in pairs[::ONE_IN]
            ],
        ),
        (
            agenda,
            [
                {"person_id": who, "kind": AgendaKind.DIGEST, "subject": who, "due_at": MONDAY, "not_before": MONDAY}
                for who in staff
            ],
        ),
    ]
    for table, rows in put:
        connection.execute(insert(table), rows)
