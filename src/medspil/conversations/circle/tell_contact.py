"""Telling those who can help, without a sub-goal: on a hard day, and where someone just wants to be helped."""

from datetime import datetime
from zoneinfo import ZoneInfo

from medspil.conversations.circle.help_notices import how_choices
from medspil.conversations.circle.help_wish import WITHDRAW, helpers_in, names_of
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.crisis import HARD
from medspil.conversations.house_words import contact_of, help_lines
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, say_time, say_weekday
from medspil.domain.circle_decisions import AskForHelp
from medspil.domain.helping import HelpHow
from medspil.domain.local_time import local
from medspil.domain.sub_goals import in_order


async def tell_contact(talk: Talk[CircleFacts]) -> None:
    """Asks first, and says when it will be read."""
    helpers = helpers_in(talk.facts)
    if not helpers:
        contact = contact_of(talk.facts.house)
        lines = [
            _("It is good to ask for help."),
            _("I am a program and tell nobody. To reach the staff: {contact}").format(contact=contact),
        ]
        doors = (Door(_("My sub-goals"), "my-sub-goals"),) if in_order(talk.facts.sub_goals) else ()
        talk.say("\n".join(lines), *doors)
        return
    names = names_of(helpers)
    if talk.opening.argument == HARD:
        await _on_a_hard_day(talk, names)
        return
    how = await talk.ask(
        "how",
        _("I can tell {names} that you would like help. How would you like it?").format(names=names),
        one_of(str),
        [*how_choices(), Choice(_("No, leave it"), "")],
    )
    if not how:
        talk.say(_("All right. I tell nobody."))
        return
    talk.decide(AskForHelp(HelpHow(how)))
    talk.say(_("I tell {names} that you would like help.").format(names=names))
    talk.say(read_when(talk.facts, talk.now))


async def _on_a_hard_day(talk: Talk[CircleFacts], names: str) -> None:
    lines = [
        _("Shall I tell {names} that you have a very hard time, and would like to be called?").format(names=names),
        _("I don't pass on what you wrote."),
        read_when(talk.facts, talk.now),
        _("No reminders for a day."),
    ]
    yes = await talk.ask(
        "tell",
        "\n".join(lines),
        one_of(bool),
        [Choice(_("Yes, tell them"), True), Choice(_("No, leave it"), False)],
        name=_("Your answer"),
    )
    if not yes:
        talk.say(_("All right. I tell nobody."))
        return
    talk.decide(AskForHelp(HelpHow.HARD))
    lines = [_("I tell {names}.").format(names=names), _("If anyone is in danger now, call 112.")]
    talk.say(
        "\n".join([*lines, *help_lines(talk.facts.house)]),
        Door(_("I don't need it any more"), "my-wish", None, WITHDRAW),
    )


def read_when(facts: CircleFacts, now: datetime) -> str:
    """When what goes to those who can help is read: at work, or from when on."""
    zone = ZoneInfo(facts.house.zone)
    opens = (facts.help_time or facts.house.help_time).read_from(now, zone)
    if opens is None:
        return _("They are at work now. It can still take some hours before it is read.")
    there = local(opens, zone)
    at = say_time(there.time())
    if there.date() == local(now, zone).date():
        return _("It is read today from {time} at the earliest.").format(time=at)
    return _("It is read on {day} from {time} at the earliest.").format(day=say_weekday(there.date()), time=at)
