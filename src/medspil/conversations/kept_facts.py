"""The facts of a talk in their stored form."""

from dataclasses import fields, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import Facts
from medspil.conversations.run import Misfit
from medspil.conversations.state import TalkState

_forms: dict[Any, TypeAdapter[Any]] = {}


def form_of(facts: type[Facts]) -> TypeAdapter[Any]:
    """How facts of a kind are stored. Making one takes milliseconds, so each is made once."""
    if facts not in _forms:
        _forms[facts] = TypeAdapter(facts)
    return _forms[facts]


def up_to_date(state: TalkState, current: Facts) -> TalkState:
    """The talk with what is no answer as it is now: settings, quiet and house may have changed since it began.

    So may what is somebody else's; where `current` are facts that hold it, that is as it is now, too.
    """
    known = form_of(type(current)).dump_python(current, mode="json")
    names = (*(field.name for field in fields(Facts)), *current.others)
    return replace(state, facts={**state.facts, **{name: known[name] for name in names}})


def facts_of(conversation: Conversation, state: TalkState) -> Facts:
    """The facts as they were when the talk began. Raises Misfit where their stored form does not fit."""
    try:
        facts: Facts = form_of(conversation.facts).validate_python(state.facts)
    except ValidationError as error:
        raise Misfit("facts") from error
    return facts
