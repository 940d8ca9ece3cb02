"""The report on sub-goals: what was told of some days, with the pulse of the same days and the names of units."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from medspil.conversations.facts import Facts
from medspil.conversations.goal_report import GoalReport
from medspil.conversations.goal_report_talk import LAST_MONTH, LAST_YEAR, THIS_YEAR, GoalReportFacts
from medspil.conversations.group_report import Known
from medspil.domain.goal_events import month_of
from medspil.domain.goal_totals import within
from medspil.storage import figures, goal_counts
from medspil.storage.store import Store

if TYPE_CHECKING:
    from medspil.storage.circle_facts import Around


def report_on(connection: Connection, store: Store, first_day: date, last_day: date, today: date) -> GoalReport:
    """What was told of these days, both in it."""
    return GoalReport(
        within(goal_counts.blocks(connection, first_day, last_day), first_day, last_day),
        figures.figures(connection, store, first_day, last_day, today).pulse,
        Known(figures.names(connection, store), store.questionnaires),
        goal_counts.told_until(connection),
    )


def asked_for(
    connection: Connection, store: Store, which: str | None, today: date
) -> tuple[GoalReport | None, tuple[str, ...]]:
    """The report on the days of a button, or the newest year of which there is something; and the other days there are.

    None where nothing is told yet.
    """
    told_until = goal_counts.told_until(connection)
    if told_until is None:
        return None, ()
    days = _days(told_until, today)
    there = [name for name, (first, last) in days.items() if goal_counts.is_told(connection, first, last)]
    if which not in there:
        which = next((name for name in (THIS_YEAR, LAST_YEAR) if name in there), None) or next(iter(days))
    return report_on(connection, store, *days[which], today), tuple(name for name in there if name != which)


def _days(told_until: date, today: date) -> dict[str, tuple[date, date]]:
    """The days of each button: the last month that was told, and the years until then."""
    found = {LAST_MONTH: (month_of(told_until), told_until)}
    for name, year in ((THIS_YEAR, today.year), (LAST_YEAR, today.year - 1)):
        if date(year, 1, 1) <= told_until:
            found[name] = (date(year, 1, 1), min(told_until, date(year, 12, 31)))
    return found


def _figures(around: "Around") -> GoalReportFacts:
    told, others = asked_for(around.connection, around.store, around.opening.argument, around.today)
    return GoalReportFacts(*around.basics, told=told, other_days=others)


READ: Mapping[type[Facts], Callable[["Around"], Facts]] = {GoalReportFacts: _figures}
"""How the facts are read."""
