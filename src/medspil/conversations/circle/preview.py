"""The preview of sharing: the very words that others see, made by the very code that shows it to them."""

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.seen_words import seen_story
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _
from medspil.domain.seen import as_shared
from medspil.domain.sub_goals import SubGoal, ended, in_order


def what_they_see(talk: Talk[CircleFacts], sub_goal: SubGoal | None) -> str:
    """What somebody sees with whom this one, or everything, is shared: all of it, however long."""
    mine = talk.facts.sub_goals
    shown = (*in_order(mine), *ended(mine)) if sub_goal is None else (sub_goal,)
    if not shown:
        return _("Nothing just now. And each sub-goal that you set from now on.")
    return "\n\n".join(seen_story(as_shared(one), talk.facts.settings, talk.now) for one in shown)


def not_seen() -> str:
    """What stays with the citizen whatever is shared."""
    return _("Nobody sees your notes, your hopes and goals, how sure you are, or your reminders.")
