"""The chapters of the scripts: one for each conversation of the registry, and some for what belongs to none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from medspil.conversations.facts import InvitationFacts
from medspil.conversations.introduction import bot_descriptions
from medspil.conversations.messages import Message
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.role_words import role_word
from medspil.conversations.scripts.scenes import Telling, person_of, play, telling, the_data
from medspil.conversations.scripts.walk import Shape, Step, Walk
from medspil.conversations.texts import _, speaking
from medspil.conversations.tokens import door_token
from medspil.domain.persons import STAFF, Role

_A_CITIZEN = frozenset((Role.CITIZEN,))
_SOMEONE = {
    "one": _A_CITIZEN,
    "leader": frozenset((Role.GROUP_LEADER,)),
    "contact": frozenset((Role.CONTACT_PERSON,)),
    "interviewer": frozenset((Role.INTERVIEWER,)),
    "supporter": frozenset((Role.SUPPORTER,)),
    "coordinator": frozenset((Role.COORDINATOR,)),
}
"""Who is in a talk that no scene is written for: the first of these who may."""


@dataclass
class Part:
    """A part of a chapter: one scene."""

    title: str
    steps: list[Step]


@dataclass
class Chapter:
    """A talk as a script. `conversation` is its name in the registry, where it is one."""

    title: str
    about: str
    conversation: str | None = None
    number: int = 0
    parts: list[Part] = field(default_factory=list)

    @property
    def steps(self) -> list[Step]:
        """All steps in their order."""
        return [step for part in self.parts for step in part.steps]


def all_chapters(language: str) -> list[Chapter]:
    """All talks in `language`, those that scenes.toml names in its order and then all others of the registry."""
    told = telling(language)
    written = the_data()["chapter"]
    known: dict[Shape, Step] = {}
    named = {chapter.get("talk") for chapter in written}
    rest = [{"talk": name} for name in CONVERSATIONS if name not in named]
    chapters = [_introduction(told)] + [_chapter(one, told, known) for one in (*written, *rest)]
    for number, chapter in enumerate(chapters, start=1):
        chapter.number = number
        for place, step in enumerate(chapter.steps, start=1):
            step.number = f"{number}.{place}"
    return chapters


def _introduction(told: Telling) -> Chapter:
    """What stands in the empty chat and behind the menu button."""
    descriptions = bot_descriptions(told.language)
    with speaking(told.language):
        menu = _menu(told.language, _A_CITIZEN)
        work = [(role_word(role), _menu(told.language, frozenset((role,)), _A_CITIZEN)) for role in sorted(STAFF)]
    said = (
        (told.words["short-description"], descriptions.short),
        (told.words["description"], descriptions.full),
        (told.words["menu"], menu),
        *((told.words["menu-staff"].format(role=role), menu) for role, menu in work),
    )
    steps = [Step((Message(text),), (), False, (did,)) for did, text in said]
    return Chapter(told.words["introduction"], "", None, 0, [Part("", steps)])


def _menu(language: str, roles: frozenset[Role], other_than: frozenset[Role] = frozenset()) -> str:
    """The commands of these roles, but for those that `other_than` have as well."""
    return "\n".join(
        f"/{conversation.command(language)}: {_(conversation.about)}"
        for conversation in CONVERSATIONS.values()
        if conversation.about and conversation.command(language) and conversation.is_open_to(roles)
        if not other_than or not conversation.is_open_to(other_than)
    )


def _chapter(written: Mapping[str, Any], told: Telling, known: dict[Shape, Step]) -> Chapter:
    name: str | None = written.get("talk")
    walk = Walk(name, told.language, told.typed, known)
    scenes = written.get("scene") or ([_opening(name, told)] if name else [])
    parts = []
    for scene in scenes:
        before = len(walk.steps)
        play(scene, told, walk)
        parts.append(Part(scene.get(told.language, ""), walk.steps[before:]))
    title = written.get(told.language) or (_title(name, told, parts) if name else "")
    return Chapter(title, written.get(f"about-{told.language}", ""), name, 0, parts)


def _opening(name: str, told: Telling) -> dict[str, Any]:
    """How a conversation begins that no scene is written for: by its command, or by a button about a sub-goal."""
    conversation = CONVERSATIONS[name]
    if issubclass(conversation.facts, InvitationFacts):
        return {"person": "stranger", "walk": True, "steps": [{"invited": True}]}
    person = next(kind for kind, roles in _SOMEONE.items() if conversation.is_open_to(roles))
    command = conversation.command(told.language)
    if command is not None:
        return {"person": person, "walk": True, "steps": [{"writes": command}]}
    subject = person_of({}, told).sub_goals[0].id if person == "one" else None
    return {"person": person, "walk": True, "steps": [{"door": door_token(name, subject)}]}


def _title(name: str, told: Telling, parts: list[Part]) -> str:
    """What a conversation is called that scenes.toml has no name for: as in the menu, or its first words."""
    with speaking(told.language):
        about = CONVERSATIONS[name].about
        if about:
            return _(about)
    first = next((step.messages[0].text for part in parts for step in part.steps if step.messages), name)
    return first.splitlines()[0].rstrip(".?!:")
