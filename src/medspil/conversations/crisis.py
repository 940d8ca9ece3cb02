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
        _("It sounds as if you are having a very hard time. I am a program and can't help with that. People can."),
        _("In danger now: call 112."),
    ]
    lines += help_lines(facts.house)
    lines.append(_("Nobody reads this here just now. Please call someone."))
    lines.append(_("I am quiet for a day."))
    if something_waits:
        lines.append(_("What you were writing waits for you. Write “continue” when you want to go on."))
    return "\n".join(lines)
