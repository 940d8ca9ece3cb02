"""The look back (tilbageblik): how did it go, a note if they like, and what next."""

from enum import StrEnum

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.new_sub_goal import numbers
from medspil.conversations.readers import a_scale, one_of, optional, words
from medspil.conversations.state import Opening
from medspil.conversations.sub_goal_steps import ask_day, find, moved_words, undo_door
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk, Unknown
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.decisions import LookBack
from medspil.domain.sub_goals import Deadline, Outcome, SubGoal, day_is_over

MOST_OFFERED, LABEL_LENGTH = 3, 40


class Next(StrEnum):
    """What a look back leads to."""

    REACHED = "reached"
    NEW_STEP = "new-step"
    THE_SAME = "the-same"
    GO_ON = "go-on"
    REST = "rest"


async def look_back(talk: Talk[CitizenFacts]) -> None:
    """The citizen looks back: a number, words if they like, and what next."""
    sub_goal = await find(talk)
    if sub_goal is None:
        return
    if day_is_over(sub_goal, talk.facts.settings.tz, talk.now):
        how = _("How did it go with {what}? 0 is not at all, 10 is all the way.")
    else:
        how = _("How is it going with {what}? 0 is not at all, 10 is all the way.")
    progress = await talk.ask(
        "progress",
        how.format(what=quoted(sub_goal.draft.what)),
        a_scale(0, 10),
        numbers(),
        given=_tapped(talk.opening.argument),
        name=_("The number"),
    )
    # The number counts even where nothing more is said; what follows takes this decision's place.
    talk.decide(LookBack(sub_goal.id, sub_goal.version, Outcome.GOES_ON, progress), for_now=True)
    few_words = _("Would you like to write a few words about it?")
    note = await talk.ask("note", few_words, optional(words), _already_said(talk), name=_("A few words"))
    follow = await talk.ask(
        "next", _("What would you like to do now?"), one_of(Next), _ways_on(talk, sub_goal), name=_("What now")
    )

    def decide(outcome: Outcome, importance: int | None = None, deadline: Deadline | None = None) -> None:
        talk.decide(LookBack(sub_goal.id, sub_goal.version, outcome, progress, note, importance, deadline))

    if follow is Next.REACHED:
        decide(Outcome.REACHED)
        talk.say(_("Well done! You got there."), _mine(), undo_door(sub_goal))
    elif follow is Next.NEW_STEP:
        decide(Outcome.REACHED if progress == 10 else Outcome.ADJUSTED)
        talk.say(_("Good. Let us find the next step."))
        talk.go_on_with("new-sub-goal", Opening(subject=sub_goal.id))
    elif follow is Next.REST:
        decide(Outcome.LET_GO)
        talk.say(_("All right, you let it rest. That is as good as getting there."), _mine(), undo_door(sub_goal))
    elif follow is Next.GO_ON:
        importance = await _still_important(talk)
        decide(Outcome.GOES_ON, importance)
        talk.say(_("Thank you. It is written down."), _mine())
    else:
        deadline = await ask_day(talk)
        importance = await _still_important(talk)
        decide(Outcome.MOVED, importance, deadline)
        talk.say(moved_words(talk, sub_goal, deadline), _mine(), undo_door(sub_goal))


def _already_said(talk: Talk[CitizenFacts]) -> list[Choice[str]]:
    """What was written instead of a number, so that it need not be written again."""
    return [Choice(quoted(in_short(words, LABEL_LENGTH)), words) for words in talk.unread[-MOST_OFFERED:]]


def _mine() -> Door:
    return Door(_("My sub-goals"), "my-sub-goals")


def _tapped(argument: str | None) -> int | Unknown:
    if argument is not None and argument.isdecimal() and int(argument) <= 10:
        return int(argument)
    return UNKNOWN


def _ways_on(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> list[Choice[Next]]:
    ways = [Choice(_("I am there"), Next.REACHED), Choice(_("A new step from here"), Next.NEW_STEP)]
    if day_is_over(sub_goal, talk.facts.settings.tz, talk.now):
        ways.append(Choice(_("The same again"), Next.THE_SAME))
    else:
        ways.append(Choice(_("I go on"), Next.GO_ON))
    return [*ways, Choice(_("Let it rest"), Next.REST)]


async def _still_important(talk: Talk[CitizenFacts]) -> int | None:
    return await talk.ask(
        "still-important",
        _("How important is it to you now? 0 is not at all, 10 is very."),
        optional(a_scale(0, 10)),
        numbers(),
        name=_("How important"),
    )
