"""Sharing: one sub-goal or all of them, with whom the citizen picks; what those then see is shown before the yes."""

from collections.abc import Sequence

from medspil.conversations.circle.people_words import called, who
from medspil.conversations.circle.preview import not_seen, what_they_see
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.courses.course_words import listed
from medspil.conversations.house_words import contact_of
from medspil.conversations.readers import one_of
from medspil.conversations.several import several_of
from medspil.conversations.sub_goal_words import label
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, in_short, quoted
from medspil.domain.circle_decisions import Share, Unshare
from medspil.domain.links import Link
from medspil.domain.sub_goals import SubGoal, in_order

EVERYTHING, CLOSE = "+everything", "+close"
ALL = "all"
"""The argument that leads straight to sharing everything."""


async def share(talk: Talk[CircleFacts]) -> None:
    """What, with whom, what they see, and a yes."""
    people = [link for link in talk.facts.links if link.sees_shared(talk.wall_clock.date())]
    if not people:
        _nobody_yet(talk)
        return
    which = await _what(talk)
    if which == CLOSE:
        talk.say(_("All right. Everything is as it was."))
        return
    sub_goal = talk.facts.sub_goal(which)
    if sub_goal is None and which != EVERYTHING:
        talk.say(_("I can't find that sub-goal any more."), Door(_("My sub-goals"), "my-sub-goals"))
        return
    picked = await _with_whom(talk, people, sub_goal)
    before = [link for link in people if _sees(talk, link, sub_goal)]
    more = [link for link in people if link.id in picked and link not in before]
    less = [link for link in before if link.id not in picked]
    if more and not await _is_agreed(talk, more, sub_goal):
        talk.say(_("All right. I share nothing. Everything is as it was."))
        return
    _decide(talk, more, less, sub_goal)


def _nobody_yet(talk: Talk[CircleFacts]) -> None:
    lines = [_("It is a good thought to share it. Nobody is there yet to share it with.")]
    if talk.facts.links:
        lines = [_("It is a good thought to share it. First say who may be there: see “My people”.")]
    lines.append(
        _("You can tell about it yourself. To reach the staff: {contact}").format(contact=contact_of(talk.facts.house))
    )
    talk.say(
        "\n".join(lines),
        Door(_("My people"), "my-people"),
        Door(_("Invite someone I know"), "invite-supporter"),
        Door(_("My sub-goals"), "my-sub-goals"),
    )


async def _what(talk: Talk[CircleFacts]) -> str:
    """The id of a sub-goal, or everything, or nothing."""
    if talk.opening.subject is not None:
        return talk.opening.subject
    if talk.opening.argument == ALL:
        return EVERYTHING
    choices = [Choice(label(sub_goal), sub_goal.id) for sub_goal in in_order(talk.facts.sub_goals)]
    return await talk.ask(
        "what",
        _("What would you like to share?"),
        one_of(str),
        [*choices, Choice(_("All of them, new ones too"), EVERYTHING), Choice(_("Close"), CLOSE)],
        name=_("What to share"),
    )


async def _with_whom(talk: Talk[CircleFacts], people: Sequence[Link], sub_goal: SubGoal | None) -> tuple[str, ...]:
    if sub_goal is None:
        text = _("Who may see all your sub-goals, also those that you set later?")
    else:
        text = _("Who may see {what}?").format(what=_short(sub_goal))
    return await talk.ask(
        "people",
        text,
        several_of(str, chosen=[link.id for link in people if _sees(talk, link, sub_goal)]),
        [Choice(who(link, talk.wall_clock.date()), link.id) for link in people],
        name=_("With whom"),
        also=("agreed",),
    )


def _sees(talk: Talk[CircleFacts], link: Link, sub_goal: SubGoal | None) -> bool:
    shared = talk.facts.shared_with(link.id)
    return shared.everything if sub_goal is None else shared.covers(sub_goal.id)


async def _is_agreed(talk: Talk[CircleFacts], more: Sequence[Link], sub_goal: SubGoal | None) -> bool:
    """Shows exactly what they then see, and asks whether it is meant."""
    names = listed([called(link) for link in more])
    told = _("This is what {names} can see then:").format(names=names)
    question = _("Shall I share it?") if sub_goal else _("Shall I share all of it?")
    return await talk.ask(
        "agreed",
        "\n\n".join((told, what_they_see(talk, sub_goal), not_seen(), question)),
        one_of(bool),
        [Choice(_("Yes, share it"), True), Choice(_("No, keep it to myself"), False)],
    )


def _decide(talk: Talk[CircleFacts], more: Sequence[Link], less: Sequence[Link], sub_goal: SubGoal | None) -> None:
    sub_goal_id = None if sub_goal is None else sub_goal.id
    lines, doors = [], []
    for link in more:
        talk.decide(Share(link.id, sub_goal_id))
        argument = None if sub_goal_id is None else sub_goal_id[:8]
        doors.append(Door(_("Take it back from {name}").format(name=called(link)), "unshare", link.id, argument))
    for link in less:
        talk.decide(Unshare(link.id, sub_goal_id))
    if more:
        names = listed([called(link) for link in more])
        lines.append(_("Shared. Now {names} can see {what}.").format(names=names, what=_what_words(sub_goal)))
    if less:
        names = listed([called(link) for link in less])
        lines.append(_("Now {names} can't see {what} any more.").format(names=names, what=_what_words(sub_goal)))
    if not lines:
        lines.append(_("All right. Everything is as it was."))
    if more and not talk.facts.name:
        doors.append(Door(_("What they call me"), "call-me"))
    talk.say("\n".join(lines), *doors, Door(_("Who can see what"), "who-can-see"))


def _what_words(sub_goal: SubGoal | None) -> str:
    return _("all your sub-goals") if sub_goal is None else _short(sub_goal)


def _short(sub_goal: SubGoal) -> str:
    return quoted(in_short(sub_goal.draft.what))
