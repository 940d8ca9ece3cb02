"""What happened since the last status meeting, as the citizen looks over it."""

from datetime import date

from medspil.conversations.texts import _, in_short, quoted, say_day
from medspil.domain.meetings import Happened
from medspil.domain.sub_goals import Status, SubGoal

SHOWN, LONGEST = 4, 60


def happened_words(what: Happened, since: date, today: date) -> str:
    """What was reached first, then what became something else, was put to rest, and is under way: a line each."""
    lines = [_("This happened since {day}:").format(day=say_day(since, today))]
    for words, sub_goals in (
        (_("Reached: {what}"), what.reached),
        (_("Became a new step: {what}"), what.adjusted),
        (_("Put to rest: {what}"), what.let_go),
        (_("Under way: {what}"), what.under_way),
    ):
        if sub_goals:
            lines.append("• " + words.format(what=_listed(sub_goals)))
    return "\n".join(lines)


def _listed(sub_goals: tuple[SubGoal, ...]) -> str:
    named = [quoted(in_short(" ".join(one.draft.what.split()), LONGEST)) for one in sub_goals[:SHOWN]]
    more = len(sub_goals) - len(named)
    if more:
        named.append(_("and {count} more").format(count=more))
    return ", ".join(named)


def pick_label(sub_goal: SubGoal, longest: int = 30) -> str:
    """A sub-goal on a button, with how it stands where it has ended."""
    words = in_short(" ".join(sub_goal.draft.what.split()), longest)
    mark = {
        Status.REACHED: _("reached"),
        Status.ADJUSTED: _("new step"),
        Status.LET_GO: _("put to rest"),
    }.get(sub_goal.status)
    return words if mark is None else f"{words} ({mark})"
