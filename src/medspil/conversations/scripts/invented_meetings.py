"""Invented status meetings, as the citizen and as the one whom they are with see them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from medspil.conversations.scripts.invented_circle import InCircle
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleDue, CircleMatter
from medspil.domain.links import Link, LinkKind
from medspil.domain.meetings import Meeting, MeetingSeen, Pick
from medspil.domain.seen import CitizenSeen

Words = Mapping[str, str]

LINK, _OTHER_LINK, _CITIZEN, _METTE = f"b{1:031}", f"b{2:031}", f"e{1:031}", f"e{2:031}"
MEETING, _OTHER_MEETING = f"a{1:031}", f"a{2:031}"
_SINCE = datetime(2026, 9, 1, 9, tzinfo=UTC)
_TODAY, _AHEAD, _LATER, _BEEN = date(2026, 11, 24), date(2026, 12, 10), date(2026, 12, 14), date(2026, 11, 20)


def _link(words: Words, id: str = LINK, name: str = "leader", kind: LinkKind = LinkKind.CONTACT_PERSON) -> Link:
    return Link(id, _CITIZEN, _METTE, kind, _SINCE, _SINCE, name=words[name], service=words["unit"])


def _citizen(words: Words, *meetings: Meeting) -> InCircle:
    """A citizen who has meetings with a contact person."""
    return InCircle(links=(_link(words),), meetings=meetings)


def _meeting(day: date, **known: Any) -> Meeting:
    return Meeting(MEETING, day, **{"link_id": LINK, **known})


def _prepared(words: Words, day: date, **known: Any) -> Meeting:
    picks = (Pick(f"{1:032}", with_notes=True), Pick(f"{2:032}"))
    return _meeting(day, prepared_at=_SINCE, picks=picks, words=words["hope"], **known)


def _two(words: Words) -> InCircle:
    other = Meeting(_OTHER_MEETING, _LATER, link_id=_OTHER_LINK)
    liv = _link(words, _OTHER_LINK, "helper", LinkKind.PEER_WORKER)
    return InCircle(links=(_link(words), liv), meetings=(other, _meeting(_AHEAD)))


def _staff(words: Words, day: date | None = None, **known: Any) -> InCircle:
    """A contact person with one citizen, and a meeting with them where there is a day."""
    meeting = None if day is None else MeetingSeen(MEETING, day, date(2026, 9, 1), **known)
    return InCircle(citizens=(CitizenSeen(_link(words), words["sara"]),), meeting=meeting)


def a_settled_meeting(words: Words) -> Meeting:
    """One with all that is kept of it."""
    added = words["tidy"]
    return _prepared(words, _AHEAD, added=added, note=words["note"], approved_at=_SINCE)


MEETINGS: dict[str, Callable[[Words], InCircle]] = {
    "none": _citizen,
    "alone": lambda words: InCircle(meetings=(_meeting(_AHEAD, link_id=None),)),
    "alone-today": lambda words: InCircle(meetings=(_meeting(_TODAY, link_id=None),)),
    "ahead": lambda words: _citizen(words, _meeting(_AHEAD)),
    "prepared": lambda words: _citizen(words, _prepared(words, _AHEAD)),
    "today": lambda words: _citizen(words, _prepared(words, _TODAY, added=words["tidy"])),
    "been": lambda words: _citizen(words, _meeting(_BEEN)),
    "two": _two,
    "staff-none": _staff,
    "staff-ahead": lambda words: _staff(words, _AHEAD, picked=True),
    "staff-today": lambda words: _staff(words, _TODAY),
    "staff-asked": lambda words: _staff(words, _BEEN, asked=True),
    "staff-approved": lambda words: _staff(words, _BEEN, asked=True, approved_at=_SINCE),
    "staff-refused": lambda words: _staff(words, _BEEN, asked=True, refused=True),
}
"""Those that the scenes name, as "meeting"."""


def _due(words: Words, kind: AgendaKind, for_citizen: bool, **known: Any) -> CircleDue:
    meeting = replace(_meeting(_AHEAD), **known)
    matter = CircleMatter(link=_link(words), citizen=words["sara"], for_citizen=for_citizen, meeting=meeting)
    return CircleDue(kind, MEETING, matter)


NEWS: dict[str, Callable[[Words], CircleDue]] = {
    "meeting-set": lambda words: _due(words, AgendaKind.MEETING_SET, True),
    "meeting-off": lambda words: _due(words, AgendaKind.MEETING_SET, True, called_off_at=_SINCE),
    "meeting-soon": lambda words: _due(words, AgendaKind.MEETING_PREPARE, True),
    "note-to-read": lambda words: _due(words, AgendaKind.NOTE_TO_APPROVE, True, day=_TODAY),
    "citizen-set-a-meeting": lambda words: _due(words, AgendaKind.MEETING_SET, False),
    "citizen-called-it-off": lambda words: _due(words, AgendaKind.MEETING_SET, False, called_off_at=_SINCE),
    "note-approved": lambda words: _due(words, AgendaKind.NOTE_APPROVED, False, approved_at=_SINCE),
    "note-refused": lambda words: _due(words, AgendaKind.NOTE_APPROVED, False, refused_at=_SINCE),
}
"""What falls due by itself, by the names that the scenes give it."""
