"""A text that the phone split is one answer: the rest of it, right behind, is not a second one."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from medspil.bot.channels.channel import Letter
from medspil.conversations.messages import Incoming, Kind
from medspil.storage.handling import handle_next
from tests.storage.town import Someone, Town

FIRST, REST = "x" * 4050, "og så videre"


@pytest.fixture
def citizen(town: Town) -> Someone:
    return town.citizen()


def writes(citizen: Someone, text: str, id: int, seconds: int = 0, full: bool = False) -> int:
    """Writes a message with this id of the channel's; returns how many messages came back."""
    town, heard = citizen.town, len(citizen.heard)
    sent_at = town.now + timedelta(seconds=seconds)

    def read(_raw: Mapping[str, Any]) -> Letter:
        return Letter(Incoming(Kind.TEXT, text), "da", id, sent_at, full=full)

    citizen.posts({})
    assert handle_next(town.store, read, town.now) is not None
    town.settle()
    return len(citizen.heard) - heard


@pytest.mark.parametrize("id", [8, 9, 12])
def test_the_rest_belongs_to_it_though_the_bot_wrote_in_between(citizen: Someone, id: int) -> None:
    assert writes(citizen, FIRST, 7, full=True) > 0
    assert writes(citizen, REST, id, seconds=5) == 0


def test_what_comes_later_is_a_text_of_its_own(citizen: Someone) -> None:
    writes(citizen, FIRST, 7, full=True)
    assert writes(citizen, REST, 8, seconds=6) > 0


def test_after_its_rest_even_a_quick_answer_is_heard(citizen: Someone) -> None:
    writes(citizen, FIRST, 7, full=True)
    writes(citizen, REST, 8, seconds=1)
    assert writes(citizen, "på fredag", 10, seconds=2) > 0


def test_what_was_written_before_it_is_not_its_rest(citizen: Someone) -> None:
    writes(citizen, FIRST, 7, full=True)
    assert writes(citizen, REST, 6) > 0


def test_a_text_that_is_not_full_has_no_rest(citizen: Someone) -> None:
    writes(citizen, "x" * 1200, 7)
    assert writes(citizen, REST, 8) > 0


def test_three_parts_are_one_answer_too(citizen: Someone) -> None:
    writes(citizen, FIRST, 7, full=True)
    assert writes(citizen, FIRST, 9, seconds=4, full=True) == 0
    assert writes(citizen, REST, 10, seconds=8) == 0
