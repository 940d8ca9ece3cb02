"""My people: those beside the citizen, what each of them may, and taking somebody out."""

from medspil.conversations.circle.people_words import called, sees, who
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.readers import one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, say_day
from medspil.domain.circle_decisions import EndLink, LetPropose
from medspil.domain.links import Link, LinkKind

INVITE, CLOSE = "+invite", "+close"


async def my_people(talk: Talk[CircleFacts]) -> None:
    """The list, or the one that the talk was opened for."""
    today = talk.wall_clock.date()
    links = [link for link in talk.facts.links if link.is_open(today)]
    opened = next((link for link in links if link.id == talk.opening.subject), None)
    if opened is None and talk.opening.subject is not None:
        talk.say(_("I can't find them among your people."), Door(_("My people"), "my-people"))
        return
    if opened is None:
        picked = await _pick(talk, links)
        if picked == INVITE:
            talk.go_on_with("invite-supporter")
            return
        opened = next((link for link in links if link.id == picked), None)
    if opened is None:
        talk.say(_("All right. Write “people” whenever you like."))
        return
    await _open(talk, opened)


async def _pick(talk: Talk[CircleFacts], links: list[Link]) -> str:
    today = talk.wall_clock.date()
    if links:
        text = "\n".join((_("These are beside you here:"), *(f"• {who(link, today)}" for link in links)))
        text += "\n\n" + _("Tap one to see what they may.")
    else:
        text = _("Nobody is beside you here yet. You can invite someone you know.")
    return await talk.ask(
        "who",
        text,
        one_of(str),
        [
            *(Choice(called(link), link.id) for link in links),
            Choice(_("Invite someone I know"), INVITE),
            Choice(_("Close"), CLOSE),
        ],
        name=_("Who"),
    )


async def _open(talk: Talk[CircleFacts], link: Link) -> None:
    shared = talk.facts.shared_with(link.id)
    do = await talk.ask(
        "do",
        _told(talk, link) + "\n\n" + _("What would you like to do?"),
        one_of(str),
        _ways(talk, link, shared.nothing),
        name=_("What to do"),
    )
    if do == "share":
        talk.go_on_with("share")
    elif do == "unshare":
        talk.go_on_with("unshare", Opening(subject=link.id))
    elif do == "answer":
        talk.go_on_with("new-contact", Opening(subject=link.id))
    elif do in ("let", "dont-let"):
        _let_propose(talk, link, do == "let")
    elif do == "out":
        await _take_out(talk, link)
    else:
        talk.say(_("All right. Everything is as it was."))


def _told(talk: Talk[CircleFacts], link: Link) -> str:
    today = talk.wall_clock.date()
    shared = talk.facts.shared_with(link.id)
    since = say_day(talk.facts.settings.local(link.since).date(), today)
    lines = [
        _("{who}, since {day}.").format(who=who(link, today), day=since),
        _("Sees: {what}.").format(what=sees(link, shared, talk.facts.sub_goals, today)),
    ]
    if link.hears_of_help(today):
        lines.append(_("Hears of it when you ask for help."))
    if link.kind is LinkKind.SUPPORTER and link.may_propose:
        lines.append(_("May propose sub-goals. You decide."))
    return "\n".join(lines)


def _ways(talk: Talk[CircleFacts], link: Link, sees_nothing: bool) -> list[Choice[str]]:
    ways = []
    if link.sees_shared(talk.wall_clock.date()):
        ways.append(Choice(_("Share something"), "share"))
        if not sees_nothing:
            ways.append(Choice(_("Take all of it back"), "unshare"))
    else:
        ways.append(Choice(_("Say yes or no"), "answer"))
    if link.kind is LinkKind.SUPPORTER:
        may = Choice(_("May not propose any more"), "dont-let") if link.may_propose else Choice(_("May propose"), "let")
        ways.append(may)
    return [*ways, Choice(_("Take them out"), "out"), Choice(_("Close"), CLOSE)]


def _let_propose(talk: Talk[CircleFacts], link: Link, may: bool) -> None:
    talk.decide(LetPropose(link.id, may))
    if may:
        text = _("{name} may propose sub-goals now. Nothing comes of it unless you say yes.")
    else:
        text = _("{name} does not propose anything any more.")
    talk.say(text.format(name=called(link)), Door(_("My people"), "my-people"))


async def _take_out(talk: Talk[CircleFacts], link: Link) -> None:
    name = called(link)
    if link.kind is not LinkKind.SUPPORTER:
        sure = await talk.ask(
            "sure",
            _("{name} then sees nothing of yours, and does not hear when you ask for help. Shall I do it?").format(
                name=name
            ),
            one_of(bool),
            [Choice(_("Yes, take them out"), True), Choice(_("No, let it be"), False)],
        )
        if not sure:
            talk.say(_("All right. Everything is as it was."))
            return
    talk.decide(EndLink(link.id))
    talk.say(
        _("Done. {name} sees nothing of yours any more.").format(name=name),
        Door(_("My people"), "my-people"),
        Door(_("Who can see what"), "who-can-see"),
    )
