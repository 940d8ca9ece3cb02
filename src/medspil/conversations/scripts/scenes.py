"""The scenes: scenes.toml, read. What a citizen does there, step by step, and where all choices are walked through."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from importlib import resources
from typing import Any

from medspil.conversations.facts import ChatShows, HelpLine, House, StaffedLine
from medspil.conversations.messages import Button, Incoming, Kind
from medspil.conversations.readers import LONGEST_ANSWER
from medspil.conversations.scripts import (
    invented_help,
    invented_meetings,
    invented_sharing,
    invented_supporters,
    invented_team,
)
from medspil.conversations.scripts.invented import Invented
from medspil.conversations.scripts.invented_interviews import INTERVIEWS
from medspil.conversations.scripts.invented_matters import due
from medspil.conversations.scripts.invented_meetings import MEETINGS
from medspil.conversations.scripts.invented_members import GROUPS
from medspil.conversations.scripts.invented_proof import proof
from medspil.conversations.scripts.invented_weeks import WEEKS
from medspil.conversations.scripts.people import FRIDAY, someone
from medspil.conversations.scripts.told import told_of_circle, told_of_groups, told_of_sub_goals
from medspil.conversations.scripts.walk import Walk
from medspil.conversations.settings import LANGUAGE_NAMES
from medspil.conversations.sub_goal_words import reminder_words
from medspil.conversations.texts import _, capital, say_weekday, speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.invitations import CodeState
from medspil.domain.opening_hours import OpeningHours, Span
from medspil.domain.persons import Role
from medspil.domain.sub_goals import Reminder

CODE = "K7QDM2XW9RTA"
CIRCLES = {
    **invented_help.CIRCLES,
    **invented_sharing.CIRCLES,
    **invented_supporters.CIRCLES,
    **invented_team.CIRCLES,
    **WEEKS,
}
"""Those around a citizen, by the names that scenes give them."""

NEWS = {
    **invented_help.NEWS,
    **invented_meetings.NEWS,
    **invented_supporters.NEWS,
    **invented_team.NEWS,
}
"""What comes by itself among those around a citizen, by the names that scenes give it."""

FILES = (
    "scenes.toml",
    "help.toml",
    "sharing.toml",
    "supporters.toml",
    "members.toml",
    "interviews.toml",
    "group_messages.toml",
    "meetings.toml",
    "team.toml",
    "group_messages.toml",
    "leaders.toml",
    "weeks.toml",
    "pages.toml",
    "door.toml",
)
"""The scenes in the order of their chapters: those of citizens first."""


@cache
def the_data() -> Mapping[str, Any]:
    """All files of scenes as one: each may add to the words, to what is typed, and to the chapters."""
    whole: dict[str, Any] = {}
    for name in FILES:
        place = resources.files("medspil.conversations.scripts") / name
        for part, said in tomllib.loads(place.read_text("utf-8")).items():
            whole[part] = [*whole.get(part, []), *said] if isinstance(said, list) else whole.get(part, {}) | said
    return whole


@dataclass(frozen=True)
class Telling:
    """What the file says in one language."""

    language: str
    words: Mapping[str, str]
    citizens: Mapping[str, str]
    typed: Mapping[str, tuple[str, ...]]
    house: House


def telling(language: str) -> Telling:
    """What the file says in `language`."""
    data = the_data()
    return Telling(
        language,
        {name: said[language] for name, said in data["words"].items()},
        {name: said[language] for name, said in data["citizens"].items()},
        {key: tuple(said[language]) for key, said in data["typed"].items()},
        _house(language),
    )


def _house(name: str) -> House:
    house = dict(the_data()["house"][name])
    lines = tuple(HelpLine(**line) for line in house.pop("help_lines"))
    staffed = house.pop("staffed_line", None)
    if staffed is not None:
        hours = OpeningHours((Span(frozenset(range(5)), staffed["opens"], staffed["closes"]),))
        staffed = StaffedLine(staffed["name"], staffed["reach"], hours)
    shows = ChatShows(house.pop("chat_shows", ChatShows.AREAS))
    return House(**house, help_lines=lines, staffed_line=staffed, chat_shows=shows)


def person_of(scene: Mapping[str, Any], told: Telling) -> Invented:
    """The person a scene is about."""
    house = _house(scene["house"]) if "house" in scene else told.house
    person = someone(scene.get("person", "one"), told.citizens, house, told.language)
    if "groups" in scene:
        person = replace(person, groups=GROUPS[scene["groups"]](told.citizens))
    if "circle" in scene:
        name = "" if scene.get("nameless", False) else person.name or told.citizens["citizen"]
        person = replace(person, circle=CIRCLES[scene["circle"]](told.citizens), name=name)
    if "interview" in scene:
        person = replace(person, interviews=INTERVIEWS[scene["interview"]](told.citizens))
    if "proof" in scene:
        person = replace(person, proof=proof(scene["proof"]))
    if "meeting" in scene:
        person = replace(person, circle=MEETINGS[scene["meeting"]](told.citizens), name=told.citizens["sara"])
    return person.waits(_time(scene["later"])) if "later" in scene else person


def play(scene: Mapping[str, Any], told: Telling, walk: Walk) -> None:
    """Plays a scene into a walk; the choices of its last step are all taken where it says so."""
    person = person_of(scene, told)
    did: tuple[str, ...] = ()
    seen: list[Button] = []
    acts = scene["steps"]
    for place, act in enumerate(acts):
        quietly = "quietly" in act
        before = person
        person, words = _acted(person, act["quietly"] if quietly else act, told, seen)
        did = (*did, words) if words else did
        if person.outcome is before.outcome:
            continue
        seen += [button for message in person.replies for row in message.rows for button in row]
        if quietly:
            continue
        if place == len(acts) - 1 and scene.get("walk", False):
            walk.go(person, did)
        else:
            walk.stand(person, did)
        did = ()


def _acted(person: Invented, act: Mapping[str, Any], told: Telling, seen: list[Button]) -> tuple[Invented, str]:
    """The person after one act of a scene, and how it is told."""
    [(kind, what)] = act.items()
    words = told.words
    if kind == "writes":
        said = what[told.language] if isinstance(what, dict) else what
        return person.does(Incoming(Kind.TEXT, said)), words["writes"].format(words=said)
    if kind == "taps":
        label = _label(what, told)
        button = next((button for button in reversed(seen) if button.label == label), None)
        if button is None:
            raise KeyError(f"a scene taps {label!r}, but there is {[button.label for button in seen]}")
        return person.does(Incoming(Kind.PRESSED, token=button.token)), words["taps"].format(label=label)
    if kind == "arrives":
        return told_of_sub_goals(person, tuple(AgendaKind(name) for name in what)), words["arrives"]
    if kind == "told":
        return told_of_groups(person, tuple(due(name, told.citizens) for name in what)), words["arrives"]
    if kind == "hears":
        return told_of_circle(person, NEWS[what](told.citizens)), words["arrives"]
    if kind == "waits":
        return person.waits(_time(what)), words["waits"].format(time=what[told.language])
    if kind in ("sends", "code"):
        return _SIMPLE[kind](person, what, told), words[f"{kind}-{what}"]
    return _SIMPLE[kind](person, what, told), words[kind]


def _label(what: str, told: Telling) -> str:
    """What a button says: own words by their name, a reminder, or a text of the catalog."""
    if what in told.citizens:
        return told.citizens[what]
    with speaking(told.language):
        if what == "hard":
            return _("Tell {names}").format(names=told.citizens["leader"])
        if what == "a-week-before":
            return reminder_words(Reminder(7, time(10)))
        if what == "its-language":
            return LANGUAGE_NAMES[told.language]
        if what == "Friday":
            return capital(say_weekday(FRIDAY))
        return _(what)


def _invited(person: Invented, what: Any, told: Telling) -> Invented:
    """They open the link of an invitation to be a citizen, or to this role."""
    role = Role.CITIZEN if what is True else Role(what)
    called = replace(person, name=told.citizens["leader"])
    if role is Role.SUPPORTER:
        called = replace(person, name=told.citizens["helper"], invited_by=told.citizens["first"])
    return called.does(Incoming(Kind.START, CODE), CodeState.GOOD, role)


def _changed(person: Invented, what: Any, told: Telling) -> Invented:
    """The same sub-goal was changed elsewhere."""
    [sub_goal, *others] = person.sub_goals
    return replace(person, sub_goals=(replace(sub_goal, version=sub_goal.version + 1), *others))


def _replaced(person: Invented, what: str, told: Telling) -> Invented:
    """The sub-goals are those of somebody else, as if they had been changed elsewhere."""
    again = someone(what, told.citizens, told.house, told.language)
    return replace(person, sub_goals=again.sub_goals)


_SIMPLE: dict[str, Callable[[Invented, Any, Telling], Invented]] = {
    "door": lambda person, what, told: person.does(Incoming(Kind.PRESSED, token=what)),
    "sends": lambda person, what, told: person.does(Incoming(Kind(what))),
    "starts": lambda person, what, told: person.does(Incoming(Kind.START)),
    "invited": _invited,
    "code": lambda person, what, told: person.does(Incoming(Kind.TEXT, CODE), CodeState(what), Role.GROUP_LEADER),
    "empty": lambda person, what, told: person.does(Incoming(Kind.TEXT, " ")),
    "long": lambda person, what, told: person.does(Incoming(Kind.TEXT, "a" * (LONGEST_ANSWER + 1))),
    "renewed": lambda person, what, told: person.meets_a_renewal(),
    "changed-meanwhile": lambda person, what, told: person.meets_a_change(),
    "fault": lambda person, what, told: person.meets_a_fault(),
    "changed": _changed,
    "replaced": _replaced,
}
"""The acts that need no words of their own."""


def _time(what: Mapping[str, Any]) -> timedelta:
    return timedelta(days=what.get("days", 0), hours=what.get("hours", 0))
