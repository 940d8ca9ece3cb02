"""What falls due: the cost of claiming and handling an item, with a short and with a long agenda around it."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, func, insert, select

from benchmarks.bots import Medspil
from measuring.figures import Table, middle
from medspil.domain.agenda import AgendaKind
from medspil.domain.persons import Channel, PersonSettings, Role
from medspil.domain.sub_goals import Deadline, Reminder, Rung, SubGoalDraft
from medspil.scheduler.due import handle_due
from medspil.storage import addresses, people
from medspil.storage import sub_goals as remembered
from medspil.storage.store import Store, new_id
from medspil.storage.tables import addresses as addresses_table
from medspil.storage.tables import agenda, outbox, persons, sub_goals

SIZES = (1_000, 20_000)
ROWS_A_PERSON = 5
"""Of each person's rows one is open, the others are done: the reminders and look backs of earlier sub-goals."""

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
WARMING_UP, DUE = 20, 100
TICKS = 50


@dataclass
class Samples:
    """What was taken with one length of the agenda, a value a round."""

    ms_an_item: list[float] = field(default_factory=list)
    cpu_ms_an_item: list[float] = field(default_factory=list)
    ms_an_idle_tick: list[float] = field(default_factory=list)


def measure(rounds: int, tell: Callable[[str], None]) -> Table:
    """Handles DUE items in agendas of each of SIZES, in turns. Raises where one was not sent."""
    found = {size: Samples() for size in SIZES}
    for number in range(1, rounds + 1):
        for size, samples in found.items():
            tell(f"what falls due, round {number} of {rounds}: {size:,} rows")
            with TemporaryDirectory(prefix="medspil-bench-") as folder:
                store = Medspil(Path(folder)).store()
                _fill(store, size)
                _one(store, samples)
                store.database.close()
    return Table(
        "What falls due",
        ("rows in the agenda", "ms an item", "ms of processor an item", "ms a tick with nothing due"),
        [
            (
                f"{size:,}",
                middle(samples.ms_an_item, 2),
                middle(samples.cpu_ms_an_item, 2),
                middle(samples.ms_an_idle_tick, 2),
            )
            for size, samples in found.items()
        ],
        f"{DUE} reminders due at once for as many people: claimed, judged, worded, sealed into the outbox, committed; "
        f"{rounds} round(s). {ROWS_A_PERSON - 1} of {ROWS_A_PERSON} rows are done, all others lie ahead.",
        {f"{size} rows: ms an item": samples.ms_an_item for size, samples in found.items()}
        | {f"{size} rows: ms of processor an item": samples.cpu_ms_an_item for size, samples in found.items()}
        | {f"{size} rows: ms an idle tick": samples.ms_an_idle_tick for size, samples in found.items()},
    )


def _one(store: Store, samples: Samples) -> None:
    _all_due(store, NOW)
    begun, cpu_begun = time.perf_counter(), time.process_time()
    _all_due(store, NOW + timedelta(hours=1))
    samples.ms_an_item.append((time.perf_counter() - begun) / DUE * 1000)
    samples.cpu_ms_an_item.append((time.process_time() - cpu_begun) / DUE * 1000)
    begun = time.perf_counter()
    for _ in range(TICKS):
        handle_due(store, NOW + timedelta(hours=1))
    samples.ms_an_idle_tick.append((time.perf_counter() - begun) / TICKS * 1000)
    with store.database.transaction() as connection:
        put = connection.scalar(select(func.count()).select_from(outbox))
    if put != WARMING_UP + DUE:
        raise RuntimeError(f"{put} reminders were sent of {WARMING_UP + DUE}")


def _all_due(store: Store, now: datetime) -> None:
    while handle_due(store, now) > 0:
        pass


def _fill(store: Store, size: int) -> None:
    """`size` rows for people with one sub-goal each: some due now, some in an hour, the others far ahead."""
    count = size // ROWS_A_PERSON
    ahead = [NOW] * WARMING_UP + [NOW + timedelta(hours=1)] * DUE
    ahead += [NOW + timedelta(days=30, minutes=n) for n in range(count - len(ahead))]
    with store.database.transaction() as connection:
        pattern = _one_person(connection, store)
        ids = [(new_id(), new_id()) for _ in range(count - 1)]
        everyone = [(pattern.person["id"], pattern.sub_goal["id"]), *ids]
        connection.execute(insert(persons), [pattern.person | {"id": person} for person, _ in ids])
        connection.execute(
            insert(addresses_table),
            [pattern.address | {"person_id": person, "lookup": os.urandom(32)} for person, _ in ids],
        )
        connection.execute(insert(sub_goals), [pattern.sub_goal | {"id": own, "person_id": who} for who, own in ids])
        connection.execute(
            insert(agenda),
            [_row(person, own, due) for (person, own), due in zip(everyone, ahead, strict=True)],
        )
        past = [NOW - timedelta(days=days) for days in range(1, ROWS_A_PERSON)]
        connection.execute(
            insert(agenda),
            [_row(person, new_id(), due) | {"done_at": due, "how": "sent"} for person, _ in everyone for due in past],
        )


@dataclass(frozen=True)
class _Pattern:
    person: dict[str, Any]
    address: dict[str, Any]
    sub_goal: dict[str, Any]


def _one_person(connection: Connection, store: Store) -> _Pattern:
    """Someone with a sub-goal for this very day, made as the bot makes them; the others are copies of their rows."""
    person_id = people.make(connection, PersonSettings(), Role.CITIZEN, NOW)
    address_id = addresses.know(connection, store, Channel.TELEGRAM, "1001", NOW)
    addresses.give_to(connection, address_id, person_id)
    draft = SubGoalDraft(
        "gå en tur om søen", Deadline(date(2026, 11, 25)), Rung.SELF, reminder=Reminder(0, time_of_day(10))
    )
    remembered.add(connection, store, person_id, draft, NOW)
    rows = [dict(connection.execute(select(table)).one()._mapping) for table in (persons, addresses_table, sub_goals)]
    del rows[1]["id"]
    return _Pattern(*rows)


def _row(person_id: str, subject: str, due_at: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "kind": AgendaKind.REMINDER,
        "subject": subject,
        "due_at": due_at,
        "not_before": due_at,
    }
