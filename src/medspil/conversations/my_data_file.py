"""All that is kept about a person, as a text to read and as one for a computer."""

import json

from pydantic import TypeAdapter

from medspil.conversations.circle.kept_words import circle_told
from medspil.conversations.facts import MyDataFacts
from medspil.conversations.groups.kept_words import groups_told
from medspil.conversations.log_words import log_words
from medspil.conversations.meetings.kept_words import meetings_told
from medspil.conversations.role_words import role_words
from medspil.conversations.settings import overview
from medspil.conversations.sub_goal_words import story
from medspil.conversations.talk import Talk
from medspil.conversations.texts import _, capital, quoted, say_day, say_moment, say_month
from medspil.domain.interviews import Drawn
from medspil.domain.persons import STAFF
from medspil.domain.sub_goals import Aim, AimKind, SubGoal, ended, in_order
from medspil.domain.undoing import SubGoalChange


def machine_readable(facts: MyDataFacts) -> str:
    """All that is kept, as JSON; instants are UTC."""
    kept = TypeAdapter(MyDataFacts).dump_python(facts, mode="json", exclude={"house": True})
    kept["roles"].sort()
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
    if facts.name:
        parts.append(_("Others see you as {name} here.").format(name=quoted(facts.name)))
    if not facts.roles.isdisjoint(STAFF):
        parts.append(_("You are here as: {roles}.").format(roles=", ".join(role_words(facts.roles))))
    if facts.leads:
        parts.append("\n".join([_("Groups that you lead"), *(quoted(title) for title in facts.leads)]))
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
    parts += circle_told(talk)
    parts += groups_told(facts, talk.now)
    if facts.meetings:
        parts.append("\n".join([_("Status meetings"), *meetings_told(facts, today)]))
    if facts.drawn:
        lines = [_drawn(say_day(facts.settings.local(at).date(), today), answer) for at, answer in facts.drawn]
        parts.append("\n".join([_("Interviews"), *lines]))
    if facts.uncounted:
        waits = _("Waits to be counted, until it is about three people or more")
        parts.append("\n".join([waits, *(capital(say_month(month)) for month in facts.uncounted)]))
    if facts.log:
        words = log_words()
        lines = [
            f"{say_moment(facts.settings.local(line.at), today)}: {words.get(line.what, line.what)}"
            for line in facts.log
        ]
        parts.append("\n".join([_("What happened"), *lines]))
    return "\n\n".join(parts) + "\n"


def _drawn(day: str, answer: str) -> str:
    words = {
        Drawn.YES: _("You were drawn for an interview on {day}, and said yes."),
        Drawn.NO: _("You were drawn for an interview on {day}, and said no."),
    }
    plain = _("You were drawn for an interview on {day}.")
    return words.get(Drawn(answer or Drawn.SILENT), plain).format(day=day)


def _words_before(facts: MyDataFacts) -> list[str]:
    """What sub-goals said before or after decisions that can still be taken back."""
    changes = [undoable.change for undoable in facts.undoable]
    kept = [s for c in changes if isinstance(c, SubGoalChange) for s in (c.before, c.after) if s is not None]
    return list(dict.fromkeys(quoted(words) for s in kept for words in (s.draft.what, s.draft.helper) if words))


def _of_kind(aims: tuple[Aim, ...], kind: AimKind) -> tuple[Aim, ...]:
    return tuple(aim for aim in aims if aim.kind is kind)


def _told(talk: Talk[MyDataFacts], sub_goal: SubGoal) -> str:
    return story(sub_goal, talk.facts.settings, talk.now)
