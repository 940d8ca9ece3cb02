"""The agenda as it is remembered: rows with an instant, written in the transaction of the change that caused them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from medspil.domain.agenda import AgendaItem, AgendaKind, Planned, plan, plan_again
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import SubGoal, look_back_due
from medspil.storage.store import Store
from medspil.storage.tables import agenda, persons

HOUSE = "house"
"""The subject of what the house itself has on the agenda."""

SENT = "sent"
"""How something left the agenda that went out."""

PLANNED_ANEW, ANSWERED = "planned anew", "answered"
"""How something left the agenda before it went out, because of what the person decided."""


def add(connection: Connection, store: Store, planned: Sequence[Planned], subject: str, person_id: str | None) -> None:
    """Puts items on the agenda; one that stands there already, still open, is not put twice."""
    insert = sqlite.insert if store.database.is_sqlite else postgresql.insert
    for item in planned:
        row = insert(agenda).values(
            person_id=person_id, kind=item.kind, subject=subject, due_at=item.due_at, not_before=item.due_at
        )
        connection.execute(row.on_conflict_do_nothing())


def plan_anew(
    connection: Connection,
    store: Store,
    sub_goal: SubGoal,
    settings: PersonSettings,
    person_id: str,
    now: datetime,
    only_ahead: bool = False,
) -> None:
    """Takes what the sub-goal had on the agenda off it and puts on what it has now.

    A look back that has fallen due and waits stays as long as the day is the same. `only_ahead`: everything that has
    fallen due and waits stays, as when only the settings changed.
    """
    open_rows = (agenda.c.subject == sub_goal.id) & agenda.c.done_at.is_(None)
    if sub_goal.active:
        same_day = agenda.c.due_at == look_back_due(sub_goal.draft.deadline, settings.tz)
        open_rows &= ~((agenda.c.kind == AgendaKind.LOOK_BACK) & same_day)
    if only_ahead:
        open_rows &= (agenda.c.due_at > now) & (agenda.c.kind != AgendaKind.NUDGE)
    connection.execute(update(agenda).where(open_rows).values(done_at=now, how=PLANNED_ANEW))
    add(connection, store, plan(sub_goal, settings, now), sub_goal.id, person_id)


def plan_back(
    connection: Connection,
    store: Store,
    sub_goal: SubGoal,
    settings: PersonSettings,
    person_id: str,
    since: datetime,
    now: datetime,
) -> None:
    """What the sub-goal has on the agenda once a decision made at `since` is taken back."""
    rows = connection.execute(
        select(agenda.c.kind, agenda.c.due_at).where(
            agenda.c.subject == sub_goal.id,
            agenda.c.done_at.is_(None) | (agenda.c.done_at >= since) & agenda.c.how.in_((PLANNED_ANEW, ANSWERED)),
        )
    )
    unsent = tuple(Planned(AgendaKind(row.kind), row.due_at) for row in rows)
    drop_subject(connection, sub_goal.id, now)
    add(connection, store, plan_again(sub_goal, settings, now, unsent), sub_goal.id, person_id)


def drop_subject(connection: Connection, sub_goal_id: str, now: datetime) -> None:
    """Takes everything about a sub-goal off the agenda, since what put it there was taken back."""
    open_rows = (agenda.c.subject == sub_goal_id) & agenda.c.done_at.is_(None)
    connection.execute(update(agenda).where(open_rows).values(done_at=now, how="taken back"))


def drop_kind(connection: Connection, kind: AgendaKind, subject: str, now: datetime) -> None:
    """Takes what stands there of this kind about a subject off the agenda, since it is planned anew."""
    open_rows = (agenda.c.kind == kind) & (agenda.c.subject == subject) & agenda.c.done_at.is_(None)
    connection.execute(update(agenda).where(open_rows).values(done_at=now, how=PLANNED_ANEW))


def drop_for(connection: Connection, person_id: str, now: datetime, how: str) -> None:
    """Takes everything of a person off the agenda."""
    connection.execute(
        update(agenda).where(agenda.c.person_id == person_id, agenda.c.done_at.is_(None)).values(done_at=now, how=how)
    )


def claim_person(connection: Connection, now: datetime) -> str | None:
    """The person for whom something is due the longest; their row stays locked until the end of the transaction."""
    return connection.scalar(
        select(persons.c.id)
        .join(agenda, agenda.c.person_id == persons.c.id)
        .where(agenda.c.done_at.is_(None), agenda.c.not_before <= now)
        .order_by(agenda.c.not_before)
        .limit(1)
        .with_for_update(of=persons, skip_locked=True, key_share=True)
    )


def due(connection: Connection, person_id: str | None, now: datetime) -> list[AgendaItem]:
    """What is due for a person (None: for the house), the earliest first."""
    whose = agenda.c.person_id.is_(None) if person_id is None else agenda.c.person_id == person_id
    rows = connection.execute(
        select(agenda.c.id, agenda.c.kind, agenda.c.due_at, agenda.c.subject)
        .where(whose, agenda.c.done_at.is_(None), agenda.c.not_before <= now)
        .order_by(agenda.c.due_at, agenda.c.id)
        .with_for_update(skip_locked=True, key_share=True)
    )
    return [AgendaItem(row.id, AgendaKind(row.kind), row.due_at, row.subject) for row in rows]


def done(connection: Connection, item: AgendaItem, now: datetime, how: str) -> None:
    """It has happened, or makes no sense any more; `how` says which."""
    connection.execute(update(agenda).where(agenda.c.id == item.id).values(done_at=now, how=how))


def wait(connection: Connection, item: AgendaItem, until: datetime) -> None:
    """It is looked at again at `until` (UTC)."""
    connection.execute(update(agenda).where(agenda.c.id == item.id).values(not_before=until))


def bring_forward(connection: Connection, kind: AgendaKind, subject: str, now: datetime) -> None:
    """What lies ahead of this kind, about this, falls due at `now`."""
    ahead = (agenda.c.kind == kind) & (agenda.c.subject == subject) & agenda.c.done_at.is_(None)
    connection.execute(update(agenda).where(ahead, agenda.c.not_before > now).values(not_before=now))


def put_off(connection: Connection, person_id: str, now: datetime, until: datetime) -> None:
    """Everything that is due for a person now is looked at again at `until` (UTC)."""
    connection.execute(
        update(agenda)
        .where(agenda.c.person_id == person_id, agenda.c.done_at.is_(None), agenda.c.not_before <= now)
        .values(not_before=until)
    )


def drop_answered(connection: Connection, sub_goal_id: str, now: datetime) -> None:
    """A look back was given: one that waits, and its nudge, are not needed any more; what lies ahead stays."""
    asked = agenda.c.kind.in_((AgendaKind.LOOK_BACK, AgendaKind.NUDGE))
    reached = (agenda.c.kind == AgendaKind.NUDGE) | (agenda.c.due_at <= now)
    connection.execute(
        update(agenda)
        .where(agenda.c.subject == sub_goal_id, agenda.c.done_at.is_(None), asked, reached)
        .values(done_at=now, how=ANSWERED)
    )


def look_again(connection: Connection, person_id: str) -> None:
    """The person wants it otherwise: what waited under the old wishes is looked at anew."""
    connection.execute(
        update(agenda)
        .where(agenda.c.person_id == person_id, agenda.c.done_at.is_(None))
        .values(not_before=agenda.c.due_at)
    )
