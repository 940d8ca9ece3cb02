"""Reading Telegram's updates out of their raw form.

The fields are read one by one and by hand: the library reads an update as a whole, so that one field that it does not
know would take a message with it that is perfectly readable.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from medspil.bot.channels.channel import CannotRead, Envelope, Letter, Raw
from medspil.bot.channels.telegram.parts import LONGEST_TEXT, length
from medspil.conversations.messages import Button, Incoming, Kind, Shown

HANDLED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that Medspil asks Telegram for."""

NEARLY_FULL = LONGEST_TEXT - 64
"""A phone that splits a longer text does so where a word ends, so its first part is up to a long word shorter."""

PRESENT = ("member", "administrator", "creator", "restricted")
LARGEST = 2**63 - 1
YEAR_2100 = 4_102_444_800

_START = re.compile(r"/start(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")
_LANGUAGE = re.compile(r"[A-Za-z0-9_-]{2,35}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# The first that fits counts: an animation, for example, comes as a document too.
_KINDS_OF_CONTENT = {
    "photo": Kind.PICTURE,
    "live_photo": Kind.PICTURE,
    "video": Kind.PICTURE,
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video_note": Kind.VOICE,
    "sticker": Kind.STICKER,
    "dice": Kind.STICKER,
    "animation": Kind.STICKER,
}

# Telegram's own notes in a chat; nobody wrote them, so nobody waits for an answer.
SERVICE_NOTES = frozenset({
    "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left",
    "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo",
    "direct_message_price_changed", "forum_topic_closed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift",
    "gift_upgrade_sent", "giveaway_completed", "giveaway_created", "group_chat_created", "left_chat_member",
    "managed_bot_created", "message_auto_delete_timer_changed", "migrate_from_chat_id", "migrate_to_chat_id",
    "new_chat_member", "new_chat_members", "new_chat_photo", "new_chat_title", "paid_message_price_changed",
    "passport_data", "pinned_message", "poll_option_added", "poll_option_deleted", "proximity_alert_triggered",
    "refunded_payment", "successful_payment", "suggested_post_approval_failed", "suggested_post_approved",
    "suggested_post_declined", "suggested_post_paid", "suggested_post_refunded", "supergroup_chat_created",
    "unique_gift", "users_shared", "video_chat_ended", "video_chat_participants_invited", "video_chat_scheduled",
    "video_chat_started", "web_app_data", "write_access_allowed",
})  # fmt: skip

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class _Place:
    """The chat that something happened in."""

    id: int
    is_private: bool
    is_group: bool


def envelope(raw: Raw) -> Envelope:
    """The number of an update and the chat it came from. Raises CannotRead where there is no number."""
    fields = _fields(raw)
    update_id = _whole(fields.get("update_id"))
    if update_id is None:
        raise CannotRead("an update without its number")
    for kind in HANDLED:
        if kind in fields:
            address = _address(_fields(fields[kind]))
            return Envelope(update_id, None if address is None else str(address))
    return Envelope(update_id, None)


def read(raw: Raw, username: str | None = None) -> Letter:
    """What an update says; `username` is the bot's, where it is known. Raises CannotRead."""
    fields = _fields(raw)
    if not fields:
        raise CannotRead("not an object with fields")
    for kind, reader in _READERS.items():
        if kind in fields:
            content = _fields(fields[kind])
            if not content:
                raise CannotRead(f"nothing in the {kind}")
            return reader(content, username)
    return _PASSED_BY


def _message(message: Fields, username: str | None) -> Letter:
    place = _place(message)
    text = _text_in(message, "text")
    letter = _letter(message, message.get("date"))
    if _fields(message.get("from")).get("is_bot") is True:
        return letter
    if place.is_group:
        return replace(letter, incoming=Incoming(_kind_in_group(text, username)))
    if not place.is_private:
        return letter
    return replace(letter, incoming=_private(message, text), full=length(text or "") >= NEARLY_FULL)


def _private(message: Fields, text: str | None) -> Incoming:
    if text is not None:
        start = _START.fullmatch(text)
        return Incoming(Kind.TEXT, text) if start is None else Incoming(Kind.START, (start[1] or "").strip())
    for name, kind in _KINDS_OF_CONTENT.items():
        if name in message:
            return Incoming(kind, _text_in(message, "caption") or "")
    if not SERVICE_NOTES.isdisjoint(message):
        return Incoming(Kind.PASSED_BY)
    return Incoming(Kind.OTHER, _text_in(message, "caption") or "")


def _kind_in_group(text: str | None, username: str | None) -> Kind:
    command = _COMMAND.match(text or "")
    if command is None:
        return Kind.PASSED_BY
    for_another = command[1] is not None and username is not None and command[1].casefold() != username.casefold()
    return Kind.PASSED_BY if for_another else Kind.GROUP


def _edited_message(message: Fields, username: str | None) -> Letter:
    place = _place(message)
    letter = _letter(message, message.get("edit_date") or message.get("date"))
    words = _text_in(message, "text") if "text" in message else _text_in(message, "caption")
    is_bot = _fields(message.get("from")).get("is_bot") is True
    # A live location "edits" its message all the time.
    if words is None or is_bot or not place.is_private:
        return letter
    return replace(letter, incoming=Incoming(Kind.EDITED, words))


def _callback_query(query: Fields, username: str | None) -> Letter:
    press_id = query.get("id")
    if not isinstance(press_id, str) or not press_id:
        raise CannotRead("a pressed button without its id")
    letter = Letter(Incoming(Kind.PASSED_BY), language=_language(query), press_id=clean(press_id))
    message = _fields(query.get("message"))
    if message and not _place(message).is_private:
        return letter
    if not message and _whole(_fields(query.get("from")).get("id")) is None:
        raise CannotRead("a pressed button of nobody")
    data = query.get("data")
    if not isinstance(data, str):
        return letter
    return replace(letter, incoming=Incoming(Kind.PRESSED, token=clean(data), shown=_shown(message, data)))


def _shown(message: Fields, data: str) -> Shown | None:
    message_id = _whole(message.get("message_id"))
    if message_id is None:
        return None
    text = message.get("text")
    rows = _rows(message)
    label = next((button.label for row in rows for button in row if button.token == data), "")
    return Shown(message_id, clean(text) if isinstance(text, str) and text else None, label, rows)


def _rows(message: Fields) -> tuple[tuple[Button, ...], ...]:
    rows = _fields(message.get("reply_markup")).get("inline_keyboard")
    return tuple(
        tuple(button for button in map(_button, row) if button is not None)
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, list)
    )


