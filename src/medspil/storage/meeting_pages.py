"""The page of a status meeting, as both may see it at that moment."""

from medspil.conversations.meetings.page import meeting_page
from medspil.conversations.pages import PageContent
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.persons import Role
from medspil.storage import audit, links, seeing_meetings, status_meetings
from medspil.storage.audit import Way
from medspil.storage.circle_matters import name_of
from medspil.storage.page_visits import PageVisit


def meeting(visit: PageVisit, meeting_id: str | None) -> PageContent | None:
    """The page for the citizen whose meeting it is, or for the one it is with; for anybody else there is none."""
    row = status_meetings.row_of(visit.connection, meeting_id)
    if row is None or row.called_off_at is not None:
        return None
    link = links.one(visit.connection, visit.store, row.link_id)
    name = name_of(visit.connection, visit.store, row.person_id)
    other = "" if link is None else link.name
    if row.person_id == visit.person_id and Role.CITIZEN in visit.roles:
        seen = seeing_meetings.of_citizen(visit.connection, visit.store, row.person_id, row.id, visit.now)
        return None if seen is None else meeting_page(seen, name, other, visit.settings, visit.today, for_other=False)
    if link is None or link.other_id != visit.person_id:
        return None
    seen = seeing_meetings.of_other(visit.connection, visit.store, link, row.id, visit.now)
    if seen is None:
        return None
    what = SeenWhat.MEETING
    audit.note(visit.connection, visit.person_id, link.citizen_id, what, visit.now, way=Way.PAGE, role=link.kind)
    return meeting_page(seen, name, other, visit.settings, visit.today, for_other=True)
