"""A status meeting as those who work here arrange it: its day, its page, new sub-goals, and the note."""

from datetime import date, timedelta

from medspil.conversations.meetings.facts import StaffMeetingFacts
from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.open_page import give_link
from medspil.conversations.readers import a_day, one_of, optional, words
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.state import Opening
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _, say_day
from medspil.domain.links import CARERS
from medspil.domain.meeting_decisions import AskForNote, CallOffMeeting, SetMeeting
from medspil.domain.meetings import MeetingSeen
from medspil.domain.seen import CitizenSeen
from medspil.domain.sub_goals import Deadline

USUAL_WEEKS = (1, 2, 4)
MOVED, OFF, PAGE, PROPOSE, NOTE, NEW, CLOSE = "moved", "off", "page", "propose", "note", "new", "close"


async def staff_meeting(talk: Talk[StaffMeetingFacts]) -> None:
    """The next meeting with one citizen: set its day, move it, open its page, and ask for the note."""
    seen = talk.facts.citizen(talk.opening.subject)
    if seen is None or seen.link.kind not in CARERS or seen.link.accepted_at is None:
        talk.say(_("I can't find them among those you support."), Door(_("Those I support"), "my-citizens"))
        return
    meeting = talk.facts.meeting
    if meeting is None:
        await _set(talk, seen)
        return
    do = await _what_now(talk, seen, meeting)
    if do in (MOVED, NEW):
        await _set(talk, seen)
    elif do == OFF:
        talk.decide(CallOffMeeting(seen.link.id))
        talk.say(_("The meeting is off. {name} hears of it.").format(name=_name(seen)), _back(seen))
    elif do == PAGE:
        give_link(talk, MEETING_PAGE, talk.facts.fresh_token, meeting.id)
    elif do == PROPOSE:
        talk.go_on_with("propose", Opening(subject=seen.link.id))
    elif do == NOTE:
        await _ask_for_note(talk, seen)
    else:
        talk.say(_("All right. Nothing was changed."), _back(seen))


async def _what_now(talk: Talk[StaffMeetingFacts], seen: CitizenSeen, meeting: MeetingSeen) -> str:
    today = talk.wall_clock.date()
    choices = [Choice(_("Open the meeting's page"), PAGE)] if talk.facts.house.public_url else []
    if meeting.day <= today and meeting.approved_at is None:
        choices += [Choice(_("Propose a sub-goal"), PROPOSE), Choice(_("Ask for the note"), NOTE)]
    if meeting.day >= today and meeting.approved_at is None:
        choices += [Choice(_("Another day"), MOVED), Choice(_("Call it off"), OFF)]
    else:
        choices.append(Choice(_("A new meeting"), NEW))
    choices.append(Choice(_("Close"), CLOSE))
    tapped = talk.opening.argument
    answer: str = await talk.ask(
        "do",
        "\n".join((*_how_it_stands(seen, meeting, today), _("What would you like to do?"))),
        one_of(str),
        choices,
        given=tapped if tapped in [choice.value for choice in choices] else UNKNOWN,
        name=_("What to do"),
    )
    return answer


def _how_it_stands(seen: CitizenSeen, meeting: MeetingSeen, today: date) -> list[str]:
    name, day = _name(seen), say_day(meeting.day, today)
    if meeting.day >= today:
        lines = [_("Your status meeting with {name} is on {day}.").format(name=name, day=day)]
    else:
        lines = [_("Your status meeting with {name} was on {day}.").format(name=name, day=day)]
    if meeting.approved_at is not None:
        lines.append(_("{name} has approved the note. You can copy it from the page.").format(name=name))
    elif meeting.refused:
        lines.append(_("{name} wants no note from Medspil.").format(name=name))
    elif meeting.asked:
        lines.append(_("{name} has the note to read.").format(name=name))
    elif meeting.picked:
        lines.append(_("{name} has picked what to bring.").format(name=name))
    return lines


async def _set(talk: Talk[StaffMeetingFacts], seen: CitizenSeen) -> None:
    today = talk.wall_clock.date()
    days = [today + timedelta(weeks=weeks) for weeks in USUAL_WEEKS]
    meeting = await talk.ask(
        "meeting-day",
        _("On which day do you meet {name}?").format(name=_name(seen)),
        a_day(),
        [Choice(say_day(day, today), Deadline(day)) for day in days],
        name=_("The day"),
    )
    talk.decide(SetMeeting(seen.link.id, meeting.day))
    lines = [
        _("Good, {day}.").format(day=say_day(meeting.day, today)),
        _("{name} hears of it, and can look over what happened before the meeting.").format(name=_name(seen)),
    ]
    talk.say("\n".join(lines), _back(seen))


async def _ask_for_note(talk: Talk[StaffMeetingFacts], seen: CitizenSeen) -> None:
    name = _name(seen)
    added = await talk.ask(
        "added",
        _("I write what you agreed on. Would you like to add a line? {name} reads it and decides.").format(name=name),
        optional(words),
        name=_("Your line"),
    )
    talk.decide(AskForNote(seen.link.id, added))
    text = _("{name} gets the note to read now. You hear when it is approved, and can copy it then.")
    talk.say(text.format(name=name), _back(seen))


def _name(seen: CitizenSeen) -> str:
    return citizen_called(seen.name)


def _back(seen: CitizenSeen) -> Door:
    return Door(_("The meeting"), "meeting", seen.link.id)
