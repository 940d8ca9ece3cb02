"""The menu and the descriptions that Telegram shows before anybody has written."""

from __future__ import annotations

import logging
import re

import pytest

from medspil.bot.channels.telegram import TelegramChannel
from medspil.bot.channels.telegram.introducing import menu
from medspil.conversations.introduction import bot_descriptions
from medspil.conversations.messages import Menu
from medspil.conversations.registry import CONVERSATIONS
from medspil.domain.persons import LANGUAGES, Role
from medspil.sandbox import failures
from medspil.sandbox.telegram import PretendTelegram
from tests.channels.conftest import Pauses

CITIZEN = frozenset((Role.CITIZEN,))


def commands_on_a_phone_set_to(language: str, telegram: PretendTelegram) -> list[str]:
    return [command["command"] for command in telegram.phone("Sara", language).commands]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_holds_the_conversations_that_say_what_they_are_about(language: str) -> None:
    theirs = [one for one in CONVERSATIONS.values() if one.about and one.facts.role in (None, Role.CITIZEN)]
    expected = [conversation.command(language) for conversation in theirs if not conversation.only_for]
    assert [command.command for command in menu(language, CITIZEN)] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_role_has_its_own_commands_and_who_is_two_things_has_both(language: str) -> None:
    leader = frozenset((Role.GROUP_LEADER,))
    citizens, leaders, both = (menu(language, roles) for roles in (CITIZEN, leader, CITIZEN | leader))
    new, home = CONVERSATIONS["new-sub-goal"].command(language), CONVERSATIONS["home"].command(language)
    for commands, expected in ((citizens, {new}), (leaders, {home}), (both, {new, home})):
        assert {new, home} & {command.command for command in commands} == expected
    assert set(both) == set(citizens) | set(leaders)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_finds_only_help(language: str) -> None:
    assert [command.command for command in menu(language, frozenset())] == [CONVERSATIONS["help"].command(language)]


async def test_a_citizen_has_a_menu_of_their_own_in_their_language(
    channel: TelegramChannel, telegram: PretendTelegram
) -> None:
    await channel.introduce()
    sara = telegram.phone("Sara", "da")
    sara.starts()
    await channel.send(str(sara.user.id), Menu("en", CITIZEN))
    assert "new" in [command["command"] for command in sara.commands]
    await channel.send(str(sara.user.id), Menu("da"))
    assert [command["command"] for command in sara.commands] == ["hjaelp"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_the_commands(language: str) -> None:
    commands = menu(language, CITIZEN)
    assert len({command.command for command in commands}) == len(commands)
    for command in commands:
        assert re.fullmatch("[a-z0-9_]{1,32}", command.command)
        assert 1 <= len(command.description) <= 256


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_descriptions_are_short_enough(language: str) -> None:
    descriptions = bot_descriptions(language)
    assert 0 < len(descriptions.short) <= 120
    assert 0 < len(descriptions.full) <= 512


async def test_each_phone_shows_the_menu_of_its_language(channel: TelegramChannel, telegram: PretendTelegram) -> None:
    await channel.introduce()
    assert "help" in commands_on_a_phone_set_to("en", telegram)
    assert "hjaelp" in commands_on_a_phone_set_to("da", telegram)


async def test_a_phone_set_to_another_language_shows_the_first(
    channel: TelegramChannel, telegram: PretendTelegram
) -> None:
    await channel.introduce()
    assert "hjaelp" in commands_on_a_phone_set_to("ar", telegram)
    assert telegram.about["short_description", ""] == bot_descriptions(LANGUAGES[0]).short


async def test_introducing_outlives_an_outage(
    channel: TelegramChannel, telegram: PretendTelegram, pauses: Pauses
) -> None:
    telegram.fail_next("setMyDescription", failures.closes(), failures.too_many_requests(3600))
    await channel.introduce(sleep=pauses)
    assert pauses == [2, 3600]
    assert telegram.about["description", "en"] == bot_descriptions("en").full


async def test_a_refused_introduction_is_logged_and_not_fatal(
    channel: TelegramChannel, telegram: PretendTelegram, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail_next("setMyCommands", failures.answers(400, "Bad Request: BOT_COMMAND_INVALID"))
    await channel.introduce(sleep=pauses)
    assert pauses == []
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "bot_command_invalid" in record.getMessage()
