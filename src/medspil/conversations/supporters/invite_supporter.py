"""The citizen invites somebody they know: a friend, a sister, a neighbour. Who it is, and a code to pass on."""

from datetime import timedelta

from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.names import a_name
from medspil.conversations.pictures import CodePicture
from medspil.conversations.readers import one_of
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Reopen, Talk
from medspil.conversations.texts import _, say_day
from medspil.domain.circle_decisions import CallMe, InviteSupporter
from medspil.domain.invitations import LIVES, in_groups


async def invite_supporter(talk: Talk[CircleFacts]) -> None:
    """What a supporter is, what both are called, and out comes the code."""
    name = await talk.ask(
        "name",
        _("Whom would you like to invite? A first name will do, or what you call them.")
        + "\n"
        + _("They can cheer you on and go along. They see nothing that you don't show them."),
        a_name,
        name=_("Their name"),
    )
    me = await talk.ask(
        "me", _("What does {name} call you?").format(name=name), a_name, given=talk.facts.name or UNKNOWN,
        name=_("Your name"),
    )  # fmt: skip
    await talk.ask("right", _right_words(name, me), one_of(bool), _choices())
    if me != talk.facts.name:
        talk.decide(CallMe(me))
    talk.decide(InviteSupporter(talk.facts.fresh_code, name))
    today = talk.wall_clock.date()
    code = in_groups(talk.facts.fresh_code)
    talk.say(
        _("This code is for {name}:\n{code}\nIt is for one person and holds until {day}.").format(
            name=name, code=code, day=say_day(today + timedelta(days=LIVES.days), today)
        )
        + "\n"
        + _("I tell you when {name} has come in. Then you choose what {name} may see.").format(name=name),
        Door(_("My people"), "my-people"),
        qr=CodePicture(talk.facts.fresh_code, code),
    )


def _right_words(name: str, me: str) -> str:
    return "\n".join(
        (
            _("{name} gets an invitation from “{me}”.").format(name=name, me=me),
            _("{name} sees only what you show, and only as long as you like.").format(name=name),
            _("{name} can send you short, fixed words. This is no chat, and no emergency line.").format(name=name),
            _("You can take {name} out again with one tap.").format(name=name),
            "",
            _("Shall I make the code?"),
        )
    )


def _choices() -> list[Choice[bool]]:
    return [
        Choice(_("Make the code"), True),
        Choice(_("Another name"), Reopen("name", ("right",))),
        Choice(_("Drop it"), Leave()),
    ]
