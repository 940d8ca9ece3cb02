"""`medspil talks`: what it prints, how long it takes, and that a talk without an end ends in it."""

import time
from collections.abc import Iterator
from itertools import count

import pytest
from typer.testing import CliRunner

from medspil.bot.commands import app
from medspil.conversations import commands, registry
from medspil.conversations.conversation import Conversation
from medspil.conversations.facts import CitizenFacts
from medspil.conversations.readers import one_of
from medspil.conversations.scripts import all_chapters, printed
from medspil.conversations.talk import Choice, Door, Talk
from medspil.domain.persons import LANGUAGES


def test_it_prints_the_scripts_in_the_language_that_was_asked_for() -> None:
    danish = CliRunner().invoke(app, ["talks", "--lang", "da"])
    english = CliRunner().invoke(app, ["talks", "--lang", "en"])
    assert danish.stdout == printed(all_chapters("da"), "da")
    assert english.stdout == printed(all_chapters("en"), "en")


def test_another_language_stops_it_with_a_sentence() -> None:
    result = CliRunner().invoke(app, ["talks", "--lang", "de"])
    assert result.exit_code != 0
    assert "use da or en" in result.output


def test_it_takes_seconds() -> None:
    begun = time.perf_counter()
    for language in LANGUAGES:
        printed(all_chapters(language), language)
    assert time.perf_counter() - begun < 20, "it takes about three seconds on a quiet machine"


async def _for_ever(talk: Talk[CitizenFacts]) -> None:
    """Asks on and on, five ways on at each question, and leads back into itself."""
    for turn in count():
        choices = [Choice(f"Way {way} of turn {turn}", way) for way in range(5)]
        if await talk.ask(f"turn-{turn}", f"Turn {turn}: which way?", one_of(int), choices) == 4:
            break
    talk.say("It is over.", Door("Again", "for-ever"))


@pytest.fixture
def for_ever(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    conversation = Conversation("for-ever", _for_ever, CitizenFacts, commands=("evigt", "forever"))
    monkeypatch.setitem(registry.CONVERSATIONS, conversation.name, conversation)
    commands._by_word.cache_clear()
    yield
    commands._by_word.cache_clear()


@pytest.mark.usefixtures("for_ever")
def test_a_talk_without_an_end_is_told_once() -> None:
    scripts = printed(all_chapters("en"), "en")
    assert "Turn 0: which way?" in scripts
    assert "It is over." in scripts
    assert scripts.count(": which way?") < 20
