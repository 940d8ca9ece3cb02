"""What Telegram shows of the bot before anybody has written: the commands of its menu and its descriptions."""

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from medspil.bot.channels.telegram.bot import TelegramBot
from medspil.conversations.introduction import bot_descriptions
from medspil.conversations.messages import Menu
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.texts import _, speaking
from medspil.domain.persons import LANGUAGES, Role

FOR_STRANGERS = ("help",)
"""What someone who has not come in yet finds in the menu."""


def menu(language: str, roles: frozenset[Role]) -> tuple[BotCommand, ...]:
    """The commands that open the conversations of these roles, in the registry's order; without any, a stranger's."""
    with speaking(language):
        return tuple(
            BotCommand(command, _(conversation.about))
            for conversation in CONVERSATIONS.values()
            if conversation.about and (command := conversation.command(language)) is not None
            if (conversation.is_open_to(roles) if roles else conversation.name in FOR_STRANGERS)
        )


async def introduce(bot: TelegramBot) -> None:
    """Sets commands and descriptions in every language; the first language is for phones set to any other, too.

    Raises TelegramError.
    """
    private = BotCommandScopeAllPrivateChats()
    for code, language in ((None, LANGUAGES[0]), *((language, language) for language in LANGUAGES)):
        descriptions = bot_descriptions(language)
        await bot.set_my_commands(menu(language, frozenset()), scope=private, language_code=code)
        await bot.set_my_short_description(descriptions.short, language_code=code)
        await bot.set_my_description(descriptions.full, language_code=code)


async def show_menu(bot: TelegramBot, chat_id: int, shown: Menu) -> None:
    """Sets the menu of one chat; a stranger's chat shows what all do. Raises TelegramError."""
    scope = BotCommandScopeChat(chat_id)
    if not shown.roles:
        await bot.delete_my_commands(scope=scope)
    else:
        await bot.set_my_commands(menu(shown.language, shown.roles), scope=scope)
