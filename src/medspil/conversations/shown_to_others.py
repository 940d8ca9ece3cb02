"""How a citizen and their sub-goals are called to others: as far as the organisation lets a chat say it."""

from medspil.conversations.facts import ChatShows, House
from medspil.conversations.sub_goal_words import area_words
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.seen import SharedSubGoal


def citizen_called(name: str) -> str:
    """A citizen by the short name they chose, where they have chosen one."""
    return name or _("Somebody you support")


def shown(sub_goal: SharedSubGoal | None, house: House) -> str:
    """A shared sub-goal in a chat: the citizen's words, or the life area, or neither."""
    if sub_goal is not None and house.chat_shows is ChatShows.WORDS:
        return quoted(in_short(sub_goal.what))
    if sub_goal is not None and house.chat_shows is ChatShows.AREAS and sub_goal.area is not None:
        return area_words()[sub_goal.area]
    return _("a sub-goal")
