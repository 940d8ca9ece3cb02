"""My sub-goals: what is coming and what was reached; open one and do something with it."""

from collections.abc import Callable
from itertools import count

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.new_sub_goal import Known, put_into_words, saved_words
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.sub_goal_steps import let_go, move, reach, undo_door, wish_for_help
from medspil.conversations.sub_goal_words import label, line, progress_picture, story
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.decisions import ChangeSubGoal
from medspil.domain.sub_goals import Rung, SubGoal, awaits_look_back, ended, in_order

SHOWN_AT_ONCE = 8
NEW, ENDED, MORE, CLOSE = "+new", "+ended", "+more", "+close"


async def my_sub_goals(talk: Talk[CitizenFacts]) -> None:
    """The list, or the one that the talk was opened for."""
    opened = talk.facts.sub_goal(talk.opening.subject)
    if opened is None:
        picked = await _pick(talk)
        if picked == NEW:
            talk.go_on_with("new-sub-goal")
            return
        opened = talk.facts.sub_goal(picked)
    if opened is None:
        talk.say(_("All right. Write “new” or “my sub-goals” whenever you like."))
        return
    await _open(talk, opened)


async def _pick(talk: Talk[CitizenFacts]) -> str:
    """The id of a sub-goal, or one of the other ways on."""
    active = in_order(talk.facts.sub_goals)
    over = ended(talk.facts.sub_goals)
    if not active and not over:
        talk.say(_("You have no sub-goals yet. A small one is a good start."))
        return NEW
    ways = [Choice(_("A new sub-goal"), NEW), Choice(_("Close"), CLOSE)]
    if over:
        ways.insert(0, Choice(_("What is behind me"), ENDED))
    picked = await _page(talk, "which", active, _list_words, ways)
    if picked != ENDED:
        return picked
    return await _page(talk, "ended", over, _ended_words, [Choice(_("Close"), CLOSE)])


async def _page(
    talk: Talk[CitizenFacts],
    key: str,
    sub_goals: tuple[SubGoal, ...],
    words: Callable[[Talk[CitizenFacts], tuple[SubGoal, ...]], str],
    ways: list[Choice[str]],
) -> str:
    """One of the sub-goals, some at a time, or one of the other ways on."""
    for page in count():
        shown = sub_goals[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(label(sub_goal), sub_goal.id) for sub_goal in shown]
        if len(sub_goals) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        picked: str = await talk.ask(
            f"{key}-{page}", words(talk, shown), one_of(str), [*choices, *ways], name=_("Which one")
        )
        if picked != MORE:
            return picked
    raise AssertionError("counting never ends")


def _ended_words(talk: Talk[CitizenFacts], shown: tuple[SubGoal, ...]) -> str:
    return _("This is behind you. Tap one to see how it went.")


def _list_words(talk: Talk[CitizenFacts], shown: tuple[SubGoal, ...]) -> str:
    today = talk.wall_clock.date()
    if not shown:
        return _("Nothing is under way just now.")
    lines = []
    for sub_goal in shown:
        words = f"• {line(sub_goal, today)}"
        if awaits_look_back(sub_goal, talk.facts.settings.tz, talk.now):
            words += "\n  " + _("The day has come.")
        lines.append(words)
    return _("This is what you have under way:") + "\n\n" + "\n".join(lines)


async def _open(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    picture = progress_picture(sub_goal, talk.facts)
    told = story(sub_goal, talk.facts.settings, talk.now)
    if picture is not None:
        talk.say(picture.alternative, picture=picture)
    if not sub_goal.active:
        talk.say(
            told,
            Door(_("A new step from here"), "new-sub-goal", sub_goal.id),
            Door(_("Share it"), "share", sub_goal.id),
            Door(_("My sub-goals"), "my-sub-goals"),
        )
        return
    do = await talk.ask(
        "do",
        told + "\n\n" + _("What would you like to do?"),
        one_of(str),
        [
            Choice(_("It is reached"), "reach"),
            Choice(_("How is it going?"), "look-back"),
            Choice(_("Move the day"), "move"),
            Choice(_("Change it"), "change"),
            *_along(sub_goal),
            Choice(_("Let it go"), "let-go"),
            Choice(_("I would like help"), "help"),
            Choice(_("Share it"), "share"),
            Choice(_("Close"), CLOSE),
        ],
        name=_("What to do"),
    )
    if do == "reach":
        reach(talk, sub_goal)
    elif do == "look-back":
        talk.go_on_with("look-back", Opening(subject=sub_goal.id))
    elif do == "move":
        await move(talk, sub_goal)
    elif do == "along":
        talk.go_on_with("along", Opening(subject=sub_goal.id))
    elif do == "change":
        await _change(talk, sub_goal)
    elif do == "let-go":
        let_go(talk, sub_goal)
    elif do == "help":
        wish_for_help(talk, sub_goal)
    elif do == "share":
        talk.go_on_with("share", Opening(subject=sub_goal.id))
    else:
        talk.say(_("All right. Everything is as it was."))


def _along(sub_goal: SubGoal) -> list[Choice[str]]:
    """Where somebody the citizen knows is to help, they can be asked along."""
    with_somebody = sub_goal.draft.rung is Rung.SOMEONE_I_KNOW
    return [Choice(_("Ask somebody along"), "along")] if with_somebody else []


async def _change(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    before = sub_goal.draft
    draft = await put_into_words(talk, Known(before.what, before.deadline, before.rung), before)
    if draft == before:
        talk.say(_("All right. Everything is as it was."))
        return
    talk.decide(ChangeSubGoal(sub_goal.id, sub_goal.version, draft))
    talk.say(saved_words(talk, draft), Door(_("My sub-goals"), "my-sub-goals"), undo_door(sub_goal))
