"""What the person at the desk wants, in their own words: a wish of the house, or something about their group."""

import re
from abc import ABC, abstractmethod
from datetime import datetime

from medspil.conversations.caller import Caller
from medspil.conversations.desk_words import hard_day_words
from medspil.conversations.facts import Facts
from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.house_words import contact_of
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.state import Opening, TalkState
from medspil.conversations.texts import language
from medspil.conversations.understanding import UNCLEAR, Wish, is_hard_day, read_about_group, read_wish
from medspil.conversations.wishing import NO_WISHES, deadline_of, way_for
from medspil.domain.persons import Role

_CLAUSE_ENDS = re.compile(r"[,.;!?\n]")

_WAYS_TO_GROUPS = {
    "cannot-come": ("cannot-come", None),
    "my-groups": ("my-groups", None),
    "leave-group": ("my-groups", "leave"),
}
"""The conversation and its argument behind what is said about a group."""


class Wanting(ABC):
    """Reads out of a message what is wanted."""

    def __init__(self, caller: Caller, now: datetime) -> None:
        self.caller = caller
        self.now = now
        self._wishes: dict[tuple[str, str], Wish] = {}

    @property
    @abstractmethod
    def roles(self) -> frozenset[Role]:
        """What the person is."""

    @abstractmethod
    def facts(self, kind: type[Facts], opening: Opening | None = None) -> Facts:
        """The facts of a kind, as they are remembered."""

    def wish_in(self, text: str) -> Wish:
        """What the person wants by these words; read once, since several ways through the desk ask for it.

        What their roles can't do is no wish: words of staff never become a sub-goal.
        """
        known = (text, language())
        if known not in self._wishes:
            wish = read_wish(text, self.facts(Facts).settings.local(self.now), language())
            self._wishes[known] = wish if self._may_wish(wish) else Wish()
        return self._wishes[known]

    def _may_wish(self, wish: Wish) -> bool:
        if wish.intent == UNCLEAR:
            return self.caller.citizen
        return wish.intent in NO_WISHES or CONVERSATIONS[way_for(wish)[0]].is_open_to(self.roles)

    def is_a_wish(self, text: str) -> bool:
        """Whether words that are no answer are a wish so plain that the talk gives way to it."""
        return self.wish_in(text).intent not in (UNCLEAR, *NO_WISHES) or self.way_to_group(text) is not None

    def is_a_feeling_for_a_step(self, talk: TalkState, text: str) -> bool:
        """Whether someone was asked for a small step and says how hard it is: that is no sub-goal."""
        asked = talk.open is not None and talk.open.takes_words and talk.open.key == "what"
        # What comes behind the first clause may well be a step.
        return asked and is_hard_day(_CLAUSE_ENDS.split(text.strip(), maxsplit=1)[0])

    def hard_day_words(self) -> str:
        """What is said to words of a hard day at this house."""
        return hard_day_words(self.contact())

    def contact(self) -> str:
        """How one reaches the staff of this house."""
        return contact_of(self.facts(Facts).house)

    def way_to_group(self, text: str) -> tuple[str, Opening] | None:
        """The talk about their group that these words ask for; None where they ask for none, or are in no group."""
        if Role.CITIZEN not in self.roles:
            return None
        about = read_about_group(text, self.facts(Facts).settings.local(self.now), language())
        if about is None:
            return None
        facts = self.facts(MemberFacts)
        assert isinstance(facts, MemberFacts)
        if not any(membership.place.taken for membership in facts.memberships):
            return None
        name, argument = _WAYS_TO_GROUPS[about.opens]
        return name, Opening(deadline=deadline_of(about.day), argument=argument)
