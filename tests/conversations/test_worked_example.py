"""The worked example of docs/conversations.md runs as it stands there: one file and one line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from medspil.conversations import commands, registry
from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import CitizenFacts
from medspil.conversations.scripts import all_chapters, printed
from medspil.conversations.texts import N_
from medspil.domain.sub_goals import Status, SubGoal
from tests.conversations.desk import Desk
from tests.conversations.some import a_sub_goal

PAGE = Path(__file__).parents[2] / "docs" / "conversations.md"


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file and the line of the page, as if they stood in the code."""
    file, line = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    names: dict[str, Any] = {"Conversation": Conversation, "CitizenFacts": CitizenFacts, "N_": N_}
    exec(file, names)
    (conversation,) = eval(f"({line.strip()})", names)
    monkeypatch.setitem(registry.CONVERSATIONS, conversation.name, conversation)
    commands._by_word.cache_clear()
    yield
    commands._by_word.cache_clear()


def reached(what: str, id: str) -> SubGoal:
    ended_at = datetime(2026, 11, 20, int(id), tzinfo=UTC)
    return replace(a_sub_goal(what, id=id), status=Status.REACHED, ended_at=ended_at)


def test_the_example_is_a_talk_like_any_other() -> None:
    sara = Desk(reached("gå en tur", "1"), reached("ringe til Ida", "2")).says("godt")
    assert sara.text.startswith("You reached this: »ringe til Ida«.")
    assert sara.says("ja").text.startswith("You reached this: »gå en tur«.")
    assert sara.says("tilbage").text.startswith("You reached this: »ringe til Ida«.")
    assert sara.says("nej").text == "All this you have done yourself."
    assert sara.talk is None


def test_the_example_survives_a_restart_between_any_two_turns() -> None:
    sara = Desk(reached("gå en tur", "1")).says("/good")
    assert sara.talk is not None
    assert sara.waits(days=2).says("hjælp").text.endswith("Shall I tell you another one?")


def test_the_example_stands_in_the_scripts_by_itself() -> None:
    scripts = printed(all_chapters("en"), "en")
    assert "What I have reached" in scripts
    assert "All this you have done yourself." in scripts
