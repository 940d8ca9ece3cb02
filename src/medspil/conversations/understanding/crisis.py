"""Hearing words of danger to life, and words of a hard day. A list is no safety net."""

from functools import cache

from medspil.conversations.understanding.listening import Lists
from medspil.conversations.understanding.words import LANGUAGES, load


def is_crisis(text: str) -> bool:
    """Whether the text holds words of danger to life, the writer's own or someone else's."""
    return _lists("crisis").hear(text)


def is_hard_day(text: str) -> bool:
    """Whether someone says that they have it hard, without danger to life."""
    return _lists("hard_day").hear(text)


@cache
def _lists(name: str) -> Lists:
    files = [load(f"{name}.{language}") for language in LANGUAGES]
    return Lists(files, load(f"{name}.real_words")["real"])
