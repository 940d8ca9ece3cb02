"""What is really said to each, by the real desk and on the pages: no more than docs/who-sees-what.md says, and no less.

Here the words are let into the chat (`MEDSPIL_CHAT_SHOWS=words`), since that is the most that may ever stand there.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import delete

from medspil.conversations.facts import ChatShows
from medspil.conversations.messages import Document, Message
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.reports import ReportFile, words_of_report
from medspil.conversations.texts import speaking
from medspil.conversations.tokens import door_token
from medspil.domain.sight import Data, Sharing, Viewer
from medspil.storage import pages, people
from medspil.storage.page_visits import PageVisit
from medspil.storage.store import Store
from medspil.storage.tables import talks
from tests.storage.sight_world import (
    DREAM,
    GROUP_GOAL,
    GROUP_LINE,
    HELPER,
    INTERVIEW_LINE,
    KINDS,
    NAME,
    NOTE,
    NUMBER,
    PRIVATE,
    SOMEONE_ELSE,
    TALK,
    WHAT,
    World,
    a_world,
)
from tests.storage.town import Someone, Town
from tests.who_sees_what import says_seen

ENDS_IT = frozenset(("stop-supporting", "stop"))
"""These do at once what cannot be taken back, so nobody goes through them here."""

IN_WORDS = frozenset(
    (
        Data.SUB_GOAL, Data.NOTE, Data.AIM, Data.NAME, Data.COUNT, Data.TALK, Data.SETTINGS, Data.CIRCLE,
        Data.GROUP_GOAL, Data.GROUP_ANSWER, Data.INTERVIEW_ANSWER,
    )
)  # fmt: skip
"""The data that have words of their own in the world of the test, by which they are found in what is said."""


@pytest.fixture
def open_town(sqlite_store: Store) -> Town:
    """A town whose organisation lets the citizens' words stand in the chats of others."""
    house = replace(sqlite_store.house, chat_shows=ChatShows.WORDS, public_url="https://medspil.example")
    return Town(replace(sqlite_store, house=house))


def told_in(world: World, viewer: Viewer, sharing: Sharing, text: str) -> set[Data]:
    """Which of her data stand in what was said."""
    signs = {
        Data.SUB_GOAL: WHAT in text or HELPER in text,
        Data.NOTE: NOTE in text,
        Data.AIM: DREAM in text,
        Data.NAME: NAME in text,
        Data.COUNT: PRIVATE in text and world.sub_goals[-1] in world.private(viewer, sharing),
        Data.TALK: TALK in text,
        Data.SETTINGS: NUMBER in text,
        Data.CIRCLE: SOMEONE_ELSE in text,
        Data.GROUP_GOAL: GROUP_GOAL in text,
        Data.GROUP_ANSWER: GROUP_LINE in text,
        Data.INTERVIEW_ANSWER: INTERVIEW_LINE in text,
    }
    assert set(signs) == IN_WORDS
    return {data for data, is_there in signs.items() if is_there}


def said_to(world: World, viewer: Viewer) -> Iterator[str]:
    """All that is said behind every door there is, opened about the citizen, and all that stands on the pages."""
    someone = world.who(viewer)
    link_id = world.links.get(viewer)
    for name in sorted(set(CONVERSATIONS) - ENDS_IT):
        for subject in {None, link_id}:
            yield from opens(someone, name, subject)
    if viewer is not Viewer.STRANGER:
        yield from on_the_pages(world, someone, link_id)


def opens(someone: Someone, name: str, subject: str | None) -> Iterator[str]:
    with someone.town.store.database.transaction() as connection:
        connection.execute(delete(talks))
    before = len(someone.heard)
    someone.sends({"kind": "pressed", "token": door_token(name, subject)})
    for message in someone.heard[before:]:
        yield message.text
        yield from (button.label for row in message.rows for button in row)
        yield from _in_a_file(message)


def _in_a_file(message: Message) -> Iterator[str]:
    if isinstance(message.document, ReportFile):
        yield from words_of_report(message.document.report)
    elif isinstance(message.document, Document):
        yield message.document.body


def on_the_pages(world: World, someone: Someone, link_id: str | None) -> Iterator[str]:
    store, person_id = world.town.store, someone.person_id
    subjects = {None, link_id, *world.sub_goals, world.sara.person_id}
    with store.database.transaction() as connection, speaking("da"):
        row = people.lock(connection, person_id)
        assert row is not None
        roles, settings = people.roles_of(row), people.settings_of(row)
        visit = PageVisit(connection, store, person_id, roles, settings, world.town.now)
        for page in pages.PAGES.values():
            for subject in subjects:
                yield str(page(visit, subject))


@pytest.mark.parametrize("sharing", [Sharing.THIS_ONE, Sharing.TAKEN_BACK, Sharing.EVERYTHING])
def test_each_is_told_what_the_page_says(open_town: Town, sharing: Sharing) -> None:
    world = a_world(open_town, sharing)
    for viewer in set(Viewer) - {Viewer.CITIZEN}:
        told = told_in(world, viewer, sharing, "\n".join(said_to(world, viewer)))
        allowed = {data for data in IN_WORDS if says_seen(viewer, data, sharing)}
        assert told <= allowed, (viewer, sharing)
        if viewer in KINDS:
            assert told == allowed, (viewer, sharing)
