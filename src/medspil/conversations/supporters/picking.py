"""Picking one of the sub-goals that somebody shows, some at a time."""

from collections.abc import Sequence
from itertools import count

from medspil.conversations.circle_facts import BesideFacts
from medspil.conversations.facts import House
from medspil.conversations.readers import one_of
from medspil.conversations.shown_to_others import shown_label
from medspil.conversations.talk import UNKNOWN, Choice, Leave, Talk, Unknown
from medspil.conversations.texts import _
from medspil.domain.seen import SharedSubGoal

SHOWN_AT_ONCE = 5
MORE = "+more"


async def pick_shown(
    talk: Talk[BesideFacts],
    text: str,
    shown: Sequence[SharedSubGoal],
    first: Sequence[Choice[str]] = (),
    given: str | Unknown = UNKNOWN,
) -> str:
    """The id of the one that is picked, or the value of one of the choices that stand `first`."""
    labels = _labels(shown, talk.facts.house)
    for page in count():
        here = shown[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [*first, *(Choice(labels[one.id], one.id) for one in here)]
        if len(shown) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        choices.append(Choice(_("Drop it"), Leave()))
        picked: str = await talk.ask(f"which-{page}", text, one_of(str), choices, given=given, name=_("Which one"))
        if picked != MORE:
            return picked
    raise AssertionError("counting never ends")


def _labels(shown: Sequence[SharedSubGoal], house: House) -> dict[str, str]:
    """What each is called on its button; of several that are called the same, each later one has a number."""
    plain = [shown_label(one, house) for one in shown]
    labels = {}
    for place, (one, label) in enumerate(zip(shown, plain, strict=True)):
        earlier = plain[:place].count(label)
        labels[one.id] = f"{label} ({earlier + 1})" if earlier else label
    return labels
