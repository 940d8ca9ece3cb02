"""Seeing for a team's sums: what is shared with somebody in a unit, without words and names, each citizen once."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, select

from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.links import CARERS, HELPS, Link, LinkKind
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, Outcome, Rung, Status
from medspil.storage.links import open_on
from medspil.storage.seeing import WISHES_SHOWN, through
from medspil.storage.tables import check_ins, help_wishes, links, persons, sub_goals


def seen_by_unit(connection: Connection, unit_id: str, today: date, now: datetime) -> tuple[CitizenSeen, ...]:
    """The citizens who share something with one who works in this unit, or wish for help from one, all nameless."""
    in_unit = select(persons.c.id).where(persons.c.unit_id == unit_id)
    which = and_(links.c.other_id.in_(in_unit), links.c.kind.in_(CARERS), open_on(today))
    shared = _shared(connection, which)
    wishes = _wishes(connection, and_(which, links.c.kind.in_(HELPS)), now)
    return tuple(
        CitizenSeen(_nameless(citizen_id, now), "", tuple(shared[citizen_id]), tuple(wishes[citizen_id]))
        for citizen_id in sorted({*shared, *wishes})
    )


def _nameless(citizen_id: str, now: datetime) -> Link:
    """All links of the team to a citizen as one."""
    return Link(citizen_id, citizen_id, "", LinkKind.CONTACT_PERSON, now)


def _shared(connection: Connection, which: Any) -> dict[str, list[SharedSubGoal]]:
    joined, visible = through(which)
    mine = select(sub_goals.c.id).select_from(joined).where(visible)
    steps = defaultdict(list)
    told = select(check_ins.c.sub_goal_id, check_ins.c.at, check_ins.c.outcome).where(check_ins.c.sub_goal_id.in_(mine))
    for row in connection.execute(told):
        steps[row.sub_goal_id].append(Step(row.at, Outcome(row.outcome)))
    names = ("id", "person_id", "version", "rung", "day", "at", "status", "made_at", "ended_at")
    columns = [sub_goals.c[name] for name in names]
    of_citizen: dict[str, list[SharedSubGoal]] = defaultdict(list)
    for row in connection.execute(select(*columns).where(sub_goals.c.id.in_(mine))):
        of_citizen[row.person_id].append(
            SharedSubGoal(
                row.id, row.version, "", Deadline(row.day, row.at), Rung(row.rung), None, None, Status(row.status),
                row.made_at, row.ended_at, steps=tuple(steps[row.id]),
            )
        )  # fmt: skip
    return of_citizen


def _wishes(connection: Connection, which: Any, now: datetime) -> dict[str, list[HelpWish]]:
    beside = select(links.c.citizen_id).where(which)
    known = (help_wishes.c.seen_at.is_(None)) | (help_wishes.c.seen_at > now - WISHES_SHOWN)
    rows = connection.execute(
        select(help_wishes).where(help_wishes.c.person_id.in_(beside), help_wishes.c.withdrawn_at.is_(None), known)
    )
    of_citizen: dict[str, list[HelpWish]] = defaultdict(list)
    for row in rows:
        of_citizen[row.person_id].append(HelpWish(row.id, HelpHow(row.how), row.wished_at, seen_at=row.seen_at))
    return of_citizen
