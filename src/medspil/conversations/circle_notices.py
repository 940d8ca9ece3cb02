"""What the bot says by itself to a citizen and to those around them: each a text with the buttons that lead on."""

from collections.abc import Callable
from datetime import datetime

from medspil.conversations.circle.help_notices import help_seen, help_still, help_waits, help_wanted
from medspil.conversations.circle.link_notices import contact_left, link_answered, new_contact_comes
from medspil.conversations.facts import Facts
from medspil.conversations.meetings.notices import meeting_prepare, meeting_set, note_approved, note_to_approve
from medspil.conversations.supporters.notices import NOTICES_BESIDE
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleDue, CircleMatter


def circle_saying(facts: Facts, due: CircleDue, now: datetime) -> Saying:
    """What somebody is told, in their language; discreet where they want it so, or have not proven who they are."""
    with speaking(facts.settings.language):
        said = NOTICES[due.kind](facts, due.matter, now)
        if facts.settings.discreet or (not facts.proven and not due.matter.for_citizen):
            return Saying(_("There is a message for you."), doors=(_shown_behind(said),))
        return said


def _shown_behind(said: Saying) -> Door:
    """The button behind which it is said openly: the talk that its first button begins, from its beginning."""
    first = said.doors[0]
    return Door(_("Show"), first.conversation, first.subject)


NOTICES: dict[AgendaKind, Callable[[Facts, CircleMatter, datetime], Saying]] = {
    AgendaKind.HELP_WANTED: help_wanted,
    AgendaKind.HELP_WAITS: help_waits,
    AgendaKind.HELP_STILL: help_still,
    AgendaKind.HELP_SEEN: help_seen,
    **NOTICES_BESIDE,
    AgendaKind.NEW_CONTACT: new_contact_comes,
    AgendaKind.LINK_ANSWERED: link_answered,
    AgendaKind.CONTACT_LEFT: contact_left,
    AgendaKind.MEETING_SET: meeting_set,
    AgendaKind.MEETING_PREPARE: meeting_prepare,
    AgendaKind.NOTE_TO_APPROVE: note_to_approve,
    AgendaKind.NOTE_APPROVED: note_approved,
}
"""What is said of each kind; a new kind is a line here, and has a button whose talk says it openly."""
