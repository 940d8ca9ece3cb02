"""What has fallen due: claimed a person at a time, judged by the rules of the domain, and put into the outbox."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.notices import Due, notice
from medspil.conversations.saying import as_messages
from medspil.conversations.state import Opening
from medspil.domain.agenda import (
    CHOSEN,
    AgendaItem,
    AgendaKind,
    Drop,
    Wait,
    next_clean_up,
    plan_nudge,
    useful_until,
    verdict,
)
from medspil.domain.local_time import local_day
from medspil.storage import addresses, agenda, forgetting, outbox, people
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
                log.error("the clean-up could not be done, it waits: %s", where_it_failed(error))
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
    standing = people.standing(connection, row)
    facts = people.FactsOfPerson(connection, store, row)(CitizenFacts, Opening())
    assert isinstance(facts, CitizenFacts)
    sent: list[tuple[AgendaItem, Due]] = []
    for item in agenda.due(connection, person_id, now):
        sub_goal = facts.sub_goal(item.subject)
        judged = verdict(item, sub_goal, standing, now)
        if isinstance(judged, Drop):
            agenda.done(connection, item, now, f"dropped: {judged.why}")
        elif isinstance(judged, Wait):
            agenda.wait(connection, item, judged.until)
        else:
            assert sub_goal is not None
            sent.append((item, (item.kind, sub_goal)))
    if not sent:
        return
    address_id = addresses.of_person(connection, person_id)
    assert address_id is not None
    saying = notice(facts, tuple(due for _item, due in sent), now)
    limits = [useful_until(kind, sub_goal, facts.settings, now) for _item, (kind, sub_goal) in sent]
    # One message for all of them: it is held back as soon as one of its lines would be wrong.
    until = min((limit for limit in limits if limit is not None), default=None)
    outbox.put(connection, store, address_id, as_messages((saying,)), now, until)
    for item, (kind, sub_goal) in sent:
        agenda.done(connection, item, now, "sent")
        if kind is AgendaKind.LOOK_BACK:
            agenda.add(connection, store, [plan_nudge(facts.settings, now)], sub_goal.id, person_id)
    if any(item.kind not in CHOSEN for item, _due in sent):
        people.note(connection, person_id, unasked_on=local_day(now, facts.settings.tz))


def _for_house(connection: Connection, store: Store, item: AgendaItem, now: datetime) -> None:
    gone = forgetting.clean_up(connection, now)
    log.info("cleaned up: %s", ", ".join(f"{count} {what}" for what, count in gone.items()))
    agenda.done(connection, item, now, "done")
    agenda.add(connection, store, [next_clean_up(store.defaults, now)], agenda.HOUSE, None)
