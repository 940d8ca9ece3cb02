"""What the bot says by itself about status meetings, to the citizen and to the one whom the meeting is with."""

from datetime import datetime

from medspil.conversations.facts import Facts
from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.open_page import page_doors
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.status_meeting import MOVED
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, say_day
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.links import Link
from medspil.domain.meetings import Meeting


def meeting_set(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """The one side has set the day of a meeting, or called it off."""
    meeting, day = _meeting(matter), _day(facts, matter, now)
    if matter.for_citizen:
        other = _other(matter)
        if not meeting.stands:
            text = _("{name} calls your status meeting on {day} off.").format(name=other, day=day)
            return Saying(text, doors=(Door(_("My status meeting"), "status-meeting"),))
        text = _("{name} has set your status meeting to {day}. It is yours.").format(name=other, day=day)
        return Saying(
            f"{text}\n{_('Before it I ask you what you would like to bring.')}",
            doors=(
                Door(_("The meeting"), "status-meeting", meeting.id),
                Door(_("The day doesn't suit me"), "status-meeting", meeting.id, MOVED),
            ),
        )
    name = citizen_called(matter.citizen)
    text = (
        _("{name} has set your status meeting to {day}.")
        if meeting.stands
        else _("{name} calls the status meeting on {day} off.")
    )
    return Saying(text.format(name=name, day=day), doors=(Door(_("The meeting"), "meeting", _link(matter).id),))


def meeting_prepare(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """Some days before it: a look over what happened."""
    text = _("Your status meeting is on {day}. It is about you.").format(day=_day(facts, matter, now))
    offer = _("Would you like to look at what happened, and pick what to bring?")
    return Saying(f"{text}\n{offer}", doors=(Door(_("Look at what happened"), "prepare-meeting", _meeting(matter).id),))


def note_to_approve(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """There is a note to read."""
    text = _("{name} would like to write in the journal what you agreed on. You read it first. You decide.")
    return Saying(
        text.format(name=_other(matter)), doors=(Door(_("Read the note"), "approve-note", _meeting(matter).id),)
    )


def note_approved(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """The citizen has said yes or no to the note."""
    name, link = citizen_called(matter.citizen), _link(matter)
    if _meeting(matter).approved_at is None:
        text = _("{name} wants no note from Medspil. Talk about it when you meet.")
        return Saying(text.format(name=name), doors=(Door(_("The meeting"), "meeting", link.id),))
    text = _("{name} has approved the note of your status meeting. You can copy it into the journal.")
    page = page_doors(facts.house, _("Open the meeting's page"), MEETING_PAGE, _meeting(matter).id)
    return Saying(text.format(name=name), doors=(Door(_("The meeting"), "meeting", link.id), *page))


def _day(facts: Facts, matter: CircleMatter, now: datetime) -> str:
    return say_day(_meeting(matter).day, facts.settings.local(now).date())


def _other(matter: CircleMatter) -> str:
    return (matter.link.name if matter.link is not None else "") or _("The one you meet with")


def _meeting(matter: CircleMatter) -> Meeting:
    assert matter.meeting is not None
    return matter.meeting


def _link(matter: CircleMatter) -> Link:
    assert matter.link is not None
    return matter.link
