"""Proposals, cheers and companions as they are remembered: what goes to and fro between a citizen and those beside."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.companions import Cheer, Companion, due_beside
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.domain.sub_goals import SubGoal
from medspil.storage import agenda
from medspil.storage.store import Store, new_id
from medspil.storage.tables import agenda as agenda_rows
from medspil.storage.tables import cheers, companions, links, persons, proposals

_WHAT, _NAME = "proposals.what", "persons.name"

CHEERS_READ = timedelta(days=2)
"""So far back cheers are looked at to see whether one was sent today already."""

_PROPOSALS = select(proposals, persons.c.name.label("from_name")).join(persons, persons.c.id == proposals.c.from_id)
_CHEERS = select(cheers, persons.c.name.label("from_name")).join(persons, persons.c.id == cheers.c.from_id)
_COMPANIONS = (
    select(companions, links.c.other_id, links.c.citizen_id, persons.c.name.label("from_name"))
    .join(links, links.c.id == companions.c.link_id)
    .join(persons, persons.c.id == links.c.other_id)
)


def propose(
    connection: Connection,
    store: Store,
    citizen_id: str,
    from_id: str,
    what: str | None,
    day: date | None,
    sub_goal_id: str | None,
    now: datetime,
) -> str:
    """A new proposal; returns its id."""
    proposal_id = new_id()
    connection.execute(
        insert(proposals).values(
            id=proposal_id,
            person_id=citizen_id,
            from_id=from_id,
            sub_goal_id=sub_goal_id,
            what=None if what is None else store.vault.seal(_WHAT, what),
            day=day,
            made_at=now,
        )
    )
    return proposal_id


def proposals_to(connection: Connection, store: Store, citizen_id: str) -> tuple[Proposal, ...]:
    """All that was proposed to a citizen, the oldest first."""
    rows = connection.execute(
        _PROPOSALS.where(proposals.c.person_id == citizen_id).order_by(proposals.c.made_at, proposals.c.id)
    )
    return tuple(_proposal(store, row) for row in rows)


def proposals_from(connection: Connection, store: Store, from_id: str) -> tuple[tuple[str, Proposal], ...]:
    """All that somebody has proposed, the oldest first, each with the id of the citizen."""
    rows = connection.execute(
        _PROPOSALS.where(proposals.c.from_id == from_id).order_by(proposals.c.made_at, proposals.c.id)
    )
    return tuple((row.person_id, _proposal(store, row)) for row in rows)


def proposal(connection: Connection, store: Store, proposal_id: str) -> tuple[str, Proposal] | None:
    """To whom something was proposed, and what."""
    row = connection.execute(_PROPOSALS.where(proposals.c.id == proposal_id)).first()
    return None if row is None else (row.person_id, _proposal(store, row))


def answer(connection: Connection, proposal_id: str, citizen_id: str, said: ProposalAnswer, now: datetime) -> bool:
    """Keeps the citizen's answer; False where it is not theirs, or was answered before."""
    mine = (proposals.c.id == proposal_id) & (proposals.c.person_id == citizen_id) & proposals.c.answered_at.is_(None)
    answered = update(proposals).where(mine).values(answered_at=now, answer=said)
    return connection.execute(answered).rowcount == 1


def cheer(connection: Connection, citizen_id: str, from_id: str, sub_goal_id: str, words: str, now: datetime) -> str:
    """A new cheer; returns its id."""
    cheer_id = new_id()
    connection.execute(
        insert(cheers).values(
            id=cheer_id, person_id=citizen_id, from_id=from_id, sub_goal_id=sub_goal_id, words=words, at=now
        )
    )
    return cheer_id


def cheers_to(connection: Connection, store: Store, citizen_id: str) -> tuple[Cheer, ...]:
    """All cheers a citizen got, the oldest first."""
    return _cheers(connection, store, _CHEERS.where(cheers.c.person_id == citizen_id))


def cheers_from(connection: Connection, store: Store, from_id: str, now: datetime) -> tuple[Cheer, ...]:
    """The cheers somebody sent of late."""
    return _cheers(connection, store, _CHEERS.where(cheers.c.from_id == from_id, cheers.c.at > now - CHEERS_READ))


def one_cheer(connection: Connection, store: Store, cheer_id: str) -> tuple[str, str, Cheer] | None:
    """Who got a cheer, who sent it, and the cheer."""
    row = connection.execute(_CHEERS.where(cheers.c.id == cheer_id)).first()
    return None if row is None else (row.person_id, row.from_id, _cheer(store, row))


