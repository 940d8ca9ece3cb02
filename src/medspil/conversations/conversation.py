"""A line of the registry of conversations."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from medspil.conversations.facts import Facts
from medspil.conversations.talk import Talk
from medspil.domain.persons import LANGUAGES, Role


@dataclass(frozen=True)
class Conversation:
    """A conversation as the registry knows it.

    `facts` is what it must be given; raise `version` when a key changes its meaning. `commands` open it, one a language
    in the order of LANGUAGES, and stand in the channel's menu with `about` behind them; `also` are other words that
    open it, in any language. `keep`: it is set aside and offered again when something else comes in between.
    `only_for`: the roles, one of which one must have to be in it, where its facts don't say it already. `proof`: it
    shows something of others, so those who work here prove first that it is them.
    """

    name: str
    function: Callable[[Talk[Any]], Coroutine[Any, Any, None]]
    facts: type[Facts]
    version: int = 1
    keep: bool = False
    commands: tuple[str, ...] = ()
    about: str = ""
    also: tuple[str, ...] = ()
    only_for: frozenset[Role] = frozenset()
    proof: bool = False

    def is_open_to(self, roles: frozenset[Role]) -> bool:
        """Whether someone with these roles may be in it."""
        if self.only_for:
            return not self.only_for.isdisjoint(roles)
        return self.facts.role is None or self.facts.role in roles

    def command(self, language: str) -> str | None:
        """The command that opens it in `language`, without the slash."""
        return self.commands[LANGUAGES.index(language)] if self.commands else None
