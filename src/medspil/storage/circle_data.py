"""All that is kept of a person and those around them, for the copy of their data that they ask for."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from medspil.conversations.circle_data import CircleData, KeptOfStaff, KeptWish
from medspil.domain.companions import Cheer, Companion
from medspil.domain.helping import HelpHow, HelpReply
from medspil.domain.proposals import Proposal, ProposalAnswer
from medspil.storage import audit, links, names, shares, units
from medspil.storage.store import Store
from medspil.storage.tables import (
    cheers,
    companions,
    digests,
    help_wishes,
    persons,
    proposals,
    second_factors,
    sub_goals,
)
from medspil.storage.tables import links as link_rows


def of_citizen(connection: Connection, store: Store, row: Row[Any]) -> CircleData:
    """All that is kept of a citizen and those around them, the oldest first."""
    return CircleData(
        row.paragraph or "",
        links.all_of_citizen(connection, store, row.id),
        shares.of_citizen(connection, row.id),
        audit.looks_at(connection, store, row.id),
        _wishes(connection, store, row.id),
        _proposals(connection, store, proposals.c.person_id == row.id),
        _cheers(connection, store, cheers.c.person_id == row.id),
        _companions(connection, store, row.id),
    )


def of_staff(connection: Connection, store: Store, row: Row[Any]) -> KeptOfStaff:
    """What is kept of somebody because they stand beside others."""
    beside = select(func.count()).where(link_rows.c.other_id == row.id, link_rows.c.ended_at.is_(None))
    factor = connection.execute(select(second_factors).where(second_factors.c.person_id == row.id)).first()
    digest = connection.execute(select(digests).where(digests.c.person_id == row.id)).first()
    return KeptOfStaff(
        units.name_of(connection, row.unit_id),
        connection.scalar(beside) or 0,
        "" if factor is None else factor.kind,
        None if factor is None else factor.made_at,
        "" if digest is None else f"{digest.day}, {digest.at:%H:%M}",
        "" if digest is None or digest.email is None else store.vault.open_text("digests.email", digest.email),
        _proposals(connection, store, proposals.c.from_id == row.id),
        _cheers(connection, store, cheers.c.from_id == row.id),
    )


def _wishes(connection: Connection, store: Store, person_id: str) -> tuple[KeptWish, ...]:
    rows = connection.execute(
        select(help_wishes, persons.c.name)
        .outerjoin(persons, persons.c.id == help_wishes.c.seen_by)
        .where(help_wishes.c.person_id == person_id)
        .order_by(help_wishes.c.wished_at, help_wishes.c.id)
    )
    return tuple(
        KeptWish(
            HelpHow(row.how),
            row.wished_at,
            row.sub_goal_id,
            row.seen_at,
            _name(store, row),
            None if row.reply is None else HelpReply(row.reply),
            row.asked_again_at,
            row.withdrawn_at,
        )
        for row in rows
    )


def _proposals(connection: Connection, store: Store, which: Any) -> tuple[Proposal, ...]:
    rows = connection.execute(
        select(proposals, persons.c.name)
        .join(persons, persons.c.id == proposals.c.from_id)
        .where(which)
        .order_by(proposals.c.made_at, proposals.c.id)
    )
    return tuple(
        Proposal(
            row.id,
            row.from_id,
            row.made_at,
            None if row.what is None else store.vault.open_text("proposals.what", row.what),
            row.day,
            row.sub_goal_id,
            _name(store, row),
            None if row.answer is None else ProposalAnswer(row.answer),
        )
        for row in rows
    )


def _cheers(connection: Connection, store: Store, which: Any) -> tuple[Cheer, ...]:
    rows = connection.execute(
        select(cheers, persons.c.name)
        .join(persons, persons.c.id == cheers.c.from_id)
        .where(which)
        .order_by(cheers.c.at, cheers.c.id)
    )
    return tuple(Cheer(row.id, row.sub_goal_id, row.words, row.at, _name(store, row)) for row in rows)


def _companions(connection: Connection, store: Store, person_id: str) -> tuple[Companion, ...]:
    rows = connection.execute(
        select(companions, persons.c.name)
        .join(sub_goals, sub_goals.c.id == companions.c.sub_goal_id)
        .join(link_rows, link_rows.c.id == companions.c.link_id)
        .join(persons, persons.c.id == link_rows.c.other_id)
        .where(sub_goals.c.person_id == person_id)
        .order_by(companions.c.asked_at, companions.c.id)
    )
    return tuple(
        Companion(
            row.id,
            row.sub_goal_id,
            row.link_id,
            row.asked_at,
            row.remind,
            None if row.answer is None else row.answer == "yes",
            row.remind_me,
            _name(store, row),
        )
        for row in rows
    )


def _name(store: Store, row: Row[Any]) -> str:
    return names.opened(store, row.name)
