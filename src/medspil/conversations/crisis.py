"""Words of crisis: what is said to them, whatever else was going on. A list is no safety net."""

import re
from datetime import datetime, timedelta
from functools import cache
from importlib import resources

from medspil.conversations.facts import Facts
from medspil.conversations.house_words import help_lines
from medspil.conversations.texts import _
from medspil.domain.persons import LANGUAGES

REST = timedelta(hours=24)
"""So long nothing goes out by itself after words of crisis."""


@cache
def _phrases() -> tuple[str, ...]:
    """All phrases, folded; every language's list is read for everyone, since people mix."""
    found: list[str] = []
    for language in LANGUAGES:
        text = (resources.files("medspil.conversations") / "words" / f"crisis.{language}.txt").read_text("utf-8")
        lines = (line.strip() for line in text.splitlines())
        found += [_folded(line) for line in lines if line and not line.startswith("#")]
    return tuple(found)


def _folded(text: str) -> str:
    folded = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return f" {' '.join(re.findall(r'[a-z0-9]+', folded))} "


def is_crisis(text: str) -> bool:
    """Whether the text holds words of danger to life."""
    folded = _folded(text)
    return any(phrase in folded for phrase in _phrases())


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
