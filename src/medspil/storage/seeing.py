"""Seeing: the only reader of a citizen's data for anybody else. So many queries for one citizen as for a hundred."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from medspil.domain.helping import HelpHow, HelpReply, HelpWish
from medspil.domain.links import CARERS, HELPS, Link
from medspil.domain.local_time import local_day
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status
from medspil.storage import names
from medspil.storage.links import link, open_on
from medspil.storage.store import Store
from medspil.storage.tables import (
    check_ins,
    help_wishes,
    links,
    persons,
    shares,
    status_meetings,
    sub_goals,
    units,
)

WISHES_SHOWN = timedelta(days=14)
"""So long a wish for help that was seen is still shown."""


def seen_by(connection: Connection, store: Store, viewer_id: str, now: datetime) -> tuple[CitizenSeen, ...]:
    """All citizens beside whom this person stands, each with what they may see of them at `now` (UTC)."""
    return _seen(connection, store, links.c.other_id == viewer_id, now)


def seen_through(connection: Connection, store: Store, link_id: str, now: datetime) -> CitizenSeen | None:
    """What is seen through one link; None where it is not open."""
    return next(iter(_seen(connection, store, links.c.id == link_id, now)), None)


def _seen(connection: Connection, store: Store, which: Any, now: datetime) -> tuple[CitizenSeen, ...]:
    today = local_day(now, store.defaults.tz)
    which = and_(which, open_on(today))
    found = _links(connection, store, which)
    if not found:
        return ()
    shared = _shared(connection, store, which)
    wishes = _wishes(connection, which, now)
    meetings = _meetings(connection, which, today)
    seen = []
    for one, name in found:
        visible = tuple(shared[one.id])
        known = {sub_goal.id for sub_goal in visible}
        seen.append(
            CitizenSeen(
                one,
                name,
                visible,
                tuple(_wish(store, row, known) for row in wishes[one.id]) if one.hears_of_help(today) else (),
                meetings.get(one.id),
            )
        )
    return tuple(seen)


def _links(connection: Connection, store: Store, which: Any) -> list[tuple[Link, str]]:
    other = persons.alias("other")
    rows = connection.execute(
        select(
            links,
            other.c.name.label("other_name"),
            units.c.name.label("service"),
            persons.c.name.label("citizen_name"),
        )
        .join(persons, persons.c.id == links.c.citizen_id)
        .join(other, other.c.id == links.c.other_id)
        .outerjoin(units, units.c.id == other.c.unit_id)
        .where(which)
        .order_by(links.c.since, links.c.id)
    )
    named = []
    for row in rows:
        name = names.opened(store, row.citizen_name)
        named.append((link(store, row), name))
    return named


def through(which: Any) -> Any:
    """Sub-goals through accepted links and what is shared with them."""
    return (
        links.join(sub_goals, sub_goals.c.person_id == links.c.citizen_id),
        and_(
            which,
            links.c.accepted_at.is_not(None),
            select(shares.c.id)
            .where(
                shares.c.link_id == links.c.id,
                or_(shares.c.sub_goal_id.is_(None), shares.c.sub_goal_id == sub_goals.c.id),
            )
            .exists(),
        ),
    )


def _shared(connection: Connection, store: Store, which: Any) -> dict[str, list[SharedSubGoal]]:
    joined, visible = through(which)
    steps = defaultdict(list)
    told = (
        select(
            links.c.id.label("link_id"),
            check_ins.c.sub_goal_id,
            check_ins.c.at,
            check_ins.c.outcome,
            check_ins.c.progress,
        )
        .select_from(joined.join(check_ins, check_ins.c.sub_goal_id == sub_goals.c.id))
        .where(visible)
        .order_by(check_ins.c.id)
    )
    for row in connection.execute(told):
        steps[row.link_id, row.sub_goal_id].append(Step(row.at, Outcome(row.outcome), row.progress))
    # Named one by one: what is not shown is not even read.
    columns = [
        sub_goals.c[name]
        for name in (
            "id", "version", "what", "helper", "rung", "day", "at", "area", "status", "made_at", "ended_at",
            "help_wanted_at",
        )
    ]  # fmt: skip
    rows = connection.execute(
        select(links.c.id.label("link_id"), *columns)
        .select_from(joined)
        .where(visible)
        .order_by(sub_goals.c.made_at, sub_goals.c.id)
    )
    of_link = defaultdict(list)
    for row in rows:
        of_link[row.link_id].append(_sub_goal(store, row, tuple(steps[row.link_id, row.id])))
    return of_link


def _sub_goal(store: Store, row: Any, steps: tuple[Step, ...]) -> SharedSubGoal:
    return SharedSubGoal(
        row.id,
        row.version,
        store.vault.open_text("sub_goals.what", row.what),
        Deadline(row.day, row.at),
        Rung(row.rung),
        None if row.helper is None else store.vault.open_text("sub_goals.helper", row.helper),
        None if row.area is None else LifeArea(row.area),
        Status(row.status),
        row.made_at,
        row.ended_at,
        row.help_wanted_at,
        steps,
    )


def _wishes(connection: Connection, which: Any, now: datetime) -> dict[str, list[Row[Any]]]:
    by = persons.alias("by")
    rows = connection.execute(
        select(links.c.id.label("link_id"), help_wishes, by.c.name.label("by"))
        .select_from(links.join(help_wishes, help_wishes.c.person_id == links.c.citizen_id))
        .outerjoin(by, by.c.id == help_wishes.c.seen_by)
        .where(
            which,
            links.c.kind.in_(HELPS),
            help_wishes.c.withdrawn_at.is_(None),
            or_(help_wishes.c.seen_at.is_(None), help_wishes.c.seen_at > now - WISHES_SHOWN),
        )
        .order_by(help_wishes.c.wished_at, help_wishes.c.id)
    )
    of_link = defaultdict(list)
    for row in rows:
        of_link[row.link_id].append(row)
    return of_link


def _wish(store: Store, row: Row[Any], known: set[str]) -> HelpWish:
    return HelpWish(
        row.id,
        HelpHow(row.how),
        row.wished_at,
        row.sub_goal_id if row.sub_goal_id in known else None,
        row.seen_at,
        names.opened(store, row.by),
        reply=None if row.reply is None else HelpReply(row.reply),
    )


def _meetings(connection: Connection, which: Any, today: date) -> dict[str, date]:
    rows = connection.execute(
        select(links.c.id, status_meetings.c.day)
        .select_from(links.join(status_meetings, status_meetings.c.link_id == links.c.id))
        .where(which, links.c.accepted_at.is_not(None), links.c.kind.in_(CARERS), _ahead(today))
        .order_by(status_meetings.c.day.desc())
    )
    return {row.id: row.day for row in rows}


def _ahead(today: date) -> Any:
    """The condition that a meeting is today or later, and nobody has called it off."""
    return and_(status_meetings.c.day >= today, status_meetings.c.called_off_at.is_(None))
