"""How those beside a citizen come and go, in words for the citizen."""

from collections.abc import Sequence
from datetime import date

from medspil.conversations.texts import _, in_short, quoted, say_day
from medspil.domain.links import Link, LinkKind
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import SubGoal

SHOWN = 3


def comes_words(link: Link, before: str, today: date) -> list[str]:
    """Who comes beside them, for whom and how long, and what that one sees until the yes."""
    who, other = comer(link), before or _("Your contact person")
    if link.kind is LinkKind.STAND_IN and link.ends_on is not None:
        away = _("{other} is away. {who} is there for you meanwhile, {day} included.")
        first = away.format(other=other, who=who, day=say_day(link.ends_on, today))
    else:
        over = _("{other} is not your contact person any more. {who} is there for you from now on.")
        first = over.format(other=other, who=who)
    return [first, _("So far {who} only sees when you would like help.").format(who=who)]


def comer(link: Link) -> str:
    """Who comes, by their name where it is known."""
    return link.name or _("a colleague")


def left_words(link: Link | None) -> str:
    """Who is not there any more."""
    who = _("Your contact person") if link is None or not link.name else link.name
    return _("{who} does not work here any more, and sees nothing of yours.").format(who=who)


def what_they_saw(shared: SharedWith, sub_goals: Sequence[SubGoal]) -> str:
    """What the one before may see, so that one knows what the yes is to."""
    if shared.everything:
        return _("all your sub-goals, those to come as well")
    known = [quoted(in_short(one.draft.what)) for one in sub_goals if shared.covers(one.id)]
    some = ", ".join(known[:SHOWN])
    return some if len(known) <= SHOWN else _("{some} and {number} more").format(some=some, number=len(known) - SHOWN)
