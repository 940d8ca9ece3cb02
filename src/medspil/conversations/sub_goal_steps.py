"""What a citizen can do with a sub-goal, as pieces that several talks share."""

from datetime import datetime
from itertools import count
from typing import TypeVar

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import a_day
from medspil.conversations.state import Opening
from medspil.conversations.sub_goal_words import near_days
from medspil.conversations.talk import UNKNOWN, Door, Talk
from medspil.conversations.texts import _, quoted, say_day, say_deadline, say_moment
from medspil.domain.decisions import LookBack
from medspil.domain.sub_goals import Deadline, Outcome, SubGoal, reminder_after_move

C = TypeVar("C", bound=CitizenFacts)


async def find(talk: Talk[C]) -> SubGoal | None:
    """The sub-goal that the talk was opened for, where it is still under way; otherwise a kind word and none."""
    sub_goal = talk.facts.sub_goal(talk.opening.subject)
    if sub_goal is None:
        talk.say(_("I can't find that sub-goal any more."), Door(_("My sub-goals"), "my-sub-goals"))
        return None
    if not sub_goal.active:
        talk.say(
            _("{what} is behind you already. You can always begin a new one.").format(what=quoted(sub_goal.draft.what)),
            Door(_("My sub-goals"), "my-sub-goals"),
            Door(_("A new sub-goal"), "new-sub-goal"),
        )
        return None
    return sub_goal


def reach(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    """It is reached."""
    talk.decide(LookBack(sub_goal.id, sub_goal.version, Outcome.REACHED, progress=10))
    talk.say(
        _("You did it: {what}. Well done!").format(what=quoted(sub_goal.draft.what)),
        Door(_("A new step from here"), "new-sub-goal", sub_goal.id),
        Door(_("My sub-goals"), "my-sub-goals"),
        undo_door(sub_goal),
    )


def let_go(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    """It is let go, which is fine."""
    talk.decide(LookBack(sub_goal.id, sub_goal.version, Outcome.LET_GO))
    talk.say(
        _("All right, you let it rest. That is as good as getting there. You can begin a new one whenever you like."),
        Door(_("My sub-goals"), "my-sub-goals"),
        undo_door(sub_goal),
    )


def undo_door(sub_goal: SubGoal) -> Door:
    """The button that takes back what was just decided about a sub-goal: that, and nothing that comes later."""
    return Door(_("Undo"), "undo", sub_goal.id, str(sub_goal.version + 1))


async def ask_day(talk: Talk[CitizenFacts], given: Deadline | None = None) -> Deadline:
    """The new day; it is not asked for where it was `given` before."""
    text = _("Which day suits you better? Tap a day or write another one.")
    days = near_days(talk.wall_clock)
    day = await talk.ask("new-day", text, a_day(), days, given=given or UNKNOWN, name=_("When"))
    return await still_ahead(talk, day)


async def still_ahead(talk: Talk[CitizenFacts], deadline: Deadline) -> Deadline:
    """The day itself, or another one where it has gone by: an answer may come days after its question."""
    for turn in count(1):
        if deadline.day >= talk.wall_clock.date():
            break
        text = _("That day has gone by. Which day suits you now? Tap a day or write another one.")
        deadline = await talk.ask(f"still-ahead-{turn}", text, a_day(), near_days(talk.wall_clock), name=_("When"))
    return deadline


async def move(talk: Talk[CitizenFacts], sub_goal: SubGoal, given: Deadline | None = None) -> None:
    """Its day is moved, and the reminder with it."""
    deadline = await ask_day(talk, given)
    talk.decide(LookBack(sub_goal.id, sub_goal.version, Outcome.MOVED, deadline=deadline))
    talk.say(moved_words(talk, sub_goal, deadline), Door(_("My sub-goals"), "my-sub-goals"), undo_door(sub_goal))


def moved_words(talk: Talk[CitizenFacts], sub_goal: SubGoal, deadline: Deadline) -> str:
    """That it is moved, and when the bot will be back."""
    settings = talk.facts.settings
    today = talk.wall_clock.date()
    moved = _("Moved to {day}.").format(day=say_deadline(deadline, today))
    reminder = reminder_after_move(sub_goal, deadline, settings.tz, talk.now)
    if reminder is None or talk.facts.stopped:
        return moved
    due = reminder.due(deadline, settings.tz)
    if (pause := pause_words(talk, due)) is not None:
        return moved + " " + pause
    return moved + " " + _("I remind you on {moment}.").format(moment=say_moment(settings.local(due), today))


def pause_words(talk: Talk[CitizenFacts], due: datetime) -> str | None:
    """What is said instead of a reminder that falls into a pause; None where it does not."""
    until = talk.facts.settings.paused_until
    if until is None or due >= until:
        return None
    day = talk.facts.settings.local(until).date()
    return _("You have a pause until {day}. I don't write before it.").format(day=say_day(day, talk.wall_clock.date()))


def wish_for_help(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    """The citizen would like help with it: they are asked how."""
    talk.go_on_with("ask-for-help", Opening(subject=sub_goal.id))
