"""Who can see what, and who has looked: an honest answer to both."""

from medspil.conversations.circle.looking import NEWEST, look_line
from medspil.conversations.circle.people_words import called, hearing_of_help, sees, who
from medspil.conversations.circle_facts import CircleFacts
from medspil.conversations.courses.course_words import listed
from medspil.conversations.talk import Door, Talk
from medspil.conversations.texts import _, in_short
from medspil.domain.links import Link

LOOKS = "looks"
"""The argument that leads to who has looked."""

MOST_BUTTONS = 6


async def who_can_see(talk: Talk[CircleFacts]) -> None:
    """What each of those beside the citizen sees, or who has looked."""
    if talk.opening.argument == LOOKS:
        _who_has_looked(talk)
    else:
        _overview(talk)


def _overview(talk: Talk[CircleFacts]) -> None:
    today = talk.wall_clock.date()
    links = [link for link in talk.facts.links if link.is_open(today)]
    if not links:
        lines = [
            _("Only you can see your sub-goals here."),
            _("I show them to nobody else. Not to the staff, either."),
        ]
    else:
        lines = _what_each_sees(talk, links)
    lines += [
        _("Telegram carries what we write, and can see it. Write only what you are fine with."),
        _("Others may see your phone. Discreet mode helps with that."),
    ]
    talk.say(
        "\n".join(lines),
        *_take_back(talk, links),
        Door(_("Share a sub-goal"), "share"),
        *((Door(_("Who has looked?"), "who-can-see", argument=LOOKS),) if links or talk.facts.looks else ()),
        Door(_("My people"), "my-people"),
        Door(_("And in a group?"), "who-sees-answers"),
        Door(_("Settings"), "settings"),
    )


def _what_each_sees(talk: Talk[CircleFacts], links: list[Link]) -> list[str]:
    today = talk.wall_clock.date()
    lines = [_("This is what others can see:")]
    for link in links:
        seen = sees(link, talk.facts.shared_with(link.id), talk.facts.sub_goals, today)
        lines.append(f"• {who(link, today)}: {seen}")
    hear = hearing_of_help(links, today)
    if hear:
        lines.append(_("If you ask for help, {names} hears of it.").format(names=listed(hear)))
    lines.append(_("Nobody else sees your sub-goals. Your notes and hopes only you see."))
    return lines


def _take_back(talk: Talk[CircleFacts], links: list[Link]) -> list[Door]:
    """A tap for each who sees something."""
    seeing = [link for link in links if not talk.facts.shared_with(link.id).nothing]
    return [
        Door(_("Take back from {name}").format(name=in_short(called(link), 20)), "unshare", link.id)
        for link in seeing[:MOST_BUTTONS]
    ]


def _who_has_looked(talk: Talk[CircleFacts]) -> None:
    looks = sorted(talk.facts.looks, key=lambda look: look.at, reverse=True)
    if not looks:
        lines = [_("Nobody has looked at what is yours.")]
    else:
        lines = [_("Who has looked, the newest first:")]
        lines += [look_line(look, talk.facts.settings, talk.now) for look in looks[:NEWEST]]
    if len(looks) > NEWEST:
        lines.append(_("What was before stands in your data."))
    talk.say(
        "\n".join(lines),
        Door(_("Who can see what"), "who-can-see"),
        Door(_("My data"), "my-data"),
    )
