"""The methods about the bot itself: its commands, name, descriptions, menu button, and files it may fetch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medspil.sandbox.chats import Json
from medspil.sandbox.parameters import whole_number
from medspil.sandbox.refusals import bad_request, forbidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from medspil.sandbox.parameters import Parameters
    from medspil.sandbox.telegram import PretendTelegram

Scope = tuple[str, int, int]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_COMMAND_DESCRIPTION = 256
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
SCOPES = CHAT_SCOPES | {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
# What may be said about the bot, by method name: the field and how long it may be.
ABOUT = {"name": 64, "description": 512, "short_description": 120}
BIGGEST_FILE_FOR_BOTS = 20 * 1024 * 1024


def get_me(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """getMe: who the bot is."""
    return {
        **telegram.bot.to_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """setMyCommands: the menu of commands for a scope and a language."""
    raw = parameters.json_objects("commands")
    if raw is None:
        raise bad_request('parameter "commands" is required')
    if len(raw) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = []
    for item in raw:
        name, description = str(item.get("command", "")).removeprefix("/"), str(item.get("description", ""))
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= LONGEST_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": description})
    key = _scope_of(telegram, parameters), parameters.text("language_code")
    if commands:
        telegram.commands[key] = commands
    else:
        telegram.commands.pop(key, None)
    telegram.changed(0)
    return True


def get_my_commands(telegram: PretendTelegram, parameters: Parameters) -> list[Json]:
    """getMyCommands: exactly what was set for the scope and language."""
    return telegram.commands.get((_scope_of(telegram, parameters), parameters.text("language_code")), [])


def delete_my_commands(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """deleteMyCommands: the menu for the scope and language falls back to a wider one."""
    telegram.commands.pop((_scope_of(telegram, parameters), parameters.text("language_code")), None)
    telegram.changed(0)
    return True


def commands_shown(telegram: PretendTelegram, chat_id: int, language: str) -> list[Json]:
    """The menu that a person sees in their private chat, by Telegram's order of scopes and languages."""
    for scope in (("chat", chat_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)):
        for code in (language, ""):
            if (scope, code) in telegram.commands:
                return telegram.commands[scope, code]
    return []


def setter_of(field: str) -> Callable[[PretendTelegram, Parameters], bool]:
    """setMyName, setMyDescription and setMyShortDescription: the same but for the field."""

    def set_about(telegram: PretendTelegram, parameters: Parameters) -> bool:
        value = parameters.text(field)
        if len(value) > ABOUT[field]:
            raise bad_request(f"{field.upper()}_TOO_LONG")
        telegram.about[field, parameters.text("language_code")] = value
        telegram.changed(0)
        return True

    return set_about


def getter_of(field: str) -> Callable[[PretendTelegram, Parameters], Json]:
    """getMyName, getMyDescription and getMyShortDescription, falling back to the text for all languages."""

    def get_about(telegram: PretendTelegram, parameters: Parameters) -> Json:
        language = parameters.text("language_code")
        usual = telegram.bot.first_name if field == "name" else ""
        said = telegram.about.get((field, language)) or telegram.about.get((field, "")) or usual
        return {field: said}

    return get_about


def set_chat_menu_button(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """setChatMenuButton: the button beside the text field, for one private chat or for all."""
    button = parameters.json_object("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("unsupported menu button type")
    if "chat_id" not in parameters:
        telegram.menu_button = button
        return True
    chat = telegram.chats.get(parameters.integer("chat_id"))
    if chat is None or chat.type != "private":
        raise bad_request("chat not found")
    chat.menu_button = button
    return True


def get_chat_menu_button(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """getChatMenuButton: what stands beside the text field."""
    chat = telegram.chats.get(parameters.integer("chat_id"))
    if chat is None or chat.menu_button["type"] == "default":
        return telegram.menu_button
    return chat.menu_button


def get_file(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """getFile: where a file of at most 20 MB can be fetched."""
    stored = telegram.files.get(parameters.text("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > BIGGEST_FILE_FOR_BOTS:
        raise bad_request("file is too big")
    return {**stored.to_json(), "file_path": stored.path}


def get_chat(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """getChat: what is known of a chat."""
    chat = telegram.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **chat.to_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def leave_chat(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """leaveChat: the bot goes out of a group by itself."""
    chat = telegram.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if chat.bot_status != "member":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    telegram.change_bot_status(chat, "left", by=telegram.bot)
    return True


def _scope_of(telegram: PretendTelegram, parameters: Parameters) -> Scope:
    scope = parameters.json_object("scope") or {"type": "default"}
    kind = scope.get("type")
    if not isinstance(kind, str) or kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if kind not in CHAT_SCOPES:
        return kind, 0, 0
    chat_id = whole_number(scope.get("chat_id"))
    if chat_id not in telegram.chats:
        raise bad_request("chat not found")
    return kind, chat_id, whole_number(scope.get("user_id"))
