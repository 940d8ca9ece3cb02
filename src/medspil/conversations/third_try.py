"""The third answer that can't be read: ways out, how one reaches people, and what was written is not thrown away."""

from dataclasses import replace
from typing import Any

from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.house_words import contact_of
from medspil.conversations.offering import ways_out
from medspil.conversations.readers import LONGEST_ANSWER, looks_empty
from medspil.conversations.state import Offered, OpenQuestion, TalkState
from medspil.conversations.talk import Question
from medspil.conversations.texts import _
from medspil.domain.persons import Role

TRIES = 3
"""After so many answers that could not be read there is a way out."""

KEPT_AT_MOST = 6
"""So many of them are kept with the talk."""


def with_unread(state: TalkState, text: str) -> TalkState:
    """The talk with words that were not understood; they are kept with it."""
    if looks_empty(text) or len(text) > LONGEST_ANSWER:
        return state
    words = text.strip()
    earlier = tuple(other for other in state.unread if other != words)
    return replace(state, unread=(*earlier, words)[-KEPT_AT_MOST:])


def unread_words(state: TalkState, tries: int) -> str:
    """What was written in the last `tries` answers, as one text."""
    return ", ".join(state.unread[-tries:])[:LONGEST_ANSWER]


def last_help(
    facts: Facts, state: TalkState, question: Question[Any], opened: OpenQuestion
) -> tuple[str, tuple[Offered, ...]]:
    """What is said at the third try besides the hint, and the choices then."""
    lines = []
    ways = ways_out(question)
    words = unread_words(state, TRIES)
    if words and _may_become_a_sub_goal(facts):
        lines.append(_("What you wrote is not lost. It can become a sub-goal."))
        ways = (Offered(_("Make it a sub-goal"), {"new": True}), *ways)
    lines.append(_("It is fine to stop here, too. The staff: {contact}").format(contact=contact_of(facts.house)))
    taken = [choice.value for choice in opened.offered]
    return "\n".join(lines), (*opened.offered, *(way for way in ways if way.value not in taken))


def _may_become_a_sub_goal(facts: Facts) -> bool:
    """Whether it is a citizen who wrote, and not in a talk about something else altogether, such as a group."""
    return Role.CITIZEN in facts.roles and (isinstance(facts, CitizenFacts) or type(facts) is Facts)
