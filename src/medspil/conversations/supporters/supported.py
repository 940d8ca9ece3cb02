"""A supporter's home: whom they stand beside, what is shown to them, and what they can do."""

from medspil.conversations.circle_facts import SupporterFacts
from medspil.conversations.open_page import plan_doors
from medspil.conversations.readers import one_of
from medspil.conversations.shown_to_others import shown_line
from medspil.conversations.supporters.doors import ways_beside
from medspil.conversations.supporters.gone import nothing_there
from medspil.conversations.talk import Choice, Door, Leave, Talk
from medspil.conversations.texts import _
from medspil.domain.circle_decisions import Looked
from medspil.domain.companions import Companion
from medspil.domain.seen import CitizenSeen, SharedSubGoal, lately, of_link

MOST_SHOWN = 12


async def supported(talk: Talk[SupporterFacts]) -> None:
    """The one the talk was opened for, or the one they stand beside; of several, one is picked."""
    if talk.opening.subject is not None and of_link(talk.facts.people, talk.opening.subject) is None:
        nothing_there(talk)
        return
    seen = of_link(talk.facts.people, talk.opening.subject) or await _which(talk)
    if seen is None:
        talk.say(
            _("You stand beside nobody here just now. Whoever invites you gives you a code. Write it to me."),
            Door(_("Settings"), "settings"),
            Door(_("My data"), "my-data"),
        )
        return
    if seen.sub_goals:
        talk.decide(Looked(seen.link.citizen_id))
    talk.say(_told(talk, seen), *_doors(talk, seen))


async def _which(talk: Talk[SupporterFacts]) -> CitizenSeen | None:
    people = talk.facts.people
    if len(people) <= 1:
        return people[0] if people else None
    picked: str = await talk.ask(
        "which",
        _("Whom is it about?"),
        one_of(str),
        [*(Choice(seen.name, seen.link.id) for seen in people), Choice[str](_("Close"), Leave())],
    )
    return of_link(people, picked)


def _told(talk: Talk[SupporterFacts], seen: CitizenSeen) -> str:
    shown = lately(seen.sub_goals, talk.now)
    if not shown:
        lines = [_("There is nothing of {name}'s to see just now. {name} chooses what you see.").format(name=seen.name)]
    else:
        lines = [_("This is what {name} shows you:").format(name=seen.name), ""]
        lines += [f"• {_line(talk, seen, one)}" for one in shown[:MOST_SHOWN]]
    lines += [
        "",
        _("This is no chat, and I am no emergency line. If you are worried, call {name}.").format(name=seen.name),
    ]
    return "\n".join(lines)


def _line(talk: Talk[SupporterFacts], seen: CitizenSeen, one: SharedSubGoal) -> str:
    words = shown_line(one, talk.facts.house, talk.wall_clock.date())
    asked = _along(talk.facts.asked, seen, one)
    if asked is not None and asked.answer:
        words += "\n  " + _("You go along.")
    return words


def _along(asked: tuple[Companion, ...], seen: CitizenSeen, one: SharedSubGoal) -> Companion | None:
    return next((c for c in asked if c.link_id == seen.link.id and c.sub_goal_id == one.id), None)


def _doors(talk: Talk[SupporterFacts], seen: CitizenSeen) -> list[Door]:
    waiting = [c for c in talk.facts.asked if c.link_id == seen.link.id and c.answer is None]
    doors = [Door(_("Do I come along?"), "go-along", companion.id) for companion in waiting]
    doors += ways_beside(seen, talk.now)
    if seen.sub_goals:
        doors += plan_doors(talk.facts.house, seen.link.id)
    doors.append(Door(_("I don't want to be along any more"), "stop-supporting", seen.link.id, below=True))
    return doors
