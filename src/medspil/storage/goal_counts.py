"""The figures of sub-goals: frozen at night when a month has settled, read for reports."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, insert, or_, select
from sqlalchemy import delete as delete_from

from medspil.domain.goal_events import (
    SETTLES,
    Base,
    CountedCitizen,
    CountedLookBack,
    CountedSubGoal,
    Event,
    Place,
    all_events,
    last_day,
    month_of,
    next_month,
)
from medspil.domain.goal_figures import (
    Block,
    Cell,
    Period,
    Pooled,
    Untold,
    Whole,
    again,
    freeze,
    fresh,
    periods_after,
)
from medspil.domain.local_time import end_of_day, instant_of, local_day
from medspil.domain.persons import Role
from medspil.domain.proposals import ProposalAnswer
from medspil.domain.sub_goals import LifeArea, Outcome, Rung
from medspil.storage.store import Store
from medspil.storage.tables import (
    check_ins,
    goal_counts,
    goal_periods,
    goal_untold,
    persons,
    proposals,
    roles,
    sub_goals,
)

_MONTHS_IN_A_YEAR = 12


def blocks(connection: Connection, first_day: date = date.min, last_day: date = date.max) -> tuple[Block, ...]:
    """What was told of these days, the earliest first: what lies in them as a whole; unless said, all there is."""
    found: dict[tuple[Period, str | None, str | None, str], dict[str, Cell]] = defaultdict(dict)
    rows = select(goal_counts).where(_lies_in(first_day, last_day)).order_by(goal_counts.c.id)
    for row in connection.execute(rows):
        key = Period(row.begins, row.ends), row.unit_id, row.paragraph, row.variable
        found[key][row.category] = Cell(row._mapping["count"], row.people)
    return tuple(Block(*key, cells) for key, cells in found.items())


def is_told(connection: Connection, first_day: date, last_day: date) -> bool:
    """Whether anything was told of these days."""
    return connection.scalar(select(goal_counts.c.id).where(_lies_in(first_day, last_day)).limit(1)) is not None


def _lies_in(first_day: date, last_day: date) -> ColumnElement[bool]:
    return and_(goal_counts.c.begins >= first_day, goal_counts.c.ends <= last_day)


def told_until(connection: Connection) -> date | None:
    """The last day of the last month that is frozen."""
    found: date | None = connection.scalar(select(func.max(goal_periods.c.ends)))
    return found


def waits_of(connection: Connection, person_id: str) -> tuple[date, ...]:
    """The months of which something of this person waits to be counted together with more people."""
    theirs = select(goal_untold.c.month).where(goal_untold.c.person_id == person_id)
    return tuple(connection.scalars(theirs.distinct().order_by(goal_untold.c.month)))


def freeze_months(connection: Connection, store: Store, now: datetime) -> None:
    """Freezes every month that is over and has settled, with the quarter and the year that ended with it."""
    today = local_day(now, store.defaults.tz)
    month = _next(connection, store)
    while month is not None and last_day(month) + SETTLES < today:
        for period in periods_after(month):
            _freeze(connection, store, period, now)
        month = next_month(month)


def _next(connection: Connection, store: Store) -> date | None:
    """The first day of the first month that is not frozen; None where there is no citizen yet."""
    told = told_until(connection)
    if told is not None:
        return told + timedelta(days=1)
    first = connection.scalar(select(func.min(roles.c.since)).where(roles.c.role == Role.CITIZEN))
    return None if first is None else month_of(local_day(first, store.defaults.tz))


def _freeze(connection: Connection, store: Store, period: Period, now: datetime) -> None:
    pool = _month(connection, store, period) if len(period.months) == 1 else _rest(connection, store, period)
    told, untold = freeze(period, pool, last=len(period.months) == _MONTHS_IN_A_YEAR)
    connection.execute(delete_from(goal_untold).where(_in(period)))
    if told:
        connection.execute(insert(goal_counts), [row for block in told for row in rows_of(block)])
    # What is too little even in its year is never told, and then there is nothing to wait for.
    if untold and len(period.months) < _MONTHS_IN_A_YEAR:
        connection.execute(insert(goal_untold), [_untold_row(one) for one in untold])
    connection.execute(insert(goal_periods).values(begins=period.begins, ends=period.ends, frozen_at=now))


def _month(connection: Connection, store: Store, period: Period) -> Iterator[Pooled]:
    return fresh(all_events(_citizens(connection, store, period.begins), period.begins))


def _rest(connection: Connection, store: Store, period: Period) -> Iterator[Pooled]:
    """What waits of these months, of those who are still here."""
    waiting = [_untold(row) for row in connection.execute(select(goal_untold).where(_in(period)))]
    events: list[Event] = []
    for month in sorted({one.month for one in waiting}):
        these = persons.c.id.in_(select(goal_untold.c.person_id).where(goal_untold.c.month == month))
        events += all_events(_citizens(connection, store, month, these), month)
    told = {
        (Base(block.variable), Whole(block.period, block.unit, block.paragraph)): block.cells[""].count
        for block in blocks(connection)
        if block.variable in set(Base)
    }
    return again(events, waiting, told)


def _in(period: Period) -> ColumnElement[bool]:
    return goal_untold.c.month.between(period.begins, period.ends)


# Rows


def rows_of(block: Block) -> Iterator[dict[str, Any]]:
    """A Block as rows of the table."""
    for category, cell in block.cells.items():
        yield {
            "begins": block.period.begins,
            "ends": block.period.ends,
            "unit_id": block.unit,
            "paragraph": block.paragraph,
            "variable": str(block.variable),
            "category": str(category),
            "count": cell.count,
            "people": cell.people,
        }


def _untold_row(one: Untold) -> dict[str, Any]:
    among = one.among
    return {
        "person_id": one.person,
        "month": one.month,
        "base": str(one.base),
        "variable": str(one.variable),
        "unit_id": one.place.unit,
        "paragraph": one.place.paragraph,
        "among_begins": None if among is None else among.period.begins,
        "among_ends": None if among is None else among.period.ends,
        "among_unit_id": None if among is None else among.unit,
        "among_paragraph": None if among is None else among.paragraph,
    }


def _untold(row: Row[Any]) -> Untold:
    among = None
    if row.among_begins is not None:
        among = Whole(Period(row.among_begins, row.among_ends), row.among_unit_id, row.among_paragraph)
    place = Place(row.unit_id, row.paragraph)
    return Untold(row.person_id, row.month, place, Base(row.base), row.variable, among)


# Citizens, without a word of what they wrote


def _citizens(
    connection: Connection, store: Store, month: date, these: ColumnElement[bool] | None = None
) -> Iterator[CountedCitizen]:
    """All citizens, or `these`, with what of their sub-goals may count in this month."""
    zone = store.defaults.tz

    def day(instant: datetime) -> date:
        return local_day(instant, zone)

    mine = _of_month(month, instant_of(month, time(0), zone), end_of_day(last_day(month), zone))
    looked_back = defaultdict(list)
    of_these = select(check_ins).join(sub_goals, sub_goals.c.id == check_ins.c.sub_goal_id).where(mine)
    for row in connection.execute(_only(of_these, sub_goals.c.person_id, these).order_by(check_ins.c.id)):
        told = CountedLookBack(day(row.at), Outcome(row.outcome), row.due)
        looked_back[row.sub_goal_id].append(told)
    proposed = exists().where(
        proposals.c.person_id == sub_goals.c.person_id,
        proposals.c.answered_at == sub_goals.c.made_at,
        proposals.c.answer.in_((ProposalAnswer.ACCEPTED, ProposalAnswer.OWN_WORDS)),
    )
    found: dict[str, list[CountedSubGoal]] = defaultdict(list)
    columns = (
        sub_goals.c.id, sub_goals.c.person_id, sub_goals.c.made_at, sub_goals.c.ended_at, sub_goals.c.day,
        sub_goals.c.rung, sub_goals.c.area, sub_goals.c.confidence, sub_goals.c.importance, proposed.label("proposed"),
    )  # fmt: skip
    for row in connection.execute(_only(select(*columns).where(mine), sub_goals.c.person_id, these)):
        found[row.person_id].append(
            CountedSubGoal(
                day(row.made_at),
                row.day,
                Rung(row.rung),
                None if row.area is None else LifeArea(row.area),
                row.confidence,
                row.importance,
                bool(row.proposed),
                None if row.ended_at is None else day(row.ended_at),
                tuple(looked_back[row.id]),
            )
        )
    here = (
        select(persons.c.id, persons.c.unit_id, persons.c.paragraph, roles.c.since)
        .join(roles, and_(roles.c.person_id == persons.c.id, roles.c.role == Role.CITIZEN))
        .order_by(persons.c.id)
    )
    for row in connection.execute(_only(here, persons.c.id, these)):
        place = Place(row.unit_id or "", row.paragraph or "")
        yield CountedCitizen(row.id, place, day(row.since), tuple(found[row.id]))


def _only(statement: Any, person: ColumnElement[str], these: ColumnElement[bool] | None) -> Any:
    return statement if these is None else statement.where(person.in_(select(persons.c.id).where(these)))


def _of_month(month: date, begins: datetime, ends: datetime) -> ColumnElement[bool]:
    """Sub-goals that were under way at some time in this month, or set for a day in it."""
    days = (month, last_day(month))
    due_then = sub_goals.c.id.in_(select(check_ins.c.sub_goal_id).where(check_ins.c.due.between(*days)))
    under_way = or_(sub_goals.c.ended_at.is_(None), sub_goals.c.ended_at >= begins)
    return and_(sub_goals.c.made_at < ends, or_(under_way, sub_goals.c.day.between(*days), due_then))
