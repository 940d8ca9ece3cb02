"""What was wished for about a sub-goal, said in one message: which one is meant, and then it is done."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.sub_goal_steps import let_go, move, reach, wish_for_help
from medspil.conversations.sub_goal_words import label
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, quoted
from medspil.conversations.understanding import Wish
from medspil.conversations.understanding.normalise import tokenise
from medspil.conversations.wishing import IN_PASSING
from medspil.domain.sub_goals import SubGoal, in_order

NONE_OF_THEM = "none"
SHORTEST = 3
"""Shorter words name nothing ("gå en tur" is named by "gå" and "tur", not by "en")."""
STEM = 4
_SMALL = frozenset(
    ("det", "den", "der", "med", "mit", "min", "mine", "til", "som", "for", "ikke", "maal", "maalet", "delmaal",
     "delmaalet", "the", "and", "with", "that", "this", "one", "goal")
)  # fmt: skip


async def move_one(talk: Talk[CitizenFacts]) -> None:
    """Its day is moved, to the one that was named if there was one."""
    sub_goal = await _which(talk, _("Which one would you like to move?"))
    if sub_goal is not None:
        await move(talk, sub_goal, talk.opening.deadline)


async def reach_one(talk: Talk[CitizenFacts]) -> None:
    """It went well: it is reached, or it goes on."""
    sub_goal = await _which(talk, _("Good to hear! Which one is it about?"))
    if sub_goal is None:
        return
    how = await talk.ask(
        "how",
        _("Well done! Are you there with {what}?").format(what=quoted(sub_goal.draft.what)),
        one_of(str),
        [Choice(_("Yes, it is reached"), "reached"), Choice(_("It goes on"), "goes-on"), Choice(_("No"), "no")],
    )
    if how == "reached":
        reach(talk, sub_goal)
    elif how == "goes-on":
        talk.go_on_with("look-back", Opening(subject=sub_goal.id))
    else:
        talk.say(_("All right. Everything is as it was."))


async def let_go_one(talk: Talk[CitizenFacts]) -> None:
    """It is let go, once they say that it is meant."""
    sub_goal = await _which(talk, _("Which one would you like to let rest?"))
    if sub_goal is None:
        return
    sure = await talk.ask(
        "sure",
        _("Shall we let {what} rest?").format(what=quoted(sub_goal.draft.what)),
        one_of(bool),
        [Choice(_("Yes, let it rest"), True), Choice(_("No, keep it"), False)],
    )
    if sure:
        let_go(talk, sub_goal)
    else:
        talk.say(_("All right. Everything is as it was."))


async def help_with_one(talk: Talk[CitizenFacts]) -> None:
    """A wish for help: written down with the sub-goal it is about, and otherwise how people are reached."""
    active = in_order(talk.facts.sub_goals)
    meant = named(active, talk.opening.words)
    if active and (talk.opening.argument == "goal" or len(meant) == 1):
        sub_goal = await _which(talk, _("Which one would you like help with?"))
        if sub_goal is not None:
            wish_for_help(talk, sub_goal)
        return
    talk.go_on_with("tell-contact")


async def _which(talk: Talk[CitizenFacts], question: str) -> SubGoal | None:
    """The one that is meant: the only one, the one whose words were said, or the one they tap."""
    active = in_order(talk.facts.sub_goals)
    if not active:
        talk.say(_("Nothing is under way just now."), Door(_("A new sub-goal"), "new-sub-goal"))
        return None
    meant = named(active, talk.opening.words)
    if len(meant) == 1:
        return meant[0]
    if len(active) == 1 and (not talk.opening.words or talk.opening.argument == IN_PASSING):
        return active[0]
    choices = [Choice(label(sub_goal), sub_goal.id) for sub_goal in meant or active]
    picked = await talk.ask("which", question, one_of(str), [*choices, Choice(_("Not one of these"), NONE_OF_THEM)])
    if picked == NONE_OF_THEM:
        talk.say(_("All right. Nothing was changed."))
    return talk.facts.sub_goal(picked)


def named(sub_goals: tuple[SubGoal, ...], words: str | None) -> tuple[SubGoal, ...]:
    """Those of the sub-goals that the words name best: "gåturen" names "gå en tur"; none where none is named."""
    said = _names(words or "")
    scores = [(sum(_is_said(name, said) for name in _names(goal.draft.what)), goal) for goal in sub_goals]
    best = max((score for score, _goal in scores), default=0)
    return tuple(goal for score, goal in scores if score == best) if best else ()


def way_if_named(wish: Wish, words: str, facts: CitizenFacts) -> tuple[str, Opening] | None:
    """The talk for a wish that is only likely, as "jeg fik ringet til min søster".

    Only where the words name a sub-goal, all of it or all but one word of many, and only to a talk that asks for a yes
    before it changes anything.
    """
    if not wish.offers or wish.offers[0] not in _ASKS_FIRST or "?" in words:
        return None
    said = _names(words)
    whole = [sub_goal for sub_goal in in_order(facts.sub_goals) if _is_wholly_said(_names(sub_goal.draft.what), said)]
    return (_ASKS_FIRST[wish.offers[0]], Opening(words=words, argument=IN_PASSING)) if len(whole) == 1 else None


_ASKS_FIRST = {"reached": "reach-one", "let-go": "let-go-one"}


def _is_wholly_said(names: set[str], said: set[str]) -> bool:
    return len(names) > 1 and sum(_is_said(name, said) for name in names) >= min(len(names), max(2, len(names) - 1))


def _names(words: str) -> set[str]:
    return {token.key for token in tokenise(words) if len(token.key) >= SHORTEST} - _SMALL


def _is_said(name: str, said: set[str]) -> bool:
    """Whether a word of a sub-goal is among those said: itself, part of a longer word, or one with its beginning."""
    return any(name in word or (len(name) >= STEM and word[:STEM] == name[:STEM]) for word in said)
