"""A contact person is away for a while, or hands over for good: who is there instead, and until when."""

from datetime import date, timedelta
from itertools import count

from medspil.conversations.circle_facts import Colleague, StandInFacts
from medspil.conversations.readers import a_pause_until, one_of, yes_no
from medspil.conversations.shown_to_others import citizen_called
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Talk
from medspil.conversations.texts import _, in_short, say_day, say_short_day
from medspil.domain.circle_decisions import AskStandIn, HandOver
from medspil.domain.links import LONGEST_STAND_IN, LinkKind
from medspil.domain.seen import CitizenSeen

SHOWN_AT_ONCE = 8
LABEL_LENGTH = 32
AWAY, OVER, MORE = "away", "over", "+more"


async def stand_in(talk: Talk[StandInFacts]) -> None:
    """Which of the two, who, until when, and what comes of it; then the citizen is told and asked."""
    seen = talk.facts.citizen(talk.opening.subject)
    if seen is None or seen.link.kind is not LinkKind.CONTACT_PERSON:
        talk.say(_("I can't find them among those you support."), Door(_("Those I support"), "my-citizens"))
        return
    tapped = talk.opening.argument
    how: str = await talk.ask(
        "how",
        _("Are you away for a while, or does somebody take over for good?"),
        one_of(str),
        [
            Choice(_("Away for a while"), AWAY),
            Choice(_("Somebody takes over"), OVER),
            Choice[str](_("Drop it"), Leave()),
        ],
        given=tapped if tapped in (AWAY, OVER) else UNKNOWN,
        name=_("Which of the two"),
        also=("until",),
    )
    other = await _who(talk, how)
    if other is None:
        talk.say(_("I know nobody else here who could do it. A coordinator invites them."), _back(seen))
        return
    until = await _until(talk) if how == AWAY else None
    if not await _sure(talk, seen, other, until):
        talk.say(_("All right. Everything is as it was."), _back(seen))
        return
    if until is not None:
        talk.decide(AskStandIn(seen.link.id, other.id, until))
    else:
        talk.decide(HandOver(seen.link.id, other.id))
    told = _("Done. {citizen} and {colleague} are told now.").format(
        citizen=citizen_called(seen.name), colleague=other.name
    )
    talk.say(told, _back(seen) if until is not None else Door(_("Those I support"), "my-citizens"))


async def _who(talk: Talk[StandInFacts], how: str) -> Colleague | None:
    """One of the colleagues; who takes over is a contact person."""
    known = [one for one in talk.facts.colleagues if how == AWAY or one.contact_person]
    by_id = {one.id: one for one in known}
    for page in count():
        shown = known[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        if not shown:
            return None
        choices = [Choice(in_short(_label(one), LABEL_LENGTH), one.id) for one in shown]
        if len(known) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        choices.append(Choice(_("Drop it"), Leave()))
        asked = _("Who is there meanwhile?") if how == AWAY else _("Who takes over?")
        picked: str = await talk.ask(f"who-{page}", asked, one_of(str), choices, name=_("Who"))
        if picked != MORE:
            return by_id[picked]
    raise AssertionError("counting never ends")


def _label(one: Colleague) -> str:
    return f"{one.name}, {one.service}" if one.service else one.name


async def _until(talk: Talk[StandInFacts]) -> date:
    """The last day on which the other one is there."""
    today = talk.wall_clock.date()
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    near = [day for day in (friday, *(friday + timedelta(weeks=weeks) for weeks in (1, 2, 3))) if day > today]
    return await talk.ask(
        "until",
        _("What is the last day that you are away?"),
        a_pause_until(LONGEST_STAND_IN),
        [Choice(say_short_day(day), day) for day in near],
        name=_("Until when"),
    )


async def _sure(talk: Talk[StandInFacts], seen: CitizenSeen, other: Colleague, until: date | None) -> bool:
    citizen = citizen_called(seen.name)
    if until is not None:
        day = say_day(until, talk.wall_clock.date())
        what = _("{colleague} is there for {citizen}, {day} included.").format(
            colleague=other.name, citizen=citizen, day=day
        )
    else:
        what = _(
            "{colleague} becomes the contact person of {citizen}. From now on you see nothing of {citizen}."
        ).format(colleague=other.name, citizen=citizen)
    lines = (
        what,
        _("{citizen} is told, and asked. Until the yes {colleague} only sees wishes for help.").format(
            citizen=citizen, colleague=other.name
        ),
        _("Shall it be like this?"),
    )
    return await talk.ask(
        "sure", "\n".join(lines), yes_no, [Choice(_("Yes, do it"), True), Choice(_("No, leave it"), False)]
    )


def _back(seen: CitizenSeen) -> Door:
    return Door(citizen_called(seen.name), "my-citizens", seen.link.id)
