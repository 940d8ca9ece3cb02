"""What Telegram remembers: people, chats, messages, buttons and files, and how they look in an update."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class User:
    """A person on Telegram, or the bot itself."""

    id: int
    first_name: str
    language_code: str = "da"
    username: str | None = None
    is_bot: bool = False

    def to_json(self) -> Json:
        """The User object of the Bot API."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            body["username"] = self.username
        if not self.is_bot:
            body["language_code"] = self.language_code
        return body


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: its label and the data or address behind it."""

    label: str
    data: str | None = None
    url: str | None = None

    def to_json(self) -> Json:
        """The InlineKeyboardButton object of the Bot API."""
        body: Json = {"text": self.label}
        if self.data is not None:
            body["callback_data"] = self.data
        if self.url is not None:
            body["url"] = self.url
        return body


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on Telegram's side: an uploaded picture or document."""

    file_id: str
    content: bytes
    filename: str
    mime_type: str = "application/octet-stream"
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The file_path that getFile tells: where the file is fetched."""
        folder = "photos" if self.width else "documents"
        return f"{folder}/{self.file_id}/{self.filename}"

    def to_json(self) -> Json:
        """The fields that every file of the Bot API has."""
        body: Json = {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}"}
        body["file_size"] = len(self.content)
        return body

    def as_photo(self) -> list[Json]:
        """The list of PhotoSize objects; the sandbox keeps one size."""
        return [{**self.to_json(), "width": self.width, "height": self.height}]

    def as_document(self) -> Json:
        """The Document object."""
        return {**self.to_json(), "file_name": self.filename, "mime_type": self.mime_type}


@dataclass(slots=True)
class Message:
    """A message as it now is; `date` and `edit_date` are seconds since 1970 by the sandbox's clock."""

    id: int
    sender: User
    date: int
    text: str | None = None
    caption: str | None = None
    entities: tuple[Json, ...] = ()
    photo: StoredFile | None = None
    document: StoredFile | None = None
    extra: Json = field(default_factory=dict)
    keyboard: Keyboard = ()
    edit_date: int | None = None

    @property
    def kind(self) -> str:
        """What sort of message it is: text, photo, document, or the field that only the extra part has."""
        if self.text is not None:
            return "text"
        if self.photo is not None:
            return "photo"
        return "document" if self.document is not None else next(iter(self.extra), "text")

    def to_json(self, chat: Chat) -> Json:
        """The Message object of the Bot API."""
        body: Json = {
            "message_id": self.id,
            "from": self.sender.to_json(),
            "chat": chat.to_json(),
            "date": self.date,
        }
        if self.text is not None:
            body["text"] = self.text
            if self.entities:
                body["entities"] = list(self.entities)
        elif self.caption is not None:
            body["caption"] = self.caption
            if self.entities:
                body["caption_entities"] = list(self.entities)
        if self.photo is not None:
            body["photo"] = self.photo.as_photo()
        if self.document is not None:
            body["document"] = self.document.as_document()
        if self.keyboard:
            rows = [[button.to_json() for button in row] for row in self.keyboard]
            body["reply_markup"] = {"inline_keyboard": rows}
        if self.edit_date is not None:
            body["edit_date"] = self.edit_date
        body.update(self.extra)
        return body


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group (a negative id)."""

    id: int
    type: str
    name: str
    username: str | None = None
    # private: "new" until the person starts the bot, then "member", "kicked" while they block it;
    # group: "left", "member" or "kicked"
    bot_status: str = "new"
    messages: dict[int, Message] = field(default_factory=dict)
    reply_keyboard: tuple[tuple[str, ...], ...] = ()
    menu_button: Json = field(default_factory=lambda: {"type": "default"})

    def to_json(self) -> Json:
        """The Chat object of the Bot API."""
        body: Json = {"id": self.id, "type": self.type}
        body["first_name" if self.type == "private" else "title"] = self.name
        if self.username:
            body["username"] = self.username
        return body


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A press of an inline button that the bot has not answered yet."""

    id: str
    user_id: int
    asked_at: int
