"""A status meeting (statusmøde) of a citizen: on which day, with whom, and what can be done about one that is set."""

from datetime import date, timedelta

from medspil.conversations.meetings.facts import MeetingFacts
from medspil.conversations.meetings.page import MEETING_PAGE
from medspil.conversations.open_page import give_link
from medspil.conversations.readers import a_day, one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import UNKNOWN, Choice, Talk
from medspil.conversations.texts import _, capital, say_day
from medspil.domain.group_agenda import PULSE_BEFORE
from medspil.domain.group_decisions import CancelStatusMeeting, NewStatusMeeting
from medspil.domain.links import Link
from medspil.domain.meetings import Meeting
from medspil.domain.sub_goals import Deadline

USUAL_WEEKS = (1, 2, 4)
STAYS, MOVED, NONE, PREPARE, PAGE, NOTE, NEW = "stays", "moved", "none", "prepare", "page", "note", "new"
SOMEBODY_ELSE = "somebody-else"


async def status_meeting(talk: Talk[MeetingFacts]) -> None:
    """On which day it is; one that was told of before can be moved, taken back, prepared and looked at."""
    meeting = await _which(talk)
    if meeting is None:
        await _new(talk)
        return
    do = await _what_now(talk, meeting)
    if do == MOVED:
        await _move(talk, meeting)
    elif do == NONE:
        talk.decide(CancelStatusMeeting(meeting.id))
        talk.say(" ".join((_("All right, no meeting. I don't ask you about it."), *_told(talk, meeting.link_id))))
    elif do == NEW:
        await _new(talk)
    elif do == PAGE:
        give_link(talk, MEETING_PAGE, talk.facts.fresh_token, meeting.id)
    elif do in _LEADS_TO:
        talk.go_on_with(_LEADS_TO[do], Opening(subject=meeting.id))
    else:
        talk.say(_("All right. Nothing was changed."))


_LEADS_TO = {PREPARE: "prepare-meeting", NOTE: "approve-note"}


async def _which(talk: Talk[MeetingFacts]) -> Meeting | None:
    """The meeting that the talk is about; where there are several, the citizen picks. None: a new one."""
    today = talk.wall_clock.date()
    asked_for = talk.facts.meeting(talk.opening.subject)
    if asked_for is not None and asked_for.is_ahead(today):
        return asked_for
    ahead = talk.facts.ahead(today)
    if len(ahead) > 1:
        picked: str = await talk.ask(
            "which",
            _("Which meeting is it about?"),
            one_of(str),
            [*(Choice(_label(talk, one), one.id) for one in ahead), Choice(_("A new one"), NEW)],
            name=_("Which one"),
        )
        return talk.facts.meeting(picked)
    return next(iter(ahead), None) or talk.facts.to_note(today)


def _label(talk: Talk[MeetingFacts], meeting: Meeting) -> str:
    day = capital(say_day(meeting.day, talk.wall_clock.date()))
    link = talk.facts.with_whom(meeting)
    return day if link is None else _("{day}, with {name}").format(day=day, name=link.name)


async def _what_now(talk: Talk[MeetingFacts], meeting: Meeting) -> str:
    today = talk.wall_clock.date()
    link = talk.facts.with_whom(meeting)
    if meeting.day < today:
        text, choices = _been(talk, meeting)
    else:
        text = _("Your status meeting is on {day}. Is it so still?")
        if link is not None:
            text = _("Your status meeting with {name} is on {day}. Is it so still?")
        choices = [
            Choice(_("Yes, it is"), STAYS),
            Choice(_("It is on another day"), MOVED),
            Choice(_("There is no meeting"), NONE),
            Choice(_("Look at what happened"), PREPARE),
            *_page_choice(talk),
        ]
        if meeting.can_be_noted(today):
            choices.insert(0, Choice(_("Write down what we agreed on"), NOTE))
        if _others(talk, meeting):
            choices.append(Choice(_("Another meeting"), NEW))
    name = "" if link is None else link.name
    tapped = talk.opening.argument if talk.opening.subject == meeting.id else None
    answer: str = await talk.ask(
        "still-so",
        text.format(day=say_day(meeting.day, today), name=name),
        one_of(str),
        choices,
        given=tapped if tapped in [choice.value for choice in choices] else UNKNOWN,
        name=_("Your answer"),
    )
    return answer


def _been(talk: Talk[MeetingFacts], meeting: Meeting) -> tuple[str, list[Choice[str]]]:
    """What is asked about a meeting that has been and has no note yet."""
    return _("Your status meeting was on {day}. What would you like to do?"), [
        Choice(_("Write down what we agreed on"), NOTE),
        *_page_choice(talk),
        Choice(_("Tell of a new meeting"), NEW),
        Choice(_("Close"), STAYS),
    ]


def _page_choice(talk: Talk[MeetingFacts]) -> list[Choice[str]]:
    return [Choice(_("Open the meeting's page"), PAGE)] if talk.facts.house.public_url else []


def _others(talk: Talk[MeetingFacts], meeting: Meeting) -> list[Link]:
    """Those with whom the citizen has no meeting ahead."""
    taken = {one.link_id for one in talk.facts.ahead(talk.wall_clock.date())}
    return [link for link in talk.facts.people if link.id not in taken]


async def _new(talk: Talk[MeetingFacts]) -> None:
    day = await _day(talk, _("On which day is your status meeting?"))
    link_id = await _with_whom(talk)
    talk.decide(NewStatusMeeting(day, link_id))
    _say_told(talk, day, link_id)


async def _move(talk: Talk[MeetingFacts], meeting: Meeting) -> None:
    day = await _day(talk, _("On which day is your status meeting?"))
    talk.decide(NewStatusMeeting(day, meeting.link_id))
    _say_told(talk, day, meeting.link_id)


async def _day(talk: Talk[MeetingFacts], text: str) -> date:
    today = talk.wall_clock.date()
    days = [today + timedelta(weeks=weeks) for weeks in USUAL_WEEKS]
    meeting = await talk.ask(
        "meeting-day", text, a_day(), [Choice(say_day(day, today), Deadline(day)) for day in days], name=_("The day")
    )
    return meeting.day


async def _with_whom(talk: Talk[MeetingFacts]) -> str | None:
    """Who of those that Medspil knows; they are told of the day."""
    if not talk.facts.people:
        return None
    picked: str = await talk.ask(
        "with-whom",
        _("Who is it with? I tell them the day."),
        one_of(str),
        [*(Choice(link.name, link.id) for link in talk.facts.people), Choice(_("Somebody else"), SOMEBODY_ELSE)],
        name=_("Who it is with"),
    )
    return None if picked == SOMEBODY_ELSE else picked


def _say_told(talk: Talk[MeetingFacts], meeting: date, link_id: str | None) -> None:
    today = talk.wall_clock.date()
    day = say_day(meeting, today)
    told = _("Good, {day}. Three days before, I ask you a few short questions about your support.")
    if meeting - PULSE_BEFORE <= today:
        told = _("Good, {day}. Very soon I ask you a few short questions about your support.")
    lines = [told.format(day=day), nobody_sees(), _("Then you can look at what happened, and pick what to bring.")]
    talk.say("\n".join((*lines, *_told(talk, link_id))))


def _told(talk: Talk[MeetingFacts], link_id: str | None) -> tuple[str, ...]:
    link = talk.facts.link(link_id)
    return () if link is None else (_("{name} hears of it.").format(name=link.name),)


def nobody_sees() -> str:
    """What becomes of the answers to the pulse."""
    return _("Nobody sees what you answer. I only count what many have said.")
