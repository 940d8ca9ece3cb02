"""What is not theirs to see gets the answer of what does not exist, and the log of whom it is about says so."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import delete

from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.tokens import door_token
from medspil.domain.circle_decisions import SeenWhat
from medspil.domain.sight import Sharing, Viewer
from medspil.storage import refusals
from medspil.storage.tables import audit, talks
from tests.storage.sight_world import World, a_world
from tests.storage.town import Someone, Town

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|\b[0-9A-Z]{12}\b")


def refused(world: World) -> list[tuple[str, str]]:
    """Who was refused a look at what is hers, and as what."""
    rows = world.town.rows(audit, audit.c.what == SeenWhat.REFUSED, audit.c.subject == world.sara.person_id)
    return [(row.actor, row.role) for row in rows]


def opens(someone: Someone, conversation: str, subject: str) -> list[tuple[str, list[str]]]:
    """What is said to somebody who comes through a door with nothing else under way; codes are not compared."""
    with someone.town.store.database.transaction() as connection:
        connection.execute(delete(talks))
    before = len(someone.heard)
    someone.sends({"kind": "pressed", "token": door_token(conversation, subject)})
    return [
        (CODE.sub("CODE", message.text), [button.label for row in message.rows for button in row])
        for message in someone.heard[before:]
    ]


@pytest.mark.parametrize(
    "viewer", [Viewer.OTHER_CITIZEN, Viewer.FORMER, Viewer.LEADER, Viewer.COORDINATOR, Viewer.SUPPORTER]
)
def test_what_they_may_not_see_answers_like_what_does_not_exist(sqlite_town: Town, viewer: Viewer) -> None:
    world = a_world(sqlite_town, Sharing.ANOTHER_ONE)
    someone = world.who(viewer)
    subject = world.this_one if viewer is Viewer.SUPPORTER else world.links[Viewer.CONTACT_PERSON]
    for conversation in sorted(CONVERSATIONS):
        there = opens(someone, conversation, subject)
        assert there == opens(someone, conversation, uuid4().hex), conversation
    assert {actor for actor, _role in refused(world)} == {someone.person_id}
    assert len(refused(world)) == len(CONVERSATIONS)


def test_the_line_says_in_which_role(sqlite_town: Town) -> None:
    world = a_world(sqlite_town, Sharing.EVERYTHING)
    former = world.who(Viewer.FORMER)
    opens(former, "my-citizens", world.links[Viewer.FORMER])
    assert refused(world) == [(former.person_id, "contact-person")]


def test_a_stranger_who_names_it_leaves_a_line_as_nobody(sqlite_town: Town) -> None:
    world = a_world(sqlite_town, Sharing.NOTHING)
    opens(world.who(Viewer.STRANGER), "my-sub-goals", world.this_one)
    [(actor, role)] = refused(world)
    assert role == refusals.STRANGER
    assert len(actor) == 32


def test_what_is_theirs_to_see_leaves_no_such_line(town: Town) -> None:
    world = a_world(town, Sharing.THIS_ONE)
    opens(world.sara, "my-sub-goals", world.this_one)
    for viewer in (Viewer.CONTACT_PERSON, Viewer.STAND_IN, Viewer.PEER_WORKER, Viewer.SUPPORTER):
        opens(world.who(viewer), "my-citizens", world.links[viewer])
        opens(world.who(viewer), "propose", world.this_one)
    assert refused(world) == []


@pytest.mark.parametrize(
    ("viewer", "sharing"),
    [
        (Viewer.CONTACT_PERSON, Sharing.ANOTHER_ONE),
        (Viewer.SUPPORTER, Sharing.TAKEN_BACK),
        (Viewer.WITHOUT_A_YES, Sharing.EVERYTHING),
    ],
)
def test_a_sub_goal_that_is_not_shared_is_refused_to_those_who_stand_beside_her(
    town: Town, viewer: Viewer, sharing: Sharing
) -> None:
    world = a_world(town, sharing)
    opens(world.who(viewer), "propose", world.this_one)
    assert [actor for actor, _role in refused(world)] == [world.who(viewer).person_id]
