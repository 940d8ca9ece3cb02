"""Somebody beside a citizen proposes a small step, or a change of one that is shared. Only the citizen makes it one."""

from datetime import datetime

from medspil.conversations.circle_facts import BesideFacts
from medspil.conversations.readers import (
    Again,
    Plain,
    Reader,
    Reading,
    Value,
    a_day,
    adapter_of,
    looks_empty,
    optional,
    yes_no,
)
from medspil.conversations.shown_to_others import citizen_called, shown_line
from medspil.conversations.sub_goal_words import near_days
from medspil.conversations.supporters.doors import meant
from medspil.conversations.supporters.gone import nothing_there
from medspil.conversations.supporters.picking import pick_shown
from medspil.conversations.talk import UNKNOWN, Choice, Leave, Reopen, Talk
from medspil.conversations.texts import _, quoted, say_day
from medspil.domain.circle_decisions import Looked, Propose
from medspil.domain.proposals import LONGEST_PROPOSAL
from medspil.domain.seen import CitizenSeen, SharedSubGoal, lately, of_link
from medspil.domain.sub_goals import Deadline

NEW = "+new"


async def propose(talk: Talk[BesideFacts]) -> None:
    """A new step or a change, in few words, with a day where they like; looked at before it goes out."""
    seen = of_link(talk.facts.people, talk.opening.subject)
    if seen is None or not seen.link.proposes:
        nothing_there(talk)
        return
    name = citizen_called(seen.name)
    about = await _what_about(talk, seen)
    changed = seen.sub_goal(about)
    if changed is None and about != NEW:
        nothing_there(talk)
        return
    if changed is not None:
        talk.decide(Looked(seen.link.citizen_id), for_now=True)
    what = await talk.ask("what", _what_words(talk, name, changed), _reader(changed), name=_("What"))
    deadline = await talk.ask(
        "day", _("By when? Tap a day, write another one, or skip it."), optional(a_day()), near_days(talk.wall_clock),
        name=_("When"),
    )  # fmt: skip
    if what is None and deadline is None:
        talk.say(_("Then there is nothing to propose. All is as it was."))
        return
    if not await talk.ask("right", _summary(talk, name, changed, what, deadline), yes_no, _right_choices()):
        talk.say(_("All right. Nothing was sent."))
        return
    day = None if deadline is None else deadline.day
    talk.decide(Propose(seen.link.id, what, day, None if changed is None else changed.id))
    talk.say(
        _("{name} gets it from you. It becomes a sub-goal only if {name} wants it.").format(name=name)
        + "\n"
        + _("You hear what {name} says, once {name} has answered. That may take a while.").format(name=name)
    )


async def _what_about(talk: Talk[BesideFacts], seen: CitizenSeen) -> str:
    """The id of the shared sub-goal that is to be changed, or that it is a new step."""
    if talk.opening.argument is not None:
        found = meant(seen.sub_goals, talk.opening.argument)
        return "" if found is None else found.id
    active = [one for one in lately(seen.sub_goals, talk.now) if one.active]
    text = _("Is it a new step, or a change of one that {name} shows you?").format(name=citizen_called(seen.name))
    return await pick_shown(talk, text, active, [Choice(_("A new step"), NEW)], UNKNOWN if active else NEW)


def _what_words(talk: Talk[BesideFacts], name: str, changed: SharedSubGoal | None) -> str:
    if changed is None:
        return _("What small step do you propose to {name}? Say it in a few words.").format(name=name)
    line = shown_line(changed, talk.facts.house, talk.wall_clock.date())
    return line + "\n" + _("How would you put it instead? Skip it if only the day is to change.")


def _reader(changed: SharedSubGoal | None) -> Reader[str | None]:
    reader: Reader[str] = Plain(adapter_of(str), _few_words, takes_words=True)
    return reader if changed is None else optional(reader)


def _few_words(text: str, now: datetime, language: str) -> Reading[str]:
    if looks_empty(text):
        return Again(_("I got an empty message. Write a few words."))
    if len(text.strip()) > LONGEST_PROPOSAL:
        return Again(
            _("Say it shorter, please. There is room for {number} characters.").format(number=LONGEST_PROPOSAL)
        )
    return Value(text.strip())


def _summary(
    talk: Talk[BesideFacts],
    name: str,
    changed: SharedSubGoal | None,
    what: str | None,
    deadline: Deadline | None,
) -> str:
    lines = []
    if changed is not None:
        lines += [shown_line(changed, talk.facts.house, talk.wall_clock.date()), ""]
    lines.append(_("This is what {name} gets from you:").format(name=name))
    if what is not None:
        lines.append(quoted(what))
    if deadline is not None:
        lines.append(_("When: {day}").format(day=say_day(deadline.day, talk.wall_clock.date())))
    return "\n".join([*lines, "", _("Shall I pass it on?")])


def _right_choices() -> list[Choice[bool]]:
    again = ("right",)
    return [
        Choice(_("Send it"), True),
        Choice(_("Change the words"), Reopen("what", again)),
        Choice(_("Change the day"), Reopen("day", again)),
        Choice(_("Drop it"), Leave()),
    ]
