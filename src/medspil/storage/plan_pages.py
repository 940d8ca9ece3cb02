"""The page of one citizen's plan, as somebody beside them may see it at that moment."""

from medspil.conversations.pages import PageContent
from medspil.conversations.plan_page import own_plan_page, plan_page
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import Role
from medspil.domain.seen import as_shared
from medspil.storage import audit, links, seeing, sub_goals
from medspil.storage.audit import Way
from medspil.storage.page_visits import PageVisit


def plan(visit: PageVisit, link_id: str | None) -> PageContent | None:
    """What one citizen shares through this link, with their words; the citizen can read that it was looked at."""
    link = links.one(visit.connection, visit.store, link_id)
    if link is None or link.other_id != visit.person_id:
        return None
    seen = seeing.seen_through(visit.connection, visit.store, link.id, visit.now)
    what = SeenWhat.REFUSED if seen is None else SeenWhat.SHARED
    audit.note(visit.connection, visit.person_id, link.citizen_id, what, visit.now, way=Way.PAGE, role=link.kind)
    return None if seen is None else plan_page(seen, visit.settings, visit.now)


def my_plan(visit: PageVisit, _subject: str | None) -> PageContent | None:
    """A citizen's own plan, for themselves."""
    if Role.CITIZEN not in visit.roles:
        return None
    mine = sub_goals.of_person(visit.connection, visit.store, visit.person_id)
    return own_plan_page([as_shared(one) for one in mine], visit.settings, visit.now)