def _button(fields: object) -> Button | None:
    label, data = _fields(fields).get("text"), _fields(fields).get("callback_data")
    return Button(clean(label), clean(data)) if isinstance(label, str) and isinstance(data, str) else None


def _my_chat_member(change: Fields, username: str | None) -> Letter:
    place = _place(change)
    was = _fields(change.get("old_chat_member")).get("status")
    became = _fields(change.get("new_chat_member")).get("status")
    kind = Kind.PASSED_BY
    if place.is_private and became == "kicked":
        kind = Kind.BLOCKED
    elif place.is_group and became in ("member", "administrator") and was not in PRESENT:
        kind = Kind.GROUP
    return replace(_letter(change, change.get("date")), incoming=Incoming(kind))


_READERS: dict[str, Callable[[Fields, str | None], Letter]] = {
    "message": _message,
    "edited_message": _edited_message,
    "callback_query": _callback_query,
    "my_chat_member": _my_chat_member,
}
_PASSED_BY = Letter(Incoming(Kind.PASSED_BY))


def clean(text: str) -> str:
    """The text without what no database can hold: halves of letters, and zero bytes."""
    return _LONE_SURROGATE.sub("\ufffd", text).replace("\0", "")


def _letter(content: Fields, sent_at: object) -> Letter:
    message_id = _whole(content.get("message_id"))
    return Letter(Incoming(Kind.PASSED_BY), _language(content), message_id, _instant(sent_at))


def _language(content: Fields) -> str | None:
    code = _fields(content.get("from")).get("language_code")
    return code if isinstance(code, str) and _LANGUAGE.fullmatch(code) else None


def _text_in(message: Fields, name: str) -> str | None:
    text = message.get(name)
    if text is None:
        return None
    if not isinstance(text, str):
        raise CannotRead(f"a {name} that is no text")
    return clean(text)


def _place(content: Fields) -> _Place:
    chat = _fields(content.get("chat"))
    chat_id = _whole(chat.get("id"))
    if chat_id is None:
        raise CannotRead("a chat without its id")
    kind = chat.get("type")
    if not isinstance(kind, str):
        # Ids of groups and channels are below zero.
        kind = "private" if chat_id > 0 else "group"
    return _Place(chat_id, kind == "private", kind in ("group", "supergroup"))


def _address(content: Fields) -> int | None:
    # A pressed button has its chat in the message that it stands under.
    for holder in (content, _fields(content.get("message"))):
        chat_id = _whole(_fields(holder.get("chat")).get("id"))
        if chat_id is not None:
            return chat_id
    return _whole(_fields(content.get("from")).get("id"))


def _fields(value: object) -> Fields:
    return value if isinstance(value, Mapping) else {}


def _whole(value: object) -> int | None:
    usable = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
    return value if usable and isinstance(value, int) else None


def _instant(seconds: object) -> datetime | None:
    whole = _whole(seconds)
    return datetime.fromtimestamp(whole, UTC) if whole is not None and 0 < whole < YEAR_2100 else None
