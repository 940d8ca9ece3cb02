"""Taking back what was shared, in one tap: all of it, or one sub-goal."""

from medspil.conversations.circle.people_words import called
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.circle_decisions import Unshare
from medspil.domain.links import Link
from medspil.domain.sub_goals import SubGoal


async def unshare(talk: Talk[CircleFacts]) -> None:
    """What the button stands for is not seen any more, from this moment on."""
    today = talk.wall_clock.date()
    link = talk.facts.link(talk.opening.subject)
    sub_goal = _meant(talk)
    if link is None or (talk.opening.argument is not None and sub_goal is None):
        talk.say(_("There is nothing left to take back."), Door(_("Who can see what"), "who-can-see"))
        return
    shared = talk.facts.shared_with(link.id)
    if shared.nothing or (sub_goal is not None and not shared.covers(sub_goal.id)):
        talk.say(_("There is nothing left to take back."), Door(_("Who can see what"), "who-can-see"))
        return
    talk.decide(Unshare(link.id, None if sub_goal is None else sub_goal.id))
    lines = [_told(link, sub_goal)]
    if sub_goal is not None and shared.everything:
        lines.append(_("The others {name} still sees. New ones stay with you.").format(name=called(link)))
    if link.hears_of_help(today):
        lines.append(_("If you ask for help, {name} still hears of it.").format(name=called(link)))
    talk.say(
        "\n".join(lines),
        Door(_("Share again"), "share", None if sub_goal is None else sub_goal.id),
        Door(_("Who can see what"), "who-can-see"),
    )


def _told(link: Link, sub_goal: SubGoal | None) -> str:
    if sub_goal is None:
        return _("It is taken back. {name} sees none of your sub-goals any more.").format(name=called(link))
    what = quoted(in_short(sub_goal.draft.what))
    return _("It is taken back. {name} can't see {what} any more.").format(name=called(link), what=what)


def _meant(talk: Talk[CircleFacts]) -> SubGoal | None:
    """The one sub-goal that the button names by the beginning of its id."""
    argument = talk.opening.argument
    found = [one for one in talk.facts.sub_goals if argument and one.id.startswith(argument)]
    return found[0] if len(found) == 1 else None
