"""The bot's own menu, name, descriptions and button."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import BadRequest

from medspil.sandbox.phone import Phone
from medspil.sandbox.telegram import PretendTelegram


def names(phone: Phone) -> list[str]:
    return [command["command"] for command in phone.commands]


async def test_the_menu_follows_scope_and_language(bot: Bot, sara: Phone, telegram: PretendTelegram) -> None:
    john = telegram.phone("John", language_code="en")
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("nyt", "Nyt delmål")], scope=private, language_code="da")
    assert (names(sara), names(john)) == (["nyt"], ["help"])
    await bot.set_my_commands([BotCommand("hold", "Mit hold")], scope=BotCommandScopeChat(sara.user.id))
    assert names(sara) == ["hold"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(sara.user.id))
    assert names(sara) == ["nyt"]
    assert await bot.get_my_commands(scope=private, language_code="da") == (BotCommand("nyt", "Nyt delmål"),)
    assert await bot.get_my_commands(scope=private, language_code="en") == ()
    await bot.set_my_commands([], scope=private, language_code="da")
    assert names(sara) == ["help"]


async def test_commands_telegram_does_not_take_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("hjælp", "Hjælp")])
    with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
        await bot.set_my_commands([BotCommand("help", "")])
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands([BotCommand(f"c{n}", "x") for n in range(101)])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([BotCommand("help", "Help")], scope=BotCommandScopeChat(4242))


async def test_the_bot_can_say_what_it_is_in_each_language(bot: Bot) -> None:
    await bot.set_my_name("Medspil")
    await bot.set_my_description("Small goals of one's own")
    await bot.set_my_description("Små mål, der er ens egne", language_code="da")
    await bot.set_my_short_description("Små mål")
    assert (await bot.get_my_name()).name == "Medspil"
    assert (await bot.get_my_description("da")).description == "Små mål, der er ens egne"
    assert (await bot.get_my_description("sv")).description == "Small goals of one's own"
    assert (await bot.get_my_short_description()).short_description == "Små mål"
    with pytest.raises(BadRequest, match="Name_too_long"):
        await bot.set_my_name("x" * 65)


async def test_the_menu_button_can_differ_from_chat_to_chat(bot: Bot, sara: Phone) -> None:
    page = MenuButtonWebApp("Side", WebAppInfo("https://example.org/"))
    await bot.set_chat_menu_button(sara.user.id, page)
    assert await bot.get_chat_menu_button(sara.user.id) == page
    assert await bot.get_chat_menu_button() == MenuButtonCommands()
    await bot.set_chat_menu_button(menu_button=page)
    assert await bot.get_chat_menu_button() == page
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_chat_menu_button(4242, page)
