"""How those beside a citizen are said, and what they see."""

from collections.abc import Iterable
from datetime import date

from medspil.conversations.courses.course_words import listed
from medspil.conversations.texts import _, in_short, ngettext, quoted, say_day
from medspil.domain.links import Link, LinkKind
from medspil.domain.sharing import SharedWith
from medspil.domain.sub_goals import SubGoal, ended, in_order

LISTED = 5
"""So many shared sub-goals of one person are named in a list."""


def as_what(link: Link, today: date) -> str:
    """As what somebody is there."""
    if link.kind is LinkKind.STAND_IN and link.ends_on is not None:
        return _("stand-in until {day}").format(day=say_day(link.ends_on, today))
    words = {
        LinkKind.CONTACT_PERSON: _("contact person"),
        LinkKind.PEER_WORKER: _("peer worker"),
        LinkKind.STAND_IN: _("stand-in"),
        LinkKind.SUPPORTER: _("friend or family"),
    }
    return words[link.kind]


def called(link: Link) -> str:
    """What somebody is called; without a name, as what they are there."""
    return link.name or _("someone without a name")


def who(link: Link, today: date) -> str:
    """Somebody with what they are, and where they work."""
    parts = (called(link), as_what(link, today), link.service)
    return ", ".join(part for part in parts if part)


def sees(link: Link, shared: SharedWith, sub_goals: tuple[SubGoal, ...], today: date) -> str:
    """What somebody sees of the sub-goals, in a few words."""
    if not link.sees_shared(today):
        return _("nothing until you say yes")
    if shared.everything:
        return _("all your sub-goals, new ones too")
    active = [quoted(in_short(one.draft.what, 40)) for one in in_order(sub_goals) if shared.covers(one.id)]
    behind = sum(shared.covers(one.id) for one in ended(sub_goals))
    words = active[:LISTED]
    more = len(active) - LISTED
    if more > 0:
        words.append(ngettext("{count} more", "{count} more", more).format(count=more))
    if behind:
        words.append(ngettext("{count} that is behind you", "{count} that are behind you", behind).format(count=behind))
    return listed(words) if words else _("none of your sub-goals")


def hearing_of_help(links: Iterable[Link], today: date) -> list[str]:
    """The names of those who hear of a wish for help."""
    return [called(link) for link in links if link.hears_of_help(today)]
