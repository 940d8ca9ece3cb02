"""What became of everything: what people did, held against the database, and the outbox against the phones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from medspil.domain.agenda import AgendaKind
from medspil.domain.persons import Channel, QuietHours
from medspil.sandbox.telegram import PretendTelegram
from medspil.storage import addresses, audit, people, sub_goals
from medspil.storage.store import Store
from medspil.storage.tables import agenda, decisions, inbox, outbox
from tests.prove.citizens import Citizen

TAKEN_CARE_OF = frozenset({"handled", "passed-by"})


@dataclass
class Reckoning:
    """What was found; each of `problems` is a sentence."""

    problems: list[str] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    due: int = 0

    def less(self, number: int, sentence: str) -> None:
        """Something is missing so many times."""
        if number > 0:
            self.lost += number
            self.problems.append(f"{sentence} ({number} missing)")

    def more(self, number: int, sentence: str) -> None:
        """Something is there so many times more often than it should."""
        if number > 0:
            self.twice += number
            self.problems.append(f"{sentence} ({number} too many)")

    def compare(self, found: int, meant: int, sentence: str) -> None:
        """Something must be there an exact number of times."""
        self.less(meant - found, sentence)
        self.more(found - meant, sentence)

    def hold(self, fact: bool, sentence: str) -> None:
        """Something must be so."""
        if not fact:
            self.problems.append(sentence)


def nothing_waits(store: Store, telegram: PretendTelegram, now: datetime) -> bool:
    """Whether every update is taken, everything due is done, and all is out."""
    if telegram.updates.pending:
        return False
    with store.database.transaction() as connection:
        return not any(_open_rows(connection, now).values())


def reckon(
    store: Store, telegram: PretendTelegram, first_update: int, citizens: Sequence[Citizen], now: datetime
) -> Reckoning:
    """Holds what the citizens did against what is remembered."""
    reckoning = Reckoning()
    with store.database.transaction() as connection:
        for table, number in _open_rows(connection, now).items():
            reckoning.hold(number == 0, f"{number} rows of the {table} are still open")
        _inbox(reckoning, connection, range(first_update, telegram.updates.next_id))
        for citizen in citizens:
            _citizen(reckoning, connection, store, citizen, now)
        _decisions(reckoning, connection, citizens)
        reminders = select(func.count()).where(agenda.c.person_id.is_not(None), agenda.c.how == "sent")
        reckoning.due = connection.scalar(reminders) or 0
    return reckoning


def _open_rows(connection: Connection, now: datetime) -> dict[str, int]:
    waiting = {
        "inbox": inbox.c.handled_at.is_(None),
        "outbox": outbox.c.done_at.is_(None),
        "agenda": agenda.c.done_at.is_(None) & (agenda.c.due_at <= now),
    }
    return {table: connection.scalar(select(func.count()).where(what)) or 0 for table, what in waiting.items()}


def _inbox(reckoning: Reckoning, connection: Connection, handed_out: range) -> None:
    """Every update that was handed out and confirmed is there once and taken care of."""
    found = {row.update_id: row.how for row in connection.execute(select(inbox.c.update_id, inbox.c.how))}
    missing = [number for number in handed_out if number not in found]
    reckoning.less(len(missing), "updates were confirmed and are not in the inbox")
    for how, number in Counter(str(how) for how in found.values()).items():
        reckoning.less(0 if how in TAKEN_CARE_OF else number, f"updates in the inbox are {how}")


def _citizen(reckoning: Reckoning, connection: Connection, store: Store, citizen: Citizen, now: datetime) -> None:
    name = citizen.name
    address_id = addresses.know(connection, store, Channel.TELEGRAM, str(citizen.phone.user.id), now)
    replies = connection.scalar(select(func.count()).where(outbox.c.address_id == address_id)) or 0
    if citizen.knocks:
        reckoning.compare(replies, citizen.knocks, f"{name}: replies to a stranger")
        return
    person_id = addresses.load(connection, address_id).person_id
    if person_id is None:
        reckoning.less(1, f"{name} came in and is not known")
        return
    lines = len(list(audit.about(connection, person_id)))
    reckoning.compare(lines, citizen.decided.total(), f"{name}: lines in the log")
    there = sub_goals.of_person(connection, store, person_id)
    reckoning.compare(len(there), len(citizen.sub_goals), f"{name}: sub-goals")
    for kept in citizen.sub_goals:
        found = [sub_goal for sub_goal in there if kept.words in sub_goal.draft.what]
        reckoning.compare(len(found), 1, f"{name}: »{kept.words}«")
        for sub_goal in found[:1]:
            about = f"{name}: »{kept.words}«"
            reckoning.compare(sub_goal.version, kept.version, f"{about}: changes")
            reckoning.compare(len(sub_goal.check_ins), kept.check_ins, f"{about}: check-ins")
            reckoning.hold(sub_goal.status is kept.status, f"{about} is {sub_goal.status}, not {kept.status}")
            if kept.weeks_ahead is not None:
                day = citizen.day_in(kept.weeks_ahead)
                reckoning.hold(sub_goal.draft.deadline.day == day, f"{about}: the day is not {day}")
            if (due := citizen.wishes.due.get(kept.words)) is not None:
                _reminder(reckoning, connection, sub_goal.id, due, about)
                reckoning.less(kept.words not in citizen.wishes.arrived, f"{about}: the reminder on the phone")
    if citizen.quiet_hours is not None:
        row = people.lock(connection, person_id)
        assert row is not None
        start, end = citizen.quiet_hours
        quiet: QuietHours = people.settings_of(row).quiet
        reckoning.hold((quiet.start.hour, quiet.end.hour) == (start, end), f"{name}: the quiet hours are others")


def _reminder(reckoning: Reckoning, connection: Connection, sub_goal_id: str, due: datetime, about: str) -> None:
    went_out = select(func.count()).where(
        agenda.c.subject == sub_goal_id,
        agenda.c.kind == AgendaKind.REMINDER,
        agenda.c.due_at == due,
        agenda.c.how == "sent",
    )
    reckoning.compare(connection.scalar(went_out) or 0, 1, f"{about}: reminders that went out")


def _decisions(reckoning: Reckoning, connection: Connection, citizens: Sequence[Citizen]) -> None:
    meant: Counter[str] = sum((citizen.decided for citizen in citizens), Counter())
    rows = connection.execute(select(decisions.c.kind, func.count().label("number")).group_by(decisions.c.kind))
    found = Counter({row.kind: row.number for row in rows})
    for kind in meant | found:
        reckoning.compare(found[kind], meant[kind], f"decisions: {kind}")
