"""The page of a plan: of one citizen beside whom somebody stands, as it may be seen at that moment, or one's own."""

from medspil.conversations.pages import PageContent
from medspil.conversations.plan_page import own_plan_page, plan_page
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import Role
from medspil.domain.seen import as_shared
from medspil.storage import links, seeing, sub_goals
from medspil.storage.page_visits import PageVisit


def plan(visit: PageVisit, link_id: str | None) -> PageContent | None:
    """What one citizen shares through this link, with their words; the citizen can read that it was looked at."""
    link = links.one(visit.connection, visit.store, link_id)
    if link is None or link.other_id != visit.person_id:
        return None
    seen = seeing.seen_through(visit.connection, visit.store, link.id, visit.now)
    if seen is None:
        return None
    visit.note(link.citizen_id, SeenWhat.WISH if link.accepted_at is None else SeenWhat.SHARED, link.kind)
    return plan_page(seen, visit.settings, visit.now)


def my_plan(visit: PageVisit, _subject: str | None) -> PageContent | None:
    """A citizen's own plan, for themselves."""
    if Role.CITIZEN not in visit.roles:
        return None
    mine = sub_goals.of_person(visit.connection, visit.store, visit.person_id)
    return own_plan_page([as_shared(one) for one in mine], visit.settings, visit.now)
