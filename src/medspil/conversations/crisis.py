"""Words of crisis: what is said to them, whatever else was going on. A list is no safety net."""

from datetime import datetime, timedelta

from medspil.conversations.facts import Facts
from medspil.conversations.house_words import help_lines
from medspil.conversations.texts import _
from medspil.conversations.understanding import is_crisis

__all__ = ["REST", "crisis_words", "is_crisis", "rest_until"]

REST = timedelta(hours=24)
"""So long nothing goes out by itself after words of crisis."""


def rest_until(now: datetime) -> datetime:
    """Until when (UTC) nothing goes out by itself."""
    return now + REST


def crisis_words(facts: Facts, something_waits: bool) -> str:
    """What is said: I am a program, these people answer, and (`something_waits`) the talk waits."""
    lines = [
        _("That sounds very hard."),
        _("I am a program, and nobody reads this here. Please call someone."),
        _("If you are in danger now, call 112."),
    ]
    lines += help_lines(facts.house)
    lines.append(_("I don't remind you of anything for a day."))
    if something_waits:
        lines.append(_("Write “continue” when you want to go on."))
    return "\n".join(lines)
