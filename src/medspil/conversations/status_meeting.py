"""A status meeting (statusmøde) is coming: some days before it the citizen is offered a few questions, the pulse."""

from datetime import date, timedelta

from medspil.conversations.interview_facts import MeetingFacts
from medspil.conversations.readers import a_day, one_of
from medspil.conversations.talk import Choice, Talk
from medspil.conversations.texts import _, say_day
from medspil.domain.group_agenda import PULSE_BEFORE
from medspil.domain.group_decisions import CancelStatusMeeting, NewStatusMeeting
from medspil.domain.sub_goals import Deadline

USUAL_WEEKS = (1, 2, 4)
MOVED, NONE, STAYS = "moved", "none", "stays"


async def status_meeting(talk: Talk[MeetingFacts]) -> None:
    """On which day it is; one that was told of before can be moved or taken back."""
    planned = talk.facts.planned
    if planned is not None and planned >= talk.wall_clock.date():
        what = await _still_so(talk, planned)
        if what == NONE:
            talk.decide(CancelStatusMeeting())
            talk.say(_("All right, no meeting. I don't ask you about it."))
            return
        if what == STAYS:
            talk.say(_("All right. Nothing was changed."))
            return
    await _when(talk)


async def _still_so(talk: Talk[MeetingFacts], planned: date) -> str:
    answer: str = await talk.ask(
        "still-so",
        _("Your status meeting is on {day}. Is it so still?").format(day=say_day(planned, talk.wall_clock.date())),
        one_of(str),
        [
            Choice(_("Yes, it is"), STAYS),
            Choice(_("It is on another day"), MOVED),
            Choice(_("There is no meeting"), NONE),
        ],
        name=_("Your answer"),
    )
    return answer


async def _when(talk: Talk[MeetingFacts]) -> None:
    today = talk.wall_clock.date()
    days = [today + timedelta(weeks=weeks) for weeks in USUAL_WEEKS]
    meeting = await talk.ask(
        "meeting-day",
        _("On which day is your status meeting?"),
        a_day(),
        [Choice(say_day(day, today), Deadline(day)) for day in days],
        name=_("The day"),
    )
    talk.decide(NewStatusMeeting(meeting.day))
    today = talk.wall_clock.date()
    day = say_day(meeting.day, today)
    told = _("Good, {day}. Three days before, I ask you a few short questions about your support.")
    if meeting.day - PULSE_BEFORE <= today:
        told = _("Good, {day}. Very soon I ask you a few short questions about your support.")
    talk.say(told.format(day=day))
    talk.say(nobody_sees())


def nobody_sees() -> str:
    """What becomes of the answers to the pulse."""
    return _("Nobody sees what you answer. I only count what many have said.")
