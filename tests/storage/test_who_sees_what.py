"""Every role, every kind of data, every state of sharing: what is seen is what docs/who-sees-what.md says, exactly.

A talk is a pure function of its facts, so nothing is said that does not stand in them. These tests read every kind of
facts there is for everybody, by every id in the database, and look for what is hers.
"""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from medspil.conversations.facts import Facts, InvitationFacts
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import door_token
from medspil.domain.circle_decisions import Unshare
from medspil.domain.sight import Data, Sharing, Viewer
from medspil.storage.tables import talks
from tests.storage.sight_world import ROLES, WHAT, World, a_world, facts_as, seen_in, stored
from tests.storage.test_groups import decide
from tests.storage.town import Someone, Town
from tests.stores import open_store
from tests.who_sees_what import says_seen

ALL_VIEWERS = tuple(Viewer)


@cache
def kinds_of_facts() -> tuple[type[Facts], ...]:
    """Every kind of facts that any conversation is given."""
    kinds = {conversation.facts for conversation in CONVERSATIONS.values()} - {InvitationFacts}
    return tuple(sorted(kinds, key=lambda kind: kind.__name__))


@pytest.fixture
def another_town(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Town]:
    """A town of its own."""
    place = tmp_path / "another.db"
    shutil.copyfile(migrated_sqlite, place)
    with open_store(f"sqlite:///{place}") as store:
        yield Town(store)


def seen(world: World, viewer: Viewer, sharing: Sharing, subjects: list[str | None]) -> set[Data]:
    """All that this one gets of hers, whatever talk they open about whatever they name."""
    if viewer is Viewer.STRANGER:
        return set()
    found: set[Data] = set()
    for kind in kinds_of_facts():
        for subject in subjects:
            found |= seen_in(world, viewer, sharing, stored(facts_as(world.who(viewer), kind, subject)))
    return found


def says(viewer: Viewer, sharing: Sharing) -> set[Data]:
    return {data for data in Data if says_seen(viewer, data, sharing)}


@pytest.mark.parametrize("sharing", Sharing)
def test_each_sees_what_the_page_says(sqlite_town: Town, sharing: Sharing) -> None:
    world = a_world(sqlite_town, sharing)
    for viewer in ALL_VIEWERS:
        subjects = [None, world.links.get(viewer), *world.sub_goals]
        assert seen(world, viewer, sharing, subjects) == says(viewer, sharing), (viewer, sharing)


def test_whatever_they_name_they_see_no_more(sqlite_town: Town) -> None:
    """By the ids of all that is hers: sub-goals, links, places, answers, wishes, meetings, and herself."""
    sharing = Sharing.NOTHING
    world = a_world(sqlite_town, sharing)
    everything: list[str | None] = [None, *sorted(set(world.ids()))]
    for viewer in ALL_VIEWERS:
        if viewer is not Viewer.CITIZEN:
            assert seen(world, viewer, sharing, everything) == says(viewer, sharing), (viewer, sharing)


@pytest.mark.parametrize("sharing", [Sharing.NOTHING, Sharing.THIS_ONE])
def test_private_things_leave_no_trace(sqlite_town: Town, another_town: Town, sharing: Sharing) -> None:
    """The same twice, once with private sub-goals, notes, hopes and talks, and once without: others get the same."""
    one, other = a_world(sqlite_town, sharing), a_world(another_town, sharing, private_things=False)
    assert len(one.sub_goals) > len(other.sub_goals)
    for viewer in ROLES:
        for kind in kinds_of_facts():
            for subject in (None, "link"):
                told, again = (
                    without_ids(stored(facts_as(w.who(viewer), kind, subject and w.links.get(viewer))))
                    for w in (one, other)
                )
                assert told == again, (viewer, kind)


def without_ids(told: object) -> str:
    """Ids by the order in which they appear, and codes that nobody has yet by what they are."""
    numbers: dict[str, str] = {}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    text = re.sub(r'"(fresh_\w+|reflection_id|chance)": "[^"]*"', r'"\1": ""', text)
    return re.sub(r"\b[0-9a-f]{32}\b", lambda found: numbers.setdefault(found[0], f"id {len(numbers)}"), text)


def test_what_is_taken_back_is_gone_from_a_talk_under_way(town: Town) -> None:
    world = a_world(town, Sharing.EVERYTHING)
    supporter = world.who(Viewer.SUPPORTER)
    supporter.sends({"kind": "pressed", "token": door_token("cheer", world.links[Viewer.SUPPORTER])})
    assert WHAT in state_of_talk(supporter)
    decide(world.sara, Unshare(world.links[Viewer.SUPPORTER]))
    supporter.says("hvad?")
    assert WHAT not in state_of_talk(supporter)
    assert WHAT not in supporter.last


def state_of_talk(someone: Someone) -> str:
    """All that is remembered of the talks of somebody, as a text."""
    vault = someone.town.store.vault
    rows = someone.town.rows(talks, talks.c.person_id == someone.person_id)
    return "".join(vault.open("talks.state", row.state).decode() for row in rows)
