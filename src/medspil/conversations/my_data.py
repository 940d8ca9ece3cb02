"""My data: see it, get it as a file, delete everything."""

from medspil.conversations.facts import MyDataFacts
from medspil.conversations.groups.kept_words import sums_stay
from medspil.conversations.messages import Document
from medspil.conversations.my_data_file import machine_readable, readable
from medspil.conversations.readers import one_of
from medspil.conversations.role_words import role_words
from medspil.conversations.talk import UNKNOWN, Choice, Talk
from medspil.conversations.texts import _, ngettext, quoted, say_day
from medspil.domain.decisions import ForgetMe, NoteDataGiven
from medspil.domain.persons import STAFF, Role


async def my_data(talk: Talk[MyDataFacts]) -> None:
    """What is kept about the person, in their hands."""
    do = await talk.ask(
        "do",
        _what_is_kept(talk) + "\n\n" + _("What would you like to do?"),
        one_of(str),
        [
            Choice(_("Get it as a file"), "file"),
            Choice(_("Delete everything"), "delete"),
            Choice(_("Close"), "close"),
        ],
        given=talk.opening.argument or UNKNOWN,
        name=_("What to do"),
    )
    if do == "file":
        _hand_over(talk)
    elif do == "delete":
        await _delete(talk)
    else:
        talk.say(_("All right. Nothing was changed."))


def _what_is_kept(talk: Talk[MyDataFacts]) -> str:
    facts = talk.facts
    kept = []
    if facts.name:
        kept.append(_("your name here: {name}").format(name=quoted(facts.name)))
    if not facts.roles.isdisjoint(STAFF):
        kept.append(_("what you are here: {roles}").format(roles=", ".join(role_words(facts.roles))))
    if facts.leads:
        count = len(facts.leads)
        kept.append(ngettext("{count} group that you lead", "{count} groups that you lead", count).format(count=count))
    if Role.CITIZEN in facts.roles:
        kept += _of_a_citizen(facts)
    kept.append(_("where I write to you and your settings"))
    if facts.joined_at is not None:
        joined = say_day(facts.settings.local(facts.joined_at).date(), talk.wall_clock.date())
        kept.append(_("your yes from {day}").format(day=joined))
    kept.append(_("who saw or changed what, without words"))
    lines = [_("What I keep about you:"), *(f"• {line}" for line in kept)]
    if Role.CITIZEN in facts.roles:
        lines.append(_who_sees(facts))
    return "\n".join(lines)


def _who_sees(facts: MyDataFacts) -> str:
    """Who sees the sub-goals, as it is."""
    if facts.circle.shares:
        return _("Others see only what you share with them.")
    return _("Only you see your sub-goals.")


def _of_a_citizen(facts: MyDataFacts) -> list[str]:
    sub_goals, aims = len(facts.sub_goals), len(facts.aims)
    check_ins = sum(len(sub_goal.check_ins) for sub_goal in facts.sub_goals)
    kept = [
        ngettext("{count} sub-goal", "{count} sub-goals", sub_goals).format(count=sub_goals),
        ngettext("{count} look back", "{count} look backs", check_ins).format(count=check_ins),
    ]
    if aims:
        kept.append(ngettext("{count} hope or larger goal", "{count} hopes or larger goals", aims).format(count=aims))
    if people := len(facts.circle.links):
        text = ngettext(
            "{count} person beside you, and what they see", "{count} people beside you, and what they see", people
        )
        kept.append(text.format(count=people))
    groups, answers = len(facts.groups), len(facts.answers)
    if groups:
        kept.append(ngettext("{count} place in a group", "{count} places in groups", groups).format(count=groups))
    if answers:
        text = ngettext("{count} answer that is not counted yet", "{count} answers that are not counted yet", answers)
        kept.append(text.format(count=answers))
    return kept


def _hand_over(talk: Talk[MyDataFacts]) -> None:
    talk.decide(NoteDataGiven("json+text"))
    talk.say(
        _("Here it is, for you to read. Take care who sees your phone."),
        document=Document(_("medspil-my-data.txt"), "text/plain", readable(talk.facts, talk)),
    )
    talk.say(
        _("And the same for a computer."),
        document=Document("medspil.json", "application/json", machine_readable(talk.facts)),
    )


async def _delete(talk: Talk[MyDataFacts]) -> None:
    sure = await talk.ask(
        "sure",
        _what_goes(talk.facts),
        one_of(bool),
        [Choice(_("Delete everything"), True), Choice(_("Keep it"), False)],
    )
    if sure:
        talk.decide(ForgetMe())
        talk.say(_("It is deleted. Thank you for this time. You are welcome back with a new invitation."))
    else:
        talk.say(_("All right. Nothing was changed."))


def _what_goes(facts: MyDataFacts) -> str:
    """What is deleted, and what stays."""
    if Role.CITIZEN in facts.roles:
        goes = _("Shall I delete everything about you? Sub-goals, look backs and settings are gone for good then.")
        journal = _(
            "What stands in the municipality's journal stays there. The chat on your phone you delete yourself."
        )
    else:
        goes = _("Shall I delete everything about you? Your name and your settings are gone for good then.")
        journal = _("The chat on your phone you delete yourself.")
    groups = [_("The groups that you lead go on without you.")] if Role.GROUP_LEADER in facts.roles else []
    if facts.groups or facts.answers:
        groups.append(_("Your answers in groups go, too.") + " " + sums_stay())
    line = _("One line stays: that someone was here. It has no name, number or words.")
    return "\n\n".join((goes, *groups, line, journal))
