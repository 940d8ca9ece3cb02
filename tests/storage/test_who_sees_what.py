"""Every role, every kind of data, every state of sharing: what is seen is what docs/who-sees-what.md says, exactly.

A talk is a pure function of its facts, so nothing is said that does not stand in them. These tests read every kind of
facts there is for everybody, by every id in the database, and look for what is hers.
"""

from functools import cache

import pytest

from medspil.conversations.facts import Facts, InvitationFacts
from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.sight import Data, Sharing, Viewer
from medspil.storage.store import Store
from tests.storage.sight_world import World, a_world, facts_as, seen_in, stored
from tests.storage.town import Town
from tests.who_sees_what import says_seen

ALL_VIEWERS = tuple(Viewer)


@cache
def kinds_of_facts() -> tuple[type[Facts], ...]:
    """Every kind of facts that any conversation is given."""
    kinds = {conversation.facts for conversation in CONVERSATIONS.values()} - {InvitationFacts}
    return tuple(sorted(kinds, key=lambda kind: kind.__name__))


@pytest.fixture
def sqlite_town(sqlite_store: Store) -> Town:
    return Town(sqlite_store)


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
