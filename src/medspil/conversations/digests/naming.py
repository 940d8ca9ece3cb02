"""How the people of a digest are called, and what they share: by its part of life, or in their own words."""

from collections.abc import Iterable
from datetime import date

from medspil.conversations.courses.course_words import short_day
from medspil.conversations.seen_words import areas_seen
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.texts import _, in_short, quoted, say_weekday
from medspil.domain.seen import CitizenSeen, SharedSubGoal

LONGEST_WORDS = 60
"""A citizen's words are cut after so many letters where many of them stand together; the page has all of them."""


def sub_goal_named(sub_goal: SharedSubGoal, own_words: bool, longest: int = LONGEST_WORDS) -> str:
    """A shared sub-goal: the citizen's own words where they may stand there, or else its part of life."""
    if own_words:
        return quoted(in_short(" ".join(sub_goal.what.split()), longest))
    return _("a sub-goal") if sub_goal.area is None else areas_seen()[sub_goal.area]


def names_told_apart(citizens: Iterable[CitizenSeen]) -> dict[str, str]:
    """What each is called, by the id of their link; of two with one name the one who came later has a number."""
    names: dict[str, str] = {}
    met: dict[str, int] = {}
    for citizen in sorted(citizens, key=lambda one: (one.link.since, one.link.id)):
        name = citizen_called(" ".join(citizen.name.split()))
        met[name.casefold()] = met.get(name.casefold(), 0) + 1
        names[citizen.link.id] = name if met[name.casefold()] == 1 else f"{name} ({met[name.casefold()]})"
    return names


def near_day_words(day: date, today: date) -> str:
    """A day that lies ahead: "today", "tomorrow", its weekday within a week, and else its date."""
    ahead = (day - today).days
    if not 0 <= ahead < 7:
        return short_day(day, today)
    return {0: _("today"), 1: _("tomorrow")}.get(ahead) or say_weekday(day)


def past_day_words(day: date, today: date) -> str:
    """A day that has been: its weekday where that was within the week, and else its date."""
    return say_weekday(day) if 0 < (today - day).days < 7 else short_day(day, today)
