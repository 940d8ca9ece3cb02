"""What follows a reminder: on it, done, another day, drop it, or help."""

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import one_of
from medspil.conversations.sub_goal_steps import find, let_go, move, reach, wish_for_help
from medspil.conversations.talk import UNKNOWN, Choice, Talk
from medspil.conversations.texts import _, quoted

ON_IT, DONE, MOVE, DROP, HELP = "on", "done", "move", "drop", "help"


def answers() -> tuple[tuple[str, str], ...]:
    """What can be answered to a reminder: the word for it and what the button says."""
    return (
        (ON_IT, _("I am on it")),
        (DONE, _("Done")),
        (MOVE, _("Another day")),
        (DROP, _("Let it go")),
        (HELP, _("I would like help")),
    )


async def reminded(talk: Talk[CitizenFacts]) -> None:
    """The citizen answers a reminder, mostly with the tap that opened the talk."""
    sub_goal = await find(talk)
    if sub_goal is None:
        return
    tapped = talk.opening.argument
    answer = await talk.ask(
        "answer",
        _("How is it going with {what}?").format(what=quoted(sub_goal.draft.what)),
        one_of(str),
        [Choice(label, word) for word, label in answers()],
        given=tapped if tapped in dict(answers()) else UNKNOWN,
        name=_("Your answer"),
    )
    if answer == DONE:
        reach(talk, sub_goal)
    elif answer == MOVE:
        await move(talk, sub_goal)
    elif answer == DROP:
        let_go(talk, sub_goal)
    elif answer == HELP:
        wish_for_help(talk, sub_goal)
    else:
        talk.say(_("Good. I cross my fingers for you."))
