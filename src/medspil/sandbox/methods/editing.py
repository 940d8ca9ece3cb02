"""The methods with which a bot changes what stands in a chat, and answers a pressed button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medspil.sandbox.chats import Chat, Json, Message
from medspil.sandbox.methods.formatting import length
from medspil.sandbox.methods.markup import read_inline_keyboard
from medspil.sandbox.methods.sending import caption_of, chat_to_write_to, text_of
from medspil.sandbox.refusals import bad_request

if TYPE_CHECKING:
    from medspil.sandbox.parameters import Parameters
    from medspil.sandbox.telegram import PretendTelegram

SAME_AS_BEFORE = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 3600
# The real one gives a bot about this long to answer a pressed button.
ANSWERABLE_SECONDS = 15 * 60
LONGEST_TOAST = 200
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def edit_message_text(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """editMessageText: a new text; the buttons go away unless they are given again."""
    chat, message = _message_to_edit(telegram, parameters)
    text, entities = text_of(parameters)
    keyboard = read_inline_keyboard(parameters)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
        raise bad_request(SAME_AS_BEFORE)
    message.text, message.entities, message.keyboard = text, entities, keyboard
    return _edited(telegram, chat, message)


def edit_message_caption(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """editMessageCaption: a new caption under a picture or document, or none."""
    chat, message = _message_to_edit(telegram, parameters)
    caption, entities = caption_of(parameters)
    keyboard = read_inline_keyboard(parameters)
    if message.photo is None and message.document is None:
        raise bad_request("there is no caption in the message to edit")
    if (caption, entities, keyboard) == (message.caption, message.entities, message.keyboard):
        raise bad_request(SAME_AS_BEFORE)
    message.caption, message.entities, message.keyboard = caption, entities, keyboard
    return _edited(telegram, chat, message)


def edit_message_reply_markup(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """editMessageReplyMarkup: other buttons, or none."""
    chat, message = _message_to_edit(telegram, parameters)
    keyboard = read_inline_keyboard(parameters)
    if keyboard == message.keyboard:
        raise bad_request(SAME_AS_BEFORE)
    message.keyboard = keyboard
    return _edited(telegram, chat, message)


def delete_message(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """deleteMessage: takes a message away, at most 48 hours after it was written."""
    chat = chat_to_write_to(telegram, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if telegram.seconds() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    if chat.type != "private" and not message.sender.is_bot:
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    telegram.changed(chat.id)
    return True


def answer_callback_query(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """answerCallbackQuery: ends the waiting on a pressed button, perhaps with a word at the top."""
    text = parameters.text("text")
    if length(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query = telegram.queries.pop(parameters.text("callback_query_id"), None)
    if query is None or telegram.seconds() - query.asked_at > ANSWERABLE_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    telegram.toast(query, text, parameters.boolean("show_alert"))
    return True


def _message_to_edit(telegram: PretendTelegram, parameters: Parameters) -> tuple[Chat, Message]:
    if not parameters.text("chat_id") and parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = chat_to_write_to(telegram, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.sender.is_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _edited(telegram: PretendTelegram, chat: Chat, message: Message) -> Json:
    message.edit_date = telegram.seconds()
    telegram.changed(chat.id)
    return message.to_json(chat)
