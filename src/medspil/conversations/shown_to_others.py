"""How a citizen and their sub-goals are called to others: as far as the organisation lets a chat say it."""

from datetime import date

from medspil.conversations.facts import ChatShows, House
from medspil.conversations.sub_goal_words import area_words, status_words
from medspil.conversations.texts import _, capital, in_short, quoted, say_deadline, say_short_day
from medspil.domain.seen import SharedSubGoal

LABEL_LENGTH = 32


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


def shown_line(sub_goal: SharedSubGoal, house: House, today: date) -> str:
    """The same with its day, or how it ended, where the chat may say it."""
    name = capital(shown(sub_goal, house))
    if house.chat_shows is ChatShows.LINK:
        return name
    if not sub_goal.active:
        return f"{name}: {status_words()[sub_goal.status]}"
    if sub_goal.deadline.day < today:
        return _("{what}: The day has come.").format(what=name)
    return f"{name} – {say_deadline(sub_goal.deadline, today)}"


def shown_label(sub_goal: SharedSubGoal, house: House) -> str:
    """The same for a button."""
    if house.chat_shows is ChatShows.WORDS:
        return in_short(" ".join(sub_goal.what.split()), LABEL_LENGTH)
    name = capital(shown(sub_goal, house))
    if house.chat_shows is ChatShows.LINK:
        return name
    return f"{name}, {say_short_day(sub_goal.deadline.day)}"
