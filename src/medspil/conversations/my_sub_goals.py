"""My sub-goals: what is coming and what was reached; open one and do something with it."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.new_sub_goal import Known, put_into_words, saved_words
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.sub_goal_steps import let_go, move, reach, wish_for_help
from medspil.conversations.sub_goal_words import label, line, progress_picture, story
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.decisions import ChangeSubGoal
from medspil.domain.sub_goals import SubGoal, awaits_look_back, ended, in_order

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
    page = 0
    while True:
        shown = active[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        more = len(active) > (page + 1) * SHOWN_AT_ONCE
        choices = [Choice(label(sub_goal), sub_goal.id) for sub_goal in shown]
        if more:
            choices.append(Choice(_("Show more"), MORE))
        if over:
            choices.append(Choice(_("What is behind me"), ENDED))
        choices += [Choice(_("A new sub-goal"), NEW), Choice(_("Close"), CLOSE)]
        picked: str = await talk.ask(f"which-{page}", _list_words(talk, shown), one_of(str), choices)
        if picked == ENDED:
            return await _pick_ended(talk, over)
        if picked != MORE:
            return picked
        page += 1


def _list_words(talk: Talk[CitizenFacts], shown: tuple[SubGoal, ...]) -> str:
    today = talk.wall_clock.date()
    if not shown:
        return _("You have no sub-goal under way just now.")
    lines = []
    for sub_goal in shown:
        words = f"• {line(sub_goal, today)}"
        if awaits_look_back(sub_goal, talk.facts.settings.tz, talk.now):
            words += "\n  " + _("The day has come. How did it go?")
        lines.append(words)
    return _("This is what you have under way:") + "\n\n" + "\n".join(lines)


async def _pick_ended(talk: Talk[CitizenFacts], over: tuple[SubGoal, ...]) -> str:
    choices = [Choice(label(sub_goal), sub_goal.id) for sub_goal in over[:SHOWN_AT_ONCE]]
    picked: str = await talk.ask(
        "ended",
        _("This is behind you. Tap one to see its story."),
        one_of(str),
        [*choices, Choice(_("Close"), CLOSE)],
    )
    return picked


async def _open(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    picture = progress_picture(sub_goal, talk.facts)
    told = story(sub_goal, talk.facts.settings, talk.now)
    if picture is not None:
        talk.say(picture.alternative, picture=picture)
    if not sub_goal.active:
        talk.say(
            told,
            Door(_("A new step from here"), "new-sub-goal", sub_goal.id),
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
            Choice(_("Let it go"), "let-go"),
            Choice(_("I would like help"), "help"),
            Choice(_("Close"), CLOSE),
        ],
    )
    if do == "reach":
        reach(talk, sub_goal)
    elif do == "look-back":
        talk.go_on_with("look-back", Opening(subject=sub_goal.id))
    elif do == "move":
        await move(talk, sub_goal)
    elif do == "change":
        await _change(talk, sub_goal)
    elif do == "let-go":
        let_go(talk, sub_goal)
    elif do == "help":
        wish_for_help(talk, sub_goal)
    else:
        talk.say(_("All right. It stands as it was."))


async def _change(talk: Talk[CitizenFacts], sub_goal: SubGoal) -> None:
    before = sub_goal.draft
    draft = await put_into_words(talk, Known(before.what, before.deadline, before.rung), before)
    if draft == before:
        talk.say(_("All right. It stands as it was."))
        return
    talk.decide(ChangeSubGoal(sub_goal.id, sub_goal.version, draft))
    talk.say(saved_words(talk, draft), Door(_("My sub-goals"), "my-sub-goals"))
