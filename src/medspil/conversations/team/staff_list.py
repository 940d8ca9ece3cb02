"""Those who work here, for a coordinator: look at one, and close their access."""

from itertools import count

from medspil.conversations.circle_facts import CoordinatorFacts, StaffMember
from medspil.conversations.readers import one_of, yes_no
from medspil.conversations.role_words import role_words
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, capital, in_short
from medspil.domain.circle_decisions import EndAccess

SHOWN_AT_ONCE = 8
LABEL_LENGTH = 32
MORE, CLOSE, INVITE = "+more", "+close", "+invite"
END, OTHERS = "end", "others"


async def staff_list(talk: Talk[CoordinatorFacts]) -> None:
    """The list, or the one that the talk was opened for."""
    member = talk.facts.member(talk.opening.subject)
    if member is None and talk.opening.subject is not None:
        talk.say(_("They don't work here any more."), Door(_("Those who work here"), "staff-list"))
        return
    if member is None:
        picked = await _pick(talk)
        if picked == INVITE:
            talk.go_on_with("invite-staff")
            return
        member = talk.facts.member(picked)
    if member is None:
        talk.say(_("All right. Everything is as it was."), Door(_("Home"), "home"))
        return
    await _look_at(talk, member)


async def _pick(talk: Talk[CoordinatorFacts]) -> str:
    """The id of one of them, or one of the other ways on."""
    staff = talk.facts.staff
    ways = [Choice(_("Invite somebody to work here"), INVITE), Choice(_("Close"), CLOSE)]
    for page in count():
        shown = staff[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(in_short(_label(member), LABEL_LENGTH), member.id) for member in shown]
        if len(staff) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        asked = _("Whom is it about?") if staff else _("Nobody else works here yet. Shall I make an invitation?")
        picked: str = await talk.ask(f"which-{page}", asked, one_of(str), [*choices, *ways], in_place=True)
        if picked != MORE:
            return picked
    raise AssertionError("counting never ends")


async def _look_at(talk: Talk[CoordinatorFacts], member: StaffMember) -> None:
    do = await talk.ask(
        "do",
        member_words(member) + "\n" + _("What would you like to do?"),
        one_of(str),
        [
            Choice(_("Close their access"), END),
            Choice(_("The others"), OTHERS),
            Choice(_("Close"), CLOSE),
        ],
        in_place=True,
    )
    if do == OTHERS:
        talk.go_on_with("staff-list", Opening())
    elif do == CLOSE:
        talk.say(_("All right. Everything is as it was."), Door(_("Home"), "home"))
    else:
        await _end_access(talk, member)


async def _end_access(talk: Talk[CoordinatorFacts], member: StaffMember) -> None:
    name = named(member)
    sure = await talk.ask(
        "sure",
        "\n".join(
            (
                _("From then on {name} sees nothing here any more, and gets no messages.").format(name=name),
                _("Those whom {name} supports are asked who should be there for them now.").format(name=name),
                _("Shall I close the access?"),
            )
        ),
        yes_no,
        [Choice(_("Yes, close it"), True), Choice(_("No, leave it"), False)],
        in_place=True,
    )
    if not sure:
        talk.say(_("All right. Everything is as it was."), Door(_("Home"), "home"))
        return
    talk.decide(EndAccess(member.id))
    talk.say(
        _("The access of {name} is closed.").format(name=name),
        Door(_("Those who work here"), "staff-list"),
        Door(_("Home"), "home"),
    )


def _label(member: StaffMember) -> str:
    return f"{named(member)}, {member.unit}" if member.unit else named(member)


def named(member: StaffMember) -> str:
    """What they are called."""
    return member.name or _("somebody")


def member_words(member: StaffMember) -> str:
    """One of them on a line: name, what they do, where."""
    does = capital(", ".join(role_words(frozenset(member.roles))))
    return f"{named(member)}: {does}, {member.unit}" if member.unit else f"{named(member)}: {does}"
