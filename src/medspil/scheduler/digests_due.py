"""Somebody's weekly digest has fallen due: it goes out, the log says whom it told of, and the next one is planned."""

from collections.abc import Sequence
from datetime import datetime

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.conversations.digests.digest_sayings import digest_notice, is_open
from medspil.domain.agenda import AgendaItem, Drop, Wait
from medspil.domain.digest_times import digest_verdict, looks_back_to, next_digest
from medspil.domain.links import CARER_ROLES
from medspil.scheduler.somebody import Somebody
from medspil.storage import audit, digests, emails, people


def handle(somebody: Somebody, items: Sequence[AgendaItem]) -> bool:
    """Handles these items; returns whether a digest went out. Of several only the newest does: it tells all."""
    *older, item = sorted(items, key=lambda one: one.due_at)
    for one in older:
        somebody.goes_out(one, Drop("a newer one is due"))
    connection, store, now, settings = somebody.connection, somebody.store, somebody.now, somebody.standing.settings
    cares = not CARER_ROLES.isdisjoint(people.roles_of(somebody.row))
    times, last = digests.times_of(connection, store, somebody.id)
    following = next_digest(times, settings.tz, now)
    judged = digest_verdict(item, cares, somebody.standing, following, now)
    goes_out = somebody.goes_out(item, judged)
    if goes_out:
        _send(somebody, looks_back_to(last, now), following)
        somebody.was_sent(item)
    if cares and not isinstance(judged, Wait):
        digests.plan_next(connection, store, somebody.id, times, settings, now)
    return goes_out


def _send(somebody: Somebody, since: datetime, following: datetime | None) -> None:
    """In the outbox it waits at most until the next one comes."""
    connection, store, now = somebody.connection, somebody.store, somebody.now
    facts = somebody.facts(DigestFacts)
    somebody.hears((digest_notice(facts, since, now),), following)
    if is_open(facts):
        digests.note_looks(connection, somebody.id, facts, facts.digest(since, now), now, audit.Way.DIGEST)
    digests.note_sent(connection, store, somebody.id, now)
    emails.put(connection, store, somebody.id, now)
