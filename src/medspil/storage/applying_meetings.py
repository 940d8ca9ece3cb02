"""Applying what is decided about status meetings, by the citizen and by the one whom the meeting is with."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row

from medspil.domain import group_decisions as g
from medspil.domain import meeting_decisions as d
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import Decision
from medspil.domain.links import CARERS, Link
from medspil.domain.meetings import Meeting
from medspil.domain.persons import PersonSettings
from medspil.storage import links, meeting_planning, people, shares, status_meetings
from medspil.storage.applying_circle import link_beside, note_about, own_link, today
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _told_by_citizen(scene: Scene, decision: g.NewStatusMeeting) -> None:
    link = None if decision.link_id is None else own_link(scene, decision.link_id)
    if link is not None and not _meets(scene, link):
        raise Stale("link")
    meeting_id = _set(scene, scene.person_id, link, decision)
    if link is not None:
        kind = AgendaKind.MEETING_SET
        meeting_planning.tell(scene.connection, scene.store, link.other_id, kind, meeting_id, scene.now)
    scene.note("told of a status meeting")


def _told_by_other(scene: Scene, decision: d.SetMeeting) -> None:
    link = _beside(scene, decision.link_id)
    meeting_id = _set(scene, link.citizen_id, link, decision)
    meeting_planning.tell(scene.connection, scene.store, link.citizen_id, AgendaKind.MEETING_SET, meeting_id, scene.now)
    note_about(scene, link.citizen_id, "set the day of a status meeting", link.kind)


def _set(scene: Scene, citizen_id: str, link: Link | None, decision: g.NewStatusMeeting | d.SetMeeting) -> str:
    """The meeting on its day, with all that comes of it for the citizen; returns its id."""
    if decision.day < today(scene):
        raise Stale("meeting")
    settings = _settings_of(scene, citizen_id)
    link_id = None if link is None else link.id
    meeting_id = status_meetings.keep(
        scene.connection, citizen_id, decision.day, link_id, scene.person_id, today(scene), scene.now
    )
    _plan(scene, citizen_id, settings)
    return meeting_id


def _settings_of(scene: Scene, citizen_id: str) -> PersonSettings:
    """How the citizen wants it; locked, so that two who set a day do it one after the other."""
    row = people.lock(scene.connection, citizen_id)
    if row is None:
        raise Stale("nobody")
    return people.settings_of(row)


def _plan(scene: Scene, citizen_id: str, settings: PersonSettings) -> None:
    ahead = status_meetings.ahead_of(scene.connection, citizen_id, today(scene))
    meeting_planning.plan(scene.connection, scene.store, citizen_id, ahead, settings, scene.now)


def _called_off_by_citizen(scene: Scene, decision: g.CancelStatusMeeting) -> None:
    ahead = status_meetings.ahead_of(scene.connection, scene.person_id, today(scene))
    row = next((one for one in ahead if decision.meeting_id in (None, one.id)), None)
    if row is not None:
        _call_off(scene, scene.person_id, row)
    scene.note("called a status meeting off")


def _called_off_by_other(scene: Scene, decision: d.CallOffMeeting) -> None:
    link = _beside(scene, decision.link_id)
    ahead = status_meetings.ahead_of(scene.connection, link.citizen_id, today(scene))
    row = next((one for one in ahead if one.link_id == link.id), None)
    if row is None:
        raise Stale("meeting")
    _call_off(scene, link.citizen_id, row)
    note_about(scene, link.citizen_id, "called a status meeting off", link.kind)


def _call_off(scene: Scene, citizen_id: str, row: Row[Any]) -> None:
    """The meeting is off. The other side hears so, unless it never heard that there was one."""
    settings = _settings_of(scene, citizen_id)
    kind = AgendaKind.MEETING_SET
    unheard = row.told_by == scene.person_id and meeting_planning.is_news(scene.connection, row, scene.now)
    for news in (kind, AgendaKind.MEETING_PREPARE):
        meeting_planning.drop_news(scene.connection, row.id, news, scene.now)
    status_meetings.call_off(scene.connection, row.id, scene.person_id, scene.now)
    _plan(scene, citizen_id, settings)
    link = links.one(scene.connection, scene.store, row.link_id)
    if link is None or unheard or not link.is_open(today(scene)):
        return
    other_side = link.other_id if scene.person_id == citizen_id else citizen_id
    meeting_planning.tell(scene.connection, scene.store, other_side, kind, row.id, scene.now)


def _prepare(scene: Scene, decision: d.PrepareMeeting) -> None:
    meeting = _own(scene, decision.meeting_id)
    if not meeting.is_ahead(today(scene)):
        raise Stale("meeting")
    mine = shares.sub_goals_of(scene.connection, scene.person_id)
    if any(pick.sub_goal_id not in mine for pick in decision.picks):
        raise Stale("sub-goal")
    status_meetings.prepare(scene.connection, scene.store, meeting.id, decision.picks, decision.words, scene.now)
    meeting_planning.drop_news(scene.connection, meeting.id, AgendaKind.MEETING_PREPARE, scene.now)
    scene.note("prepared a status meeting")


def _ask_for_note(scene: Scene, decision: d.AskForNote) -> None:
    link = _beside(scene, decision.link_id)
    found = status_meetings.of_person(scene.connection, scene.store, link.citizen_id)
    meeting = next((one for one in found if one.link_id == link.id and one.can_be_noted(today(scene))), None)
    if meeting is None:
        raise Stale("meeting")
    status_meetings.ask_for_note(scene.connection, scene.store, meeting.id, decision.added, scene.person_id, scene.now)
    kind = AgendaKind.NOTE_TO_APPROVE
    meeting_planning.tell(scene.connection, scene.store, link.citizen_id, kind, meeting.id, scene.now)
    note_about(scene, link.citizen_id, "asked for a note of a status meeting", link.kind)


def _approve(scene: Scene, decision: d.ApproveNote) -> None:
    meeting = _own(scene, decision.meeting_id)
    if not meeting.can_be_noted(today(scene)):
        raise Stale("meeting")
    status_meetings.approve(scene.connection, scene.store, meeting.id, decision.note, scene.person_id, scene.now)
    _tell_of_note(scene, meeting)
    scene.note("approved the note of a status meeting")


def _refuse(scene: Scene, decision: d.RefuseNote) -> None:
    meeting = _own(scene, decision.meeting_id)
    if not meeting.can_be_noted(today(scene)):
        raise Stale("meeting")
    status_meetings.refuse(scene.connection, meeting.id, scene.now)
    if meeting.note_by not in (None, scene.person_id):
        _tell_of_note(scene, meeting)
    scene.note("wanted no note of a status meeting")


def _tell_of_note(scene: Scene, meeting: Meeting) -> None:
    """The one whom the meeting was with hears what the citizen said; there is nothing left to ask about."""
    meeting_planning.drop_news(scene.connection, meeting.id, AgendaKind.NOTE_TO_APPROVE, scene.now)
    link = links.one(scene.connection, scene.store, meeting.link_id)
    if link is not None and link.sees_shared(today(scene)):
        kind = AgendaKind.NOTE_APPROVED
        meeting_planning.tell(scene.connection, scene.store, link.other_id, kind, meeting.id, scene.now)


def _own(scene: Scene, meeting_id: str) -> Meeting:
    """A meeting of the citizen who decides. Raises Stale where it is not theirs."""
    people.lock(scene.connection, scene.person_id)
    row = status_meetings.row_of(scene.connection, meeting_id)
    found = status_meetings.one(scene.connection, scene.store, meeting_id)
    if row is None or found is None or row.person_id != scene.person_id:
        raise Stale("meeting")
    return found


def _beside(scene: Scene, link_id: str) -> Link:
    """The link by which one who works here may have status meetings with the citizen. Raises Stale."""
    link = link_beside(scene, link_id)
    if not _meets(scene, link):
        raise Stale("link")
    return link


def _meets(scene: Scene, link: Link) -> bool:
    return link.kind in CARERS and link.sees_shared(today(scene))


APPLYING: dict[type[Decision], Callable[[Scene, Any], None]] = {
    g.NewStatusMeeting: _told_by_citizen,
    g.CancelStatusMeeting: _called_off_by_citizen,
    d.SetMeeting: _told_by_other,
    d.CallOffMeeting: _called_off_by_other,
    d.PrepareMeeting: _prepare,
    d.AskForNote: _ask_for_note,
    d.ApproveNote: _approve,
    d.RefuseNote: _refuse,
}
