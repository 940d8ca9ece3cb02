"""What has fallen due: claimed a person at a time, judged by the rules of the domain, and put into the outbox."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.domain.agenda import AgendaItem, AgendaKind, next_clean_up
from medspil.domain.circle_verdicts import OF_CIRCLE
from medspil.domain.group_verdicts import OF_GROUPS
from medspil.scheduler import asides_due, circle_due, digests_due, groups_due, nightly, sub_goals_due
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda, closing, people
from medspil.storage.failures import where_it_failed
from medspil.storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 50
"""So many people's due items are handled in one transaction."""

AFTER_A_FAILURE = timedelta(minutes=10)
"""So long what could not be handled waits before it is tried again."""


def plan_house(store: Store, now: datetime) -> None:
    """At the start: makes sure that the next nightly clean-up stands on the agenda."""
    with store.database.transaction() as connection:
        agenda.add(connection, store, [next_clean_up(store.defaults, now)], agenda.HOUSE, None)


def handle_due(store: Store, now: datetime) -> int:
    """Handles what has fallen due for up to AT_ONCE people, and then for the house; returns for how many."""
    with store.database.transaction() as connection:
        handled = 0
        while handled < AT_ONCE and (person_id := agenda.claim_person(connection, now)) is not None:
            _unless_it_fails(connection, store, person_id, now)
            handled += 1
    # The house comes after the people, and in a transaction of its own: where its work fails, theirs stands.
    return handled if handled == AT_ONCE else handled + _house_due(store, now)


def _house_due(store: Store, now: datetime) -> int:
    with store.database.transaction() as connection:
        items = agenda.due(connection, None, now)
        for item in items:
            try:
                with connection.begin_nested():
                    _for_house(connection, store, item, now)
            except (InterfaceError, OperationalError):
                raise
            except Exception as error:
                log.error("what the house does by itself could not be done, it waits: %s", where_it_failed(error))
                agenda.wait(connection, item, now + AFTER_A_FAILURE)
        return len(items)


def _unless_it_fails(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    """What goes wrong with one person's items is put off, so that it does not keep the others from theirs."""
    try:
        with connection.begin_nested():
            _for_person(connection, store, person_id, now)
    except (InterfaceError, OperationalError):
        # The database's own trouble is nobody's in particular.
        raise
    except Exception as error:
        log.error("what is due for somebody could not be handled, it waits: %s", where_it_failed(error))
        agenda.put_off(connection, person_id, now, now + AFTER_A_FAILURE)


def _for_person(connection: Connection, store: Store, person_id: str, now: datetime) -> None:
    row = people.lock(connection, person_id)
    assert row is not None
    somebody = Somebody(connection, store, row, people.standing(connection, row), now)
    items = agenda.due(connection, person_id, now)
    of_groups = [item for item in items if item.kind in OF_GROUPS]
    of_circle = [item for item in items if item.kind in OF_CIRCLE - asides_due.ASIDES]
    asides = asides_due.ready(somebody, [item for item in items if item.kind in asides_due.ASIDES], AFTER_A_FAILURE)
    of_sub_goals = [item for item in items if item.kind not in OF_GROUPS | OF_CIRCLE | {AgendaKind.DIGEST}]
    of_digests = [item for item in items if item.kind is AgendaKind.DIGEST]
    along = asides.along(of_sub_goals)
    told = bool(sub_goals_due.handle(somebody, of_sub_goals, along)) if of_sub_goals else False
    if told and along:
        asides.went_along()
    else:
        told = asides.cheers_go_out(told)
        of_circle += asides.proposals
    if of_digests:
        digests_due.handle(somebody, of_digests)
    if of_circle:
        told = circle_due.handle(somebody, of_circle, AFTER_A_FAILURE, told)
    if of_groups:
        groups_due.handle(somebody, of_groups, AFTER_A_FAILURE, told)


def _for_house(connection: Connection, store: Store, item: AgendaItem, now: datetime) -> None:
    if item.kind is AgendaKind.CLOSE_COURSE:
        closing.close(connection, store, item.subject, now)
        agenda.done(connection, item, now, "done")
        return
    if nightly.all_parts_done(connection, store, now):
        agenda.done(connection, item, now, "done")
        agenda.add(connection, store, [next_clean_up(store.defaults, now)], agenda.HOUSE, None)
    else:
        agenda.wait(connection, item, now + AFTER_A_FAILURE)
