"""A message that cannot be handled is given up soon, and what broke it does not break the next ones."""

from datetime import timedelta
from typing import Any

import pytest

from medspil.conversations import reception
from medspil.conversations.caller import Caller, Outcome
from medspil.storage import handling
from medspil.storage import talks as kept
from medspil.storage.inbox import MOST_ATTEMPTS
from medspil.storage.tables import inbox, talks
from medspil.storage.talks import ASIDE, UNDER_WAY
from tests.storage.town import Someone, Town

WENT_WRONG = "Noget gik galt"
WORKS = reception.receive


def breaks_in_a_talk(caller: Caller, *rest: Any) -> Outcome:
    """Any message that is an answer in a talk under way goes wrong."""
    if caller.talk is not None:
        raise RuntimeError("broken")
    return WORKS(caller, *rest)


@pytest.fixture
def citizen(town: Town, monkeypatch: pytest.MonkeyPatch) -> Someone:
    """Someone with a talk set aside, and one under way that breaks on everything from now on."""
    someone = town.citizen().says("nyt").says("gå en tur").says("mine data")
    assert slots(town) == {UNDER_WAY, ASIDE}
    monkeypatch.setattr(handling, "receive", breaks_in_a_talk)
    someone.heard.clear()
    return someone


def slots(town: Town) -> set[str]:
    return {row.slot for row in town.rows(talks)}


def give_up(citizen: Someone, text: str) -> None:
    citizen.says(text)
    for _try in range(MOST_ATTEMPTS - 1):
        citizen.town.later(seconds=10)


def test_a_talk_that_breaks_every_message_goes_with_the_last_try(citizen: Someone) -> None:
    give_up(citizen, "hej")
    assert WENT_WRONG in citizen.last
    assert slots(citizen.town) == {ASIDE}
    citizen.says("stop")
    assert WENT_WRONG not in citizen.last
    assert [row.how for row in citizen.town.rows(inbox)][-2:] == ["failed", "handled"]


def test_the_talk_that_was_set_aside_can_still_be_gone_on_with(citizen: Someone) -> None:
    give_up(citizen, "hej")
    town, person_id = citizen.town, citizen.person_id
    with town.store.database.transaction() as connection:
        talk, aside = kept.load(connection, town.store, person_id, town.now)
    assert talk is None
    assert aside is not None
    assert aside.name == "new-sub-goal"


def test_a_word_of_crisis_waits_seconds_behind_what_cannot_be_handled(citizen: Someone) -> None:
    begun = citizen.town.now
    citizen.says("hej")
    citizen.posts({"kind": "text", "text": "jeg vil ikke leve mere"})
    while not any("112" in message.text for message in citizen.heard):
        citizen.town.later(seconds=1)
        assert citizen.town.now - begun <= timedelta(seconds=6)
