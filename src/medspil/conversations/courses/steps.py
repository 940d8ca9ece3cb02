"""What several of the leaders' talks have in common."""

from typing import Any, TypeVar

from medspil.conversations.group_facts import LeaderFacts, LedCourse
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _
from medspil.domain.courses import Session

L = TypeVar("L", bound=LeaderFacts)


def find_course(talk: Talk[LeaderFacts]) -> LedCourse | None:
    """The course that the talk was opened for; otherwise a kind word and none."""
    led = talk.facts.led(talk.opening.subject)
    if led is None:
        not_there(talk)
    return led


def find_session(talk: Talk[L]) -> tuple[LedCourse, Session] | None:
    """The session that the talk was opened for and its course; otherwise a kind word and none."""
    found = talk.facts.of_session(talk.opening.subject)
    if found is None:
        not_there(talk)
    return found


def not_there(talk: Talk[Any]) -> None:
    """That it is not theirs, or not there any more."""
    talk.say(_("I can't find that group among yours any more."), Door(_("My groups"), "my-courses"))
