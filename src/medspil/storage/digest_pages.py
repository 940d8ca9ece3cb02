"""The page of a digest, made when it is opened."""

from medspil.conversations.digests.digest_facts import DigestFacts
from medspil.conversations.digests.digest_page import digest_page
from medspil.conversations.digests.digest_sayings import since_of
from medspil.conversations.pages import PageContent
from medspil.domain.links import CARER_ROLES
from medspil.storage import audit, digests, seeing
from medspil.storage.page_visits import PageVisit


def digest(visit: PageVisit, days: str | None) -> PageContent | None:
    """The digest of so many days, with all words that are shared; the citizens can read that it was looked at."""
    if CARER_ROLES.isdisjoint(visit.roles):
        return None
    connection, store = visit.connection, visit.store
    facts = DigestFacts(
        store.house,
        visit.settings,
        citizens=seeing.seen_by(connection, store, visit.person_id, visit.now),
        groups=digests.groups_of(connection, store, visit.person_id, visit.now),
    )
    told = facts.digest(since_of(days or "", visit.now, visit.settings.tz), visit.now)
    digests.note_looks(connection, visit.person_id, facts, told, visit.now, audit.Way.PAGE)
    return digest_page(facts, told)
