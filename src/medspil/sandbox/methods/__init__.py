"""The Bot API methods that the sandbox knows, by name in lower case as Telegram compares them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from medspil.sandbox.methods import editing, profile, receiving, sending

if TYPE_CHECKING:
    from medspil.sandbox.parameters import Parameters
    from medspil.sandbox.telegram import PretendTelegram

    Method = Callable[[PretendTelegram, Parameters], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.setter_of("name"),
    "getmyname": profile.getter_of("name"),
    "setmydescription": profile.setter_of("description"),
    "getmydescription": profile.getter_of("description"),
    "setmyshortdescription": profile.setter_of("short_description"),
    "getmyshortdescription": profile.getter_of("short_description"),
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
    "getfile": profile.get_file,
    "getchat": profile.get_chat,
    "leavechat": profile.leave_chat,
}
