"""Medspil's own pages: links that open one page once, within ten minutes, with the rights of that moment.

Of a link only the keyed hash of its token is kept, and the page itself nowhere: it is made when it is opened.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.pages import PageContent
from medspil.conversations.texts import speaking
from medspil.domain.circle_decisions import OpenPage
from medspil.domain.decisions import Decision
from medspil.storage import audit, people, second_factors
from medspil.storage.digest_pages import digest
from medspil.storage.meeting_pages import meeting
from medspil.storage.page_visits import PageVisit
from medspil.storage.plan_pages import my_plan, plan
from medspil.storage.refusals import note_refused
from medspil.storage.scene import Scene
from medspil.storage.store import Store, new_id
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import page_links

log = logging.getLogger(__name__)

LIVES = timedelta(minutes=10)
"""So long a link opens its page."""

KEPT = timedelta(days=1)
"""So long a row of a link stays; it opens nothing any more and holds nobody's words."""

_TOKEN = "page_links.token"  # noqa: S105 - the name of a column, no secret

PAGES: Mapping[str, Callable[[PageVisit, str | None], PageContent | None]] = {
    "plan": plan,
    "my-plan": my_plan,
    "digest": digest,
    MEETING_PAGE: meeting,
}
"""A page by its name: what makes it for whoever opens it, about a subject. A new one is a line here.

None: they may not see it, or there is nothing; both look the same.
"""


def _open_page(scene: Scene, decision: OpenPage) -> None:
    """A link for who decided. Raises Stale for a page that is none, and where the second factor is not proven."""
    row = people.lock(scene.connection, scene.person_id)
    if row is None or decision.page not in PAGES:
        raise Stale("page")
    if not second_factors.is_proven(scene.connection, scene.address.id, people.roles_of(row), scene.now):
        raise Stale("proof")
    make(scene.connection, scene.store, scene.person_id, decision, scene.now)


def make(connection: Connection, store: Store, person_id: str, wanted: OpenPage, now: datetime) -> None:
    """A page can be opened once with this token, for ten minutes."""
    connection.execute(
        insert(page_links).values(
            id=new_id(),
            lookup=store.vault.lookup(_TOKEN, wanted.token),
            person_id=person_id,
            page=wanted.page,
            subject=wanted.subject,
            made_at=now,
            expires_at=now + LIVES,
        )
    )


def opened(store: Store, token: str, now: datetime) -> PageContent | None:
    """The page behind a token, which is used up by that. None where there is none (any more), or it may not be seen.

    Where making it fails, the link stays as it was.
    """
    with store.database.transaction() as connection:
        good = page_links.c.opened_at.is_(None) & (page_links.c.expires_at > now)
        known = page_links.c.lookup.in_(store.vault.lookups(_TOKEN, token))
        link = connection.execute(select(page_links).where(known, good).with_for_update()).first()
        row = None if link is None else people.lock(connection, link.person_id)
        if link is None or row is None or link.page not in PAGES:
            return None
        connection.execute(update(page_links).where(page_links.c.id == link.id).values(opened_at=now))
        visit = PageVisit(connection, store, row.id, people.roles_of(row), people.settings_of(row), now)
        with speaking(visit.settings.language):
            page = PAGES[link.page](visit, link.subject)
        if page is None:
            note_refused(connection, store, row.id, link.subject, now, audit.Way.PAGE)
        return page


def forget_old(connection: Connection, now: datetime) -> None:
    """The rows of links that open nothing any more go."""
    connection.execute(delete(page_links).where(page_links.c.expires_at < now - KEPT))


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {OpenPage: _open_page}
"""How a decision about pages is applied."""
