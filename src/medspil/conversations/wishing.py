"""From a wish in a person's own words to the talk that grants it, and how a wish is said on a button."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from medspil.conversations.state import Opening
from medspil.conversations.texts import _
from medspil.conversations.understanding import Moment, Wish, find_moment
from medspil.domain.sub_goals import Deadline

HEARD_EVERYWHERE = frozenset(("stop", "help", "delete-me", "settings-language", "my-data"))
"""Wishes that are heard even where any words are an answer, if they are said in more than one word."""
NO_WISHES = frozenset(("greeting", "thanks"))
"""Kind words: they are answered, and no talk gives way to them."""


ABOUT_ONE = ("move-one", "reach-one", "let-go-one", "help-with-one")
IN_PASSING = "in-passing"
"""The words a talk is opened with may name a sub-goal among other things; otherwise they are its name, nothing else."""


def way_for(wish: Wish) -> tuple[str, Opening]:
    """The conversation that grants a wish, and what it begins with."""
    return _WAYS[wish.intent](wish)


def way_offered(intent: str, said: str, deadline: Deadline | None, now: datetime, language: str) -> tuple[str, Opening]:
    """The same for a wish that was tapped as what `said` meant; `deadline` is the day in it. `now` is a wall clock."""
    name, opening = way_for(Wish(intent, what=said))
    if intent == "new-sub-goal":
        found = find_moment(said, now, language) if deadline is not None else None
        return name, Opening(words=found.rest if found is not None and found.rest else said, deadline=deadline)
    if intent == "settings-pause":
        return name, replace(opening, deadline=deadline)
    if name in ABOUT_ONE:
        return name, replace(opening, deadline=deadline if intent == "move" else None, argument=IN_PASSING)
    return name, opening


def wish_words() -> dict[str, str]:
    """What can be wished for, as it stands on a button."""
    return {
        "new-sub-goal": _("A new sub-goal"),
        "list": _("My sub-goals"),
        "move": _("Move the day"),
        "reached": _("Something is reached"),
        "let-go": _("Let a sub-goal go"),
        "help-wanted": _("Get help from someone"),
        "settings-language": _("Another language"),
        "settings-pause": _("A pause from messages"),
        "discreet": _("Discreet messages"),
        "my-data": _("My data"),
        "delete-me": _("Delete everything about me"),
        "who-can-see": _("Who can see this"),
        "share": _("Share a sub-goal"),
        "undo": _("Undo"),
        "stop": _("No more messages from you"),
        "help": _("Help"),
    }


def deadline_of(moment: Moment | None) -> Deadline | None:
    """The day that was said, where it is one day only."""
    return None if moment is None or moment.other is not None else Deadline(moment.day, moment.time)


def _about(name: str) -> Callable[[Wish], tuple[str, Opening]]:
    return lambda wish: (name, Opening(words=wish.what, deadline=deadline_of(wish.day)))


def _plain(name: str, argument: str | None = None) -> Callable[[Wish], tuple[str, Opening]]:
    return lambda wish: (name, Opening(argument=argument))


def _language(wish: Wish) -> tuple[str, Opening]:
    return "settings", Opening(argument=f"language-{wish.language}" if wish.language else "language")


def _discreet(wish: Wish) -> tuple[str, Opening]:
    return "settings", Opening(argument="discreet" if wish.on is None else f"discreet-{'on' if wish.on else 'off'}")


_WAYS: dict[str, Callable[[Wish], tuple[str, Opening]]] = {
    "new-sub-goal": _about("new-sub-goal"),
    "list": _plain("my-sub-goals"),
    "move": _about("move-one"),
    "reached": _about("reach-one"),
    "let-go": _about("let-go-one"),
    "help-wanted": lambda wish: ("help-with-one", Opening(words=wish.what, argument=wish.about)),
    "settings-language": _language,
    "settings-pause": lambda wish: ("settings", Opening(deadline=deadline_of(wish.day), argument="pause")),
    "discreet": _discreet,
    "my-data": _plain("my-data"),
    "delete-me": _plain("my-data", "delete"),
    "who-can-see": _plain("who-can-see"),
    "share": _plain("share"),
    "undo": _plain("undo"),
    "stop": _plain("stop"),
    "help": _plain("help"),
    "greeting": _plain("unclear"),
    "thanks": _plain("unclear"),
}
