"""What has fallen due for somebody in group courses: each in a message of its own, to a citizen one at a time."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.conversations.facts import Facts
from medspil.conversations.group_notices import group_sayings
from medspil.domain.agenda import UNASKED, AgendaItem, AgendaKind, Wait
from medspil.domain.group_agenda import is_nudged, questions_nudge
from medspil.domain.group_matters import GroupDue, GroupMatter
from medspil.domain.group_order import ONE_AT_A_TIME, already_said, group_useful_until, one_at_a_time
from medspil.domain.group_verdicts import OF_CITIZENS, group_verdict
from medspil.scheduler.somebody import Somebody
from medspil.storage import agenda, hearing
from medspil.storage.failures import where_it_failed
from medspil.storage.matters import matter

log = logging.getLogger(__name__)


def handle(somebody: Somebody, items: Sequence[AgendaItem], after_a_failure: timedelta, told: bool) -> None:
    """Handles these items. `told`: something else went out to them in this very moment.

    What goes wrong with one of them is put off, so that it does not keep the others.
    """
    sent: list[AgendaItem] = []
    for item in one_at_a_time(items):
        busy = told or any(one.kind in OF_CITIZENS for one in sent)
        try:
            with somebody.connection.begin_nested():
                if _handle(somebody, item, busy, sent):
                    sent.append(item)
        except (InterfaceError, OperationalError):
            raise
        except Exception as error:
            log.error("a message about a group could not be made, it waits: %s", where_it_failed(error))
            agenda.wait(somebody.connection, item, somebody.now + after_a_failure)


def _handle(somebody: Somebody, item: AgendaItem, busy: bool, sent: Sequence[AgendaItem]) -> bool:
    """Whether it went out. `busy`: a citizen has just been told something else."""
    known = matter(somebody.connection, somebody.store, somebody.id, item.kind, item.subject)
    judged = already_said(item, sent) or group_verdict(item, known, somebody.standing, somebody.now)
    if not somebody.goes_out(item, judged):
        return False
    assert known is not None
    if busy and item.kind in OF_CITIZENS:
        return somebody.goes_out(item, Wait(somebody.now + ONE_AT_A_TIME))
    _send(somebody, item, known)
    somebody.was_sent(item)
    return True


def _send(somebody: Somebody, item: AgendaItem, known: GroupMatter) -> None:
    connection, store, now = somebody.connection, somebody.store, somebody.now
    if item.kind is AgendaKind.HEARD:
        # From here on it stands: what is answered later joins the next session's.
        known = replace(known, heard=hearing.hear(connection, store, item.subject, now))
    sayings = group_sayings(somebody.facts(Facts), GroupDue(item.kind, item.subject, known), now)
    somebody.hears(sayings, group_useful_until(item.kind, known, now))
    if item.kind is AgendaKind.QUESTIONS and is_nudged(known.course, known.session):
        nudge = questions_nudge(now, somebody.standing.settings)
        agenda.add(connection, store, [nudge], item.subject, somebody.id)
    if item.kind in UNASKED:
        somebody.had_an_unasked_message()
