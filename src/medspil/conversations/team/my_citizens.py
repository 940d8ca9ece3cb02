"""Those whom someone on the staff supports: pick one, see what they share, and do something."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from medspil.conversations.circle.help_notices import how_words
from medspil.conversations.circle_facts import StaffFacts
from medspil.conversations.facts import House
from medspil.conversations.open_page import plan_doors
from medspil.conversations.readers import one_of
from medspil.conversations.shown_to_others import citizen_called, shown
from medspil.conversations.supporters.doors import ways_beside
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, capital, in_short, ngettext, say_day
from medspil.domain.circle_decisions import Looked
from medspil.domain.links import LinkKind
from medspil.domain.seen import CitizenSeen, SharedSubGoal
from medspil.domain.sub_goals import Status

SHOWN_AT_ONCE = 12
SUB_GOALS_SHOWN = 4
LABEL_LENGTH = 24
MORE, CLOSE, INVITE = "+more", "+close", "+invite"


async def my_citizens(talk: Talk[StaffFacts]) -> None:
    """The list, or the one that the talk was opened for."""
    seen = talk.facts.citizen(talk.opening.subject)
    if seen is None and talk.opening.subject is not None:
        talk.say(_("I can't find them among those you support."), Door(_("Those I support"), "my-citizens"))
        return
    if seen is None:
        picked = await _pick(talk)
        if picked == INVITE:
            talk.go_on_with("invite-citizen")
            return
        seen = talk.facts.citizen(picked)
    if seen is None:
        talk.say(_("All right. Everything is as it was."), Door(_("Home"), "home"))
        return
    talk.decide(Looked(seen.link.citizen_id))
    talk.say("\n".join(_lines(talk, seen)), *_doors(seen, talk.facts.house, talk.now))


async def _pick(talk: Talk[StaffFacts]) -> str:
    """The link of one of them, or one of the other ways on."""
    citizens = talk.facts.citizens
    ways = [Choice(_("Invite somebody"), INVITE), Choice(_("Close"), CLOSE)]
    labels = _labels(citizens)
    for page in count():
        shown_now = citizens[page * SHOWN_AT_ONCE : (page + 1) * SHOWN_AT_ONCE]
        choices = [Choice(labels[seen.link.id], seen.link.id) for seen in shown_now]
        if len(citizens) > (page + 1) * SHOWN_AT_ONCE:
            choices.append(Choice(_("Show more"), MORE))
        asked = _("Whom would you like to look at? They can see that you have looked.")
        if not citizens:
            asked = _("You support nobody here yet. Shall I make an invitation?")
        picked: str = await talk.ask(f"which-{page}", asked, one_of(str), [*choices, *ways], in_place=True)
        if picked != MORE:
            return picked
    raise AssertionError("counting never ends")


def _labels(citizens: Sequence[CitizenSeen]) -> dict[str, str]:
    """What each is called on a button; of two with one name the later one has a number."""
    labels: dict[str, str] = {}
    for seen in citizens:
        name = in_short(citizen_called(seen.name), LABEL_LENGTH)
        same = sum(
            citizen_called(other.name) == citizen_called(seen.name) for other in citizens if other.link.id in labels
        )
        labels[seen.link.id] = f"{name} ({same + 1})" if same else name
    return labels


def _lines(talk: Talk[StaffFacts], seen: CitizenSeen) -> list[str]:
    """All that may be seen of one of them in a chat."""
    today = talk.wall_clock.date()
    lines = [_how_beside(seen, talk)]
    for wish in seen.waiting:
        about = seen.sub_goal(wish.sub_goal_id)
        wished = _("Would like help with {what}.") if about is not None else _("Would like help.")
        lines.append(wished.format(what=shown(about, talk.facts.house)) + " " + how_words(wish.how))
    if seen.link.accepted_at is None:
        lines.append(_("Until they have said yes, you only see wishes for help."))
        return lines
    under_way = sorted((one for one in seen.sub_goals if one.active), key=lambda one: one.deadline.day)
    lines += [_line(talk, one) for one in under_way[:SUB_GOALS_SHOWN]]
    if len(under_way) > SUB_GOALS_SHOWN:
        more = len(under_way) - SUB_GOALS_SHOWN
        lines.append(ngettext("And {number} more.", "And {number} more.", more).format(number=more))
    reached = sum(one.status is Status.REACHED for one in seen.sub_goals)
    if reached:
        lines.append(ngettext("{number} is reached.", "{number} are reached.", reached).format(number=reached))
    if not seen.sub_goals:
        lines.append(_("Nothing is shared with you just now."))
    if seen.meeting is not None:
        lines.append(_("Your next status meeting: {day}").format(day=say_day(seen.meeting, today)))
    return lines


def _how_beside(seen: CitizenSeen, talk: Talk[StaffFacts]) -> str:
    """Who it is, and as what one stands beside them."""
    name = citizen_called(seen.name)
    if seen.link.kind is LinkKind.STAND_IN and seen.link.ends_on is not None:
        day = say_day(seen.link.ends_on, talk.wall_clock.date())
        return _("{name}. You stand in, {day} included.").format(name=name, day=day)
    if seen.link.kind is LinkKind.PEER_WORKER:
        return _("{name}. You are the peer worker.").format(name=name)
    return _("{name}. You are the contact person.").format(name=name)


def _line(talk: Talk[StaffFacts], sub_goal: SharedSubGoal) -> str:
    day = say_day(sub_goal.deadline.day, talk.wall_clock.date())
    return "• " + _("{what}, by {day}").format(what=capital(shown(sub_goal, talk.facts.house)), day=day)


def _doors(seen: CitizenSeen, house: House, now: datetime) -> list[Door]:
    """What can be done beside them."""
    link = seen.link
    doors = [Door(_("Answer the wish for help"), "help-wish", wish.id) for wish in seen.waiting[:1]]
    doors += ways_beside(seen, now)
    if seen.sub_goals:
        doors += plan_doors(house, link.id)
    if link.accepted_at is not None:
        doors.append(Door(_("Status meeting"), "meeting", link.id))
    if link.kind is LinkKind.CONTACT_PERSON:
        doors.append(Door(_("Away, or handing over"), "stand-in", link.id))
    return [*doors, Door(_("The others"), "my-citizens")]
