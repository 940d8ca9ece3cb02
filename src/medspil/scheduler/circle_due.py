"""What has fallen due for somebody among those around a citizen: each in a message of its own."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.conversations.circle_notices import circle_saying
from medspil.conversations.facts import Facts
from medspil.domain.agenda import UNASKED, AgendaItem, AgendaKind, Planned, Wait
from medspil.domain.circle_matters import CircleDue, CircleMatter
from medspil.domain.circle_verdicts import circle_verdict
from medspil.domain.group_order import ONE_AT_A_TIME
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda
from medspil.storage.circle_matters import matter
from medspil.storage.failures import where_it_failed

log = logging.getLogger(__name__)


def handle(somebody: Somebody, items: Sequence[AgendaItem], after_a_failure: timedelta, told: bool) -> bool:
    """Handles these items; returns whether the citizen was told something. `told`: they just were, of something else.

    What goes wrong with one of them is put off, so that it does not keep the others.
    """
    for item in sorted(items, key=lambda one: (one.due_at, one.id)):
        try:
            with somebody.connection.begin_nested():
                told = _handle(somebody, item, told) or told
        except (InterfaceError, OperationalError):
            raise
        except Exception as error:
            log.error("a message about those around somebody could not be made, it waits: %s", where_it_failed(error))
            agenda.wait(somebody.connection, item, somebody.now + after_a_failure)
    return told


def _handle(somebody: Somebody, item: AgendaItem, busy: bool) -> bool:
    """Whether a citizen was told. `busy`: they have just been told something else."""
    known = matter(somebody.connection, somebody.store, somebody.id, item.kind, item.subject, somebody.now)
    if not somebody.goes_out(item, circle_verdict(item, known, somebody.standing, somebody.now)):
        return False
    assert known is not None
    if busy and known.for_citizen:
        somebody.goes_out(item, Wait(somebody.now + ONE_AT_A_TIME))
        return False
    saying = circle_saying(somebody.facts(Facts), CircleDue(item.kind, item.subject, known), somebody.now)
    somebody.hears((saying,), None)
    somebody.was_sent(item)
    _comes_back(somebody, item, known)
    if item.kind in UNASKED and known.for_citizen:
        somebody.had_an_unasked_message()
    return known.for_citizen


def _comes_back(somebody: Somebody, item: AgendaItem, known: CircleMatter) -> None:
    """A wish for help that nobody has seen comes back once more."""
    if item.kind is not AgendaKind.HELP_WAITS or known.wish is None or known.within is None:
        return
    again = known.within.again(known.wish, somebody.now, somebody.store.defaults.tz)
    if again is not None:
        planned = [Planned(AgendaKind.HELP_WAITS, again)]
        agenda.add(somebody.connection, somebody.store, planned, item.subject, somebody.id)
