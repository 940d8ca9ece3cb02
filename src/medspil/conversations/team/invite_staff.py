"""A coordinator invites somebody to work here: as what, under which name, and where."""

from medspil.conversations.circle_facts import CoordinatorFacts
from medspil.conversations.names import name_of_another
from medspil.conversations.readers import one_of, optional, words, yes_no
from medspil.conversations.role_words import role_word
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.team.code_to_pass_on import pass_on
from medspil.conversations.texts import _, capital, in_short
from medspil.domain.circle_decisions import InviteStaff
from medspil.domain.courses import LONGEST_UNIT
from medspil.domain.persons import Role

UNITS_SHOWN = 8
LABEL_LENGTH = 32

INVITED = (Role.CONTACT_PERSON, Role.PEER_WORKER, Role.GROUP_LEADER, Role.INTERVIEWER, Role.COORDINATOR)
"""As what somebody can be invited, in the order in which it is offered."""


async def invite_staff(talk: Talk[CoordinatorFacts]) -> None:
    """Three questions and a summary; and out comes the code for one person."""
    role = await talk.ask(
        "role",
        _("What will they do here?"),
        one_of(Role),
        [*(Choice(capital(role_word(role)), role) for role in INVITED), Choice[Role](_("Drop it"), Leave())],
        name=_("What they do here"),
    )
    name = await talk.ask(
        "name",
        _("What are they called? This is the name that others see here."),
        name_of_another,
        name=_("Name"),
    )
    unit = await _unit(talk)
    lines = (name, capital(role_word(role)), unit or _("no unit"))
    sure = await talk.ask(
        "sure",
        "\n".join(lines) + "\n\n" + _("Shall I make the invitation?"),
        yes_no,
        [Choice(_("Yes, make it"), True), Choice[bool](_("Drop it"), Leave())],
    )
    if not sure:
        talk.say(_("All right, we leave it. Nothing new was saved."), Door(_("Home"), "home"))
        return
    code = talk.facts.fresh_code
    talk.decide(InviteStaff(code, role, name, unit))
    then = _("Give it to {name} yourself. It is about them only.").format(name=name)
    pass_on(talk, code, then, Door(_("One more"), "invite-staff"), Door(_("Home"), "home"))


async def _unit(talk: Talk[CoordinatorFacts]) -> str | None:
    """Where they work: a unit that is known, another one by its name, or none."""
    known = talk.facts.units
    asked = _("Where do they work? Pick it, or write its name.") if known else _("Where do they work? Write its name.")
    unit = await talk.ask(
        "unit",
        asked,
        optional(words),
        [Choice[str | None](in_short(unit, LABEL_LENGTH), unit) for unit in known[:UNITS_SHOWN]],
        name=_("Unit"),
    )
    if unit is None:
        return None
    plain = " ".join(unit.split())[:LONGEST_UNIT]
    return next((one for one in known if one.casefold() == plain.casefold()), plain)
