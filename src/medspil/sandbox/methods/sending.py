"""The methods with which a bot says something: messages, pictures, documents and "is typing"."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from medspil.sandbox.chats import Chat, Json, Message, StoredFile
from medspil.sandbox.methods.formatting import LONGEST_TEXT, Entities, length, read_text
from medspil.sandbox.methods.markup import read_inline_keyboard, read_reply_keyboard
from medspil.sandbox.parameters import whole_number
from medspil.sandbox.pictures import size_of
from medspil.sandbox.refusals import Refused, bad_request, forbidden

if TYPE_CHECKING:
    from medspil.sandbox.parameters import Parameters
    from medspil.sandbox.telegram import PretendTelegram

LONGEST_CAPTION = 1024
BIGGEST_PHOTO = 10 * 1024 * 1024
BIGGEST_DOCUMENT = 50 * 1024 * 1024
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def send_message(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """sendMessage: a text of 1-4096 characters."""
    chat = chat_to_write_to(telegram, parameters)
    text, entities = text_of(parameters)
    return _deliver(telegram, chat, parameters, text=text, entities=entities)


def send_photo(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """sendPhoto: an uploaded picture, or one that Telegram has already."""
    chat = chat_to_write_to(telegram, parameters)
    caption, entities = caption_of(parameters)
    upload = parameters.upload("photo")
    if upload is None:
        photo = _file_known(telegram, parameters.text("photo"), "photo")
    else:
        if len(upload.content) > BIGGEST_PHOTO:
            raise Refused(413, "Request Entity Too Large")
        width, height = size_of(upload.content)
        photo = telegram.keep_file(upload.content, upload.filename, width=width, height=height)
    return _deliver(telegram, chat, parameters, caption=caption, entities=entities, photo=photo)


def send_document(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """sendDocument: any file, uploaded or known to Telegram already."""
    chat = chat_to_write_to(telegram, parameters)
    caption, entities = caption_of(parameters)
    upload = parameters.upload("document")
    if upload is None:
        document = _file_known(telegram, parameters.text("document"), "document")
    else:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > BIGGEST_DOCUMENT:
            raise Refused(413, "Request Entity Too Large")
        kind = mimetypes.guess_type(upload.filename)[0] or "application/octet-stream"
        document = telegram.keep_file(upload.content, upload.filename, mime_type=kind)
    return _deliver(telegram, chat, parameters, caption=caption, entities=entities, document=document)


def send_chat_action(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """sendChatAction: tells the person that the bot is at it."""
    chat = chat_to_write_to(telegram, parameters)
    if parameters.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    telegram.typing(chat)
    return True


def chat_to_write_to(telegram: PretendTelegram, parameters: Parameters) -> Chat:
    """The chat of a call. Raises Refused when it is unknown or the bot may not write there."""
    if not parameters.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = telegram.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.bot_status == "member":
        return chat
    if chat.type == "private":
        blocked = chat.bot_status == "kicked"
        raise forbidden("bot was blocked by the user" if blocked else "bot can't initiate conversation with a user")
    kicked = chat.bot_status == "kicked"
    raise forbidden(
        f"bot was kicked from the {chat.type} chat" if kicked else f"bot is not a member of the {chat.type} chat"
    )


def text_of(parameters: Parameters) -> tuple[str, Entities]:
    """The text of a message to send or to change to. Raises Refused when it is empty or too long."""
    text, entities = read_text(
        parameters.text("text"), parameters.text("parse_mode"), parameters.json_objects("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_of(parameters: Parameters) -> tuple[str | None, Entities]:
    """The caption of a file, None when there is none. Raises Refused when it is too long."""
    caption, entities = read_text(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.json_objects("caption_entities")
    )
    if length(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return caption or None, entities


def _file_known(telegram: PretendTelegram, given: str, kind: str) -> StoredFile:
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        # The real one would fetch it; the sandbox fetches nothing from anywhere.
        raise bad_request("failed to get HTTP URL content")
    known = telegram.files.get(given)
    if known is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    if kind == "photo" and not known.width:
        raise bad_request("can't use file of type Document as Photo")
    return known


def _deliver(telegram: PretendTelegram, chat: Chat, parameters: Parameters, **content: Any) -> Json:
    keyboard = read_inline_keyboard(parameters)
    labels = read_reply_keyboard(parameters)
    replied_to = _message_replied_to(chat, parameters)
    telegram.count_for_flood(chat)
    if labels is not None:
        chat.reply_keyboard = labels
    message = Message(
        id=telegram.next_message_id(),
        sender=telegram.bot,
        date=telegram.seconds(),
        keyboard=keyboard,
        **content,
    )
    if replied_to is not None:
        message.extra["reply_to_message"] = replied_to.to_json(chat)
    telegram.deliver(chat, message)
    return message.to_json(chat)


def _message_replied_to(chat: Chat, parameters: Parameters) -> Message | None:
    wanted = parameters.json_object("reply_parameters")
    if wanted is None:
        return None
    message = chat.messages.get(whole_number(wanted.get("message_id")))
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
