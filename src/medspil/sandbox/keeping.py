"""Keeping the pretend Telegram in a JSON file from one run to the next."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medspil.sandbox.chats import Button, CallbackQuery, Chat, Json, Message, StoredFile, User

if TYPE_CHECKING:
    from medspil.sandbox.telegram import PretendTelegram

FORMAT = 1
COUNTERS = ("last_message_id", "last_file_id", "last_query_id")


def save(telegram: PretendTelegram, path: Path) -> None:
    """Write everything that a restart should not lose; the old file stays until the new one is whole."""
    state: Json = {
        "format": FORMAT,
        "turned_seconds": telegram.clock.turned.total_seconds(),
        "counters": {name: getattr(telegram, name) for name in COUNTERS},
        "next_update_id": telegram.updates.next_id,
        "pending": list(telegram.updates.pending),
        "queries": [asdict(query) for query in telegram.queries.values()],
        "files": [
            {**asdict(file), "content": base64.b64encode(file.content).decode()} for file in telegram.files.values()
        ],
        "phones": [
            {
                "user": asdict(phone.user),
                "invitation": phone.invitation,
                "role": phone.role,
                "chat": _chat(telegram.chats[phone.user.id]),
            }
            for phone in telegram.phones
        ],
        "groups": [_chat(telegram.chats[group.id]) for group in telegram.groups],
    }
    fresh = path.with_name(path.name + ".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(state, file, ensure_ascii=False)
    fresh.replace(path)


def restore(telegram: PretendTelegram, path: Path) -> None:
    """Fill an empty `telegram` and turn its clock. Raises ValueError for a file that `save` did not write."""
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        if state["format"] != FORMAT:
            raise ValueError("made by another version")
        _fill(telegram, state)
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"{path} does not hold the phones of a sandbox ({problem}); move it away") from problem


def _fill(telegram: PretendTelegram, state: Json) -> None:
    telegram.clock.turn_by(timedelta(seconds=state["turned_seconds"]))
    for name in COUNTERS:
        setattr(telegram, name, int(state["counters"][name]))
    telegram.updates.next_id = max(telegram.seconds(), state["next_update_id"])
    telegram.updates.pending.extend(state["pending"])
    for raw in state["queries"]:
        telegram.queries[raw["id"]] = CallbackQuery(**raw)
    for raw in state["files"]:
        file = StoredFile(**{**raw, "content": base64.b64decode(raw["content"])})
        telegram.files[file.file_id] = file
    users = {telegram.bot.id: telegram.bot}
    for raw in state["phones"]:
        user = users[raw["user"]["id"]] = User(**raw["user"])
        phone = telegram.add_phone(user, _read_chat(telegram, raw["chat"], users))
        phone.invitation = raw["invitation"]
        phone.role = raw.get("role")
    for raw in state["groups"]:
        telegram.add_group(_read_chat(telegram, raw, users))


def _chat(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "type": chat.type,
        "name": chat.name,
        "bot_status": chat.bot_status,
        "reply_keyboard": chat.reply_keyboard,
        "menu_button": chat.menu_button,
        "messages": [_message(message) for message in chat.messages.values()],
    }


def _message(message: Message) -> Json:
    return {
        "id": message.id,
        "sender": message.sender.id,
        "date": message.date,
        "text": message.text,
        "caption": message.caption,
        "entities": message.entities,
        "photo": message.photo.file_id if message.photo else None,
        "document": message.document.file_id if message.document else None,
        "extra": message.extra,
        "keyboard": [[asdict(button) for button in row] for row in message.keyboard],
        "edit_date": message.edit_date,
    }


def _read_chat(telegram: PretendTelegram, raw: Json, users: dict[int, User]) -> Chat:
    chat = Chat(raw["id"], raw["type"], raw["name"], bot_status=raw["bot_status"], menu_button=raw["menu_button"])
    chat.reply_keyboard = tuple(tuple(row) for row in raw["reply_keyboard"])
    for item in raw["messages"]:
        message = _read_message(telegram, item, users)
        chat.messages[message.id] = message
    return chat


def _read_message(telegram: PretendTelegram, raw: Json, users: dict[int, User]) -> Message:
    content: dict[str, Any] = dict(raw)
    content["sender"] = users[raw["sender"]]
    content["entities"] = tuple(raw["entities"])
    content["keyboard"] = tuple(tuple(Button(**button) for button in row) for row in raw["keyboard"])
    for name in ("photo", "document"):
        content[name] = telegram.files[raw[name]] if raw[name] else None
    return Message(**content)


class SaveSoon:
    """Saves half a second after a change, so that many changes cost one writing."""

    def __init__(self, telegram: PretendTelegram, path: Path, seconds: float = 0.5) -> None:
        """Watch `telegram` and its clock from now on."""
        self._telegram = telegram
        self._path = path
        self._seconds = seconds
        self._planned: asyncio.TimerHandle | None = None
        telegram.on_change(lambda _: self._plan())
        telegram.clock.on_turn(self._plan)

    def now(self) -> None:
        """Save at once."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
        save(self._telegram, self._path)

    def _plan(self) -> None:
        if self._planned is None:
            # Before the loop runs there is nothing to wait on; the saving at the end takes it along.
            with contextlib.suppress(RuntimeError):
                self._planned = asyncio.get_running_loop().call_later(self._seconds, self.now)