def ask_along(connection: Connection, sub_goal_id: str, link_id: str, remind: bool, now: datetime) -> str:
    """Somebody is asked along, or asked anew; returns the id."""
    before = (companions.c.sub_goal_id == sub_goal_id) & (companions.c.link_id == link_id)
    connection.execute(delete(companions).where(before))
    companion_id = new_id()
    connection.execute(
        insert(companions).values(
            id=companion_id, sub_goal_id=sub_goal_id, link_id=link_id, asked_at=now, remind=remind
        )
    )
    return companion_id


def answer_along(connection: Connection, companion_id: str, yes: bool, remind_me: bool, now: datetime) -> None:
    """Keeps what the one who is asked along says."""
    connection.execute(
        update(companions)
        .where(companions.c.id == companion_id)
        .values(answer="yes" if yes else "no", answered_at=now, remind_me=remind_me)
    )


def companions_of(connection: Connection, store: Store, citizen_id: str) -> tuple[Companion, ...]:
    """All whom a citizen has asked along."""
    rows = connection.execute(_COMPANIONS.where(links.c.citizen_id == citizen_id).order_by(companions.c.asked_at))
    return tuple(_companion(store, row) for row in rows)


def asked_along(connection: Connection, store: Store, other_id: str) -> tuple[Companion, ...]:
    """Where somebody is asked along."""
    rows = connection.execute(_COMPANIONS.where(links.c.other_id == other_id).order_by(companions.c.asked_at))
    return tuple(_companion(store, row) for row in rows)


def companion(connection: Connection, store: Store, companion_id: str) -> Companion | None:
    """The one with this id."""
    row = connection.execute(_COMPANIONS.where(companions.c.id == companion_id)).first()
    return None if row is None else _companion(store, row)


def plan_beside(connection: Connection, store: Store, sub_goal: SubGoal, zone: ZoneInfo, now: datetime) -> None:
    """The reminders of those who go along are planned anew, so that they move with the sub-goal and end with it.

    `zone` is the citizen's. One that has fallen due and waits stays, as long as it is still the same one.
    """
    due = due_beside(sub_goal.draft, zone)
    for row in connection.execute(_COMPANIONS.where(companions.c.sub_goal_id == sub_goal.id)).all():
        wanted = sub_goal.active and _companion(store, row).is_reminded
        _drop_reminders(connection, row.id, due if wanted else None, now)
        if wanted and due > now:
            agenda.add(connection, store, [Planned(AgendaKind.ALONG_REMINDER, due)], row.id, row.other_id)


def _drop_reminders(connection: Connection, companion_id: str, but: datetime | None, now: datetime) -> None:
    """Reminders at any time `but` this one (UTC) are not needed any more."""
    mine = (agenda_rows.c.subject == companion_id) & (agenda_rows.c.kind == AgendaKind.ALONG_REMINDER)
    others = mine & agenda_rows.c.done_at.is_(None)
    if but is not None:
        others &= agenda_rows.c.due_at != but
    connection.execute(update(agenda_rows).where(others).values(done_at=now, how=agenda.PLANNED_ANEW))


def _cheers(connection: Connection, store: Store, query: Select[Any]) -> tuple[Cheer, ...]:
    return tuple(_cheer(store, row) for row in connection.execute(query.order_by(cheers.c.at, cheers.c.id)))


def _proposal(store: Store, row: Row[Any]) -> Proposal:
    return Proposal(
        id=row.id,
        from_id=row.from_id,
        made_at=row.made_at,
        what=None if row.what is None else store.vault.open_text(_WHAT, row.what),
        day=row.day,
        sub_goal_id=row.sub_goal_id,
        from_name=_name(store, row),
        answer=None if row.answer is None else ProposalAnswer(row.answer),
    )


def _cheer(store: Store, row: Row[Any]) -> Cheer:
    return Cheer(row.id, row.sub_goal_id, row.words, row.at, _name(store, row))


def _companion(store: Store, row: Row[Any]) -> Companion:
    return Companion(
        id=row.id,
        sub_goal_id=row.sub_goal_id,
        link_id=row.link_id,
        asked_at=row.asked_at,
        remind=row.remind,
        answer=None if row.answer is None else row.answer == "yes",
        remind_me=row.remind_me,
        name=_name(store, row),
    )


def _name(store: Store, row: Row[Any]) -> str:
    return "" if row.from_name is None else store.vault.open_text(_NAME, row.from_name)
