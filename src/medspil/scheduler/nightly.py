"""What the house does once a night: clean up, count what is over, look after the interviews. Each part by itself."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.domain.local_time import local_day
from medspil.storage import (
    audit_keeping,
    closing,
    forgetting,
    goal_counts,
    interviews,
    letting_go,
    links,
    pages,
    planning_digests,
    status_meetings,
)
from medspil.storage.failures import where_it_failed
from medspil.storage.store import Store

log = logging.getLogger(__name__)

Part = Callable[[Connection, Store, datetime], None]


def all_parts_done(connection: Connection, store: Store, now: datetime) -> bool:
    """Does every part, and whether all could be done. One that fails takes nothing back but its own.

    All of it may be done again: what is done already stays as it is.
    """
    waiting = [part for part in _PARTS if not _is_done(part, connection, store, now)]
    return not waiting


def _is_done(part: Part, connection: Connection, store: Store, now: datetime) -> bool:
    try:
        with connection.begin_nested():
            part(connection, store, now)
    except (InterfaceError, OperationalError):
        # The database's own trouble is no part's in particular.
        raise
    except Exception as error:
        log.error("a part of the nightly work could not be done, it waits: %s", where_it_failed(error))
        return False
    return True


def _clean_up(connection: Connection, store: Store, now: datetime) -> None:
    gone = forgetting.clean_up(connection, now)
    log.info("cleaned up: %s", ", ".join(f"{count} {what}" for what, count in gone.items()))


def _count_pulses(connection: Connection, store: Store, now: datetime) -> None:
    closing.count_pulses(connection, store, now)


def _end_years(connection: Connection, store: Store, now: datetime) -> None:
    closing.end_years(connection, store, now)


def _freeze_goals(connection: Connection, store: Store, now: datetime) -> None:
    goal_counts.freeze_months(connection, store, now)


def _look_after_interviews(connection: Connection, store: Store, now: datetime) -> None:
    interviews.look_after(connection, store, now)


def _forget_past_meetings(connection: Connection, store: Store, now: datetime) -> None:
    status_meetings.forget_past(connection, store, now)


def _let_go_of_courses(connection: Connection, store: Store, now: datetime) -> None:
    letting_go.let_go(connection, store, now)


def _forget_links_to_pages(connection: Connection, store: Store, now: datetime) -> None:
    pages.forget_old(connection, now)


def _forget_old_looks(connection: Connection, store: Store, now: datetime) -> None:
    gone = audit_keeping.forget_older(connection, now - store.audit_kept)
    log.info("let go of %d lines of the audit log", gone)


def _end_standing_in(connection: Connection, store: Store, now: datetime) -> None:
    links.end_over(connection, local_day(now, store.defaults.tz), now)


def _plan_digests(connection: Connection, store: Store, now: datetime) -> None:
    planning_digests.plan_missing(connection, store, now)


_PARTS: tuple[Part, ...] = (
    _clean_up,
    _count_pulses,
    _end_years,
    _freeze_goals,
    _look_after_interviews,
    _forget_past_meetings,
    _let_go_of_courses,
    _forget_links_to_pages,
    _forget_old_looks,
    _end_standing_in,
    _plan_digests,
)
"""In this order, since what is left of a year is counted before it goes; a new one is a line here."""
