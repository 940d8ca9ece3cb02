"""Undo (fortryd): what was decided within the hour is taken back, the newest first, at once and without a question."""

from medspil.conversations.facts import UndoFacts
from medspil.conversations.settings import overview
from medspil.conversations.sub_goal_words import reminder_day_words
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, quoted, say_deadline, speaking
from medspil.domain.decisions import Undo
from medspil.domain.persons import Role
from medspil.domain.sub_goals import SubGoal, day_is_over
from medspil.domain.undoing import PersonChange, ShareChange, SubGoalChange, Undoable, still_open


async def undo(talk: Talk[UndoFacts]) -> None:
    """What was decided last is taken back, or what the button stands for that opened the talk."""
    undoable = still_open(talk.facts.undoable, talk.now)
    meant = next((one for one in undoable if _is_meant(talk, one)), None)
    mine = Door(_("My sub-goals"), "my-sub-goals")
    if meant is None and talk.opening.argument is not None:
        talk.say(_("That can't be undone any more. You can see how it is now."), mine)
    elif meant is None and Role.CITIZEN not in talk.facts.roles:
        talk.say(_("There is nothing to undo just now."), Door(_("Settings"), "settings"))
    elif meant is None:
        talk.say(
            _("There is nothing from the last hour to undo. You can always look at your sub-goals and change them."),
            mine,
            Door(_("Settings"), "settings"),
        )
    elif isinstance(meant.change, SubGoalChange):
        _take_back(talk, meant, meant.change)
    elif isinstance(meant.change, ShareChange):
        for one in undoable:
            if isinstance(one.change, ShareChange) and one.talk_id == meant.talk_id:
                talk.decide(Undo(one.id, one.version))
        told = _("It is taken back.") + " " + _("Others see what they saw before.")
        talk.say(told, Door(_("Who can see what"), "who-can-see"))
    else:
        talk.decide(Undo(meant.id, meant.version))
        with speaking(meant.change.before.settings.language):
            talk.say(_("It is taken back.") + " " + _person_words(talk, meant.change))


def _is_meant(talk: Talk[UndoFacts], one: Undoable) -> bool:
    """Whether the tapped button stands for it, or it is of the talk that was left; without either the newest is."""
    subject, argument = talk.opening.subject, talk.opening.argument
    if subject is None:
        return argument in (None, str(one.id), one.talk_id)
    change = one.change
    return isinstance(change, SubGoalChange) and (change.after.id, str(change.after.version)) == (subject, argument)


def _take_back(talk: Talk[UndoFacts], meant: Undoable, change: SubGoalChange) -> None:
    current = talk.facts.sub_goal(change.after.id)
    mine = Door(_("My sub-goals"), "my-sub-goals")
    if current is None or current.version != meant.version:
        what = quoted(change.after.draft.what)
        talk.say(_("{what} was changed since. I leave it as it is now.").format(what=what), mine)
        return
    talk.decide(Undo(meant.id, meant.version))
    talk.say(_("It is taken back.") + " " + _sub_goal_words(talk, change), mine)


def _sub_goal_words(talk: Talk[UndoFacts], change: SubGoalChange) -> str:
    """What stands again, in a line."""
    before, after = change.before, change.after
    if before is None:
        return _("{what} is gone again.").format(what=quoted(after.draft.what))
    what = quoted(before.draft.what)
    today = talk.wall_clock.date()
    day = say_deadline(before.draft.deadline, today)
    if before.status is not after.status:
        return _under_way_again(talk, before).format(what=what, day=day)
    if before.draft.deadline != after.draft.deadline:
        return _("{what} is for {day} again.").format(what=what, day=day)
    if before.draft.reminder != after.draft.reminder:
        when = reminder_day_words(before.draft.reminder, before.draft.deadline, today)
        return _("The reminder for {what} is again: {when}.").format(what=what, when=when)
    if before.draft != after.draft:
        return _("{what} is again as it was.").format(what=what)
    if before.help_wanted_at != after.help_wanted_at:
        return _("Your wish for help with {what} is gone again.").format(what=what)
    return _("Your look back on {what} is gone again.").format(what=what)


def _under_way_again(talk: Talk[UndoFacts], before: SubGoal) -> str:
    if day_is_over(before, talk.facts.settings.tz, talk.now):
        return _("{what} is under way again.")
    return _("{what} is under way again, until {day}.")


def _person_words(talk: Talk[UndoFacts], change: PersonChange) -> str:
    """What stands again of how the person wants it."""
    before, after = change.before, change.after
    if (before.stopped_at is None) != (after.stopped_at is None):
        return _("I write to you again.") if before.stopped_at is None else _("I am quiet again.")
    now_again = overview(before.settings, talk.now).splitlines()
    gone = overview(after.settings, talk.now).splitlines()
    lines = [line for line in now_again if line not in gone]
    if not lines:
        return _("The pause is off again.") if before != after else _("It stands as it was.")
    return _("This is how it is again:") + "\n" + "\n".join(lines)
