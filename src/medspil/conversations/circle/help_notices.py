"""What is said by itself about wishes for help: to those who can help, and to the citizen who wished."""

from datetime import datetime

from medspil.conversations.facts import Facts
from medspil.conversations.house_words import contact_of
from medspil.conversations.shown_to_others import citizen_called, shown
from medspil.conversations.talk import Choice, Door, Saying
from medspil.conversations.texts import _
from medspil.domain.circle_matters import CircleMatter
from medspil.domain.helping import HelpHow, HelpReply, HelpWish


def help_wanted(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """A citizen would like help: how, and what the one who reads it will do."""
    wish = _wish(matter)
    return Saying(wish_words(facts, matter.citizen, matter, wish), doors=reply_doors(wish))


def help_waits(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """The same, since nobody has seen it in time."""
    wish = _wish(matter)
    lines = [_("This wish for help is still waiting. Nobody has answered it yet.")]
    lines.append(wish_words(facts, matter.citizen, matter, wish))
    return Saying("\n".join(lines), doors=reply_doors(wish))


def help_still(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """To the citizen: nobody has seen it in time, and what one can do."""
    wish = _wish(matter)
    lines = [
        _("Nobody has seen your wish for help yet. I have told them once more."),
        _("You can also reach the staff yourself: {contact}").format(contact=contact_of(facts.house)),
    ]
    return Saying("\n".join(lines), doors=(Door(_("I don't need it any more"), "my-wish", wish.id, "withdraw"),))


def help_seen(facts: Facts, matter: CircleMatter, now: datetime) -> Saying:
    """To the citizen: somebody has seen it, and what they will do."""
    wish = _wish(matter)
    return Saying(seen_words(wish), doors=(Door(_("All right"), "my-wish", wish.id),))


def wish_words(facts: Facts, citizen: str, matter: CircleMatter, wish: HelpWish) -> str:
    """Who would like help, with what where that may be said, and how."""
    who = citizen_called(citizen)
    if wish.how is HelpHow.HARD:
        lines = [_("{name} has a very hard time just now.").format(name=who)]
    elif matter.sub_goal is None:
        lines = [_("{name} would like help.").format(name=who)]
    else:
        what = shown(matter.sub_goal, facts.house)
        lines = [_("{name} would like help with {what}.").format(name=who, what=what)]
    lines.append(how_words(wish.how))
    return "\n".join(lines)


def how_choices() -> list[Choice[HelpHow]]:
    """How one can be helped, to tap."""
    return [
        Choice(_("Write to me"), HelpHow.WRITE),
        Choice(_("Call me"), HelpHow.CALL),
        Choice(_("The next time we meet"), HelpHow.NEXT_TIME),
    ]


def how_words(how: HelpHow) -> str:
    """How the citizen would like it, to the one who helps."""
    return {
        HelpHow.WRITE: _("The wish: write to me."),
        HelpHow.CALL: _("The wish: call me."),
        HelpHow.NEXT_TIME: _("The wish: the next time we meet."),
        HelpHow.HARD: _("The wish: call me as soon as you can."),
    }[how]


def seen_words(wish: HelpWish) -> str:
    """What the citizen hears once somebody has seen it."""
    words = {
        HelpReply.WRITES: _("{name} has seen that you would like help, and writes to you."),
        HelpReply.CALLS: _("{name} has seen that you would like help, and calls you."),
        HelpReply.NEXT_TIME: _("{name} has seen that you would like help. You talk about it the next time you meet."),
    }[wish.reply or HelpReply.NEXT_TIME]
    return words.format(name=wish.seen_by)


def reply_doors(wish: HelpWish) -> tuple[Door, ...]:
    """What one can answer with a tap."""
    return (
        Door(_("I call"), "help-wish", wish.id, HelpReply.CALLS),
        Door(_("I write"), "help-wish", wish.id, HelpReply.WRITES),
        Door(_("The next time we meet"), "help-wish", wish.id, HelpReply.NEXT_TIME),
    )


def _wish(matter: CircleMatter) -> HelpWish:
    assert matter.wish is not None
    return matter.wish
