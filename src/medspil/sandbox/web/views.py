"""What the page shows of a person and their chat, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medspil.sandbox.chats import Json
from medspil.sandbox.shown import ShownMessage

if TYPE_CHECKING:
    from medspil.sandbox.phone import Phone
    from medspil.sandbox.telegram import PretendTelegram

PREVIEW_CHARACTERS = 80


def person_view(telegram: PretendTelegram, phone: Phone) -> Json:
    """A person in the list, with the start of the newest message."""
    newest = telegram.newest_message(phone.user.id)
    return {
        "id": phone.user.id,
        "name": phone.user.first_name,
        "language": phone.user.language_code,
        "role": phone.role,
        "started": phone.has_started,
        "blocked": phone.has_blocked,
        "preview": (newest.text or newest.caption or "")[:PREVIEW_CHARACTERS] if newest else "",
        "preview_kind": newest.kind if newest else None,
        "newest": newest.id if newest else 0,
        "newest_from_bot": bool(newest and newest.sender.is_bot),
        "date": newest.date if newest else None,
    }


def chat_view(telegram: PretendTelegram, phone: Phone) -> Json:
    """A chat as a whole."""
    toast = phone.toasts[-1] if phone.toasts else None
    return {
        **person_view(telegram, phone),
        "messages": [_message_view(message) for message in phone.chat],
        "invitation": phone.invitation,
        "typing": phone.typing,
        "commands": phone.commands,
        "reply_keyboard": phone.reply_keyboard,
        "toasts": len(phone.toasts),
        "toast": {"text": toast.text, "alert": toast.alert} if toast else None,
        "opened": phone.opened[-1] if phone.opened else None,
    }


def _message_view(message: ShownMessage) -> Json:
    return {
        "id": message.message_id,
        "from": "bot" if message.from_bot else "me",
        "kind": message.kind,
        "text": message.text,
        "entities": message.entities,
        "date": message.date,
        "edited": message.edited,
        "buttons": [[{"label": button.label, "url": button.url} for button in row] for row in message.keyboard],
        "photo": message.photo is not None,
        "filename": message.filename,
    }
