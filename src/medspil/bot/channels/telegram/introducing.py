"""What Telegram shows of the bot before anybody has written: the commands of its menu and its descriptions."""

from telegram import BotCommand, BotCommandScopeAllPrivateChats

from medspil.bot.channels.telegram.bot import TelegramBot
from medspil.conversations.introduction import bot_descriptions
from medspil.conversations.registry import CONVERSATIONS
from medspil.conversations.texts import _, speaking
from medspil.domain.persons import LANGUAGES


def menu(language: str) -> tuple[BotCommand, ...]:
    """The commands that open the conversations, in the order of the registry."""
    with speaking(language):
        return tuple(
            BotCommand(command, _(conversation.about))
            for conversation in CONVERSATIONS.values()
            if conversation.about and (command := conversation.command(language)) is not None
        )


async def introduce(bot: TelegramBot) -> None:
    """Sets commands and descriptions in every language; the first language is for phones set to any other, too.

    Raises TelegramError.
    """
    private = BotCommandScopeAllPrivateChats()
    for code, language in ((None, LANGUAGES[0]), *((language, language) for language in LANGUAGES)):
        descriptions = bot_descriptions(language)
        await bot.set_my_commands(menu(language), scope=private, language_code=code)
        await bot.set_my_short_description(descriptions.short, language_code=code)
        await bot.set_my_description(descriptions.full, language_code=code)
