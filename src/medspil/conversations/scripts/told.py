"""What goes out by itself to an invented person."""

from dataclasses import replace

from medspil.conversations.caller import Outcome
from medspil.conversations.circle_notices import circle_saying
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.group_notices import group_sayings
from medspil.conversations.notices import Due, notice, open_notice
from medspil.conversations.saying import as_messages
from medspil.conversations.scripts.invented import Invented
from medspil.conversations.state import Opening
from medspil.conversations.talk import Saying
from medspil.conversations.texts import speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_matters import CircleDue
from medspil.domain.group_matters import GroupDue


def told_of_sub_goals(person: Invented, kinds: tuple[AgendaKind, ...]) -> Invented:
    """What falls due for their sub-goals, in their order, goes out as a notice."""
    due: tuple[Due, ...] = tuple(zip(kinds, person.sub_goals, strict=False))
    return _told(person, (notice(_as_citizen(person), due, person.now),))


def told_of_groups(person: Invented, due: tuple[GroupDue, ...]) -> Invented:
    """What falls due in groups goes out as a notice; several things together as one."""
    if len(due) == 1:
        return _told(person, group_sayings(person.facts(Facts, Opening()), due[0], person.now))
    with speaking(person.settings.language):
        return _told(person, (open_notice(_as_citizen(person), (), person.now, due),))


def told_of_circle(person: Invented, due: CircleDue) -> Invented:
    """What falls due among those around a citizen goes out as a notice."""
    return _told(person, (circle_saying(person.facts(Facts, Opening()), due, person.now),))


def _as_citizen(person: Invented) -> CitizenFacts:
    facts = person.facts(CitizenFacts, Opening())
    assert isinstance(facts, CitizenFacts)
    return facts


def _told(person: Invented, sayings: tuple[Saying, ...]) -> Invented:
    return replace(person, outcome=Outcome(person.talk, person.aside, as_messages(sayings)))
