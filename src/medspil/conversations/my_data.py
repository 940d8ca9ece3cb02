"""My data: see it, get it as a file, delete everything."""

import json

from pydantic import TypeAdapter

from medspil.conversations.facts import MyDataFacts
from medspil.conversations.messages import Document
from medspil.conversations.readers import one_of
from medspil.conversations.settings import overview
from medspil.conversations.sub_goal_words import story
from medspil.conversations.talk import UNKNOWN, Choice, Talk
from medspil.conversations.texts import _, ngettext, quoted, say_day, say_moment
from medspil.domain.decisions import ForgetMe, NoteDataGiven
from medspil.domain.sub_goals import Aim, AimKind, SubGoal, ended, in_order
from medspil.domain.undoing import SubGoalChange


async def my_data(talk: Talk[MyDataFacts]) -> None:
    """What is kept about the citizen, in their hands."""
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
    sub_goals = len(facts.sub_goals)
    check_ins = sum(len(sub_goal.check_ins) for sub_goal in facts.sub_goals)
    lines = [_("What I keep about you:")]
    lines.append("• " + ngettext("{count} sub-goal", "{count} sub-goals", sub_goals).format(count=sub_goals))
    lines.append("• " + ngettext("{count} look back", "{count} look backs", check_ins).format(count=check_ins))
    if facts.aims:
        count = len(facts.aims)
        lines.append(
            "• " + ngettext("{count} hope or larger goal", "{count} hopes or larger goals", count).format(count=count)
        )
    lines.append("• " + _("where I write to you and your settings"))
    if facts.joined_at is not None:
        joined = say_day(facts.settings.local(facts.joined_at).date(), talk.wall_clock.date())
        lines.append("• " + _("your yes from {day}").format(day=joined))
    lines.append("• " + _("who saw or changed what, without words"))
    lines.append(_("Only you see your sub-goals."))
    return "\n".join(lines)


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


def machine_readable(facts: MyDataFacts) -> str:
    """All that is kept, as JSON; instants are UTC."""
    kept = TypeAdapter(MyDataFacts).dump_python(facts, mode="json", exclude={"house": True})
    return json.dumps(kept, ensure_ascii=False, indent=2)


def readable(facts: MyDataFacts, talk: Talk[MyDataFacts]) -> str:
    """All that is kept, as a text for a person."""
    today = talk.wall_clock.date()
    moment = say_moment(talk.wall_clock, today)
    parts = [_("My data in Medspil, {moment}").format(moment=moment)]
    if facts.joined_at is not None:
        said = say_moment(facts.settings.local(facts.joined_at), today)
        parts.append(
            _("You said yes on {moment}. What you said yes to has the number “{version}”.").format(
                moment=said, version=facts.notice_accepted
            )
        )
    parts.append(
        "\n".join([_("Where I write to you, and your settings"), *facts.reached_at, overview(facts.settings, talk.now)])
    )
    if facts.words_waiting:
        parts.append("\n".join([_("What waits for you"), *(quoted(words) for words in facts.words_waiting)]))
    if undoable := _words_before(facts):
        parts.append("\n".join([_("Kept for an hour, so that you can undo"), *undoable]))
    for heading, aims in (
        (_("Hopes and dreams"), _of_kind(facts.aims, AimKind.DREAM)),
        (_("Larger goals"), _of_kind(facts.aims, AimKind.GOAL)),
    ):
        if aims:
            parts.append("\n".join([heading, *(quoted(aim.words) for aim in aims)]))
    for heading, sub_goals in (
        (_("Under way"), in_order(facts.sub_goals)),
        (_("Behind me"), ended(facts.sub_goals)),
    ):
        if sub_goals:
            parts.append("\n\n".join([heading, *(_told(talk, sub_goal) for sub_goal in sub_goals)]))
    if facts.log:
        words = log_words()
        lines = [
            f"{say_moment(facts.settings.local(line.at), today)}: {words.get(line.what, line.what)}"
            for line in facts.log
        ]
        parts.append("\n".join([_("What happened"), *lines]))
    return "\n\n".join(parts) + "\n"


def log_words() -> dict[str, str]:
    """What stands in the audit log, as a person would say it."""
    return {
        "said yes": _("You said yes."),
        "new sub-goal": _("You set a sub-goal."),
        "changed a sub-goal": _("You changed a sub-goal."),
        "looked back: goes-on": _("You looked back and went on."),
        "looked back: reached": _("You reached a sub-goal."),
        "looked back: adjusted": _("You looked back and took a new step."),
        "looked back: moved": _("You moved the day of a sub-goal."),
        "looked back: let-go": _("You let a sub-goal go."),
        "wished for help": _("You wished for help."),
        "changed settings": _("You changed your settings."),
        "stopped": _("You asked for quiet."),
        "took something back": _("You took something back."),
        "went on": _("You asked me to write again."),
        "got a copy of all data": _("You got a copy of your data."),
    }


def _words_before(facts: MyDataFacts) -> list[str]:
    """What sub-goals said before or after decisions that can still be taken back."""
    changes = [undoable.change for undoable in facts.undoable]
    kept = [s for c in changes if isinstance(c, SubGoalChange) for s in (c.before, c.after) if s is not None]
    return list(dict.fromkeys(quoted(words) for s in kept for words in (s.draft.what, s.draft.helper) if words))


def _of_kind(aims: tuple[Aim, ...], kind: AimKind) -> tuple[Aim, ...]:
    return tuple(aim for aim in aims if aim.kind is kind)


def _told(talk: Talk[MyDataFacts], sub_goal: SubGoal) -> str:
    return story(sub_goal, talk.facts.settings, talk.now)


async def _delete(talk: Talk[MyDataFacts]) -> None:
    sure = await talk.ask(
        "sure",
        _(
            "Shall I delete everything about you? Sub-goals, look backs and settings are gone for good then.\n\n"
            "One line stays: that someone was here. It has no name, number or words.\n\n"
            "What stands in the municipality's journal stays there. The chat on your phone you delete yourself."
        ),
        one_of(bool),
        [Choice(_("Delete everything"), True), Choice(_("Keep it"), False)],
    )
    if sure:
        talk.decide(ForgetMe())
        talk.say(_("It is deleted. Thank you for this time. You are welcome back with a new invitation."))
    else:
        talk.say(_("All right. Nothing was changed."))
