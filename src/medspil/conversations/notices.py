"""What the bot says by itself: notices with buttons, which ask for no words of one's own."""

from datetime import datetime

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.group_facts import NowFacts
from medspil.conversations.group_notices import door_meant_by, group_notice, in_short
from medspil.conversations.reminder import answers
from medspil.conversations.sub_goal_words import label
from medspil.conversations.talk import Door, Saying, Talk
from medspil.conversations.texts import _, language, quoted, say_day, say_time, speaking
from medspil.conversations.understanding import read_choice, read_scale
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_matters import GroupDue
from medspil.domain.group_order import still_true, waits
from medspil.domain.sub_goals import SubGoal, awaits_look_back, in_order, is_near

Due = tuple[AgendaKind, SubGoal]


def notice(facts: CitizenFacts, due: tuple[Due, ...], now: datetime) -> Saying:
    """One message for all that falls due together; discreet where the citizen wants it so. `now` is UTC."""
    with speaking(facts.settings.language):
        if facts.settings.discreet:
            return Saying(_("There is a message for you."), doors=(Door(_("Show"), "up-now"),))
        return open_notice(facts, due, now)


async def up_now(talk: Talk[NowFacts]) -> None:
    """What a notice is about at this moment, said openly: behind a discreet one's button."""
    facts, now = talk.facts, talk.now
    if talk.opening.subject is not None:
        of_groups = tuple(one for one in facts.groups if still_true(one, now))
        due: tuple[Due, ...] = ()
    else:
        of_groups, due = groups_now(facts, now), due_now(facts, now)
    if of_groups and len(of_groups) + len(due) == 1:
        talk.said.append(group_notice(of_groups[0], now))
    elif due or of_groups:
        talk.said.append(open_notice(facts, due, now, of_groups))
    else:
        talk.say(_("There is nothing waiting for you now."), Door(_("My sub-goals"), "my-sub-goals"))


def open_notice(
    facts: CitizenFacts, due: tuple[Due, ...], now: datetime, of_groups: tuple[GroupDue, ...] = ()
) -> Saying:
    """The same with nothing hidden."""
    if len(due) == 1 and not of_groups:
        kind, sub_goal = due[0]
        if kind is AgendaKind.REMINDER:
            return _reminder(facts, sub_goal, now)
        return _look_back(sub_goal, kind)
    lines = [_("There is more than one thing today:")]
    doors = []
    for kind, sub_goal in due:
        lines.append(f"• {_in_short(facts, kind, sub_goal, now)}")
        behind = "reminded" if kind is AgendaKind.REMINDER else "look-back"
        doors.append(Door(label(sub_goal), behind, sub_goal.id))
    for one in of_groups:
        line, door = in_short(one, now)
        lines.append(f"• {line}")
        doors.append(door)
    lines.append(_("Tap the one you want to begin with."))
    if not of_groups and all(kind is AgendaKind.NUDGE for kind, _sub_goal in due):
        lines.append(_("You need not answer. I don't ask again."))
    return Saying("\n".join(lines), doors=tuple(doors))


def due_now(facts: CitizenFacts, now: datetime) -> tuple[Due, ...]:
    """What a notice would be about at this moment."""
    zone = facts.settings.tz
    due: list[Due] = []
    for sub_goal in in_order(facts.sub_goals):
        if is_near(sub_goal, zone, now):
            due.append((AgendaKind.REMINDER, sub_goal))
        elif awaits_look_back(sub_goal, zone, now):
            due.append((AgendaKind.LOOK_BACK, sub_goal))
    return tuple(due)


def groups_now(facts: NowFacts, now: datetime) -> tuple[GroupDue, ...]:
    """What waits in their groups at this moment."""
    return tuple(one for one in facts.groups if waits(one, now))


def door_meant(facts: NowFacts, text: str, now: datetime) -> Door | None:
    """What was written instead of tapped, where one thing that waits now has a button with these words."""
    due = due_now(facts, now)
    if len(due) > 1:
        return None
    meant = [_door_meant_by(*one, text) for one in due]
    meant += [door_meant_by(one, text, now) for one in groups_now(facts, now)]
    doors = [door for door in meant if door is not None]
    return doors[0] if len(doors) == 1 else None


def _door_meant_by(kind: AgendaKind, sub_goal: SubGoal, text: str) -> Door | None:
    if kind is not AgendaKind.REMINDER:
        number = read_scale(text, 0, 10, language())
        return None if number is None else Door("", "look-back", sub_goal.id, str(number))
    place = read_choice(text, [label for _word, label in answers()], language())
    if place is None or text.strip().isdecimal():
        return None
    return Door("", "reminded", sub_goal.id, answers()[place][0])


def _reminder(facts: CitizenFacts, sub_goal: SubGoal, now: datetime) -> Saying:
    text = _("You wanted me to remind you: {what}").format(what=quoted(sub_goal.draft.what))
    text += "\n" + _when(facts, sub_goal, now)
    doors = tuple(Door(words, "reminded", sub_goal.id, word) for word, words in answers())
    return Saying(text, doors=doors)


def _when(facts: CitizenFacts, sub_goal: SubGoal, now: datetime) -> str:
    deadline = sub_goal.draft.deadline
    today = facts.settings.local(now).date()
    ahead = (deadline.day - today).days
    if ahead == 0:
        day = _("It is today.")
    elif ahead == 1:
        day = _("It is tomorrow.")
    else:
        day = _("It is on {day}.").format(day=say_day(deadline.day, today))
    if deadline.at is not None:
        day += " " + _("At {time}.").format(time=say_time(deadline.at))
    return day


def _look_back(sub_goal: SubGoal, kind: AgendaKind) -> Saying:
    what = quoted(sub_goal.draft.what)
    if kind is AgendaKind.NUDGE:
        text = _("I would still like to hear about {what}. How did it go?").format(what=what)
        text += "\n" + _("You need not answer. I don't ask again.")
    else:
        text = _("The day has come for {what}. How did it go?").format(what=what)
    text += "\n" + _("0 is not at all, 10 is all the way.")
    doors = tuple(Door(str(number), "look-back", sub_goal.id, str(number)) for number in range(11))
    return Saying(text, doors=doors)


def _in_short(facts: CitizenFacts, kind: AgendaKind, sub_goal: SubGoal, now: datetime) -> str:
    what = quoted(sub_goal.draft.what)
    if kind is AgendaKind.REMINDER:
        return f"{what}: {_when(facts, sub_goal, now)}"
    return _("{what}: The day has come.").format(what=what)
